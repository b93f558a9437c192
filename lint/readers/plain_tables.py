"""Tables in plain text: cells between pipes, tabs, or runs of blanks. Prose is never taken for a table."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from lint.document import Cell, Span, Table, compiled
from lint.readers.lines import trimmed

Style = Literal["pipe", "tab", "blank"]

PIPES = "|│┃｜¦"
_PIPE = compiled(rf"(?<!\\)[{PIPES}]")
_DASHES = frozenset("-=─━═┄┈╌")
_FRAME = _DASHES.union(PIPES, "+:┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝")
_BLANKS = compiled("[ \u00a0]{2,}|[ \u00a0]*\u3000[ \u00a0\u3000]*")
_NUMERALS = "一二三四五六七八九十"
_NUMBERED = compiled(f"([{_NUMERALS}]{{1,3}})[、.．]")
# How a line without any cell mark may begin and still be a row: 第二十条, （三）, 1., 三、.
# These are compiled when first used: few drafts ask for them.
_LABEL = rf"第[{_NUMERALS}\d]{{1,4}}[条條]|[（(]|\d{{1,2}}[.、．]|[{_NUMERALS}]{{1,3}}、"
_VALUE = r"[+＋-]?\d[\d,，.]*[%％]?|[-—－/／\\无]+"
_PROSE_ENDS = tuple("。！？；…")
_NO_CELL_ENDS = (*_PROSE_ENDS, "：", ":")
_LONGEST = {"pipe": 160, "tab": 120, "blank": 60}
_ROW_OF_VALUES = 4
_STRENGTH: dict[Style | None, int] = {None: 0, "blank": 1, "tab": 2, "pipe": 3}
_LONGEST_ALONE = {"pipe": 60, "tab": 60, "blank": 30}


class PlainTable(NamedTuple):
    """A table found in lines `first` to `last` (inclusive): for each row, the ranges of its cells in the text."""

    first: int
    last: int
    rows: list[list[Span]]

    def table(self) -> Table:
        """The grid; a row that is shorter than the others has fields without a cell."""
        cells = [
            Cell(span.start, span.end, row, column)
            for row, spans in enumerate(self.rows)
            for column, span in enumerate(spans)
        ]
        return Table(cells, len(self.rows), max(len(spans) for spans in self.rows))


class _Row(NamedTuple):
    line: int
    cells: list[Span]


def only_pipes(line: str) -> bool:
    """True for a line of nothing but pipes and blanks: what stripping a table leaves behind."""
    words = "".join(line.split())
    return bool(words) and not words.strip(PIPES)


def _separates(line: str) -> bool:
    """True for a line that only rules off the rows of a table: |---|---|, ├──┼──┤."""
    marks = set("".join(line.split()))
    return marks <= _FRAME and not marks.isdisjoint(_DASHES)


def find_tables(text: str, lines: list[Span]) -> list[PlainTable]:
    """The tables in the lines of a text, in order."""
    found: list[PlainTable] = []
    index = 0
    while index < len(lines):
        style = _style(text, lines[index])
        if style is None:
            index += 1
            continue
        rows, following = _group(text, lines, index, style)
        for part in _parts(text, rows):
            if _is_table(text, part, style):
                cells = _without_border(text, lines, part) if style == "pipe" else [row.cells for row in part]
                found.append(PlainTable(part[0].line, part[-1].line, cells))
        index = max(following, index + 1)
    return found


def _style(text: str, line: Span) -> Style | None:
    words = text[line.start : line.end].strip()
    if not words or only_pipes(words) or _separates(words):
        return None
    if _PIPE.search(words):
        return "pipe"
    if "\t" in words:
        return "tab"
    return "blank" if _BLANKS.search(words) else None


def _group(text: str, lines: list[Span], first: int, style: Style) -> tuple[list[_Row], int]:
    """The rows that follow on one another from line `first`, and the first line that is none of them."""
    rows: list[_Row] = []
    gap = spaced = False
    index = first
    while index < len(lines):
        line = text[lines[index].start : lines[index].end]
        if not line.strip():
            # Blank lines end a table, unless every row of it stands between two.
            if gap or (len(rows) > 1 and not spaced):
                break
            gap = True
        elif not only_pipes(line) and not _separates(line):
            own = _style(text, lines[index])
            if _STRENGTH[own] > _STRENGTH[style] or (own != style and not re.match(_LABEL, line.strip())):
                break
            cells = split_cells(text, lines[index], style)
            if not _is_row(text, cells, style):
                break
            if len(rows) == 1:
                spaced = gap
            elif rows and gap != spaced:
                break
            gap = False
            rows.append(_Row(index, cells))
        index += 1
    return rows, index


def split_cells(text: str, line: Span, style: Style) -> list[Span]:
    """The ranges of the cells in a line; an escaped pipe bounds none."""
    pattern = _PIPE if style == "pipe" else compiled("\t") if style == "tab" else _BLANKS
    start, end = line
    if style == "blank":
        start, end = trimmed(text, start, end)
    edges = [start, *(edge for found in pattern.finditer(text, start, end) for edge in found.span()), end]
    cells = [trimmed(text, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    if style == "pipe" and len(cells) > 1:
        # A pipe at the very edge is the table's border and bounds no cell.
        words = text[start:end].strip()
        cells = cells[words[0] in PIPES : len(cells) - (words[-1] in PIPES)]
    return cells


def _without_border(text: str, lines: list[Span], rows: list[_Row]) -> list[list[Span]]:
    """The cells of each row of a table whose lines need not begin with a pipe.

    Where lines do without that border, a pipe at the beginning of another bounds a first cell that is blank, if the line
    comes out as wide as those.
    """
    words = [text[lines[row.line].start : lines[row.line].end].strip() for row in rows]
    bare = [len(row.cells) for row, line in zip(rows, words, strict=True) if line[0] not in PIPES]
    if not bare:
        return [row.cells for row in rows]
    width = max(bare, key=bare.count)
    found = []
    for row, line in zip(rows, words, strict=True):
        cells = row.cells
        if len(cells) + 1 == width and line[0] in PIPES:
            cells = [Span(lines[row.line].start, lines[row.line].start), *cells]
        found.append(cells)
    return found


def _filled(cells: list[Span]) -> int:
    return sum(cell.end > cell.start for cell in cells)


def _is_row(text: str, cells: list[Span], style: Style) -> bool:
    if max(cell.end - cell.start for cell in cells) > _LONGEST[style]:
        return False
    if style == "blank" and any(text.endswith(_NO_CELL_ENDS, cell.start, cell.end) for cell in cells):
        return False
    if _filled(cells) >= 2:
        return True
    alone = max(cells, key=lambda cell: cell.end - cell.start)
    words = text[alone.start : alone.end]
    return len(words) <= _LONGEST_ALONE[style] and not words.endswith(_PROSE_ENDS)


def _parts(text: str, rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows, parted at the lines that are no row of a table: a heading or caption that only looks like one."""
    above = _widths(rows)
    below = _widths(rows[::-1])[::-1]
    part: list[_Row] = []
    for row, before, after in zip(rows, above, below, strict=True):
        if len(row.cells) == 1 and (before < 2 or after < 2 or not _goes_on(text, part, row, before == after)):
            yield _without_heading(text, part)
            part = []
        else:
            part.append(row)
    yield _without_heading(text, part)


