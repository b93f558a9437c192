"""Numbers of headings: sections that bear a wrong number, headings under them that skip or repeat one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.hit import Edit, Hit, Note
from lint.checks.structure.outline import outline
from lint.checks.structure.series import chinese, faults, renumbered, series
from lint.document import Span, compiled
from lint.report.model import Heading, Report
from lint.ruleset.text import Text

_HIGHEST = 30
_MARKUP = compiled(r"[\s#>*]+")
_NUMBERED = compiled(r"[\s#>*]*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第?[一二三四五六七八九十][是,])")


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: `sections` or the `headings` below them, and the note at the heading before."""

    of: Literal["sections", "headings"]
    before_note: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that is not the one due there."""
    if params.of == "sections":
        yield from _sections(report, params)
    else:
        for headings in _lists(report):
            yield from _headings(report, headings, params)


def _sections(report: Report, params: Params) -> Iterator[Hit]:
    """Sections may bear the form's numbers (a section is missing, or stands elsewhere) or run on by themselves."""
    headings = [section.heading for section in report.sections]
    numbers = [heading.number for heading in headings]
    if sum(number > 0 for number in numbers) * 2 <= len(numbers):
        return
    wrong = faults(numbers)
    found = outline(report)
    if found is not None:
        due = [form.number if (form := found.form_of(section)) else section.number for section in report.sections]
        by_form = [(index, number) for index, number in enumerate(due) if numbers[index] != number]
        wrong = min(wrong, by_form, key=len)
    for index, number in wrong:
        yield _hit(report, headings, index, number, params, safe=len(wrong) == 1)


def _lists(report: Report) -> Iterator[list[Heading]]:
    """The headings below sections, those of one level under one parent together."""
    tables = [table.span for table in report.tables.values()]
    open_: dict[int, list[Heading]] = {}
    for heading in report.headings:
        if any(table.holds(heading.span) for table in tables):
            continue
        for level in [level for level in open_ if level > heading.level]:
            yield open_.pop(level)
        if heading.level > 1 and 0 < heading.number <= _HIGHEST:
            open_.setdefault(heading.level, []).append(heading)
        elif heading.level == 1:
            yield from open_.values()
            open_.clear()
    yield from open_.values()


def _headings(report: Report, headings: list[Heading], params: Params) -> Iterator[Hit]:
    parts = series([heading.number for heading in headings])
    if len(parts) > 1 and len(parts[-1]) == 1 and not _opens_a_list(report, headings[-1]):
        parts[-2:] = [range(parts[-2].start, parts[-1].stop)]
    for part in parts:
        listed = [headings[index] for index in part]
        for index, number in faults([heading.number for heading in listed]):
            if not _written_between(report, listed, index, number):
                yield _hit(report, listed, index, number, params, safe=False)


def _opens_a_list(report: Report, heading: Heading) -> bool:
    """Whether a single 1 behind a list may begin another: it stands inside a line, or behind words that lead to a list."""
    line = report.text.rfind("\n", 0, heading.span.start) + 1
    if _MARKUP.sub("", report.text[line : heading.span.start]):
        return True
    before = report.text[:line].rstrip()
    before = before[before.rfind("\n") + 1 :].strip()
    if _NUMBERED.match(before):
        return before.endswith(":")
    # Under (四) stand paragraphs of its own; between 2. and 1. one leads to a list.
    return heading.level > 2 or not before.endswith("。")


def _written_between(report: Report, headings: list[Heading], index: int, number: int) -> bool:
    """Whether the number that seems skipped is written in the text before, though not as a heading."""
    if not index or headings[index].number < number:
        return False
    span = headings[index].number_span
    left, right = report.text[span.start - 1 : span.start].strip(), report.text[span.end : span.end + 1].strip()
    left = left if left == "(" else ""
    skipped = rf"(?<![0-9一二三四五六七八九十]){re.escape(left)}\s*(?:{number}|{chinese(number)})\s*{re.escape(right)}"
    return re.search(skipped, report.text[headings[index - 1].span.end : headings[index].span.start]) is not None


def _hit(report: Report, headings: list[Heading], index: int, number: int, params: Params, *, safe: bool) -> Hit:
    heading = headings[index]
    related = (Note(headings[index - 1].span, params.before_note),) if index else ()
    if not heading.number:
        due = f"{chinese(number)}、"
        values = {"number": due, "title": heading.title}
        return Hit(heading.title_span, values, related, due + heading.title, message="none")
    span = _numeral(report, heading)
    written = report.text[span.start : span.end]
    due = renumbered(written, number) or str(number)
    return Hit(span, {"written": written, "number": due, "title": heading.title}, related, due, (Edit(span, due, safe),))


def _numeral(report: Report, heading: Heading) -> Span:
    """The number of a heading, with its brackets, blanks left out."""
    start, end = heading.number_span
    written = report.text[start:end]
    return Span(start + len(written) - len(written.lstrip()), end - len(written) + len(written.rstrip()))
