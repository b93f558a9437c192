"""The last day on which a report may be published."""

import datetime

from lint.report.form import Deadline
from lint.report.model import Report


def deadline_of(report: Report, year: int) -> datetime.date | None:
    """The last day for this report on `year`: the user's, else the statute's for its level, else the latest that it sets for any.

    None when the pack sets none.
    """
    if report.given.deadline is not None:
        return datetime.date(year + 1, *report.given.deadline)
    statutory = [deadline for deadline in report.form.deadlines if deadline.statutory]
    of_level = [deadline for deadline in statutory if report.level in deadline.levels]
    last: Deadline | None = max(of_level or statutory, key=lambda deadline: (deadline.month, deadline.day), default=None)
    return datetime.date(year + 1, last.month, last.day) if last else None
