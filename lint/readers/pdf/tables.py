"""Parts of tables on following pages → whole tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from lint.document import compiled
from lint.readers.lines import is_wide
from lint.readers.pdf.grid import PageCell, PageTable, edges
from lint.readers.pdf.lines import first_word, words

_NEAR = 5.0
_ITEM = compiled(r"\s*[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]")
_VALUE = compiled(r"\s*(?:[+＋\-－]?\d[\d,，.]*[%％]?|[-—－/／\\无]+)\s*")


@dataclass(eq=False, repr=False)
class WholeTable:
    """A table, its parts on several pages joined; its cells in reading order."""

    cells: list[PageCell] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def goes_on(before: PageTable, after: PageTable) -> bool:
    """Whether a part of a table may go on with the one that ends the page before: they are equally wide."""
    return before.page + 1 == after.page and abs(before.width - after.width) < 2 * _NEAR


def whole(parts: Sequence[PageTable]) -> WholeTable:
    """The table that parts on following pages make. Columns are one where their edges are, however many a part shows."""
    places = edges([place for part in parts for place in _columns(part)], _NEAR)
    table = WholeTable(columns=len(places) - 1)
    for part in parts:
        _append(table, [_moved(cell, part, places) for cell in part.cells], len(part.rows) - 1)
    table.cells.sort(key=lambda cell: (cell.row, cell.column))
    return table


def _columns(part: PageTable) -> list[float]:
    """The edges of the columns from the table's own left edge: pages may have different margins."""
    return [place - part.columns[0] for place in part.columns]


def _moved(cell: PageCell, part: PageTable, places: list[float]) -> PageCell:
    own = _columns(part)

    def nearest(place: float) -> int:
        return min(range(len(places)), key=lambda index: abs(places[index] - place))

    first = nearest(own[cell.column])
    span = max(1, nearest(own[cell.column + cell.colspan]) - first)
    return replace(cell, column=first, colspan=span)


def _append(table: WholeTable, cells: list[PageCell], rows: int) -> None:
    """Add the rows of a further part, without the header that it repeats, and join what the page break cut."""
    if table.rows:
        repeated = _repeated(table, cells)
        cells = [cell for cell in cells if cell.row >= repeated]
        for cell in cells:
            cell.row -= repeated
        rows -= repeated
        cells, cut = _joined(table, cells)
        rows -= cut
    for cell in cells:
        cell.row += table.rows
    table.cells += cells
    table.rows += rows


def _repeated(table: WholeTable, cells: list[PageCell]) -> int:
    """The number of rows at the beginning of a part that are those of the table itself: a header printed on each page."""

    def row(cells: Sequence[PageCell], number: int) -> list[tuple[int, int, int, str]]:
        return [(cell.column, cell.colspan, cell.rowspan, words(cell.text)) for cell in cells if cell.row == number]

    count = 0
    while (own := row(cells, count)) and own == row(table.cells, count):
        count += 1
    texts = [words(cell.text) for cell in cells if cell.row < count]
    # Rows that hold values are the table's own, even where they are alike; and a header ends where its merged cells end.
    whole = all(cell.row + cell.rowspan <= count for cell in cells if cell.row < count)
    return count if whole and any(texts) and not any(_VALUE.fullmatch(text) for text in texts) else 0


def _joined(table: WholeTable, cells: list[PageCell]) -> tuple[list[PageCell], int]:
    """The cells of a part without those that go on with a cell above the page break; and the rows that it loses by it."""
    last = [cell for cell in table.cells if cell.row + cell.rowspan == table.rows]
    above = {(cell.column, cell.colspan): cell for cell in last}
    first = sorted((cell for cell in cells if cell.row == 0), key=lambda cell: cell.column)
    if _cut(last, first, above):
        return _one_row(cells, first, above), 1
    rest = list(cells)
    for cell in first:
        upper = above.get((cell.column, cell.colspan))
        if cell.text or upper is None or not _is_label(words(upper.text)):
            break
        # The merged cell of a label goes on without it on the next page.
        upper.rowspan += cell.rowspan
        rest.remove(cell)
    return rest, 0


def _cut(last: list[PageCell], first: list[PageCell], above: dict[tuple[int, int], PageCell]) -> bool:
    """Whether the page break runs through a row: what stands below it is the rest of texts that fill their cells above."""
    filled = [cell for cell in first if cell.text]
    pairs = [(above[key], cell) for cell in filled if (key := (cell.column, cell.colspan)) in above]
    if not pairs or len(pairs) < len(filled) or any(_ITEM.match(words(cell.text)) for cell in filled):
        return False
    if any(_is_value(upper) and _is_value(cell) for upper, cell in pairs):
        return False
    rests = [(upper, cell) for upper, cell in pairs if not _is_value(cell)]
    if not rests or not all(_flows(upper, cell) for upper, cell in rests):
        return False
    # The values of the row stand on one side of the break.
    return sum(any(_is_value(cell) for cell in side if cell.rowspan == 1) for side in (last, first)) == 1


def _flows(upper: PageCell, cell: PageCell) -> bool:
    """Whether what begins a cell would not have stood at the end of the one above."""
    size = next((mark.glyph.y1 - mark.glyph.y0 for mark in upper.text if mark.glyph), 0.0)
    return bool(upper.text) and upper.room < first_word(cell.text) + size


def _one_row(cells: list[PageCell], first: list[PageCell], above: dict[tuple[int, int], PageCell]) -> list[PageCell]:
    """The cells of a part below its first row, whose texts go to the cells above."""
    rest: list[PageCell] = []
    for cell in cells:
        upper = above.get((cell.column, cell.colspan)) if cell in first else None
        if upper is not None:
            upper.text = upper.text + cell.text
            upper.rowspan += cell.rowspan - 1
            continue
        if cell in first and not cell.text and cell.rowspan == 1:
            continue
        cell.row -= 1
        rest.append(cell)
    return rest


def _is_value(cell: PageCell) -> bool:
    return _VALUE.fullmatch(words(cell.text)) is not None


def _is_label(text: str) -> bool:
    return any(map(is_wide, text)) and not _VALUE.fullmatch(text)
