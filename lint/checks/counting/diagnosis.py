"""Which cells of a table are wrong, when relations that cross each other do not hold: the fewest whose change mends them all.

Each cell stands in a relation of its row and in one or two of its column. A wrong cell breaks them all by the same amount,
so one that explains every break around it, and that no other explains as well, is surely the wrong one. What is left
after these is explained together, by as few cells as can.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lint.checks.counting.relations import Broken, Key, Relation
from lint.report.model import Number

# Beyond so many cells an explanation says no more than the breaks themselves, and so many breaks are the most it is sought for.
_MOST_CELLS = 3
_MOST_BROKEN = 9
# The most explanations, each as good as the next, that say anything.
FEW = 5
# An end to the search where a table is wrong all over.
_MOST_STEPS = 20_000

Line = tuple[int, str]
"""A relation, by its number, and the line in which it is."""

Change = dict[Key, Number]
"""Cells and what is to be added to each."""


@dataclass(eq=False, repr=False)
class Cause:
    """What explains some breaks: the changes that mend them all, each as good as the next; one when there is no doubt."""

    lines: frozenset[Line]
    changes: list[Change]


@dataclass(eq=False, repr=False)
class Diagnosis:
    """The causes found in a table, and the breaks by their line; those of no cause are `unexplained`."""

    relations: Sequence[Relation]
    broken: dict[Line, Broken]
    causes: list[Cause] = field(default_factory=list)

    @property
    def unexplained(self) -> set[Line]:
        """The lines whose breaks no cause explains."""
        return set(self.broken).difference(*(cause.lines for cause in self.causes))


def diagnose(relations: Sequence[Relation]) -> Diagnosis:
    """What is wrong in the table that these relations are of."""
    broken = {(index, each.line): each for index, relation in enumerate(relations) for each in relation.broken()}
    diagnosis = Diagnosis(relations, broken)
    if broken:
        search = _Search(relations, broken)
        diagnosis.causes += search.single()
        for left in search.apart(diagnosis.unexplained):
            if changes := search.fewest(left):
                diagnosis.causes += _parted(changes, left, search)
    return diagnosis


class _Search:
    """The cells around the breaks, and the lines that each stands in."""

    def __init__(self, relations: Sequence[Relation], broken: Mapping[Line, Broken]) -> None:
        self.relations = relations
        self.difference = {line: each.difference for line, each in broken.items()}
        self.lines: dict[Key, dict[Line, Number]] = {}
        self.cells: dict[Line, list[Key]] = {}
        self.rank: dict[Key, int] = {}
        for index, relation in enumerate(relations):
            for key, line, weight in _members(index, relation):
                self.lines.setdefault(key, {})[line] = weight
                self.cells.setdefault(line, []).append(key)
                at = list(relation.at)
                name = key[0] if relation.each == "column" else key[1]
                self.rank[key] = min(self.rank.get(key, len(at)), at.index(name) if name in at else len(at))
        self.steps = 0
        rows = relations[0].table.rows
        self.value = {(row, column): cell.value or 0 for row, columns in rows.items() for column, cell in columns.items()}
        self.order = {key: place for place, key in enumerate(self.value)}

    def single(self) -> Iterator[Cause]:
        """The cells that explain every break in their lines, where no other cell explains one of these as well."""
        found = {key: added for key in self.lines if (added := self._whole(key))}
        claims: dict[Line, int] = {}
        for key in found:
            for line in self.lines[key]:
                claims[line] = claims.get(line, 0) + 1
        for key, added in found.items():
            if all(claims[line] == 1 for line in self.lines[key]):
                yield Cause(frozenset(self.lines[key]), [{key: added}])

    def _whole(self, key: Key) -> Number:
        """What is to be added to a cell that mends two lines or more, all it stands in; 0 when there is no such number."""
        lines = self.lines[key]
        needed = {-self.difference.get(line, 0) * weight for line, weight in lines.items()}
        added = needed.pop()
        return added if len(lines) > 1 and not needed and self.value[key] + added >= 0 else 0

    def apart(self, lines: Iterable[Line]) -> Iterator[set[Line]]:
        """These lines in groups that no cell connects, not even through lines that hold."""
        left = set(lines)
        while left:
            reached: set[Line] = set()
            waiting = [min(left)]
            while waiting:
                line = waiting.pop()
                if line not in reached:
                    reached.add(line)
                    waiting += (other for key in self.cells.get(line, ()) for other in self.lines[key])
            yield left & reached
            left -= reached

    def fewest(self, lines: Iterable[Line]) -> list[Change]:
        """The changes of as few cells as can that mend these lines and leave all others as they are."""
        left = {line: self.difference[line] for line in sorted(lines)}
        if not left or len(left) > _MOST_BROKEN:
            return []
        for most in range(1, _MOST_CELLS + 1):
            found: dict[frozenset[Key], Change] = {}
            self._mend(left, {}, most, found, set())
            if found:
                return sorted(found.values(), key=self._preference)
        return []

    def _mend(
        self,
        left: Mapping[Line, Number],
        changed: dict[Key, Number],
        most: int,
        found: dict[frozenset[Key], Change],
        seen: set[frozenset[tuple[Key, Number]]],
    ) -> None:
        if not left:
            found[frozenset(changed)] = changed
            return
        # A cell stands in three lines at most.
        if not most or len(left) > 3 * most or self.steps > _MOST_STEPS:
            return
        for line, difference in left.items():
            for key in self.cells.get(line, ()):
                self.steps += 1
                weights = self.lines[key]
                added = -difference * weights[line]
                if key in changed or self.value[key] + added < 0:
                    continue
                now = {**changed, key: added}
                if (state := frozenset(now.items())) in seen:
                    continue
                seen.add(state)
                after = dict(left)
                for other, weight in weights.items():
                    after[other] = after.get(other, 0) + added * weight
                    if not after[other]:
                        del after[other]
                self._mend(after, now, most - 1, found, seen)

    def _preference(self, change: Change) -> tuple[bool, list[int], list[int]]:
        """Figures that stand in each other's cells come first, then cells where breaks are shown, then those further up."""
        ranks, places = sorted(self.rank[key] for key in change), sorted(self.order[key] for key in change)
        return not self.exchanged(change), ranks, places

    def exchanged(self, change: Change) -> bool:
        """Whether a change puts figures that stand in each other's cells where they belong."""
        after = sorted(self.value[key] + added for key, added in change.items())
        return len(change) > 1 and after == sorted(self.value[key] for key in change)

    def ordered(self, change: Change) -> dict[Key, Number]:
        """A change with its cells in the table's order."""
        return {key: change[key] for key in sorted(change, key=self.order.__getitem__)}


