"""Which members, left out or counted twice, explain what a government's figures differ by from the sum of its members'."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from lint.report.model import Number

Cell = tuple[str, str, str]
"""Table, row and column key."""
Figures = Mapping[Cell, Number]
How = Literal["left-out", "twice"]

# By chance few members alone agree with many cells; the more of them, the more cells must agree.
_CELLS_EACH = 2
# So many that explain it equally well say something; more say nothing.
_MOST_ALIKE = 3
# Beyond so many members three of them are not sought.
_MOST_FOR_THREE = 400
# Amounts have at most so many decimals.
_DECIMALS = 1_000_000
# Primes; each cell weighs another power of the first in a checksum.
_FACTOR, _MODULUS = 1_000_003, (1 << 61) - 1


Move = tuple[str, How]


class Blame(NamedTuple):
    """A member, how it was counted, and others that would explain as much in its place."""

    member: str
    how: How
    alike: tuple[str, ...] = ()


class Explained(NamedTuple):
    """Who explains the differences, and the cells that differ all the same."""

    blames: tuple[Blame, ...]
    left: frozenset[Cell] = frozenset()


def explain(
    differences: Figures, members: Mapping[str, Figures], how: Sequence[How] = ("left-out", "twice"), slips: int = 0
) -> Explained | None:
    """The fewest members, three at most, that explain the differences; None when none do, or too many do as well.

    `differences` are the government's figures less the sums, without noughts; `members` each member's own, without noughts.
    One member alone may leave so many `slips` unexplained.
    """
    moves = [(member, each) for member, figures in members.items() if figures for each in how]
    found = [chosen for chosen in _of_few(differences, members, moves) if not _left(differences, members, chosen)]
    if not found:
        return _nearly(differences, members, moves, slips)
    first, *others = found
    alone = len(first) == 1
    if len(differences) < _CELLS_EACH * len(first) or len(found) > (_MOST_ALIKE if alone else 1):
        return None
    alike = tuple(chosen[0][0] for chosen in others)
    return Explained(tuple(Blame(member, each, alike) for member, each in first))


def _of_few(differences: Figures, members: Mapping[str, Figures], moves: Sequence[Move]) -> Sequence[tuple[Move, ...]]:
    """All sets of as few members as can whose figures add up to the differences, by their checksums alone."""
    goal = _checksum(differences)
    sums = {move: _checksum(members[move[0]]) * (1 if move[1] == "twice" else -1) % _MODULUS for move in moves}
    if one := [(move,) for move in moves if sums[move] == goal]:
        return one
    at: dict[int, list[int]] = {}
    for number, move in enumerate(moves):
        at.setdefault(sums[move], []).append(number)

    def pairs(goal: int, before: int) -> Iterator[tuple[Move, Move]]:
        for number in range(before + 1, len(moves)):
            first = moves[number]
            for other in at.get((goal - sums[first]) % _MODULUS, ()):
                if other > number and moves[other][0] != first[0]:
                    yield first, moves[other]

    if two := list(pairs(goal, -1)):
        return two
    if len(moves) > _MOST_FOR_THREE:
        return []
    three = ((move, *pair) for number, move in enumerate(moves) for pair in pairs((goal - sums[move]) % _MODULUS, number))
    return [chosen for chosen in three if len({member for member, _ in chosen}) == len(chosen)]


def _checksum(figures: Figures) -> int:
    """One number for many figures: that of a sum is the sum of theirs."""
    return sum(int(number * _DECIMALS) * _weight(cell) for cell, number in figures.items()) % _MODULUS


@lru_cache(maxsize=1024)
def _weight(cell: Cell) -> int:
    return pow(_FACTOR, int.from_bytes(".".join(cell).encode(), "big"), _MODULUS)


def _left(differences: Figures, members: Mapping[str, Figures], chosen: Sequence[Move]) -> dict[Cell, Number]:
    """What the differences come to when these members are counted once."""
    left = dict(differences)
    for member, how in chosen:
        for cell, number in members[member].items():
            left[cell] = left.get(cell, 0) + (number if how == "left-out" else -number)
    return {cell: number for cell, number in left.items() if number}


def _nearly(differences: Figures, members: Mapping[str, Figures], moves: Sequence[Move], slips: int) -> Explained | None:
    """One member that explains all but a few cells, a slip beside it; None when there is none, or another does as well."""
    rated = sorted(((len(_left(differences, members, [move])), move) for move in moves), key=lambda each: each[0])
    if not rated or (len(rated) > 1 and rated[1][0] == rated[0][0]):
        return None
    count, (member, how) = rated[0]
    left = _left(differences, members, [(member, how)])
    if count > slips or len(differences) - count < 3 * _CELLS_EACH:
        return None
    return Explained((Blame(member, how),), frozenset(left))
