"""Lines of text → paragraphs."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from lint.document import compiled
from lint.readers.pdf.lines import Line, first_word

_INDENT = 0.8
_OTHER_SIZE = 0.12
_WIDE_GAP = 2.6
_NEAR = 0.7
_FEWEST = 3
_NARROW = 0.85
_ENDS = tuple("。！？；：…!?;:")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_HEADING = compiled(rf"\s*(?:[（(]?{_NUMERAL}[）)]|{_NUMERAL}[、.．]|第{_NUMERAL}[章节部条])")


class Column(NamedTuple):
    """The left and right edges that the text of a page keeps to."""

    left: float
    right: float


def paragraphs(lines: Sequence[Line], columns: dict[int, Column]) -> Iterator[list[Line]]:
    """The paragraphs that lines following on one another make; `columns` by page number."""
    paragraph: list[Line] = []
    for line in lines:
        if paragraph and _begins(paragraph[-1], line, columns):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield paragraph


def _begins(before: Line, line: Line, columns: dict[int, Column]) -> bool:
    """Whether a paragraph begins with a line."""
    size = max(before.size, line.size)
    if abs(before.size - line.size) > _OTHER_SIZE * size or line.x0 - columns[line.page].left > _INDENT * size:
        return True
    if before.page == line.page and line.y0 - before.y0 > _WIDE_GAP * size:
        return True
    if before.words.endswith(_ENDS) and _HEADING.match(line.words):
        return True
    # A line is short when what begins the next one would have stood on it.
    return before.x1 + first_word(line.text) <= columns[before.page].right - 0.2 * size


def columns_of(lines: Sequence[list[Line]], widths: dict[int, float]) -> dict[int, Column]:
    """The text column of each page, given the lines of each and the widths of the pages.

    A page whose own lines do not tell how wide its text is set is like the others, or has equal margins at both sides.
    """
    kept = {page[0].page: (_kept_left(page), _kept_right(page)) for page in lines if page}
    lefts = [left for left, _ in kept.values() if left is not None]
    usual = max((right - left for left, right in kept.values() if left is not None and right is not None), default=0.0)
    columns: dict[int, Column] = {}
    for page in filter(None, lines):
        number = page[0].page
        left, right = kept[number]
        if left is None:
            left = min([line.x0 for line in page] + ([median(lefts)] if lefts else []))
        even = widths[number] - 2 * left
        width = right - left if right is not None else 0.0
        if width < _NARROW * usual:
            width = usual
        columns[number] = Column(left, left + (width if width > _NARROW * even else even))
    return columns


def _kept_left(lines: list[Line]) -> float | None:
    """The leftmost edge that several lines keep to; None when too few do."""
    for line in sorted(lines, key=lambda each: each.x0):
        if sum(abs(other.x0 - line.x0) < 0.3 * line.size for other in lines) >= 2:
            return line.x0
    return None


def _kept_right(lines: list[Line]) -> float | None:
    for line in sorted(lines, key=lambda each: -each.x1):
        if sum(abs(other.x1 - line.x1) < _NEAR * line.size for other in lines) >= _FEWEST:
            return line.x1
    return None
