"""A heading on a line of its own that ends in a full stop, a comma or a colon."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Edit, Hit
from lint.document import Span
from lint.report.model import Heading, Report
from lint.ruleset.values import Word

# A numbered line no longer than this, with text of its own below, is a heading and not a sentence of a list.
_LONGEST = 10


@dataclass(eq=False, repr=False)
class Params:
    """The `marks` that end no heading."""

    marks: Word


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each such mark; headings below the sections count when they are short and have text below them."""
    sections = {id(section.heading) for section in report.sections if section.likeness != "none"}
    tables = [table.span for table in report.tables.values()]
    for heading in report.headings:
        if heading.run_in or not (id(heading) in sections or _heads_text(report, heading)):
            continue
        start = heading.title_span.end
        mark = report.text[start : start + 1]
        rest = report.text[start + 1 : report.text.find("\n", start) % (len(report.text) + 1)]
        if mark and mark in params.marks and not rest.strip(" *#") and not any(table.holds(heading.span) for table in tables):
            span = Span(start, start + 1)
            yield Hit(span, {"title": heading.title, "mark": report.written(span)}, edits=(Edit(span, "", safe=True),))


def _heads_text(report: Report, heading: Heading) -> bool:
    if heading.level != 2 or len(heading.title) > _LONGEST:
        return False
    return len(report.text[heading.title_span.end + 1 : heading.body.end].strip()) > _LONGEST
