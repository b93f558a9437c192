"""A government's official tables beside the sums of its members', and who explains the differences."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lint.checks.counting.cells import cells, column_words, judged, row_words
from lint.checks.counting.relations import shown
from lint.checks.hit import Value
from lint.checks.members.blame import Cell, Explained, How, explain
from lint.document import Span
from lint.report.members import Member
from lint.report.model import Number, Report

# So many cells may be slipped beside a member that is left out.
_SLIPS = 2


@dataclass(eq=False, repr=False)
class Compared:
    """What came of the comparison: the cells that differ, each with what it is less the sum, in the order of the tables.

    `explained` are the cells that members explain, `left` those that none does. `partial` tells that not all members'
    numbers are known: then a cell differs only where it is less than the sum of those that are.
    """

    report: Report
    differences: dict[Cell, Number]
    explained: list[tuple[list[Cell], Explained]]
    left: list[Cell]
    partial: bool

    def span(self, cell: Cell) -> Span:
        """Where the cell stands in the government's report."""
        table, row, column = cell
        return self.report.tables[table].rows[row][column].span

    def values(self, cell: Cell) -> dict[str, Value]:
        """The cell for a message: its row and column in the form's words, its number, the members' sum, the difference."""
        table, row, column = cell
        of = self.report.tables[table]
        own, difference = of.rows[row][column].value or 0, self.differences[cell]
        apart = max(difference, -difference)
        numbers = {"own": shown(own), "sum": shown(own - difference), "difference": shown(apart)}
        return {"table": of.form.title, "row": row_words(of, row), "column": column_words(of, column), **numbers}


@lru_cache(maxsize=4)
def compared(report: Report) -> Compared:
    """A report's tables beside its members'; nothing differs when it has none."""
    members = report.members
    if members is None:
        return Compared(report, {}, [], [], partial=False)
    partial = bool(members.unread or members.missing)
    differences: dict[Cell, Number] = {}
    whole: set[Cell] = set()
    for cell, own in _own(report):
        numbers = [_number(member, cell) for member in members.present]
        known = [number for number in numbers if number is not None]
        difference = own - sum(known)
        if len(known) == len(numbers):
            whole.add(cell)
        if difference < 0 or (difference and len(known) == len(numbers) and not partial):
            differences[cell] = difference
    figures = {
        f"{number}": {cell: value for cell in whole if (value := _number(member, cell))}
        for number, member in enumerate(members.present)
    }
    explained = list(_explained({cell: each for cell, each in differences.items() if cell in whole}, figures, partial=partial))
    told = {cell for group, why in explained for cell in group if cell not in why.left}
    left = [cell for cell in differences if cell not in told]
    return Compared(report, differences, explained, left, partial)


def _own(report: Report) -> Iterator[tuple[Cell, Number]]:
    """The numbers of the government's own tables that are surely read."""
    for key, table in report.tables.items():
        if judged(table):
            yield from (((key, row, column), cell.value) for row, column, cell in cells(table) if cell.value is not None)


def _number(member: Member, cell: Cell) -> Number | None:
    table, row, column = cell
    return member.tables.get(table, {}).get(row, {}).get(column)


def _explained(
    differences: Mapping[Cell, Number], members: Mapping[str, Mapping[Cell, Number]], *, partial: bool
) -> Iterator[tuple[list[Cell], Explained]]:
    """Who explains all differences together; else those of each table, as some left a member out of one alone."""
    # Where some are not known, a surplus may be theirs.
    how: tuple[How, ...] = ("left-out",) if partial else ("left-out", "twice")
    if not differences:
        return
    if found := explain(differences, members, how, _SLIPS):
        yield list(differences), found
        return
    for table in dict.fromkeys(cell[0] for cell in differences):
        here = _of(table, differences)
        if found := explain(here, {name: _of(table, figures) for name, figures in members.items()}, how):
            yield list(here), found


def _of(table: str, figures: Mapping[Cell, Number]) -> dict[Cell, Number]:
    return {cell: number for cell, number in figures.items() if cell[0] == table}


def parts(members: Iterable[Member], cell: Cell) -> list[tuple[str, Number]]:
    """Who makes up the sum of a cell, the greatest first."""
    numbers = [(member.name, number) for member in members if (number := _number(member, cell))]
    return sorted(numbers, key=lambda each: -each[1])
