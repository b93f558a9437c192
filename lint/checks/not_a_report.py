"""A file that is no report of this kind."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Report


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: nothing."""


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit at the first words of a file without the title and the sections of a report."""
    if report.recognised:
        return
    text = report.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    yield Hit(Span(start, end if end >= 0 else len(text)))
