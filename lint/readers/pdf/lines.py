"""Characters on a page → lines of text."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from lint.readers.lines import is_wide
from lint.readers.pdf.page import OBLIQUE, Glyph

# Radicals that fonts share with the characters that they stand for, and that normalisation leaves alone.
_RADICALS = dict(
    zip(
        "⺁⺇⺋⺏⺐⺒⺓⺛⺝⺟⺠⺢⺩⺪⺫⺮⺯⺰⺱⺲⺴⺵⺶⺷⺺⺻⺼⺽⻁⻃⻄⻅⻆⻇⻈⻉⻋⻎⻐⻑⻒⻓⻔⻖⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻯⻰⻳",
        "厂几㔾尣尢巳幺旡月母民水王疋目竹糸纟罓罒网网羊羊肀聿肉臼虎覀西见角角讠贝车辶钅長镸长门阝青韦页风飞食飠饣饣马骨鬼鱼鸟卤麦黄黾齐齿竜龙龟",
        strict=True,
    )
)
_SAME_LINE = 0.45
_LETTERS_APART = 0.15
_BLANK = 0.8
_SPACED_OUT = 0.4
# Marks that begin no line, and marks that end none; quotation marks do neither.
_NO_START = frozenset("，。、；：？！）》」』”’“‘…%％,.;:?!)]}")
_NO_END = frozenset("（《「『“‘”’([{")


class Mark(NamedTuple):
    """A character of the text view, and where it is printed; a blank put in by the reader is printed nowhere."""

    character: str
    page: int
    glyph: Glyph | None = None


Text = list[Mark]


def words(text: Iterable[Mark]) -> str:
    """The characters of a text."""
    return "".join(mark.character for mark in text)


@dataclass(eq=False, repr=False)
class Line:
    """A line of text and its edges on the page; `size` is the height of its characters."""

    text: Text
    page: int
    x0: float
    y0: float
    x1: float
    y1: float
    size: float

    @property
    def words(self) -> str:
        """Its characters."""
        return words(self.text)


def lines_of(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines that upright characters make, from top to bottom."""
    rows: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.y0 + each.y1):
        if glyph.character.isspace():
            continue
        own = glyph.middle[1]
        if rows and own - middle < _SAME_LINE * min(glyph.y1 - glyph.y0, rows[-1][0].y1 - rows[-1][0].y0):
            row = rows[-1]
            row.append(glyph)
            middle += (own - middle) / len(row)
        else:
            rows.append([glyph])
            middle = own
    return [_line(sorted(row, key=lambda each: each.x0), page) for row in rows]


def _line(row: list[Glyph], page: int) -> Line:
    row = [glyph for before, glyph in zip([None, *row], row, strict=False) if not (before and _again(before, glyph))]
    size = median(glyph.y1 - glyph.y0 for glyph in row)
    gaps = [(after.x0 - before.x1) / size for before, after in pairwise(row)]
    # In a line that is set wide throughout, no gap is a blank.
    usual = median(gaps) if len(gaps) > 2 else 0.0
    usual = usual if usual > _SPACED_OUT else 0.0
    text = [Mark(plain(row[0].character), page, row[0])]
    for before, after, gap in zip(row, row[1:], gaps, strict=False):
        if _parted(before.character, after.character, gap - usual):
            text.append(Mark(" ", page))
        text.append(Mark(plain(after.character), page, after))
    return Line(text, page, row[0].x0, min(g.y0 for g in row), max(g.x1 for g in row), max(g.y1 for g in row), size)


def _again(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is the one before it once more, printed over it to look bold."""
    return before.character == glyph.character and glyph.x0 - before.x0 < 0.3 * (glyph.x1 - glyph.x0)


def _parted(before: str, after: str, gap: float) -> bool:
    """Whether a blank stands between two characters that are this far apart, in heights of the line.

    What is set between Han characters, and around figures among them, is no blank of the text until it is as wide as one.
    """
    if is_wide(before) or is_wide(after):
        return gap > _BLANK
    return gap > _LETTERS_APART


def plain(character: str) -> str:
    """A character as it is meant: a PDF may give the radical whose shape a character shares, ⽅ for 方."""
    if "\u2e80" <= character <= "\u2fdf":
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character


def joined(lines: Sequence[Line]) -> Text:
    """The text of lines that follow on one another: a line's end is a blank only between letters."""
    text: Text = []
    for line in lines:
        if text and _letter(text[-1].character) and _letter(line.text[0].character):
            text.append(Mark(" ", line.page))
        text += line.text
    return text


def first_word(text: Text) -> float:
    """The width of what begins a text and may not be parted from it."""
    marks = [mark for mark in text if mark.glyph is not None]
    end = 1
    while end < len(marks) and not _may_break(marks[end - 1].character, marks[end].character):
        end += 1
    return sum(mark.glyph.x1 - mark.glyph.x0 for mark in marks[:end] if mark.glyph is not None)


def _may_break(before: str, after: str) -> bool:
    return before not in _NO_END and after not in _NO_START and (is_wide(before) or is_wide(after))


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()


def cell_lines(glyphs: Sequence[Glyph], page: int) -> list[Line]:
    """The lines in a cell, whose text may run upwards, downwards, or in columns from right to left."""
    turns = [glyph.turn for glyph in glyphs if glyph.turn != OBLIQUE]
    if not turns:
        return []
    turn = max(set(turns), key=turns.count)
    own = [glyph for glyph in glyphs if glyph.turn == turn and not glyph.character.isspace()]
    if turn:
        own = [_turned(glyph, turn) for glyph in own]
    elif _in_columns(own):
        own = [_turned(glyph, 3) for glyph in own]
    return lines_of(own, page)


def _turned(glyph: Glyph, turn: int) -> Glyph:
    """The character on a page turned so that text running upwards (1), on its head (2) or downwards (3) is level."""
    x0, y0, x1, y1 = glyph.x0, glyph.y0, glyph.x1, glyph.y1
    box = {1: (-y1, x0, -y0, x1), 2: (-x1, -y1, -x0, -y0), 3: (y0, -x1, y1, -x0)}[turn]
    return glyph._replace(x0=box[0], y0=box[1], x1=box[2], y1=box[3])


def _in_columns(glyphs: Sequence[Glyph]) -> bool:
    """Whether upright characters are read downwards: they stand closer to those below them than to those beside them."""
    if len(glyphs) < 4 or not all(is_wide(glyph.character) for glyph in glyphs):
        return False
    beside: list[float] = []
    below: list[float] = []
    for glyph in glyphs:
        x, y = glyph.middle
        wide, high = glyph.x1 - glyph.x0, glyph.y1 - glyph.y0
        others = [other.middle for other in glyphs if other is not glyph]
        beside += sorted(u - x for u, v in others if u > x + 0.5 * wide and abs(v - y) < 0.3 * high)[:1]
        below += sorted(v - y for u, v in others if v > y + 0.5 * high and abs(u - x) < 0.3 * wide)[:1]
    return bool(beside) and bool(below) and median(below) < 0.95 * median(beside)
