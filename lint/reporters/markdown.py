"""A comment for a review: the verdict, a table of files, and the findings of each; as long as a comment may be."""

import re
from collections import Counter
from collections.abc import Iterator

from lint.reporters.model import SEVERITIES, Checked, Run, Shown
from lint.reporters.paths import relative
from lint.reporters.places import native_words, place_words
from lint.reporters.told import by_gravity, items, suggestion, troubles
from lint.reporters.wording import SEVERITY, verdict
from lint.ruleset.text import Language, Severity, Text

# A comment holds 65,536 characters; a reader, fewer.
_MOST_FILES = 100
_MOST_FINDINGS = 100
_LONGEST_COMMENT = 60_000
_LONGEST_WORDS = 200
_MARKS: dict[Severity, str] = {"error": "❌", "warning": "⚠️", "info": "ℹ️"}
_HEADS = {"file": Text("文件", "File"), "unchecked": Text("未能检查", "not checked")}
_BASIS = Text("依据：", "Basis: ")
_MORE_FILES = Text("另有 {} 个文件没有列出。", "{} more files are not listed.")
_MORE = Text("共 {} 处，这里列出 {} 处，先列严重的。", "{} in all, {} of them listed here, the gravest first.")
_RULES = Text("各规则", "By rule")


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as Markdown."""
    shown = run.shown()
    told = list(_head(shown))
    room = _LONGEST_COMMENT - sum(map(len, told)) - _LONGEST_WORDS
    listed: dict[str, list[str]] = {}
    found = by_gravity(items(shown))
    count = 0
    for item in found[:_MOST_FINDINGS]:
        entry = _entry(item.file, item.shown, run.language)
        room -= len(entry) + (0 if item.file.path in listed else 2 * len(item.file.path) + 80)
        if room < 0:
            break
        listed.setdefault(item.file.path, []).append(entry)
        count += 1
    for file in shown.files:
        if file.path in listed:
            told += _details(file, listed[file.path])
    if count < len(found):
        told.append("\n" + _MORE.in_(run.language).format(len(found), count) + "\n")
    return "".join(told).encode("utf-8", "backslashreplace").decode()


def _head(run: Run) -> Iterator[str]:
    mark = "❌" if run.broken or run.failing else "✅"
    yield f"### {mark} disclosure-lint\n\n{_plain(verdict(run))}\n"
    rows = [file for file in run.files if file.findings or file.error or file.troubles]
    if rows:
        yield "\n" + _row(_HEADS["file"].in_(run.language), *(SEVERITY[severity].in_(run.language) for severity in SEVERITIES))
        yield _row("---", *["---:"] * len(SEVERITIES))
        yield from (_row(*_cells(file, run.language)) for file in rows[:_MOST_FILES])
    if len(rows) > _MOST_FILES:
        yield "\n" + _MORE_FILES.in_(run.language).format(len(rows) - _MOST_FILES) + "\n"
    if run.statistics:
        counts = Counter((finding.rule, finding.name) for finding in run.findings())
        yield f"\n{_RULES.in_(run.language)}\n\n"
        yield from (f"- {code} {name}: {count}\n" for (code, name), count in sorted(counts.items()))


def _cells(file: Checked, language: Language) -> list[str]:
    told = "".join(f"<br>{_plain(trouble)}" for trouble in troubles(file, language)).replace("|", "\\|")
    path = _code(relative(file.path)).replace("|", "\\|")
    if file.error:
        return [path + told, _HEADS["unchecked"].in_(language), "", ""]
    counts = Counter(shown.finding.severity for shown in file.findings)
    return [path + told, *(str(counts[severity]) for severity in SEVERITIES)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"


def _details(file: Checked, entries: list[str]) -> Iterator[str]:
    yield f"\n<details><summary>{_plain(relative(file.path))} ({len(entries)})</summary>\n\n"
    yield from entries
    yield "\n</details>\n"


def _entry(file: Checked, shown: Shown, language: Language) -> str:
    finding = shown.finding
    where = place_words if file.has_lines else native_words
    head = [f"{_MARKS[finding.severity]} **{finding.rule}** {finding.name}", where(finding.place, language)]
    lines = [f"- {' · '.join(filter(None, head))}", _plain(finding.message.in_(language))]
    if words := _short(finding.text):
        lines.append(_code(words))
    if finding.suggestion is not None:
        lines.append(_plain(_short(suggestion(finding, language))))
    lines += [
        f"{_plain(related.note.in_(language))} · {where(related.place, language)}" for related in finding.related
    ]
    if finding.basis:
        lines.append(_plain(_BASIS.in_(language) + finding.basis))
    return "  \n  ".join(lines) + "\n"


def _short(text: str) -> str:
    told = " ".join(text.split())
    return told if len(told) <= _LONGEST_WORDS else told[: _LONGEST_WORDS - 1] + "…"


def _plain(text: str) -> str:
    """Words of a draft that no Markdown, no tag, no name and no number of an issue is made of."""
    told = re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+", " ", text)
    told = told.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    told = re.sub(r"([\\`*_\[\]|~])", r"\\\1", told)
    # A comment in between keeps GitHub from calling someone, or linking an issue.
    return re.sub(r"([@#])(?=\w)", r"\1<!-- -->", told)


def _code(text: str) -> str:
    """Words as they are, in a fence of as many strokes as they need."""
    told = re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+", " ", text)
    fence = "`" * (max((len(run) for run in re.findall("`+", told)), default=0) + 1)
    return f"{fence}{told}{fence}" if len(fence) == 1 else f"{fence} {told} {fence}"
