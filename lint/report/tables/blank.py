"""The grid of an official table as the form gives it: what a report is filled into."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lint.report.form import ColumnForm, RowForm, TableForm


class Field(NamedTuple):
    """A field of a grid: its text, how many columns and rows it spans; `value` where a figure belongs, `label` at a row's start."""

    text: str
    columns: int = 1
    rows: int = 1
    value: bool = False
    label: bool = False


class Grid(NamedTuple):
    """The rows of a grid, each with the fields that begin in it; the first `heads` rows are the table's header.

    `labels` is how many columns stand before the values in each row; 0 where the rows have no labels.
    """

    rows: list[list[Field]]
    heads: int
    labels: int

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return sum(field.columns for field in self.rows[0])


def blank_grid(form: TableForm) -> Grid:
    """The grid of an official table with its labels and nothing filled in."""
    if form.layout == "line":
        return _line(form)
    if all(row.columns for row in form.rows):
        return _blocks(form)
    return _matrix(form)


def _blocks(form: TableForm) -> Grid:
    """Groups of rows below each other, each with columns of its own, all as wide as the widest."""
    width = max(len(form.columns_of(row)) for row in form.rows)
    grid = []
    for (group, _), rows in groupby(form.rows, lambda row: (row.group, row.columns)):
        members = list(rows)
        columns = form.columns_of(members[0])
        spans = [width // len(columns)] * len(columns)
        spans[-1] += width - sum(spans)
        grid.append([Field(group, 1 + width)])
        grid.append([Field(form.heads[0]), *(Field(column.label, span) for column, span in zip(columns, spans, strict=True))])
        grid += [[Field(row.label, label=True), *(Field("", span, value=True) for span in spans)] for row in members]
    return Grid(grid, 0, 1)


def _matrix(form: TableForm) -> Grid:
    """Rows under nested groups, all with the same columns."""
    groups = _Groups(form.rows)
    depth = 1 + max(len(groups.around(index)) for index in range(len(form.rows)))
    over = [head for head in form.heads[1:] if head not in groups.extent]
    lines = list(_column_heads(form.columns))
    heads = [[Field(over[0], len(form.columns))], *lines] if over else lines
    heads[0].insert(0, Field(form.heads[0] if form.heads else "", depth, len(heads)))
    grid = heads.copy()
    for index, row in enumerate(form.rows):
        around = groups.around(index)
        begun = [Field(group, 1, len(groups.extent[group]), label=True) for group in around if groups.extent[group].start == index]
        values = [Field("", value=True)] * len(form.columns)
        grid.append([*begun, Field(row.label, depth - len(around), label=True), *values])
    return Grid(grid, len(heads), depth)


def _line(form: TableForm) -> Grid:
    """One line of values: all columns of the first row, then all of the next."""
    outcomes = [column.label for column in form.columns]
    grouped = any(row.group for row in form.rows)
    heads: list[list[Field]] = [[], [], []] if grouped else [[], []]
    for group, members in groupby(form.rows, lambda row: row.group):
        rows = list(members)
        if group:
            heads[0].append(Field(group, len(outcomes) * len(rows)))
            heads[1] += [Field(row.label, len(outcomes)) for row in rows]
            heads[2] += [Field(label) for _ in rows for label in outcomes]
        else:
            heads[0] += [Field(row.label, len(outcomes)) for row in rows]
            heads[1] += [Field(label, 1, len(heads) - 1) for _ in rows for label in outcomes]
    return Grid([*heads, [Field("", value=True)] * (len(outcomes) * len(form.rows))], len(heads), 0)


def _column_heads(columns: tuple[ColumnForm, ...]) -> Iterator[list[Field]]:
    """The labels of columns, those of a group under its label."""
    grouped = any(column.group for column in columns)
    upper: list[Field] = []
    for group, members in groupby(columns, lambda column: column.group):
        labels = [column.label for column in members]
        upper += [Field(group, len(labels))] if group else [Field(label, 1, 1 + grouped) for label in labels]
    yield upper
    if grouped:
        yield [Field(column.label) for column in columns if column.group]


class _Groups:
    """The groups of a table's rows, each from its first row to its last; one may lie within another."""

    def __init__(self, rows: tuple[RowForm, ...]) -> None:
        self.extent: dict[str, range] = {}
        for index, row in enumerate(rows):
            if row.group:
                first = self.extent.get(row.group, range(index, index))
                self.extent[row.group] = range(first.start, index + 1)

    def around(self, index: int) -> list[str]:
        """The groups that hold a row, the outermost first."""
        holding = [group for group, extent in self.extent.items() if index in extent]
        return sorted(holding, key=lambda group: -len(self.extent[group]))
