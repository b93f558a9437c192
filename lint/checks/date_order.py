"""Days that must stand in order: the end of the year and of the period, the signature, the deadline, the publication."""

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.dating.deadline import deadline_of
from lint.checks.dating.years import agreed_year
from lint.checks.hit import Hit, Note
from lint.report.model import DateMention, Report
from lint.ruleset.text import Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: which order is checked, and the note at the other day.

    `custom` is month and day of the year after, for `signed-by-custom`: a day that is usual where none is set.
    """

    order: Literal["signed-after-year", "signed-by-deadline", "signed-by-custom", "signed-after-period", "published-after-signed"]
    note: Text | None = None
    custom: tuple[int, int] | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """At most one hit, at the day that stands too early or too late."""
    signed = report.signature.date if report.signature else None
    year = agreed_year(report)
    if signed is None or not signed.valid or signed.month is None or year is None:
        return
    if params.order == "signed-after-year":
        if _last_day(signed) <= datetime.date(year, 12, 31):
            yield Hit(signed.span, {"signed": _shown(signed), "year": year})
    elif params.order == "signed-by-deadline":
        yield from _late(signed, deadline_of(report, year))
    elif params.order == "signed-by-custom":
        if params.custom and not report.given.deadline:
            yield from _late(signed, datetime.date(year + 1, *params.custom))
    elif params.order == "signed-after-period":
        period = report.period
        end = period.end.date if period else None
        # A signature within the year has been told, and a period that ends with another year is told among the years.
        if period and end and (end.month, end.day) != (12, 31) and year < _last_day(signed).year and _last_day(signed) <= end:
            yield Hit(signed.span, {"signed": _shown(signed), "end": _shown(period.end)}, _notes(period.end, params))
    elif report.published is not None and report.published.date is not None and report.published.date < _first_day(signed):
        values = {"published": _shown(report.published), "signed": _shown(signed)}
        yield Hit(report.published.span, values, _notes(signed, params))


def _late(signed: DateMention, due: datetime.date | None) -> Iterator[Hit]:
    if due is not None and _first_day(signed) > due:
        last_day = f"{due.year}年{due.month}月{due.day}日"
        yield Hit(signed.span, {"signed": _shown(signed), "due": last_day, "due_en": due.isoformat()})


def _notes(other: DateMention, params: Params) -> tuple[Note, ...]:
    return (Note(other.span, params.note),) if params.note else ()


def _first_day(mention: DateMention) -> datetime.date:
    return datetime.date(mention.year, mention.month or 1, mention.day or 1)


def _last_day(mention: DateMention) -> datetime.date:
    month = mention.month or 12
    return datetime.date(mention.year, month, mention.day or calendar.monthrange(mention.year, month)[1])


def _shown(mention: DateMention) -> str:
    day = f"{mention.day}日" if mention.day else ""
    return f"{mention.year}年{mention.month}月{day}"
