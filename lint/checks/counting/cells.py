"""Cells of an official table: their official words, and the values that expressions ask for."""

from collections.abc import Iterator, Sequence

from lint.document import compiled, fold
from lint.report.form import ColumnForm, RowForm
from lint.report.model import CellValue, Number, OfficialTable

_HAN_WORD = compiled(r"[\u4e00-\u9fff]{2,}")
_EXPLANATION = compiled(r"[（(](?![一二三四五六七八九十\d]+[)）])[^（()）]*[)）]$")


def row_words(table: OfficialTable, key: str) -> str:
    """A row in the form's words, with its group: （三）不予公开 1.属于国家秘密."""
    row = table.form.row(key)
    return _words(row, key) if row else key


def column_words(table: OfficialTable, key: str) -> str:
    """A column in the form's words, with its group: 法人或其他组织 其他."""
    column = next((column for column in table.form.columns if column.key == key), None)
    return _words(column, key) if column else key


def _words(form: RowForm | ColumnForm | None, key: str) -> str:
    if form is None:
        return key
    return " ".join(part for part in (form.group, _EXPLANATION.sub("", form.label)) if part)


def cells(table: OfficialTable) -> Iterator[tuple[str, str, CellValue]]:
    """Row key, column key and value of every cell read, in the order of the table."""
    for row, values in table.rows.items():
        for column, cell in values.items():
            yield row, column, cell


def judged(table: OfficialTable) -> bool:
    """Whether the cells of a table can be judged: it is surely read, and no cell holds a piece of the form's own labels."""
    strays = [text for _, _, cell in cells(table) if cell.value is None and _HAN_WORD.fullmatch(text := cell.text.strip())]
    if not table.sure or not strays:
        return table.sure
    forms: list[RowForm | ColumnForm] = [*table.form.rows, *table.form.columns]
    labels = [fold(text) for form in forms for text in (form.label, form.group)]
    return not any(stray in label for stray in strays for label in labels)


def leaf_rows(table: OfficialTable, prefix: str) -> list[str] | None:
    """The rows of a group that its total adds up, as they stand in this table: `handled` → handled.granted, …

    A row of the group's own key counts too (the one row of a group in an older edition). Rows that the draft merges stand
    once, as the merged row. None when a row of the form is neither read nor merged: nothing can then be said of their sum.
    """
    found: list[str] = []
    for row in table.form.rows:
        if row.total or not _within(row.key, prefix):
            continue
        key = row.key if row.key in table.rows else row.merged_into
        if key not in table.rows:
            return None
        if key not in found:
            found.append(key)
    return found or None


def _within(key: str, prefix: str) -> bool:
    return key == prefix or key.startswith(prefix + ".")


def value(table: OfficialTable, row: str, column: str) -> Number | None:
    """The number in a cell; None when the cell is not there or holds none."""
    cell = table.rows.get(row, {}).get(column)
    return cell.value if cell else None


def cell_of(table: OfficialTable, name: str) -> list[CellValue]:
    """The cell at row.column, or the cells of a group's rows in that column."""
    prefix, _, column = name.rpartition(".")
    rows = [prefix] if prefix in table.rows else leaf_rows(table, prefix) or []
    return [cell for row in rows if (cell := table.rows[row].get(column))]


class TableValues:
    """The values of one table by name: `received.total` is row `received`, column `total`.

    `group(name)` gives the cells of a group's rows in one column: `handled.refused.total`.
    """

    def __init__(self, table: OfficialTable) -> None:
        self.table = table

    def lookup(self, name: str) -> Number | None:
        """The number at row.column."""
        row, _, column = name.rpartition(".")
        return value(self.table, row, column)

    def group(self, name: str) -> Sequence[Number | None]:
        """The numbers of all rows under row., in that column; one None when they cannot all be told."""
        prefix, _, column = name.rpartition(".")
        rows = leaf_rows(self.table, prefix)
        return [None] if rows is None else [value(self.table, row, column) for row in rows]
