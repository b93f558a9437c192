"""The cells of a Word table on their grid, and tables that only lay out a page."""

from lint.document.model import Role
from lint.document.place import Native
from lint.readers.docx.items import Grid, GridCell, Item, Paragraph, words
from lint.readers.errors import ReadError
from lint.readers.limits import require_cells

_WIDEST_CELL = 100
_MOST_COLUMNS = 1_000
# More than any cell of a table of data holds: such a cell lays out a page.
_PROSE_CELL = 400
_PROSE_CELL_LINES = 5


class Rows:
    """The rows of a table as they come; the grid in the end."""

    def __init__(self) -> None:
        self.cells: list[GridCell] = []
        self._row = -1
        self._column = 0
        self._header = False
        self._last: GridCell | None = None
        self._standing: dict[int, GridCell] = {}

    def row(self, before: int, header: bool) -> None:
        """Begin a row; `before` columns are left out at its beginning."""
        self._row += 1
        self._column = min(before, _WIDEST_CELL)
        self._header = header
        self._last = None

    def cell(self, span: int, down: str | None, along: str | None) -> GridCell | None:
        """The next cell; None when it goes on one above or before it. `down` and `along` say how it is merged."""
        span = max(1, min(span, _WIDEST_CELL))
        column = self._column
        self._column += span
        if self._column > _MOST_COLUMNS:
            raise ReadError(
                f"表格超过 {_MOST_COLUMNS} 列，无法按表格读取", f"a table has more than {_MOST_COLUMNS} columns and cannot be read"
            )
        if along == "continue" and self._last is not None:
            self._last.colspan += span
            return None
        above = self._standing.get(column)
        if down == "continue" and above is not None and above.row + above.rowspan == self._row:
            above.rowspan += 1
            self._last = above
            return None
        cell = GridCell(self._row, column, span, self._header)
        self.cells.append(cell)
        self._last = cell
        if down is None:
            self._standing.pop(column, None)
        else:
            self._standing[column] = cell
        return cell

    def items(self, part: str, role: Role, native: Native) -> list[Item]:
        """The table; or what stands in it, when it only lays out the page."""
        rows = self._row + 1
        columns = max((cell.column + cell.colspan for cell in self.cells), default=0)
        require_cells(rows, columns)
        if _lays_out(self.cells, columns):
            return [item for cell in self.cells for item in cell.items]
        return [Grid(part, self.cells, rows, columns, role, native)] if self.cells else []


def _lays_out(cells: list[GridCell], columns: int) -> bool:
    """True when the table only places things on the page: nothing side by side, or prose in a cell."""
    beside: dict[int, int] = {}
    for cell in cells:
        beside[cell.row] = beside.get(cell.row, 0) + 1
        lines = [text for line in cell.lines if (text := words(line)).strip()]
        length = sum(map(len, lines))
        if length > _PROSE_CELL or (len(lines) > _PROSE_CELL_LINES and length > _PROSE_CELL // 2):
            return True
        if len(lines) > 1 and any(isinstance(item, Paragraph) and item.level for item in cell.items):
            return True
    return columns < 2 or max(beside.values(), default=0) < 2
