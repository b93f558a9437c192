"""What stands on a page of a PDF: characters and rulings, turned so that its text reads from left to right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

OBLIQUE = 4
"""The turn of characters that stand aslant, as watermarks do."""

FARTHEST = 1e5
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom; or in points of the PDF page: left, bottom, right and top."""


class Glyph(NamedTuple):
    """A character and its four edges on the page as it is read, `y` growing downwards.

    `turn` is the number of quarter turns by which it is rotated against the text of the page; `printed` its edges in points of
    the PDF page.
    """

    character: str
    x0: float
    y0: float
    x1: float
    y1: float
    turn: int
    printed: Edges

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2


class Ruling(NamedTuple):
    """A level line at `at` from `start` to `end`, or an upright one."""

    at: float
    start: float
    end: float


@dataclass(eq=False, repr=False)
class Page:
    """A page as it is read: its number (from 1), its size, characters, level and upright rulings.

    `pictured` is the share of it that pictures cover; `broken` when it could not be read. `turn` is the number of quarter turns
    to the left by which its text is printed, `origin` the upper left corner of the page as it is read, turned so.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    level: list[Ruling]
    upright: list[Ruling]
    pictured: float = 0.0
    broken: bool = False
    turn: int = 0
    origin: tuple[float, float] = (0.0, 0.0)

    def printed(self, x0: float, y0: float, x1: float, y1: float) -> Edges:
        """The edges in points of the PDF page of a box on the page as it is read."""
        left, top = self.origin
        x0, y0, x1, y1 = x0 + left, y0 + top, x1 + left, y1 + top
        turned = ((x0, -y1, x1, -y0), (y0, x0, y1, x1), (-x1, y0, -x0, y1), (-y1, -x1, -y0, -x0))
        return turned[self.turn]


class Drawn(NamedTuple):
    """What is drawn on a page, in points of the PDF page: `edges` and `lines` hold four numbers a character and a line.

    `turns` are the quarter turns that each character is rotated by, `pictures` the area of the pictures.
    """

    box: Edges
    text: str
    edges: Sequence[float]
    turns: bytes
    lines: Sequence[float]
    pictures: float


def page_of(number: int, drawn: Drawn) -> Page:
    """The page made of what was drawn."""
    turn = _turn(drawn.text, drawn.turns)
    left, top, right, bottom = _turned(drawn.box, turn)
    page = Page(number, right - left, bottom - top, [], [], [], turn=turn, origin=(left, top))
    page.pictured = drawn.pictures / max(1.0, page.width * page.height)
    for character, printed, own in zip(drawn.text, _fours(drawn.edges), drawn.turns, strict=True):
        if not _is_sound(printed):
            continue
        x0, y0, x1, y1 = _turned(printed, turn)
        relative = OBLIQUE if own == OBLIQUE else (own - turn) % 4
        page.glyphs.append(Glyph(character, x0 - left, y0 - top, x1 - left, y1 - top, relative, printed))
    for line in filter(_is_sound, _fours(drawn.lines)):
        x0, y0, x1, y1 = _turned(line, turn)
        if x1 - x0 >= y1 - y0:
            page.level.append(Ruling((y0 + y1) / 2 - top, x0 - left, x1 - left))
        else:
            page.upright.append(Ruling((x0 + x1) / 2 - left, y0 - top, y1 - top))
    return page


def _is_sound(edges: Edges) -> bool:
    """Whether edges are those of something on a page, not what is left of a broken file."""
    return all(-FARTHEST < edge < FARTHEST for edge in edges)


def _fours(numbers: Sequence[float]) -> Iterator[Edges]:
    return zip(*[iter(numbers)] * 4, strict=True)


def _turn(text: str, turns: bytes) -> int:
    """The quarter turns of most characters; a page may be printed on its side."""
    counts = Counter(turn for character, turn in zip(text, turns, strict=True) if turn != OBLIQUE and not character.isspace())
    return counts.most_common(1)[0][0] if counts else 0


def _turned(box: Edges, turn: int) -> Edges:
    """A box with its text upright: left, top, right, bottom."""
    left, bottom, right, top = box
    if turn == 1:
        return bottom, left, top, right
    if turn == 2:
        return -right, bottom, -left, top
    if turn == 3:
        return -top, -right, -bottom, -left
    return left, -top, right, -bottom
