"""PDF: the text layer in reading order, its lines joined to paragraphs and its ruled tables put back to cells.

The text view has one paragraph a line; a table has one row a line, its cells parted by tabs.
"""

from typing import NamedTuple

from lint.document import Block, Cell, Document, OffsetMap, Table, Trouble
from lint.readers.errors import ReadError
from lint.readers.lines import lost_characters
from lint.readers.pdf.furniture import without_furniture
from lint.readers.pdf.grid import PageTable, tables_of
from lint.readers.pdf.lines import Line, Mark, Text, joined, lines_of, words
from lint.readers.pdf.page import Edges, Page
from lint.readers.pdf.paragraphs import Column, columns_of, paragraphs
from lint.readers.pdf.process import pages_of
from lint.readers.pdf.tables import WholeTable, goes_on, whole

__all__ = ["Printed", "Traced", "read", "trace"]

_SIGNATURE = b"%PDF-"
_END = b"%%EOF"
_LOOKED_AT = 4096
_FEWEST_CHARACTERS = 12
_PICTURED = 0.5


class Printed(NamedTuple):
    """Where something is printed: the page (from 1), and the left, lower, right and upper edges in points of that page."""

    page: int
    edges: Edges


class Traced(NamedTuple):
    """A document, and for each character of its text view where it is printed, if it is.

    `blanks` tells the same of the table cells without text, by where they stand in the text view.
    """

    document: Document
    printed: list[Printed | None]
    blanks: dict[int, Printed]


def read(data: bytes, path: str) -> Document:
    """The document in a PDF. Raises ReadError when it is none, is damaged or encrypted, or takes too much to read."""
    return trace(data, path).document


def trace(data: bytes, path: str) -> Traced:
    """As `read`, with the place where each character is printed."""
    start = data[:1024].find(_SIGNATURE)
    if start < 0:
        raise ReadError("不是 PDF 文件，内容与后缀不符", "this is no PDF file; its content is not what its suffix says", 0)
    if _END not in data[-_LOOKED_AT:]:
        raise ReadError("PDF 文件不完整，末尾缺失", "the PDF file is incomplete: its end is missing", len(data))
    pages = pages_of(data)
    view = _View()
    troubles = [Trouble("page")] if any(page.broken for page in pages) else []
    if _is_scan(pages):
        troubles.append(Trouble("scan"))
    else:
        view.write(pages)
        troubles += [
            Trouble("picture", str(page.number), *2 * (view.page_start(page.number),)) for page in pages if _is_picture(page)
        ]
    text = words(view.text)
    origin = OffsetMap()
    origin.add(len(text), 0, len(text))
    troubles += lost_characters(text)
    document = Document(path, "pdf", text, text, origin, view.blocks, troubles=troubles, pages=view.pages)
    printed = [Printed(mark.page, mark.glyph.printed) if mark.glyph else None for mark in view.text]
    return Traced(document, printed, view.blanks)


def _is_scan(pages: list[Page]) -> bool:
    """Whether a PDF has no text layer to speak of: a page number and the mark of a scanner are none."""
    return all(_is_picture(page) or all(glyph.character.isspace() for glyph in page.glyphs) for page in pages)


def _is_picture(page: Page) -> bool:
    return page.pictured > _PICTURED and len(page.glyphs) < _FEWEST_CHARACTERS


class _View:
    """The text view in the making."""

    def __init__(self) -> None:
        self.text: Text = []
        self.blocks: list[Block] = []
        self.pages: list[int] = []
        self.blanks: dict[int, Printed] = {}
        self._tables = 0
        self._page = 1

    def write(self, pages: list[Page]) -> None:
        """Append what stands on all pages."""
        found = [tables_of(page) for page in pages]
        lines = [
            lines_of([glyph for glyph in rest if not glyph.turn], page.number)
            for page, (_, rest) in zip(pages, found, strict=True)
        ]
        lines = without_furniture(pages, lines)
        columns = columns_of(lines, {page.number: page.width for page in pages})
        text: list[Line] = []
        parts: list[PageTable] = []
        for (tables, _), own in zip(found, lines, strict=True):
            elements: list[Line | PageTable] = [*tables, *own]
            for element in sorted(elements, key=lambda each: each.y0):
                if isinstance(element, Line):
                    parts = self._table(parts)
                    text.append(element)
                    continue
                text = self._paragraphs(text, columns)
                if parts and not goes_on(parts[-1], element):
                    parts = self._table(parts)
                parts.append(element)
        self._table(parts)
        self._paragraphs(text, columns)
        self._number(len(pages))

    def page_start(self, page: int) -> int:
        """Where the text of a page begins in the view."""
        return self.pages[page - 1]

    def _paragraphs(self, lines: list[Line], columns: dict[int, Column]) -> list[Line]:
        for paragraph in paragraphs(lines, columns):
            start = self._begin(paragraph[0].page)
            self.text += joined(paragraph)
            self.blocks.append(Block("paragraph", start, len(self.text), native={"page": paragraph[0].page}))
        return []

    def _table(self, parts: list[PageTable]) -> list[PageTable]:
        if parts:
            self._cells(whole(parts), parts[0].page)
        return []

    def _cells(self, table: WholeTable, page: int) -> None:
        start = self._begin(page)
        cells: list[Cell] = []
        for cell in table.cells:
            if cells:
                self._separate("\t" if cell.row == cells[-1].row else "\n")
            begin = len(self.text)
            self.text += cell.text
            if not cell.text:
                self.blanks[begin] = Printed(cell.page, cell.printed)
            cells.append(Cell(begin, len(self.text), cell.row, cell.column, cell.rowspan, cell.colspan))
        self._tables += 1
        made = Table(cells, table.rows, table.columns)
        native = {"page": page, "table": self._tables}
        self.blocks.append(Block("table", start, len(self.text), table=made, native=dict(native)))

    def _begin(self, page: int) -> int:
        if self.blocks:
            self._separate("\n")
        self._page = page
        return len(self.text)

    def _separate(self, mark: str) -> None:
        self.text.append(Mark(mark, self.text[-1].page if self.text else self._page))

    def _number(self, count: int) -> None:
        """Note where in the view each page begins."""
        position = 0
        for page in range(1, count + 1):
            while position < len(self.text) and self.text[position].page < page:
                position += 1
            self.pages.append(position)
