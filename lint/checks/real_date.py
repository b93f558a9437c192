"""Days that are in no calendar: 2月30日, 13月1日."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.report.model import DateMention, Report


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: nothing."""


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each date that does not exist."""
    for mention in report.dates:
        if not mention.valid:
            yield _hit(report, mention)


def _hit(report: Report, mention: DateMention) -> Hit:
    written = report.text[mention.span.start : mention.span.end]
    month = mention.month or 0
    if not 1 <= month <= 12:
        return Hit(mention.span, {"written": written, "month": month}, message="month")
    last = calendar.monthrange(mention.year, month)[1]
    return Hit(mention.span, {"written": written, "year": mention.year, "month": month, "last": last})
