"""Ranges of a draft's text that are marked, and the text cut where marks begin and end."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# More characters than this are underlined only: a coloured paragraph cannot be read.
_LONG = 80


class Mark(NamedTuple):
    """A range of the text to be marked.

    `target` is the name that links lead to, `card` the card it belongs to, `ref` the number shown behind it (0 for none).
    """

    start: int
    end: int
    style: str
    target: str
    card: str
    ref: int = 0


class Piece(NamedTuple):
    """Characters with the marks around them, the outermost first, each with the name it bears here; numbers stand behind them."""

    text: str
    marks: tuple[tuple[Mark, str | None, str], ...] = ()
    refs: tuple[Mark, ...] = ()


class Field(NamedTuple):
    """A part of the page that is shown as one run of text: a paragraph, a cell. `part` is the number of its part."""

    start: int
    end: int
    part: int


class Marking:
    """The marks of one draft, laid out over its fields. Fields are in order and do not overlap."""

    def __init__(self, text: str, fields: Sequence[Field], marks: Sequence[Mark]) -> None:
        self.text = text
        self.fields = fields
        self._starts = [field.start for field in fields]
        self._in: dict[int, list[Mark]] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        for mark in marks:
            touched = list(self._touched(mark))
            for index in touched:
                self._in.setdefault(index, []).append(mark)
            if touched:
                self._first[mark.target], self._last[mark.target] = touched[0], touched[-1]

    def _touched(self, mark: Mark) -> Iterator[int]:
        """The fields that a mark is shown in: those it covers some of, else the one it stands at."""
        if not self.fields:
            return
        index = max(0, bisect_right(self._starts, mark.start) - 1)
        covered = False
        for at in range(index, len(self.fields)):
            field = self.fields[at]
            if field.start >= mark.end:
                break
            if max(field.start, mark.start) < min(field.end, mark.end):
                covered = True
                yield at
        if not covered:
            yield index

    def part_of(self, mark: Mark) -> int | None:
        """The part that a mark begins in."""
        index = self._first.get(mark.target)
        return None if index is None else self.fields[index].part

    def pieces(self, index: int, cut: int = 0) -> tuple[Piece, ...]:
        """The text of a field, cut where marks begin and end, and at `cut`."""
        field = self.fields[index]
        marks = self._in.get(index, [])
        if not marks and not field.start < cut < field.end:
            return (Piece(self.text[field.start : field.end]),)
        clipped = [(_within(mark.start, field), _within(mark.end, field), mark) for mark in marks]
        # The longest is outermost, so that a mark within another keeps its own colour.
        clipped.sort(key=lambda each: (each[0], each[0] - each[1]))
        edges = {field.start, field.end, *(edge for each in clipped for edge in each[:2])}
        if field.start < cut < field.end:
            edges.add(cut)
        return tuple(self._cut(index, sorted(edges), clipped))

    def _cut(self, index: int, edges: list[int], clipped: list[tuple[int, int, Mark]]) -> Iterator[Piece]:
        active: list[tuple[int, int, Mark]] = []
        waiting = list(reversed(clipped))
        named: set[str] = set()
        for number, start in enumerate(edges):
            end = edges[number + 1] if number + 1 < len(edges) else start
            points: list[tuple[int, int, Mark]] = []
            while waiting and waiting[-1][0] <= start:
                from_, to, mark = waiting.pop()
                (active if to > from_ else points).append((from_, to, mark))
            for _, _, mark in points:
                yield Piece("", (self._named(index, mark, named, "point"),), (mark,) if mark.ref else ())
            if end > start:
                active = [each for each in active if each[1] > start]
                around = tuple(self._named(index, each[2], named, self._style(index, each)) for each in active)
                done = (each[2] for each in active if each[1] == end and each[2].ref and self._last[each[2].target] == index)
                yield Piece(self.text[start:end], around, tuple(done))

    def _style(self, index: int, clipped: tuple[int, int, Mark]) -> str:
        start, end, _ = clipped
        field = self.fields[index]
        whole = "whole" if (start, end) == (field.start, field.end) else ""
        return f"long {whole}".strip() if end - start > _LONG else whole

    def _named(self, index: int, mark: Mark, named: set[str], more: str) -> tuple[Mark, str | None, str]:
        """The mark with the name that links lead to, which its first stretch bears."""
        first = self._first[mark.target] == index and mark.target not in named
        named.add(mark.target)
        return mark, mark.target if first else None, more


def _within(position: int, field: Field) -> int:
    return min(max(position, field.start), field.end)
