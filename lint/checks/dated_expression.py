"""Expressions in a report on a year in which they were not yet, or no longer the latest: 党的二十大精神 in a report on 2021."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.dating.years import agreed_year
from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Pattern

# A report that bears no date was written by then, in the year after its own.
_WRITTEN = (4, 1)


@dataclass(eq=False, repr=False)
class Expression:
    """An expression and its time.

    `since` is the year and month from which it is known; the report must have been written later. `until` is the last year
    whose reports may name it alone; those on later years name what came after, which `later` matches.
    """

    words: Pattern
    since: list[int] | None = None
    until: int | None = None
    later: Pattern | None = None

    @cached_property
    def known(self) -> datetime.date | None:
        """The first day of the month from which it is known."""
        return datetime.date(self.since[0], self.since[1], 1) if self.since else None


@dataclass(eq=False, repr=False)
class Params:
    """The expressions, in the order in which they are tried: of two that overlap, the first is told."""

    expressions: list[Expression]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit where each expression first stands out of its time."""
    year = agreed_year(report)
    if year is None:
        return
    written = _written(report, year)
    told: list[Span] = []
    for expression in params.expressions:
        if (expression.known is None or expression.known <= written) and not _outlived(expression, year, report.text):
            continue
        span = _first(report, expression)
        if span and not any(span.start < other.end and other.start < span.end for other in told):
            told.append(span)
            since = f"{expression.since[0]}年{expression.since[1]}月" if expression.since else ""
            yield Hit(span, {"text": report.written(span), "year": year, "since": since})


def _written(report: Report, year: int) -> datetime.date:
    """The day by which the report was written: its own, or else when such reports are due."""
    days = [report.signature.date if report.signature else None, report.published]
    known = [day.date for day in days if day and day.date and day.date.year > year]
    return max(known, default=datetime.date(year + 1, *_WRITTEN))


def _outlived(expression: Expression, year: int, text: str) -> bool:
    if expression.until is None or year <= expression.until:
        return False
    return expression.later is None or not expression.later.regex.search(text)


def _first(report: Report, expression: Expression) -> Span | None:
    for found in expression.words.regex.finditer(report.running):
        span = Span(*found.span())
        if report.stands_in(span, "title", "heading", "body") and not report.cites(span):
            return span
    return None
