"""Rulings of a page → tables of cells."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lint.readers.pdf.lines import Text, cell_lines, joined
from lint.readers.pdf.page import Edges, Glyph, Page, Ruling

NEAR = 3.0
"""Rulings no further apart than this, in points, are one."""
_SHORTEST = 4.0
_COVERED = 0.5
MOST_RULINGS = 2_000
MOST_FIELDS = 50_000


@dataclass(eq=False, repr=False)
class PageCell:
    """A cell of a table on one page; `room` is what its last line leaves free at its right, in points.

    `page` and `printed` tell where it is, in points of the PDF page.
    """

    text: Text
    row: int
    column: int
    rowspan: int
    colspan: int
    room: float
    page: int
    printed: Edges


@dataclass(eq=False, repr=False)
class PageTable:
    """A table, or the part of one that stands on a page: the places of its upright and level rulings, and its cells."""

    page: int
    columns: list[float]
    rows: list[float]
    cells: list[PageCell] = field(default_factory=list)

    @property
    def y0(self) -> float:
        """Its upper edge."""
        return self.rows[0]

    @property
    def width(self) -> float:
        """From its left edge to its right one."""
        return self.columns[-1] - self.columns[0]


def tables_of(page: Page) -> tuple[list[PageTable], list[Glyph]]:
    """The tables of a page with their text, and the characters that stand in none."""
    level, upright = _merged(page.level), _merged(page.upright)
    if len(level) + len(upright) > MOST_RULINGS:
        return [], page.glyphs
    regions = [made for lines in _connected(level, upright) if (made := _region(*lines, page))]
    rest = page.glyphs
    # Of tables that lie in one another, the inner one has its characters first.
    for region in sorted(regions, key=_Region.area):
        rest = region.take(rest)
    return [region.table() for region in regions if region.filled()], rest


def _merged(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Rulings without those that only go on with, or lie over, another."""
    merged: list[Ruling] = []
    group: list[Ruling] = []
    for ruling in sorted(rulings):
        if group and ruling.at - group[0].at > NEAR / 2:
            merged += _spans(group)
            group = []
        group.append(ruling)
    merged += _spans(group)
    return [ruling for ruling in merged if ruling.end - ruling.start >= _SHORTEST]


def _spans(group: Sequence[Ruling]) -> Iterator[Ruling]:
    at = sum(ruling.at for ruling in group) / max(1, len(group))
    start = end = None
    for ruling in sorted(group, key=lambda each: each.start):
        if end is None or start is None or ruling.start > end + NEAR:
            if start is not None and end is not None:
                yield Ruling(at, start, end)
            start, end = ruling.start, ruling.end
        else:
            end = max(end, ruling.end)
    if start is not None and end is not None:
        yield Ruling(at, start, end)


def _connected(level: list[Ruling], upright: list[Ruling]) -> list[tuple[list[Ruling], list[Ruling]]]:
    """The rulings in groups that meet one another."""
    leader = list(range(len(level) + len(upright)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for i, across in enumerate(level):
        for j, down in enumerate(upright, len(level)):
            if (
                across.start - NEAR <= down.at <= across.end + NEAR
                and down.start - NEAR <= across.at <= down.end + NEAR
            ):
                leader[lead(i)] = lead(j)
    groups: dict[int, tuple[list[Ruling], list[Ruling]]] = {}
    for index, ruling in enumerate([*level, *upright]):
        groups.setdefault(lead(index), ([], []))[index >= len(level)].append(ruling)
    return list(groups.values())


def edges(places: Sequence[float], near: float = NEAR) -> list[float]:
    """Places in order, those near one another as one."""
    groups: list[list[float]] = []
    for place in sorted(places):
        if groups and place - groups[-1][-1] <= near:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) for group in groups]


