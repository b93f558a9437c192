"""Putting a text view together, block by block, with its map to the source."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lint.document import Block, Cell, OffsetMap, Table
from lint.document.model import BlockKind, Role
from lint.document.place import Native
from lint.readers.lines import EDGE


class Piece(NamedTuple):
    """Characters of the view, and the range of the source that they came from."""

    text: str
    start: int
    end: int

    @property
    def equal(self) -> bool:
        """True when the characters stand in the source one for one."""
        return len(self.text) == self.end - self.start


@dataclass(slots=True)
class CellText:
    """A cell to be written: its pieces, its place in the grid, and where in the source it begins, if that is known."""

    pieces: list[Piece]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    at: int | None = None


class View:
    """A text view in the making: one block a line; a table has one row a line, its cells parted by tabs."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.origin = OffsetMap()
        self._parts: list[str] = []
        self._length = 0
        self._source_end = 0
        self._paragraphs = 0
        self._tables = 0

    @property
    def text(self) -> str:
        """The view so far."""
        return "".join(self._parts)

    def paragraph(self, pieces: Sequence[Piece], level: int = 0, role: Role = "main") -> None:
        """Append a paragraph, or a heading when `level` says so."""
        self._begin()
        start = self._length
        self._write(pieces)
        self._paragraphs += 1
        kind: BlockKind = "heading" if level else "paragraph"
        self.blocks.append(Block(kind, start, self._length, level, role, native={"paragraph": self._paragraphs}))

    def table(self, cells: Sequence[CellText], rows: int, columns: int, role: Role = "main") -> None:
        """Append a table, its cells in reading order."""
        self._begin()
        start = self._length
        placed: list[Cell] = []
        for cell in cells:
            if placed:
                self._separate("\t" if cell.row == placed[-1].row else "\n")
            from_ = self._length
            self._write(cell.pieces)
            # An empty cell has no character that tells where it stands; the mark behind it does.
            if from_ == self._length and cell.at is not None:
                self._source_end = max(self._source_end, cell.at)
            placed.append(Cell(from_, self._length, cell.row, cell.column, cell.rowspan, cell.colspan, cell.header))
        self._tables += 1
        native: Native = {"table": self._tables}
        self.blocks.append(Block("table", start, self._length, role=role, table=Table(placed, rows, columns), native=native))

    def _begin(self) -> None:
        if self._length:
            self._separate("\n")

    def _separate(self, mark: str) -> None:
        self._write([Piece(mark, self._source_end, self._source_end)])

    def _write(self, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            self._parts.append(piece.text)
            self._length += len(piece.text)
            self._source_end = piece.end
            self.origin.add(len(piece.text), piece.start, piece.end)


def without_edges(pieces: Sequence[Piece], edge: str = EDGE) -> list[Piece]:
    """The pieces without the characters of `edge`, the blanks, at both ends."""
    if pieces and pieces[0].text[:1] not in edge and pieces[-1].text[-1:] not in edge:
        return list(pieces)
    first, stop = 0, len(pieces)
    while first < stop and not pieces[first].text.strip(edge):
        first += 1
    while stop > first and not pieces[stop - 1].text.strip(edge):
        stop -= 1
    kept = list(pieces[first:stop])
    if kept and kept[0].equal:
        text, start, end = kept[0]
        kept[0] = Piece(text.lstrip(edge), start + len(text) - len(text.lstrip(edge)), end)
    if kept and kept[-1].equal:
        text, start, end = kept[-1]
        kept[-1] = Piece(text.rstrip(edge), start, end - len(text) + len(text.rstrip(edge)))
    return kept


def words(pieces: Sequence[Piece]) -> str:
    """The text of the pieces."""
    return "".join(piece.text for piece in pieces)
