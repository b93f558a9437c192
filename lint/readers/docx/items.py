"""What a Word document shows, before it is a text view: paragraphs and grids of ink."""

from dataclasses import dataclass, field
from typing import NamedTuple

from lint.document.model import Role
from lint.document.place import Native


@dataclass(eq=False, slots=True)
class Mark:
    """Something to be told of a stretch of the text view (a tracked change, a comment …); `start` is -1 until it is placed.

    One that is a `point` is told at the place where it begins.
    """

    key: str
    detail: str = ""
    point: bool = False
    start: int = -1
    end: int = -1

    def cover(self, start: int, end: int) -> None:
        """Take in a stretch of the text view."""
        if self.start < 0:
            self.start = self.end = start
        if not self.point:
            self.start, self.end = min(self.start, start), max(self.end, end)


class Ink(NamedTuple):
    """Characters as shown: those of a text element from `offset` on; `index` is -1 for what stands in none."""

    text: str
    index: int = -1  # type: ignore[assignment]
    offset: int = 0
    marks: tuple[Mark, ...] = ()


Line = list[Ink]


@dataclass(eq=False, slots=True)
class Paragraph:
    """A paragraph, its lines parted at line breaks. `native` tells where it stands when it is not in the body."""

    part: str
    lines: list[Line]
    level: int = 0
    role: Role = "main"
    native: Native = field(default_factory=dict)


@dataclass(eq=False, slots=True)
class GridCell:
    """A cell with its lines and its place in the grid."""

    row: int
    column: int
    colspan: int
    header: bool = False
    rowspan: int = 1
    items: "list[Paragraph | Grid]" = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines in the cell, those of tables within it too."""
        found: list[Line] = []
        for item in self.items:
            if isinstance(item, Paragraph):
                found += item.lines
            else:
                found += [line for cell in item.cells for line in cell.lines]
        return found


@dataclass(eq=False, slots=True)
class Grid:
    """A table; a merged cell stands once, at its upper left corner. `native` is as for a paragraph."""

    part: str
    cells: list[GridCell]
    rows: int
    columns: int
    role: Role = "main"
    native: Native = field(default_factory=dict)


Item = Paragraph | Grid


def words(line: Line) -> str:
    """The text of a line."""
    return "".join(ink.text for ink in line)
