"""A relation that must hold between the cells of each row, or of each column, of an official table."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from lint.checks.counting.cells import column_words, judged, leaf_rows, row_words
from lint.checks.hit import Hit, Note, Value
from lint.document import Span
from lint.report.model import CellValue, Number, OfficialTable, Report
from lint.ruleset.expression import Expression, Outcome
from lint.ruleset.template import fill
from lint.ruleset.values import Pattern, Text

Each = Literal["column", "row"]


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
class Params:
    """What the check takes from the pack.

    In `assert`, names are row keys when the relation is for `each` column, column keys when for each row; `sum(handled)` adds up
    the rows of that group. `lines` limits it to these columns or rows. A break is told at the first cell of `at` that is not
    zero, with `term_note` at the other cells that are not. `follows` is the line that adds up the others: its break is not
    told beside theirs when it is their sum. `agency` limits the relation to agencies whose name matches.
    """

    table: str
    each: Each
    assert_: Expression
    at: list[str]
    lines: list[str] = field(default_factory=list)
    follows: str = ""
    follows_note: Text | None = None
    term_note: Text | None = None
    crossed_by: list[Crossing] = field(default_factory=list)
    agency: Pattern | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each row or column in which the relation breaks, at the cell that crossing relations tell, else at `at`."""
    table = report.tables.get(params.table)
    if table is None or not judged(table) or not _concerns(report, params):
        return
    own = _Relation(table, params.each, params.assert_, params.at)
    broken = own.broken(params.lines)
    crossings = [(crossing, _Relation(table, crossing.each, crossing.assert_, crossing.at)) for crossing in params.crossed_by]
    crossed = [(crossing, break_) for crossing, relation in crossings for break_ in (relation.broken([]) if broken else ())]
    total = _following(broken, params.follows)
    for break_ in broken:
        if break_ is total:
            continue
        yield _hit(break_, crossed, _notes([total.place] if total else [], params.follows_note), params)


def _notes(places: Iterable[Span], note: Text | None) -> list[Note]:
    return [Note(place, note) for place in places] if note else []


def _concerns(report: Report, params: Params) -> bool:
    if params.agency is None:
        return True
    return report.agency is not None and params.agency.regex.search(report.agency.place + report.agency.body) is not None


class _Relation:
    """A relation over one table."""

    def __init__(self, table: OfficialTable, each: Each, comparison: Expression, at: Sequence[str]) -> None:
        self.table = table
        self.each = each
        self.comparison = comparison
        self.at = at

    def broken(self, lines: Sequence[str]) -> list["_Break"]:
        """The breaks in these lines, all of the table's when none are named."""
        form = self.table.form
        every = [column.key for column in form.columns] if self.each == "column" else list(self.table.rows)
        breaks = []
        for line in lines or every:
            outcome = self.comparison.evaluate(partial(self.value, line), partial(self.group, line))
            if outcome.holds is False:
                breaks.append(_Break(self, line, outcome))
        return breaks

    def cell(self, line: str, name: str) -> CellValue | None:
        row, column = self.key(line, name)
        return self.table.rows.get(row, {}).get(column)

    def key(self, line: str, name: str) -> tuple[str, str]:
        """Row and column of a name in a line."""
        return (name, line) if self.each == "column" else (line, name)

    def value(self, line: str, name: str) -> Number | None:
        cell = self.cell(line, name)
        return cell.value if cell else None

    def names(self, prefix: str) -> list[str]:
        """The names that a group adds up; empty when they cannot all be told."""
        return (leaf_rows(self.table, prefix) or []) if self.each == "column" else []

    def group(self, line: str, prefix: str) -> list[Number | None]:
        return [self.value(line, name) for name in self.names(prefix)]


