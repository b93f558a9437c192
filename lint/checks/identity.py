"""A relation that must hold between the cells of each row, or of each column, of an official table."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.counting.cells import column_words, judged, row_words
from lint.checks.counting.relations import Broken, Each, Key, Relation, shown
from lint.checks.hit import Hit, Note, Value
from lint.document import Span
from lint.report.model import Number, OfficialTable, Report
from lint.ruleset.expression import Expression
from lint.ruleset.template import fill
from lint.ruleset.values import Pattern, Text


@dataclass(eq=False, repr=False)
class Crossing:
    """Another relation of the same table, across this one: where both break, the cell in both is the wrong one.

    `note` is told at that relation's cell; its names are those of a message.
    """

    each: Each
    assert_: Expression
    at: list[str]
    note: Text


@dataclass(eq=False, repr=False)
class Cells:
    """What is told of cells that explain a break: `{at_row}`, `{at_column}`, `{written}` and what it should be, `{mended}`.

    `either` at a cell that explains as well as the one where the break is told, `also` at one that must change with it.
    """

    either: Text
    also: Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    In `assert`, names are row keys when the relation is for `each` column, column keys when for each row; `sum(handled)` adds up
    the rows of that group. `lines` limits it to these columns or rows. `agency` limits it to agencies whose name matches.

    A break is told at the cell that explains it and the breaks of all that it is `crossed_by`; where none is known, at the first
    cell of `at` that is not zero. `cells` says how such cells are told; without it none is sought. Breaks of this relation with
    the same cause are one hit, with `note` at the others. `follows` is the line that adds up the others: its
    break is not told beside theirs when it is their sum.
    """

    table: str
    each: Each
    assert_: Expression
    at: list[str]
    lines: list[str] = field(default_factory=list)
    note: Text | None = None
    follows: str = ""
    cells: Cells | None = None
    crossed_by: list[Crossing] = field(default_factory=list)
    agency: Pattern | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each cause for which the relation breaks, or for each row or column in which it does where none is known."""
    table = report.tables.get(params.table)
    if table is None or not judged(table) or not _concerns(report, params):
        return
    own = Relation(table, params.each, params.assert_, params.at)
    broken = own.broken(params.lines)
    if broken and params.cells:
        yield from _explained(own, params, params.cells)
    else:
        yield from (Hit(each.place, each.values(), _noted(each.terms(), each.place, params)) for each in broken)


def _concerns(report: Report, params: Params) -> bool:
    if params.agency is None:
        return True
    return report.agency is not None and params.agency.regex.search(report.agency.place + report.agency.body) is not None


def _noted(places: Iterator[Span], told: Span, params: Params) -> tuple[Note, ...]:
    return tuple(Note(place, params.note) for place in places if place != told) if params.note else ()


def _explained(own: Relation, params: Params, cells: Cells) -> Iterator[Hit]:
    """The hits of a relation, each with the cells that explain it."""
    from lint.checks.counting.diagnosis import FEW, diagnose

    table = own.table
    crossings = [Relation(table, crossing.each, crossing.assert_, crossing.at) for crossing in params.crossed_by]
    diagnosis = diagnose([own, *crossings])
    notes = [params.note, *(crossing.note for crossing in params.crossed_by)]
    told = _Told(table, cells)
    firsts = {told.span(next(iter(cause.changes[0]))) for cause in diagnosis.causes if len(cause.changes) <= FEW}

    def beside(lines: list[tuple[int, str]], first: Span) -> Iterator[Note]:
        """Notes at the other breaks of a cause; none where another cause is told."""
        for index, line in lines:
            note, other = notes[index], diagnosis.broken[index, line]
            if note and other.place != first and other.place not in firsts:
                yield Note(other.place, fill(note, other.values()))

    for cause in diagnosis.causes:
        lines = [line for line in diagnosis.broken if line in cause.lines]
        mine = [diagnosis.broken[line] for line in lines if line[0] == 0]
        if not mine:
            continue
        if len(cause.changes) > FEW:
            first = mine[0].place
            yield Hit(first, mine[0].values(), tuple(beside(lines, first)))
            continue
        hit = told.hit(mine[0], cause.changes)
        yield hit._replace(related=(*hit.related, *beside(lines, hit.span)))
    unexplained = diagnosis.unexplained
    yield from _unexplained([each for line, each in diagnosis.broken.items() if line in unexplained and line[0] == 0], params)


def _unexplained(broken: list[Broken], params: Params) -> Iterator[Hit]:
    """The hits of breaks that no few cells explain, each at its place; that of the line that follows from the others beside it."""
    total = next((each for each in broken if each.line == params.follows), None)
    others = [each for each in broken if each is not total]
    if total and (not others or sum(each.difference for each in others) != total.difference):
        others, total = broken, None
    for each in others:
        notes = [Note(total.place, fill(params.note, total.values()))] if total and params.note else []
        yield Hit(each.place, each.values(), tuple(notes))


class _Told:
    """How the cells that explain a break are told."""

    def __init__(self, table: OfficialTable, cells: Cells) -> None:
        self.table = table
        self.cells = cells

    def span(self, key: Key) -> Span:
        row, column = key
        return self.table.rows[row][column].span

    def values(self, key: Key, added: Number) -> dict[str, Value]:
        row, column = key
        cell = self.table.rows[row][column]
        return {
            "at_row": row_words(self.table, row),
            "at_column": column_words(self.table, column),
            "written": cell.text.strip(),
            "mended": shown((cell.value or 0) + added),
        }

    def hit(self, broken: Broken, changes: list[dict[Key, Number]]) -> Hit:
        """A break told at the first cell of the first change, with the others beside it."""
        first, *more = changes[0].items()
        related = [self._note(each, self.cells.also) for each in more]
        seen = set(changes[0])
        for change in changes[1:]:
            related += (self._note(each, self.cells.either) for each in change.items() if each[0] not in seen)
            seen |= set(change)
        values = broken.values() | self.values(*first)
        if len(changes) > 1:
            return Hit(self.span(first[0]), values, tuple(related))
        return Hit(self.span(first[0]), values, tuple(related), str(values["mended"]), message="crossed")

    def _note(self, changed: tuple[Key, Number], note: Text) -> Note:
        return Note(self.span(changed[0]), fill(note, self.values(*changed)))
