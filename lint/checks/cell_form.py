"""Cells of the official tables that are blank, or hold no number of the kind that belongs there."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lint.checks.counting.cells import cells, column_words, judged, row_words
from lint.checks.hit import Hit, Note, Value
from lint.document import compiled
from lint.report.model import CellValue, OfficialTable, Report
from lint.ruleset.text import Text

_DIGITS = compiled(r"\s*\d[\d,，]*\s*(?:[(（].*)?$")


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `fault` is what it looks for: `blank` cells, or those that hold `no-number`. `signed` are columns where a number may be
    negative; columns that may have decimals the form names. More than `single` faults in a table are one hit, at the first.
    """

    fault: Literal["blank", "no-number"]
    single: int
    note: Text
    signed: list[str] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each faulty cell of a table that is surely read, or one for all of a table."""
    for table in report.tables.values():
        if judged(table):
            yield from _faults(table, params)


def _faults(table: OfficialTable, params: Params) -> Iterator[Hit]:
    decimal = {column.key for column in table.form.columns if column.decimal}
    found = []
    for row, column, cell in cells(table):
        whole = column not in decimal
        faulty = cell.blank if params.fault == "blank" else not cell.blank and not _counts(cell, whole, column in params.signed)
        if faulty:
            found.append((row, column, cell))
    if len(found) > params.single:
        row, column, cell = found[0]
        related = tuple(Note(other.span, params.note) for _, _, other in found[1 : params.single])
        values = _values(table, row, column, cell) | {"title": table.form.title, "count": len(found)}
        yield Hit(cell.span, values, related, message="many")
        return
    for row, column, cell in found:
        yield Hit(cell.span, _values(table, row, column, cell))


def _values(table: OfficialTable, row: str, column: str, cell: CellValue) -> dict[str, Value]:
    return {"row": row_words(table, row), "column": column_words(table, column), "written": cell.text.strip()}


def _counts(cell: CellValue, whole: bool, signed: bool) -> bool:
    """Whether the cell holds a number and no more: a whole one, unless decimals are allowed, not below zero, unless signs are."""
    value = cell.value
    if value is None or (value < 0 and not signed):
        return False
    # Money may carry its unit, a change its 增 or 减; a count is digits, and at most a note in brackets behind them.
    return not whole or (value == int(value) and (signed or _DIGITS.match(cell.text) is not None))
