"""What a reader makes of the bytes of one draft."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from lint.document.normal import Normal, normalise
from lint.document.offsets import OffsetMap, Span
from lint.document.place import Native, Place

BlockKind = Literal["heading", "paragraph", "table"]
Role = Literal["main", "chrome"]


@dataclass(eq=False, repr=False)
class Cell:
    """One cell of a table: its range in the text view and its place in the grid (0-based)."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


@dataclass(eq=False, repr=False)
class Table:
    """The cells of one table, in reading order; a merged cell stands once, at its upper left corner."""

    cells: list[Cell]
    rows: int
    columns: int

    def grid(self) -> list[list[Cell | None]]:
        """Rows of columns; a merged cell stands in every field that it covers, a missing one is None."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.rowspan, self.rows)):
                for column in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    grid[row][column] = cell
        return grid


@dataclass(eq=False, repr=False)
class Block:
    """A heading, a paragraph or a table, at `start:end` of the text view.

    `level` is the heading level that the markup gives (1 to 6), 0 when it gives none. `role` is `chrome` for what a
    page shows around the draft (source line, publication date). `native` says where a person finds the block in the
    format's own terms, such as {"paragraph": 3} or {"table": 2}.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    role: Role = "main"
    table: Table | None = None
    native: Native = field(default_factory=dict)


class Comment(NamedTuple):
    """A comment of the format (HTML, Markdown), at `start:end` of the source; where suppressions are written."""

    text: str
    start: int
    end: int


class Trouble(NamedTuple):
    """Something that the reader could not read, or had to guess, at `start:end` of the text view.

    `key` names the trouble for rules of the kind `reading`; `detail` is for the message.
    """

    key: str
    detail: str = ""
    start: int = 0
    end: int = 0


@dataclass(eq=False, repr=False)
class Document:
    """One draft as read.

    `source` is the decoded file for text formats, and the text view itself for others; `text` is the text view, one
    block a line; `origin` maps the text view to the source. `encoding` and `bom` say how the bytes were decoded, for
    writing them back. `pages` holds, for formats that have pages, where in the text view each begins.
    """

    path: str
    format: str
    source: str
    text: str
    origin: OffsetMap
    blocks: list[Block]
    comments: list[Comment] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    encoding: str = "utf-8"
    bom: bytes = b""
    pages: list[int] = field(default_factory=list)

    @cached_property
    def normal(self) -> Normal:
        """The normal form of the text view."""
        return normalise(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *line_breaks(self.source)]

    def line_column(self, position: int) -> tuple[int, int]:
        """The 1-based line and column of a position in the source."""
        line = bisect_right(self._line_starts, position) - 1
        return line + 1, position - self._line_starts[line] + 1

    def position(self, line: int, column: int) -> int:
        """The position in the source of a 1-based line and column: what `line_column` was asked."""
        return self._line_starts[line - 1] + column - 1

    def line_at(self, position: int) -> Span:
        """The range of the source line that holds a position, without its line break."""
        line, column = self.line_column(position)
        start = position - column + 1
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.source)
        return Span(start, start + len(self.source[start:end].rstrip("\r\n")))

    def source_span(self, span: Span) -> Span:
        """The range in the source of a range in the normal form."""
        view = self.normal.origin.origin(*span)
        return self.origin.origin(*view)

    def place(self, span: Span) -> Place:
        """The place of a range in the normal form."""
        view = self.normal.origin.origin(*span)
        source = self.origin.origin(*view)
        line, column = self.line_column(source.start)
        end_line, end_column = self.line_column(source.end)
        return Place(self.path, line, column, end_line, end_column, self._native(view))

    def _native(self, view: Span) -> Native:
        block = self.block_at(view.start)
        if block is None:
            return {}
        native = dict(block.native)
        if self.pages:
            native["page"] = max(1, bisect_right(self.pages, view.start))
        if block.table is not None:
            for cell in block.table.cells:
                if cell.start <= view.start <= cell.end:
                    native |= {"row": cell.row + 1, "column": cell.column + 1}
                    break
        return native

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def block_at(self, position: int) -> Block | None:
        """The block that holds a position of the text view, or the last one before it; None when there is none."""
        index = bisect_right(self._block_starts, position) - 1
        return self.blocks[index] if index >= 0 else None


def line_breaks(text: str) -> Iterator[int]:
    """The positions after each line break: LF, CR LF or a CR alone."""
    position = 0
    while True:
        newline = text.find("\n", position)
        stop = len(text) if newline < 0 else newline
        carriage = text.find("\r", position, stop)
        while carriage >= 0 and carriage + 1 != newline:
            yield carriage + 1
            carriage = text.find("\r", carriage + 1, stop)
        if newline < 0:
            return
        position = newline + 1
        yield position
