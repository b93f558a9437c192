"""Members that are listed and have no report on the year."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit, Value, listed
from lint.document import Span
from lint.report.model import Report


@dataclass(eq=False, repr=False)
class Params:
    """The check takes nothing from the pack."""


def check(report: Report, _params: Params) -> Iterator[Hit]:
    """A hit at the title of a report some of whose members are missing."""
    members = report.members
    if members is not None and members.missing:
        place = report.title.span if report.title else Span(0, 0)
        named: dict[str, Value] = {"members": listed(members.missing), "count": len(members.missing)}
        yield Hit(place, named | {"file": members.listed, "year": report.year or ""})
