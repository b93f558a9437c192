"""A heading numbered in another way than those before and after it: 一、 2、 三、."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Heading, Report


@dataclass(eq=False, repr=False)
class Params:
    """Nothing is set."""


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that fits the headings around it, but is written as those of another level."""
    tables = [table.span for table in report.tables.values()]
    headings = [heading for heading in report.headings if not any(table.holds(heading.span) for table in tables)]
    for index, heading in enumerate(headings):
        before = _sibling(headings, index)
        if before is not None:
            span = Span(heading.span.start, heading.title_span.start)
            span = Span(span.start, span.start + len(report.text[span.start : span.end].rstrip()))
            written = {"before": _number(report, before), "written": report.written(span)}
            yield Hit(span, written)


def _sibling(headings: list[Heading], index: int) -> Heading | None:
    """The heading of another level that this one continues, and that the next of that level takes up again."""
    heading = headings[index]
    for at in range(index - 1, -1, -1):
        before = headings[at]
        if before.level == heading.level:
            return None
        if before.number == heading.number - 1 and before.number > 0:
            after = next((each for each in headings[index + 1 :] if each.level <= before.level), None)
            return before if after and after.level == before.level and after.number == heading.number + 1 else None
        if before.level < heading.level:
            return None
    return None


def _number(report: Report, heading: Heading) -> str:
    return report.written(Span(heading.span.start, heading.title_span.start)).strip()
