"""Where a comment on a place of the text view stands in the source of a Word document.

Only the main story holds comments: what is found in a header, a footnote or a text box has its comment where that hangs on it.
"""

from bisect import bisect_right
from collections.abc import Sequence

from lint.document import Block, Cell, Document, Place, Span
from lint.fix.markup import Element, Mark, Part
from lint.fix.model import FixError
from lint.fix.package import Package
from lint.readers.docx import Piece, trace
from lint.reporters.detail import span_of

# At one point, a comment that ends goes before one that begins.
_ENDING, _WHOLE, _BEGINNING = 0, 1, 2


class Anchors:
    """Puts the ranges of comments into `story`, the part `main` of a document in `package`.

    Raises FixError when the bytes in `data` no longer hold what was read of them.
    """

    def __init__(self, data: bytes, document: Document, package: Package, main: str, story: Part) -> None:
        traced = trace(data, document.path)
        if traced.document.text != document.text:
            raise FixError("文件在检查期间被改动", "the file was changed meanwhile")
        self.document = document
        self.story = story
        self._package = package
        self._main = main
        self._pieces = sorted(traced.pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._pieces]

    def put(self, number: int, place: Place) -> None:
        """Anchor the comment of that number at a place: its words, else its paragraph or cell, else the document's beginning."""
        span = span_of(self.document, place)
        pieces = self._over(span)
        block = self.document.block_at(span.start)
        if not pieces and block is not None:
            cell = _cell_at(block, span.start)
            if cell is not None and not self._over(Span(cell.start, cell.end)):
                paragraph = self._blank(block, cell)
                if paragraph is not None:
                    self._on_paragraph(number, paragraph)
                    return
            span = Span(cell.start, cell.end) if cell else Span(block.start, block.end)
            pieces = self._over(span)
        own = [piece for piece in pieces if piece.part == self._main]
        if own:
            self._on_words(number, span, own)
        else:
            self._elsewhere(number, pieces)

    def _over(self, span: Span) -> list[Piece]:
        """The pieces that a range of the text view overlaps; those that it touches when it is empty."""
        found = []
        for piece in self._pieces[max(0, bisect_right(self._starts, span.start) - 2) :]:
            if piece.start > span.end:
                break
            overlaps = piece.start < span.end and piece.end > span.start
            touches = span.start == span.end and piece.start <= span.start <= piece.end
            if overlaps or touches:
                found.append(piece)
        return found if span.start < span.end else found[:1]

    def _on_words(self, number: int, span: Span, pieces: Sequence[Piece]) -> None:
        """From the first character to the last, as far as they stand in one cell."""
        texts = self.story.texts
        first = pieces[0]
        home = texts[first.index].around("tc", "body")
        last = [piece for piece in pieces if texts[piece.index].around("tc", "body") is home][-1]
        start = texts[first.index], max(span.start, first.start) - first.start + first.offset
        end = texts[last.index], min(span.end, last.end) - last.start + last.offset
        hosts = self._host(start[0]), self._host(end[0])
        if hosts[0] is None and hosts[1] is None:
            if start == end:
                self.story.mark(start[0], Mark(start[1], start[1], between=self._whole(number), rank=_WHOLE))
                return
            self.story.mark(start[0], Mark(start[1], start[1], between=self._begin(number), rank=_BEGINNING))
            self.story.mark(end[0], Mark(end[1], end[1], between=self._end(number), rank=_ENDING))
            return
        around = hosts[0] or self.story.run_of(start[0]) or hosts[1]
        if around is not None:
            self._on_element(number, around)

    def _host(self, text: Element) -> Element | None:
        """The run of the main story that holds what a text stands in, a text box; None when it stands in such a run itself."""
        runs = [element for element in text.ancestors() if element.name == "r"]
        return runs[-1] if len(runs) > 1 or text.parent is not runs[0] else None

    def _on_element(self, number: int, element: Element) -> None:
        self.story.insert(element.start, self._begin(number), _BEGINNING)
        self.story.insert(element.end, self._end(number), _ENDING)

    def _on_paragraph(self, number: int, paragraph: Element) -> None:
        """Around what a paragraph holds; in an empty one, at its place."""
        content = [child for child in paragraph.children if child.name != "pPr"]
        if not content:
            self.story.append(paragraph, self._whole(number))
            return
        self.story.insert(content[0].start, self._begin(number), _BEGINNING)
        self.story.insert(content[-1].end, self._end(number), _ENDING)

    def _blank(self, block: Block, cell: Cell) -> Element | None:
        """The paragraph in a cell without text, found by the other cells of its table."""
        for piece in self._over(Span(block.start, block.end)):
            table = self.story.texts[piece.index].around("tbl") if piece.part == self._main else None
            if table is not None:
                rows = [row for row in _parts_of(table, "tr") if not _has(row.child("trPr"), "del")]
                if cell.row < len(rows):
                    return self._first_paragraph(rows[cell.row], cell.column)
        return None

    def _first_paragraph(self, row: Element, column: int) -> Element | None:
        """The first paragraph of the cell that covers a column of the grid in a row."""
        position = self._number(row.child("trPr"), "gridBefore", 0)
        for cell in _parts_of(row, "tc"):
            if _has(cell.child("tcPr"), "cellDel"):
                continue
            width = self._number(cell.child("tcPr"), "gridSpan", 1)
            if position <= column < position + width:
                return next(cell.within("p"), None)
            position += width
        return None

    def _number(self, properties: Element | None, name: str, default: int) -> int:
        found = properties.child(name) if properties else None
        written = self.story.attribute(found, "val") if found else None
        return int(written) if written and written.isdecimal() else default

    def _elsewhere(self, number: int, pieces: Sequence[Piece]) -> None:
        """A finding outside the main story: at the reference to its note, else, as one without a place, at the beginning."""
        reference = next(filter(None, map(self._reference, pieces[:1])), None)
        if reference is not None:
            self._on_element(number, reference)
        elif (paragraph := next(self.story.root.within("p"), None)) is not None:
            self._on_paragraph(number, paragraph)

    def _reference(self, piece: Piece) -> Element | None:
        """The run that refers to the footnote or endnote that a piece stands in."""
        part = Part(self._package.read(piece.part))
        note = part.texts[piece.index].around("footnote", "endnote")
        if note is None:
            return None
        number = part.attribute(note, "id")
        references = self.story.root.within(f"{note.name}Reference")
        found = next((each for each in references if self.story.attribute(each, "id") == number), None)
        return found.around("r") if found else None

    def _begin(self, number: int) -> str:
        return f'<w:commentRangeStart{self.story.namespaces} w:id="{number}"/>'

    def _end(self, number: int) -> str:
        space = self.story.namespaces
        return f'<w:commentRangeEnd{space} w:id="{number}"/><w:r{space}><w:commentReference w:id="{number}"/></w:r>'

    def _whole(self, number: int) -> str:
        return self._begin(number) + self._end(number)


def _cell_at(block: Block, position: int) -> Cell | None:
    if block.table is None:
        return None
    return next((cell for cell in block.table.cells if cell.start <= position <= cell.end), None)


def _has(properties: Element | None, name: str) -> bool:
    """Whether the properties say so; what is deleted is no row or cell of the text view."""
    return properties is not None and properties.child(name) is not None


def _parts_of(element: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, those in content controls too, but none of tables within."""
    found = []
    for child in element.children:
        if child.name == name:
            found.append(child)
        elif child.name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            found += _parts_of(child, name)
    return found
