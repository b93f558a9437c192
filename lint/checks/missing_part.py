"""A part that every report has beside its sections, and that is not there: the title, the signature, its date."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Report


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: the part that must be there."""

    part: Literal["title", "signature"]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit where the part should stand: the first line for the title, the last for the signature."""
    shown = [passage.span for passage in report.passages if passage.role != "chrome"]
    if not shown:
        return
    if params.part == "title" and report.title is None:
        yield Hit(_first_line(report, shown[0]))
    signature = report.signature
    if params.part == "signature" and (signature is None or signature.date is None):
        yield Hit(signature.span if signature else _last_line(report, shown[-1]), message=None if signature is None else "date")


def _first_line(report: Report, span: Span) -> Span:
    end = report.text.find("\n", span.start, span.end)
    return Span(span.start, end if end > span.start else span.end)


def _last_line(report: Report, span: Span) -> Span:
    start = report.text.rfind("\n", span.start, span.end - 1)
    return Span(start + 1 if start >= 0 else span.start, span.end)
