"""The lines and tables that a page shows, in order, each character tied to its place in the source."""

import html
import re
from dataclasses import dataclass, field

from lint.document import compiled
from lint.readers.html.tree import BLOCKS, HEADINGS, Node, Tree, tags
from lint.readers.lines import is_wide
from lint.readers.view import CellText, Piece, without_edges, words

_NOT_SHOWN = tags(
    "head script style noscript template select datalist button object svg math canvas audio video iframe textarea input rt rp "
    "title noembed noframes xmp map"
)
_TABLE_STRUCTURE = tags("tbody thead tfoot colgroup col form")
_BLANK = " \t\n\r\f"
_RUN = compiled(rf"[{_BLANK}]+|[^{_BLANK}&]+|&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?)?")
_SHOWN_AS_BLOCK = compiled(r"display\s*:\s*(?:block|flex|grid|table(?!-c))", re.I)
_SHOWN_INLINE = compiled(r"display\s*:\s*inline", re.I)
_WIDEST = 100
_WIDEST_TABLE = 1000
# More than any cell of a data table holds: such a cell lays out a page.
_PROSE_CELL = 400
_PROSE_CELL_LINES = 5


@dataclass(slots=True)
class Line:
    """A line as shown. `at` is the index of the node it begins in, `linked` how many of its characters are links."""

    pieces: list[Piece]
    at: int
    level: int = 0
    linked: int = 0
    text: str = ""


@dataclass(slots=True)
class Grid:
    """A table of data as shown."""

    cells: list[CellText]
    rows: int
    columns: int
    at: int
    linked: int = 0
    text: str = ""


@dataclass(slots=True)
class _Open:
    """An element whose end is still to come, and what to restore there."""

    stop: int
    block: bool
    level: int
    link: bool
    pre: bool


@dataclass(slots=True)
class _Writer:
    """The line being written: blanks collapse as in a browser.

    `level`, `link` and `pre` say what the text to come stands in: a heading, a link, preformatted text.
    """

    items: list[Line | Grid] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    blank: Piece | None = None
    at: int = -1
    linked: int = 0
    level: int = 0
    link: bool = False
    pre: bool = False

    def add(self, text: str, start: int, end: int, node: int) -> None:
        if self.blank is not None and self.pieces:
            broken = "\n" in self.blank.text or "\r" in self.blank.text
            # A line break of the source between two Chinese characters is no blank.
            if not (broken and is_wide(self.pieces[-1].text[-1]) and is_wide(text[0])):
                self.pieces.append(Piece(" ", self.blank.start, self.blank.end))
        self.blank = None
        if not self.pieces:
            self.at = node
        self.pieces.append(Piece(text, start, end))
        if self.link:
            self.linked += len(text)

    def space(self, text: str, start: int, end: int) -> None:
        """A run of blanks; of several in a row, parted by tags, the one with a line break counts."""
        if self.blank is None or ("\n" in text and "\n" not in self.blank.text):
            self.blank = Piece(text, start, end)

    def flush(self) -> None:
        """End the line."""
        pieces = without_edges(self.pieces)
        if pieces:
            self.items.append(Line(pieces, self.at, self.level, self.linked, words(pieces)))
        self.pieces = []
        self.blank = None
        self.linked = 0


def lay_out(tree: Tree) -> list[Line | Grid]:
    """The lines and tables of a page in the order of its source; what is hidden is left out."""
    return _flow(tree, 0, len(tree.nodes))


def _flow(tree: Tree, first: int, stop: int) -> list[Line | Grid]:
    writer = _Writer()
    open_: list[_Open] = []
    index = first
    while True:
        while open_ and open_[-1].stop <= index:
            left = open_.pop()
            if left.block:
                writer.flush()
            writer.level, writer.link, writer.pre = left.level, left.link, left.pre
        if index >= stop:
            break
        node = tree.nodes[index]
        if node.tag == "#text":
            _write_text(tree.source, node, index, writer)
        elif node.tag in _NOT_SHOWN or node.hidden:
            index = node.stop
            continue
        elif node.tag in {"br", "hr"}:
            writer.flush()
        else:
            if node.tag == "table" and not node.nested and (items := _table(tree, index)) is not None:
                writer.flush()
                writer.items += items
                index = node.stop
                continue
            block = _is_block(node)
            if block:
                writer.flush()
            open_.append(_Open(node.stop, block, writer.level, writer.link, writer.pre))
            writer.link |= node.tag == "a" and "href" in node.attributes
            writer.pre |= node.tag in {"pre", "listing"}
            if node.tag in HEADINGS:
                writer.level = int(node.tag[1])
        index += 1
    writer.flush()
    return writer.items


def _is_block(node: Node) -> bool:
    style = node.attributes.get("style", "")
    if not style:
        return node.tag in BLOCKS
    if node.tag in BLOCKS:
        return not (node.tag in {"div", "p", "li"} and _SHOWN_INLINE.search(style))
    return _SHOWN_AS_BLOCK.search(style) is not None


