"""Characters that stand twice."""

from lint.checks.once import once
from lint.document import compiled
from lint.report.model import Report

_DOUBLED = compiled("([\u4e00-\u9fff])\\1")


def doubled(report: Report) -> list[int]:
    """The places of the characters of a report that stand twice in a row."""
    return once(report, __name__, lambda: [found.start() for found in _DOUBLED.finditer(report.text)])
