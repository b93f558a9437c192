"""Where a derived text came from: a piecewise map between two texts, both counted in characters."""

from bisect import bisect_right
from collections.abc import Callable
from functools import partial
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, `start` included and `end` not."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class OffsetMap:
    """Maps ranges of a derived text to ranges of its origin, and back.

    The map is a list of pieces in order. A piece of equal length on both sides maps character by character; any other
    piece (an entity, a folded ligature, an inserted line break) maps as a whole.
    """

    __slots__ = ("_derived", "_derived_end", "_origin", "_origin_end")

    def __init__(self) -> None:
        self._derived: list[int] = []
        self._derived_end: list[int] = []
        self._origin: list[int] = []
        self._origin_end: list[int] = []

    @property
    def length(self) -> int:
        """The length of the derived text so far."""
        return self._derived_end[-1] if self._derived_end else 0

    def add(self, length: int, origin_start: int, origin_end: int) -> None:
        """Append `length` derived characters that came from `origin_start:origin_end`."""
        if not length:
            return
        start = self.length
        if self._derived and self._extends(length, origin_start, origin_end):
            self._derived_end[-1] = start + length
            self._origin_end[-1] = origin_end
            return
        self._derived.append(start)
        self._derived_end.append(start + length)
        self._origin.append(origin_start)
        self._origin_end.append(origin_end)

    def _extends(self, length: int, origin_start: int, origin_end: int) -> bool:
        last_equal = self._derived_end[-1] - self._derived[-1] == self._origin_end[-1] - self._origin[-1]
        return last_equal and origin_start == self._origin_end[-1] and origin_end - origin_start == length

    def origin(self, start: int, end: int) -> Span:
        """The range of the origin that the derived range `start:end` came from; an empty range gives an empty one."""
        if not self._derived:
            return Span(0, 0)
        if start >= end:
            point = self._origin_start(start)
            return Span(point, point)
        first = self._origin_start(start)
        return Span(first, max(first, self._origin_stop(end)))

    def _piece(self, position: int) -> int:
        return max(0, bisect_right(self._derived, position) - 1)

    def _equal(self, piece: int) -> bool:
        return self._derived_end[piece] - self._derived[piece] == self._origin_end[piece] - self._origin[piece]

    def _origin_start(self, position: int) -> int:
        piece = self._piece(position)
        if position >= self._derived_end[piece]:
            return self._origin_end[piece]
        if self._equal(piece):
            return self._origin[piece] + position - self._derived[piece]
        return self._origin[piece]

    def _origin_stop(self, position: int) -> int:
        piece = self._piece(position - 1)
        if self._equal(piece):
            return self._origin[piece] + min(position, self._derived_end[piece]) - self._derived[piece]
        return self._origin_end[piece]

    @property
    def derive(self) -> Callable[[int], int]:
        """`derived` for many positions of the origin; it costs little where the two texts are alike from the start, as is usual."""
        if len(self._derived) == 1 and self._origin[0] == 0 and self._equal(0):
            # No further than the last character: what follows it in the origin was left out.
            return partial(min, self._derived_end[0])
        return self.derived

    def derived(self, position: int) -> int:
        """The first derived position that came from `position` of the origin or from later in it.

        Only for maps whose pieces rise in the origin, as the normal form's do.
        """
        piece = bisect_right(self._origin, position) - 1
        if piece < 0:
            return 0
        if position >= self._origin_end[piece]:
            return self._derived_end[piece]
        if self._equal(piece):
            return self._derived[piece] + position - self._origin[piece]
        return self._derived[piece] if position <= self._origin[piece] else self._derived_end[piece]