def _write_text(source: str, node: Node, index: int, writer: _Writer) -> None:
    for found in _RUN.finditer(source, node.start, node.end):
        run = found[0]
        start, end = found.span()
        if run[0] == "&" and len(run) > 1 and not node.raw:
            run = html.unescape(run)
            if not run:
                continue
        if run[0] not in _BLANK:
            writer.add(run, start, end, index)
        elif not writer.pre:
            writer.space(run, start, end)
        else:
            _write_preformatted(run, start, index, writer)


def _write_preformatted(run: str, start: int, index: int, writer: _Writer) -> None:
    for offset, character in enumerate(run, start):
        if character == "\n":
            writer.flush()
        elif character != "\r":
            writer.add(character, offset, offset + 1, index)


@dataclass(slots=True)
class _CellFound:
    at: int
    row: int
    lines: list[Line]
    rowspan: int
    colspan: int
    header: bool


def _table(tree: Tree, index: int) -> list[Line | Grid] | None:
    """The table at a node, after its caption; None when it only lays out the page."""
    node = tree.nodes[index]
    if node.attributes.get("role") in {"presentation", "none"}:
        return None
    caption, found, rows = _cells(tree, index)
    cells, columns = _placed(found, rows)
    if _lays_out(found, columns):
        return None
    linked = sum(line.linked for cell in found for line in cell.lines)
    text = "\n".join(words(cell.pieces) for cell in cells)
    return [*caption, Grid(cells, rows, columns, index, linked, text)]


def _cells(tree: Tree, table: int) -> tuple[list[Line | Grid], list[_CellFound], int]:
    caption: list[Line | Grid] = []
    found: list[_CellFound] = []
    row = -1
    head_stop = 0
    index = table + 1
    while index < tree.nodes[table].stop:
        node = tree.nodes[index]
        if node.tag in _NOT_SHOWN or node.hidden or (node.tag == "#text" and tree.source[node.start : node.end].isspace()):
            index = node.stop
        elif node.tag == "caption":
            caption += _flow(tree, index + 1, node.stop)
            index = node.stop
        elif node.tag == "tr" or node.tag in _TABLE_STRUCTURE:
            row += node.tag == "tr"
            if node.tag == "thead":
                head_stop = node.stop
            index += 1
        else:
            # A cell; or stray text or an element outside any cell, which is read as one.
            inside = index + 1 if node.tag in {"td", "th"} else index
            row = max(row, 0)
            lines = [item for item in _flow(tree, inside, node.stop) if isinstance(item, Line)]
            header = node.tag == "th" or index < head_stop
            found.append(_CellFound(node.end, row, lines, _number(node, "rowspan"), _number(node, "colspan"), header))
            index = node.stop
    return caption, found, row + 1


def _number(node: Node, name: str) -> int:
    digits = re.match(r"\s*(\d{1,5})", node.attributes.get(name, ""))
    return int(digits[1]) if digits else 1


def _placed(found: list[_CellFound], rows: int) -> tuple[list[CellText], int]:
    """The cells on their grid: each in the first field of its row that no cell above or before it covers."""
    cells: list[CellText] = []
    covered: list[int] = []  # for each column, the first row that is free again
    row = column = 0
    for cell in found:
        if cell.row != row:
            row, column = cell.row, 0
        while column < len(covered) and covered[column] > row:
            column += 1
        if column >= _WIDEST_TABLE:
            covered, column = [], 0  # spans beyond all sense: the table starts anew
        colspan = max(1, min(cell.colspan, _WIDEST))
        rowspan = rows - row if cell.rowspan == 0 else min(cell.rowspan, rows - row)
        covered += [0] * (column + colspan - len(covered))
        covered[column : column + colspan] = [row + rowspan] * colspan
        cells.append(CellText(_joined(cell.lines), row, column, rowspan, colspan, cell.header, cell.at))
        column += colspan
    return cells, max((cell.column + cell.colspan for cell in cells), default=0)


def _joined(lines: list[Line]) -> list[Piece]:
    """The lines of a cell as one, parted by blanks."""
    pieces: list[Piece] = []
    for line in lines:
        if pieces:
            pieces.append(Piece(" ", pieces[-1].end, pieces[-1].end))
        pieces += line.pieces
    return pieces


def _lays_out(found: list[_CellFound], columns: int) -> bool:
    """True when the table only places things on the page: one column, nothing side by side, or prose in a cell."""
    filled: dict[int, int] = {}
    for cell in found:
        if cell.lines:
            filled[cell.row] = filled.get(cell.row, 0) + 1
        length = sum(len(line.text) for line in cell.lines)
        if length > _PROSE_CELL or (len(cell.lines) > _PROSE_CELL_LINES and length > _PROSE_CELL // 2):
            return True
        if len(cell.lines) > 1 and any(line.level for line in cell.lines):
            return True
    return columns < 2 or max(filled.values(), default=0) < 2