class _Region:
    """The grid that rulings make: its fields, joined to cells where no ruling parts them."""

    def __init__(self, page: Page, columns: list[float], rows: list[float]) -> None:
        self.page = page
        self.columns = columns
        self.rows = rows
        self.boxes: list[tuple[int, int, int, int]] = []
        self._cell_of: list[list[int]] = [[-1] * (len(columns) - 1) for _ in rows[1:]]
        self._glyphs: dict[int, list[Glyph]] = {}

    def area(self) -> float:
        return (self.columns[-1] - self.columns[0]) * (self.rows[-1] - self.rows[0])

    def filled(self) -> bool:
        return bool(self._glyphs)

    def join(self, right: list[list[bool]], below: list[list[bool]]) -> None:
        """Make cells, given which fields have a wall at their right and which one below them."""
        for row, taken in enumerate(self._cell_of):
            for column, cell in enumerate(taken):
                if cell < 0:
                    self._open(row, column, right, below)

    def _open(self, row: int, column: int, right: list[list[bool]], below: list[list[bool]]) -> None:
        columns = rows = 1
        taken = self._cell_of
        while column + columns < len(taken[0]) and not right[row][column + columns - 1] and taken[row][column + columns] < 0:
            columns += 1
        span = range(column, column + columns)
        while row + rows < len(taken) and not any(
            below[row + rows - 1][each] or taken[row + rows][each] >= 0 or (each + 1 < span.stop and right[row + rows][each])
            for each in span
        ):
            rows += 1
        for each in range(row, row + rows):
            taken[each][column : column + columns] = [len(self.boxes)] * columns
        self.boxes.append((row, column, rows, columns))

    def take(self, glyphs: list[Glyph]) -> list[Glyph]:
        """Take the characters that stand inside; the others come back."""
        left, right, top, bottom = self.columns[0], self.columns[-1], self.rows[0], self.rows[-1]
        rest: list[Glyph] = []
        for run in _runs(glyphs):
            x, y = (run[0].x0 + run[-1].x1) / 2, run[0].middle[1]
            if left < x < right and top < y < bottom:
                cell = self._cell_of[bisect_right(self.rows, y) - 1][bisect_right(self.columns, x) - 1]
                if not run[0].character.isspace():
                    self._glyphs.setdefault(cell, []).extend(run)
            else:
                rest += run
        return rest

    def table(self) -> PageTable:
        table = PageTable(self.page.number, self.columns, self.rows)
        for index, (row, column, rows, columns) in enumerate(self.boxes):
            lines = cell_lines(self._glyphs.get(index, []), self.page.number)
            room = self.columns[column + columns] - lines[-1].x1 if lines else 0.0
            box = self.columns[column], self.rows[row], self.columns[column + columns], self.rows[row + rows]
            printed = self.page.printed(*box)
            table.cells.append(PageCell(joined(lines), row, column, rows, columns, room, self.page.number, printed))
        return table


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters one by one, but the figures of a number together: it may be wider than its cell."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not (
            _figure(glyph.character)
            and _figure(run[-1].character)
            and abs(glyph.x0 - run[-1].x1) < 0.2 * (glyph.y1 - glyph.y0)
            and abs(glyph.y0 - run[-1].y0) < 1
        ):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _figure(character: str) -> bool:
    return character.isascii() and (character.isdigit() or character in ".,%")


def _region(level: list[Ruling], upright: list[Ruling], page: Page) -> _Region | None:
    """The grid of rulings that meet; None when they part nothing into cells."""
    if len(level) < 2 or len(upright) < 2:
        return None
    columns = edges([each.at for each in upright] + [end for each in level for end in each[1:]])
    rows = edges([each.at for each in level] + [end for each in upright for end in each[1:]])
    fields = (len(columns) - 1) * (len(rows) - 1)
    if fields < 2 or fields > MOST_FIELDS:
        return None
    region = _Region(page, columns, rows)
    right = list(map(list, zip(*_walls(upright, columns, rows), strict=True)))
    region.join(right, _walls(level, rows, columns))
    return region if len(region.boxes) > 1 else None


def _walls(rulings: list[Ruling], across: list[float], along: list[float]) -> list[list[bool]]:
    """For each band between two places of `across`, and each field along it, whether a ruling closes its far side."""
    near: dict[int, list[Ruling]] = {}
    for ruling in rulings:
        nearest = min(range(len(across)), key=lambda index: abs(across[index] - ruling.at))
        near.setdefault(nearest, []).append(ruling)
    walls: list[list[bool]] = []
    for band in range(1, len(across)):
        own = near.get(band, [])
        walls.append(
            [
                any(min(each.end, end) - max(each.start, start) > _COVERED * (end - start) for each in own)
                for start, end in pairwise(along)
            ]
        )
    return walls
