"""The text view of a Word document in the making: one block a line, a table's row a line, its cells parted by tabs."""

from typing import NamedTuple

from lint.document import Block, Cell, Table
from lint.document.model import BlockKind
from lint.document.place import Native
from lint.readers.docx.items import Grid, Ink, Item, Line, Paragraph, words
from lint.readers.lines import EDGE


class Piece(NamedTuple):
    """The range `start:end` of the text view comes from the `index`-th `w:t` element of a zip part, from character `offset` on.

    All `w:t` of the part are counted, in document order: deleted and hidden ones too, and those of both contents that an
    `mc:AlternateContent` offers.
    """

    start: int
    end: int
    part: str
    index: int  # type: ignore[assignment]
    offset: int


class View:
    """Paragraphs and tables written one after the other, as `text`, `blocks` and `pieces`."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[Piece] = []
        self._parts: list[str] = []
        self._length = 0
        self._paragraphs = 0
        self._tables = 0

    @property
    def text(self) -> str:
        """The view so far."""
        return "".join(self._parts)

    def write(self, item: Item) -> None:
        """Append a paragraph or a table; blank paragraphs leave nothing but their marks."""
        if isinstance(item, Paragraph):
            self._paragraph(item)
        else:
            self._table(item)

    def _paragraph(self, paragraph: Paragraph) -> None:
        native = paragraph.native
        kind: BlockKind = "heading" if paragraph.level else "paragraph"
        for line in paragraph.lines:
            if not words(line).strip(EDGE):
                _place(line, self._length)
                continue
            if not native:
                self._paragraphs += 1
                native = {"paragraph": self._paragraphs}
            start = self._begin()
            self._line(line, paragraph.part)
            self.blocks.append(Block(kind, start, self._length, paragraph.level, paragraph.role, native=dict(native)))

    def _table(self, grid: Grid) -> None:
        start = self._begin()
        cells: list[Cell] = []
        for cell in grid.cells:
            if cells:
                self._put("\t" if cell.row == cells[-1].row else "\n")
            begin = self._length
            for line in cell.lines:
                if not words(line).strip(EDGE):
                    _place(line, self._length)
                    continue
                if self._length > begin:
                    self._put(" ")
                self._line(line, grid.part)
            cells.append(Cell(begin, self._length, cell.row, cell.column, cell.rowspan, cell.colspan, cell.header))
        table = Table(cells, grid.rows, grid.columns)
        native: Native = dict(grid.native)
        if not native:
            self._tables += 1
            native = {"table": self._tables}
        self.blocks.append(Block("table", start, self._length, role=grid.role, table=table, native=native))

    def _line(self, line: Line, part: str) -> None:
        """Write a line without the blanks at its edges."""
        text = words(line)
        stop = len(text.rstrip(EDGE))
        skipped = len(text) - len(text.lstrip(EDGE))
        at = 0
        for ink in line:
            first = min(max(skipped - at, 0), len(ink.text))
            last = max(min(len(ink.text), stop - at), first)
            at += len(ink.text)
            begin = self._length
            self._put(ink.text[first:last])
            if ink.index >= 0 and first < last:
                self.pieces.append(Piece(begin, self._length, part, ink.index, ink.offset + first))
            _mark(ink, begin, self._length)

    def _begin(self) -> int:
        if self.blocks:
            self._put("\n")
        return self._length

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _place(line: Line, position: int) -> None:
    """Place the marks of a line that is not shown."""
    for ink in line:
        _mark(ink, position, position)


def _mark(ink: Ink, start: int, end: int) -> None:
    for mark in ink.marks:
        mark.cover(start, end)
