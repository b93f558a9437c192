"""A statistical period that is not the report's whole year: 2023年1月1日至2023年12月30日."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.dating.years import agreed_year, sentence_at
from lint.checks.hit import Hit
from lint.report.model import Report
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: month and day of the `first` and the `last` day of the year.

    A range of days is the report's period where `said` stands before it in its sentence; it may be shorter where `founded`
    is found there, for an agency newly founded or closed.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    said: Pattern
    founded: Pattern


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the beginning or the end of the period, where it is another day of the report's year."""
    period = report.period
    if period is None:
        return
    year = agreed_year(report)
    sentence = sentence_at(report.text, report.body, period.span.start)
    if not params.said.regex.search(report.text, sentence.start, period.span.start):
        return
    if params.founded.regex.search(report.text, sentence.start, sentence.end):
        return
    ends = ((period.start, params.first), (period.end, params.last))
    # Another year is told among the years.
    wrong = [(end, due) for end, due in ends if end.year == year and end.valid and (end.month, end.day) != due]
    # Where neither is right, it is the time of something else.
    if len(wrong) == 1:
        (end, (month, day)) = wrong[0]
        yield Hit(end.span, {"month": month, "day": day}, suggestion=f"{month}月{day}日")
