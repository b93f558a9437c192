"""What a mirror left in the text: readings in brackets behind characters."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Report


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: nothing."""


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit a file, around the first reading, with their count."""
    normal = report.document.normal
    if not normal.readings:
        return
    first = normal.readings[0]
    # The readings are no part of the normal form: the character before the first one is shown with it.
    at = normal.origin.derived(first.start)
    written = report.document.text[first.start : first.end]
    yield Hit(Span(max(0, at - 1), at), {"count": len(normal.readings), "first": written})
