"""A relation that must hold between the cells of an official table and those of the same table in last year's report."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.counting.cells import column_words, judged, row_words
from lint.checks.counting.relations import Each, shown
from lint.checks.hit import Hit, Note, Value
from lint.checks.years.places import place_in
from lint.report.model import CellValue, OfficialTable, Report
from lint.ruleset.expression import Expression
from lint.ruleset.template import fill
from lint.ruleset.values import Text

_BEFORE = "previous."


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    In `assert`, names are row keys when the relation is for `each` column, column keys when for each row; behind `previous.`
    they are those of last year's table. `at` names the cell where a break is told, `lines` limits the columns or rows. All
    breaks of the table are one hit when `listed` says how each is told in the message's `{listed}`. `note` says where last
    year's report has the cell of a line, `also` what is told at the cells of further lines.
    """

    table: str
    each: Each
    assert_: Expression
    at: str
    note: Text
    also: Text | None = None
    listed: Text | None = None
    lines: list[str] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class _Break:
    """A line in which the relation does not hold: the cell where it is told, last year's, and what a message may name."""

    line: str
    cell: CellValue
    before: CellValue
    values: dict[str, Value]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each line in which the relation breaks, or one for them all."""
    previous = report.previous
    table = report.tables.get(params.table)
    past = previous.tables.get(params.table) if previous else None
    if previous is None or table is None or past is None or not judged(table) or not judged(past):
        return
    breaks = list(_breaks(table, past, params))
    for each in breaks:
        each.values["file"] = previous.document.path
        each.values["place"] = place_in(previous, each.before.span)
    if not breaks:
        return
    if params.listed is None:
        yield from (Hit(each.cell.span, each.values, (_past(table, each, params),)) for each in breaks)
        return
    told = [fill(params.listed, each.values) for each in breaks]
    listed = Text("、".join(each.zh for each in told), ", ".join(each.en for each in told))
    first, *others = breaks
    also = [Note(each.cell.span, fill(params.also, each.values)) for each in others] if params.also else []
    yield Hit(first.cell.span, first.values | {"listed": listed}, (_past(table, first, params), *also))


def _past(table: OfficialTable, each: _Break, params: Params) -> Note:
    """The note that tells of last year's cell; it stands at the row's label, as places are those of the draft."""
    row = next((row for row, cells in table.rows.items() if each.cell in cells.values()), "")
    return Note(table.labels.get(row, each.cell.span), fill(params.note, each.values))


def _breaks(table: OfficialTable, past: OfficialTable, params: Params) -> Iterator[_Break]:
    every = [column.key for column in table.form.columns] if params.each == "column" else list(table.rows)
    words = column_words if params.each == "column" else row_words
    earlier = [name for name in params.assert_.names if name.startswith(_BEFORE)]

    def cell(line: str, name: str) -> CellValue | None:
        of = past if name.startswith(_BEFORE) else table
        key = name.removeprefix(_BEFORE)
        row, column = (key, line) if params.each == "column" else (line, key)
        return of.rows.get(row, {}).get(column)

    for line in params.lines or every:
        cells = {name: cell(line, name) for name in params.assert_.names}
        outcome = params.assert_.evaluate(lambda name, cells=cells: (at := cells[name]) and at.value, lambda _: [None])  # type: ignore[misc]
        told, before = cell(line, params.at), cells[earlier[0]] if earlier else None
        if outcome.holds is not False or told is None or before is None:
            continue
        numbers = {"left": outcome.left, "right": outcome.right} | {name: each.value for name, each in cells.items() if each}
        values: dict[str, Value] = {params.each: words(table, line)}
        yield _Break(line, told, before, values | {name: shown(number) for name, number in numbers.items() if number is not None})