@dataclass(eq=False, repr=False)
class _Break:
    """A line in which a relation does not hold."""

    relation: _Relation
    line: str
    outcome: Outcome

    @property
    def place(self) -> Span:
        """The cell where it is told when nothing tells a better one."""
        cells = [cell for name in self.relation.at if (cell := self.relation.cell(self.line, name))]
        return next((cell.span for cell in cells if cell.value), cells[0].span if cells else self.relation.table.span)

    def terms(self) -> Iterator[Span]:
        """The cells that the relation names, those with a zero left out."""
        for name in self.relation.comparison.names:
            cell = self.relation.cell(self.line, name)
            if cell is not None and cell.value:
                yield cell.span

    def mended(self) -> dict[tuple[str, str], Number]:
        """For each cell of the relation the number that would mend it, that cell alone changed."""
        relation = self.relation
        comparison = relation.comparison
        names = [*comparison.names, *(name for prefix in comparison.groups for name in relation.names(prefix))]
        mended = {}
        for name in names:
            value = relation.value(self.line, name)
            if value is None or self.outcome.difference is None:
                continue
            weight = self._difference_with(name) - self.outcome.difference
            if weight in (1, -1):
                mended[relation.key(self.line, name)] = value - weight * self.outcome.difference
        return mended

    def _difference_with(self, raised: str) -> Number:
        """Left minus right, were the cell of that name greater by one."""

        def value(name: str) -> Number | None:
            found = self.relation.value(self.line, name)
            return found + 1 if name == raised and found is not None else found

        def group(prefix: str) -> list[Number | None]:
            return [value(name) for name in self.relation.names(prefix)]

        difference = self.relation.comparison.evaluate(value, group).difference
        return difference if difference is not None else 0

    def values(self) -> dict[str, Value]:
        """What a message can name: the line, its cells by name, both sides and their difference."""
        outcome, relation = self.outcome, self.relation
        words = column_words if relation.each == "column" else row_words
        numbers = {name: relation.value(self.line, name) for name in relation.comparison.names}
        left, right = outcome.left, outcome.right
        if left is not None and right is not None:
            # The difference as a reader takes it, without a sign.
            numbers |= {"left": left, "right": right, "difference": max(left, right) - min(left, right)}
        values: dict[str, Value] = {relation.each: words(relation.table, self.line)}
        return values | {name: _shown(number) for name, number in numbers.items() if number is not None}


def _following(broken: list[_Break], line: str) -> _Break | None:
    """The break of the line that adds up the others, when theirs add up to it."""
    total = next((break_ for break_ in broken if break_.line == line), None)
    others = [break_.outcome.difference or 0 for break_ in broken if break_ is not total]
    if total is None or not others or sum(others) != total.outcome.difference:
        return None
    return total


def _hit(break_: _Break, crossed: list[tuple[Crossing, _Break]], related: list[Note], params: Params) -> Hit:
    """The hit of a break: at the cell where those that cross it agree with it, else where one crosses it, else its own place."""
    mended = break_.mended()
    meetings = [
        (cell, mended[cell] == number, crossing, other)
        for crossing, other in crossed
        for cell, number in other.mended().items()
        if cell in mended
    ]
    agreed = [meeting for meeting in meetings if meeting[1]]
    chosen = agreed or (meetings if len(meetings) == 1 else [])
    values = break_.values()
    if not chosen:
        place = break_.place
        terms = [span for span in break_.terms() if span != place]
        return Hit(place, values, tuple(related + _notes(terms, params.term_note)))
    table = break_.relation.table
    row, column = chosen[0][0]
    cell = table.rows[row][column]
    for _, _, crossing, other in chosen:
        related.append(Note(_other_place(other, break_, cell), fill(crossing.note, other.values())))
    if not agreed or mended[row, column] < 0:
        return Hit(cell.span, values, tuple(related))
    values |= {"at_row": row_words(table, row), "at_column": column_words(table, column), "written": cell.text.strip()}
    values["mended"] = _shown(mended[row, column])
    return Hit(cell.span, values, tuple(related), str(mended[row, column]), message="crossed")


def _other_place(other: _Break, break_: _Break, cell: CellValue) -> Span:
    """Where a crossing break is shown: at its own place, or at this break's when that is the wrong cell itself."""
    return other.place if other.place != cell.span else break_.place


def _shown(value: Number) -> Value:
    return value if isinstance(value, int) else str(value)
