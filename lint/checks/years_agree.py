"""The years of title, introduction and statistical period, which must all be the report's."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.dating.years import agreed_year, in_the_same_digits, year_digits
from lint.checks.hit import Edit, Hit, Note, Value
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Pattern, Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `introduced` are patterns by which the text before the first section names the report; the group `year` is its year. A
    match that lies in a cited title names another document.
    `parts` are the words for title, introduction, start and end of the period.
    """

    introduced: list[Pattern]
    parts: dict[str, Text]
    title_note: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each part that states another year than the others."""
    due = agreed_year(report)
    if due is None:
        return
    title = report.title.year_span if report.title and report.title.year == due else None
    related = (Note(title, params.title_note),) if title else ()
    for part, year, span in _stated(report, params):
        if year == due:
            continue
        digits = year_digits(report, span)
        right = in_the_same_digits(report.text[digits.start : digits.end], due)
        values: dict[str, Value] = {"part": params.parts[part], "year": year, "due": due}
        yield Hit(digits, values, related, right, (Edit(digits, right),))


def _stated(report: Report, params: Params) -> Iterator[tuple[str, int, Span]]:
    """The parts that state a year, the year and where it stands; a period's end without a year of its own is left out."""
    if report.title and report.title.year and report.title.year_span:
        yield "title", report.title.year, report.title.year_span
    yield from _introduced(report, params)
    if report.period:
        yield "start", report.period.start.year, report.period.start.span
        end = report.period.end
        if year_digits(report, end.span) != end.span:
            yield "end", end.year, end.span


def _introduced(report: Report, params: Params) -> Iterator[tuple[str, int, Span]]:
    first = report.sections[0].heading.span.start if report.sections else report.body.end
    start = report.title.span.end if report.title else report.body.start
    quoted = [citation.span for citation in report.citations]
    seen = set()
    for pattern in params.introduced:
        for found in pattern.regex.finditer(report.text, start, max(start, first)):
            span = Span(*found.span("year"))
            if span not in seen and not any(citation.holds(Span(*found.span())) for citation in quoted):
                seen.add(span)
                yield "introduction", int(found["year"]), span
