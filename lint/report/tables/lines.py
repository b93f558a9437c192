"""The lines of a draft that may be rows of a table: label pieces, and the values behind them.

Two ways lead here: the rows of a grid (table blocks, lines with pipes or tabs), where each cell has its column and a
blank one is seen; and the stream of a flattened table, where only the order of labels and values is left.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lint.document import Block, Document, Span, compiled
from lint.report.tables.labels import squeeze, unnumbered
from lint.report.tables.values import NOTE, UNIT, is_value

_CHUNK = compiled(r"[^\s|│┃]+")
_SEPARATOR = compiled(r"[|│┃\t]")
_RULES = ("--", "==", "─", "━", "═")
_FRAME = frozenset("|:+-=─━│┃┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬═║")
_PAGE = compiled(r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|第\s*\d+\s*页.*|\d+\s*/\s*\d+\s*页)\s*")
_GLUED = compiled(r"(.*\D)(\d+)")
_PROSE = compiled("[。;]")
_LONGEST_LABEL = 60
_MOST_PIECES = 60
_SPLIT_LINES = 3
_SPLIT_PIECES = 2


class Piece(NamedTuple):
    """A label, part of one, or a value, as it stands in the normal form; `column` and `width` only in a grid."""

    text: str
    span: Span
    line: int = 0
    column: int = 0
    width: int = 1

    @property
    def blank(self) -> bool:
        """True when nothing is written."""
        return not self.text


@dataclass(eq=False, repr=False)
class Line:
    """Label pieces and the values behind them.

    `loose` is True in a stream: its blanks are guesses from the space between the lines. `grid` numbers the grid.
    """

    pieces: list[Piece] = field(default_factory=list)
    values: list[Piece] = field(default_factory=list)
    loose: bool = False
    grid: int = 0

    @property
    def filled(self) -> int:
        """How many values are not blank."""
        return len([1 for value in self.values if value.text])


def lines_of(document: Document, known: frozenset[str], rows: frozenset[str]) -> list[Line]:
    """The lines of a draft, in order.

    `known` are all squeezed labels of the form, which tell a value from a label's number; `rows` those that only a row
    bears: what follows one belongs to another line.
    """
    lines: list[Line] = []
    stream = _Stream(document, known, rows)
    for index, block in enumerate(document.blocks, 1):
        if block.role != "main":
            continue
        if block.table is None or block.table.columns == 1:
            for grid_line in stream.read(block):
                lines.append(grid_line)
            continue
        lines += stream.cut()
        lines += [_row(cells, known, index) for cells in _grid_rows(document, block)]
        stream.last_end = stream.derived(block.end)
    lines += stream.cut()
    _join_split_rows(lines)
    return lines


def _join_split_rows(lines: list[Line]) -> None:
    """Gives values that stand in a grid row of their own the labels just above, which have none."""
    for index, line in enumerate(lines):
        if line.pieces or not line.filled:
            continue
        for above in reversed(lines[max(0, index - _SPLIT_LINES) : index]):
            if above.filled or not above.pieces or (len(above.pieces) > _SPLIT_PIECES and not above.loose):
                break
            line.pieces[:0] = above.pieces


def _grid_rows(document: Document, block: Block) -> Iterator[list[Piece]]:
    assert block.table is not None
    text, derived = document.normal.text, document.normal.origin.derive
    rows: dict[int, list[Piece]] = {}
    for cell in block.table.cells:
        piece = _piece(text, Span(derived(cell.start), derived(cell.end)), column=cell.column, width=cell.colspan)
        rows.setdefault(cell.row, []).append(piece)
    for _, row in sorted(rows.items()):
        yield sorted(row, key=lambda piece: piece.column)


def _piece(text: str, span: Span, line: int = 0, column: int = 0, width: int = 1) -> Piece:
    written = text[span.start : span.end]
    words = written.strip()
    if len(words) == len(written):
        return Piece(words, span, line, column, width)
    start = span.start + (len(written) - len(written.lstrip()) if words else 0)
    return Piece(words, Span(start, start + len(words)), line, column, width)


def _row(cells: list[Piece], known: frozenset[str], grid: int) -> Line:
    """A row of a grid: labels up to the first value behind a label, the rest values."""
    label = -1
    for index, cell in enumerate(cells):
        if cell.blank:
            continue
        if not is_value(cell.text):
            label = index
        elif label >= 0 or not _known_follows(cells[index + 1 :], known):
            break
    pieces: list[Piece] = []
    for cell in cells[: label + 1]:
        # A merged label that a converter repeats in each field that it covered.
        repeated = pieces and pieces[-1].text == cell.text
        if not cell.blank and not is_value(cell.text) and not repeated:
            pieces.append(cell)
    return Line(pieces, cells[label + 1 :], grid=grid)


def _known_follows(cells: list[Piece], known: frozenset[str]) -> bool:
    return any(squeeze(cell.text) in known for cell in cells)


class _Stream:
    """Reads paragraphs chunk by chunk: labels gather until values follow, values until the next label."""

    def __init__(self, document: Document, known: frozenset[str], rows: frozenset[str]) -> None:
        self.text = document.normal.text
        self.derived = document.normal.origin.derived
        self.known = known
        self.rows = rows
        self.line = Line(loose=True)
        self.number = 0
        self.step = _usual_step(self.text)
        self.last_end = 0
        self.open_cell = False

    def cut(self) -> Iterator[Line]:
        """The line gathered so far, if any; the next starts empty."""
        if self.line.pieces or self.line.values:
            yield self.line
        self.line = Line(loose=True)

    def read(self, block: Block) -> Iterator[Line]:
        """The lines that a block completes."""
        start, end = self.derived(block.start), self.derived(block.end)
        while start < end:
            stop = self.text.find("\n", start, end)
            stop = end if stop < 0 else stop
            self.number += 1
            yield from self._read_line(start, stop)
            start = stop + 1

    def _read_line(self, start: int, end: int) -> Iterator[Line]:
        written = self.text[start:end]
        if not written.strip() or _rules_off(written) or _PAGE.fullmatch(written):
            return
        cells = self._cells(start, end)
        if len(cells) > 2 and any(not cell.blank for cell in cells):
            yield from self.cut()
            yield _row(cells, self.known, 0)
            self.last_end = end
            return
        if written.strip() in ("|", "│", "┃"):
            # A separator on a line of its own closes a cell; one that closes nothing was a blank cell.
            if not self.open_cell:
                self._blank(start)
            self.open_cell = False
            self.last_end = end
            return
        self._gap(start)
        chunks = [_piece(self.text, Span(*found.span()), self.number) for found in _CHUNK.finditer(self.text, start, end)]
        for index, chunk in enumerate(chunks):
            yield from self._take(chunk, chunks[index + 1] if index + 1 < len(chunks) else None, first=index == 0)
        self.open_cell = not written.rstrip().endswith(("|", "│", "┃"))
        self.last_end = end

    def _cells(self, start: int, end: int) -> list[Piece]:
        written = self.text[start:end]
        if not _SEPARATOR.search(written):
            return []
        lead, trail = len(written) - len(written.lstrip(" \u3000")), len(written.rstrip())
        if written[lead] in "|│┃":
            lead += 1
        if written[trail - 1] in "|│┃" and trail - 1 > lead:
            trail -= 1
        cells = []
        position = lead
        for column, part in enumerate(_SEPARATOR.split(written[lead:trail])):
            cells.append(_piece(self.text, Span(start + position, start + position + len(part)), self.number, column))
            position += len(part) + 1
        return cells

    def _take(self, chunk: Piece, following: Piece | None, first: bool) -> Iterator[Line]:
        values = self.line.values
        if values and values[-1].line == chunk.line and not values[-1].blank and _goes_with_number(chunk.text):
            whole = Span(values[-1].span.start, chunk.span.end)
            values[-1] = Piece(self.text[whole.start : whole.end], whole, chunk.line)
        elif is_value(chunk.text) and not (first and self._numbers(chunk, following)):
            values.append(chunk)
        elif (glued := _GLUED.fullmatch(chunk.text)) and squeeze(glued[1]) in self.known:
            cut = chunk.span.start + len(glued[1])
            yield from self._label(Piece(glued[1], Span(chunk.span.start, cut), chunk.line))
            self.line.values.append(Piece(glued[2], Span(cut, chunk.span.end), chunk.line))
        else:
            yield from self._label(chunk)

    def _numbers(self, chunk: Piece, following: Piece | None) -> bool:
        """True when a number at the start of a line is that of the label behind it: 2 重复申请."""
        return following is not None and squeeze(chunk.text + following.text) in self.known

    def _label(self, chunk: Piece) -> Iterator[Line]:
        prose = len(chunk.text) > _LONGEST_LABEL or _PROSE.search(chunk.text)
        complete = self.line.pieces and squeeze(self.line.pieces[-1].text) in self.rows
        if prose or self.line.filled or (complete and unnumbered(squeeze(chunk.text)) in self.known):
            yield from self.cut()
        self.line.values.clear()
        if not prose:
            self.line.pieces.append(chunk)
            del self.line.pieces[:-_MOST_PIECES]

    def _gap(self, start: int) -> None:
        """A blank cell, where the space before a line is a whole number of the usual steps and more than one."""
        newlines = self.text.count("\n", self.last_end, start)
        if self.step and newlines > self.step and newlines % self.step == 0:
            for _ in range(min(8, newlines // self.step - 1)):
                self._blank(self.last_end)

    def _blank(self, position: int) -> None:
        if self.line.pieces:
            self.line.values.append(Piece("", Span(position, position), self.number))


def _rules_off(line: str) -> bool:
    """True for a line that only rules off: |---|, ├──┼──┤, =====."""
    return any(rule in line for rule in _RULES) and _FRAME.issuperset("".join(line.split()))


_VALUE_LINES = compiled(r"(?<=\n)[ \t]*\d+[ \t]*((?:\n[ \t|│┃]*)+)(?<=\n)(?=[ \t]*\d+[ \t]*\n)")


def _usual_step(text: str) -> int:
    """The usual number of line breaks between two values on lines of their own; 0 when there are none such."""
    steps = Counter(found[1].count("\n") for found in _VALUE_LINES.finditer(text))
    return steps.most_common(1)[0][0] if steps else 0


def _goes_with_number(text: str) -> bool:
    return UNIT.fullmatch(text) is not None or NOTE.fullmatch(text) is not None