def _goes_on(text: str, part: list[_Row], row: _Row, same_width: bool) -> bool:
    """Whether a row of one cell belongs to the table around it.

    A numbered one does only when it goes on with the table's own numbers and the table goes on as wide as it was: else
    it is the heading of a section between two tables.
    """
    number = _number(text, row)
    if not number:
        return True
    numbers = [_number(text, earlier) for earlier in part]
    return same_width and number - 1 in numbers and max(numbers) < number


def _number(text: str, row: _Row) -> int:
    """The Chinese number that a row begins with; 0 for none, and for numbers beyond ten."""
    first = next((cell for cell in row.cells if cell.end > cell.start), None)
    found = _NUMBERED.match(text, first.start, first.end) if first else None
    if not found:
        return 0
    return _NUMERALS.index(found[1]) + 1 if len(found[1]) == 1 else len(_NUMERALS) + 1


def _widths(rows: list[_Row]) -> list[int]:
    """For each row, the number of cells of the nearest row before it that has more than one; 0 when there is none."""
    widths = []
    width = 0
    for row in rows:
        widths.append(width)
        if len(row.cells) > 1:
            width = len(row.cells)
    return widths


def _without_heading(text: str, part: list[_Row]) -> list[_Row]:
    """The rows without a last one that is only a numbered line: it opens what follows the table."""
    last = part[-1] if part else _Row(0, [])
    return part[:-1] if len(last.cells) == 2 and _filled(last.cells) == 1 and _number(text, last) else part


def _is_table(text: str, rows: list[_Row], style: Style) -> bool:
    wide = [row.cells for row in rows if _filled(row.cells) >= 2]
    if len(rows) < 2 or not wide:
        return False
    if style == "pipe":
        return len(wide) >= 2 or len(rows) >= 3
    if style == "tab":
        return len(wide) >= 2
    value = compiled(_VALUE)
    values = [sum(value.fullmatch(text, cell.start, cell.end) is not None for cell in cells) for cells in wide]
    # Half of the rows hold a value, or one row holds values and hardly anything else, under its header.
    return len(wide) >= 2 and (sum(map(bool, values)) * 2 >= len(wide) or max(values) >= _ROW_OF_VALUES)
