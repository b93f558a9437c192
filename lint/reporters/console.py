"""For people at a terminal: findings file by file, each in a frame with its line, a summary table and the verdict."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from lint.checks.finding import Finding
from lint.reporters.model import SEVERITIES, Checked, Excerpt, Run, Shown
from lint.reporters.width import cells, pad, visible, window, wrap
from lint.reporters.wording import SEVERITY, title_of, verdict
from lint.ruleset.text import Language, Severity, Text

if TYPE_CHECKING:
    from rich.text import Text as Styled

_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}
_NARROWEST = 40
_SUGGESTION = Text("建议：", "suggestion: ")
_BASIS = Text("依据：", "basis: ")
_FIXES = {"safe": Text("（--fix 可改）", " (--fix)"), "unsafe": Text("（--unsafe-fixes 可改）", " (--unsafe-fixes)")}
_RELATED = Text("参见 ", "see ")
_DELETE = Text("删去", "delete")


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run in lines of at most `width` cells."""
    from rich.console import Console

    stream = StringIO()
    console = Console(
        file=stream,
        width=max(width, _NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    # The newest Unicode widths differ between terminals; a line that is full to the last cell is let be.
    for line in _lines(run.shown(), console.width - 1):
        console.print(line, soft_wrap=True)
    return stream.getvalue()


def _lines(run: Run, width: int) -> Iterator["Styled"]:
    for file in run.files:
        if file.findings:
            yield from _file(file, run.language, width)
    if run.statistics or not run.quiet:
        table = list(_by_rule(run) if run.statistics else _by_family(run))
        if any(run.findings()):
            yield from _table(table)
            yield _styled(("", ""))
    if not run.quiet:
        style = "bold red" if run.broken or run.failing else "bold green"
        for line in wrap(verdict(run), width):
            yield _styled((line, style))


def _styled(*parts: tuple[str, str]) -> "Styled":
    from rich.text import Text as Styled

    return Styled.assemble(*parts)


def _file(file: Checked, language: Language, width: int) -> Iterator["Styled"]:
    for line in wrap(visible(file.path), width):
        yield _styled((line, "bold underline"))
    head = file.head
    year = (f"{head.year}年" if language == "zh" else str(head.year)) if head.year else ""
    if about := " · ".join(visible(part) for part in (head.agency, year) if part):
        for line in wrap(about, width):
            yield _styled((line, "dim"))
    yield _styled(("", ""))
    for shown in file.findings:
        yield from _frame(shown, language, width)
        yield _styled(("", ""))


def _frame(shown: Shown, language: Language, width: int) -> Iterator["Styled"]:
    """A finding: rule and place, the line with the words marked, what is wrong, how to mend it, on what basis."""
    finding = shown.finding
    style = _STYLES[finding.severity]
    inner = width - 2
    yield from _header(finding, language, width)
    body: list[Styled] = list(_marked(shown.excerpt, style, inner))
    body += [_styled((line, "bold")) for line in wrap(visible(finding.message.in_(language)), inner)]
    if finding.suggestion is not None:
        fix = _FIXES[finding.fix].in_(language) if finding.fix else ""
        suggestion = visible(finding.suggestion) or _DELETE.in_(language)
        body += _labelled(_SUGGESTION.in_(language), suggestion + fix, "green", inner)
    for related, excerpt in zip(finding.related, shown.related, strict=True):
        place = f"{related.place.line}:{related.place.column}"
        body += _labelled(f"{_RELATED.in_(language)}{place} ", visible(related.note.in_(language)), "cyan", inner)
        body += _marked(excerpt, "cyan", inner)
    body += _labelled(_BASIS.in_(language), visible(finding.basis), "dim", inner)
    for line in body[:-1]:
        yield _styled(("│ ", style)).append_text(line)
    yield _styled(("└ ", style)).append_text(body[-1])


def _header(finding: Finding, language: Language, width: int) -> Iterator["Styled"]:
    severity = SEVERITY[finding.severity].in_(language)
    place = f"{visible(finding.place.path)}:{finding.place.line}:{finding.place.column}"
    style = _STYLES[finding.severity]
    first, *more = wrap(f"{severity} {finding.rule} {visible(finding.name)}", width - 2)
    line = _styled(("┌ ", style), (first, style))
    if not more and cells(first) + 4 + cells(place) <= width:
        yield line.append(f"  {place}", "dim")
        return
    yield line
    for part in more:
        yield _styled(("│ ", style), (part, style))
    for part in wrap(place, width - 2):
        yield _styled(("│ ", style), (part, "dim"))


def _marked(excerpt: Excerpt, style: str, width: int) -> Iterator["Styled"]:
    """The line, and carets under the marked words."""
    part = window(excerpt, width)
    yield _styled((part.before, ""), (part.marked, style), (part.after, ""))
    carets = "^" * max(1, cells(part.marked))
    yield _styled((" " * cells(part.before) + carets, style))


def _labelled(label: str, text: str, style: str, width: int) -> list["Styled"]:
    """A label and a text, the further lines of which stand under its beginning."""
    indent = cells(label)
    lines = wrap(text, width - indent)
    first = _styled((label, style), (lines[0], ""))
    return [first, *(_styled((" " * indent + line, "")) for line in lines[1:])]


def _by_family(run: Run) -> Iterator[tuple[str, ...]]:
    """The rows of the summary: a family a row, a severity a column."""
    counts = Counter((finding.rule[:2], finding.severity) for finding in run.findings())
    title, total = ("类别", "合计") if run.language == "zh" else ("family", "total")
    yield (title, *(SEVERITY[severity].in_(run.language) for severity in SEVERITIES), total)
    for family in sorted({family for family, _ in counts}):
        numbers = [counts[family, severity] for severity in SEVERITIES]
        yield (title_of(family, run.language), *map(str, numbers), str(sum(numbers)))


def _by_rule(run: Run) -> Iterator[tuple[str, ...]]:
    counts = Counter((finding.rule, finding.name) for finding in run.findings())
    yield ("规则", "处数") if run.language == "zh" else ("rule", "count")
    for (code, name), count in sorted(counts.items()):
        yield f"{code} {name}", str(count)


def _table(rows: list[tuple[str, ...]]) -> Iterator["Styled"]:
    """Rows in columns, numbers to the right; the first row is the header."""
    widths = [max(cells(row[index]) for row in rows) for index in range(len(rows[0]))]
    for number, row in enumerate(rows):
        first = pad(visible(row[0]), widths[0])
        rest = "".join(" " * (2 + width - cells(text)) + text for width, text in zip(widths[1:], row[1:], strict=True))
        yield _styled((first + rest, "bold" if number == 0 else ""))
        if number == 0:
            yield _styled(("─" * (sum(widths) + 2 * (len(widths) - 1)), "dim"))
