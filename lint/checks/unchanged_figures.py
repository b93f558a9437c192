"""Figures of an official table that stand as they did last year, more and larger ones than chance leaves alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import log10

from lint.checks.counting.cells import cells, judged, value
from lint.checks.hit import Hit, Note, Value
from lint.checks.years.places import place_in
from lint.document import Span
from lint.report.model import OfficialTable, Report
from lint.ruleset.values import Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    Of the `tables`, figures from `least` on count, but for those in the rows or columns that are `steady` from year to year.
    A table is told when a `share` of its figures and more are as they were, and the different numbers among them have
    together so many `digits` (the sum of their logarithms) that no chance explains it: a number is counted once, as one
    application makes several cells. `note` is told at the other unchanged figures, `most` of them.
    """

    tables: list[str]
    note: Text
    least: int
    digits: float
    share: float
    steady: list[str] = field(default_factory=list)
    most: int = 8


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the first unchanged figure of each such table."""
    previous = report.previous
    for key in params.tables if previous else ():
        table, past = report.tables.get(key), previous.tables.get(key) if previous else None
        if previous is None or table is None or past is None or not judged(table) or not judged(past):
            continue
        same, counted = _compared(table, past, params)
        different = {number for number, _ in same}
        if not same or len(same) < params.share * counted or sum(map(log10, different)) < params.digits:
            continue
        first, *others = sorted(span for _, span in same)
        notes = tuple(Note(span, params.note) for span in others[: params.most])
        values: dict[str, Value] = {
            "table": table.form.title,
            "same": len(same),
            "counted": counted,
            "figures": "、".join(f"{number:g}" for number in dict.fromkeys(number for number, _ in same)),
            "place": place_in(previous, past.span),
        }
        yield Hit(first, values, notes)


def _compared(table: OfficialTable, past: OfficialTable, params: Params) -> tuple[list[tuple[float, Span]], int]:
    """The unchanged figures with their places, and how many figures there are to compare."""
    same: list[tuple[float, Span]] = []
    counted = 0
    for row, column, cell in cells(table):
        before = value(past, row, column)
        if cell.value is None or before is None or {row, column} & set(params.steady):
            continue
        if max(cell.value, before) >= params.least:
            counted += 1
            if cell.value == before:
                same.append((float(cell.value), cell.span))
    return same, counted