def _members(index: int, relation: Relation) -> Iterator[tuple[Key, Line, Number]]:
    """The cells of each line of a relation that has a number in each, with their weights; none where these are not 1 or -1."""
    if any(weight not in (1, -1) for weight in relation.weights.values()):
        return
    every = [column.key for column in relation.table.form.columns] if relation.each == "column" else list(relation.table.rows)
    for line in every:
        if all(relation.value(line, name) is not None for name in relation.weights):
            yield from ((relation.key(line, name), (index, line), weight) for name, weight in relation.weights.items())


def _parted(changes: list[Change], lines: set[Line], search: _Search) -> Iterator[Cause]:
    """The causes apart from each other: where a change is made of cells that share no line, each is a cause of its own."""
    if len(changes) > FEW and [search.exchanged(change) for change in changes].count(True) == 1:
        changes = changes[:1]
    if len(changes) > 1:
        yield Cause(frozenset(lines), [search.ordered(change) for change in changes])
        return
    rest = search.ordered(changes[0])
    while rest:
        first = next(iter(rest))
        together = {first: rest.pop(first)}
        # Cells that make up for each other in a line that holds belong together.
        for key in list(rest):
            shared = {line for line in search.lines[key] if any(line in search.lines[other] for other in together)}
            if shared - lines:
                together[key] = rest.pop(key)
        touched = frozenset(line for key in together for line in search.lines[key] if line in lines)
        yield Cause(touched, [together])
