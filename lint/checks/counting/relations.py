"""Relations that must hold in each row, or each column, of an official table, and the lines in which they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Literal

from lint.checks.counting.cells import column_words, leaf_rows, row_words
from lint.checks.hit import Value
from lint.document import Span
from lint.report.model import CellValue, Number, OfficialTable
from lint.ruleset.expression import Expression, Outcome

Each = Literal["column", "row"]
# Row and column key.
Key = tuple[str, str]


@dataclass(eq=False, repr=False)
class Relation:
    """A comparison over one table, in which names are row keys when it is for each column, column keys when for each row.

    `at` are the names at whose cells a line in which it does not hold is shown, the first that is not zero.
    """

    table: OfficialTable
    each: Each
    comparison: Expression
    at: Sequence[str]

    def broken(self, lines: Sequence[str] = ()) -> list["Broken"]:
        """Where it does not hold among these lines, among all of the table's when none are named."""
        every = [column.key for column in self.table.form.columns] if self.each == "column" else list(self.table.rows)
        found = []
        for line in lines or every:
            outcome = self.comparison.evaluate(partial(self.value, line), partial(self.group, line))
            if outcome.holds is False:
                found.append(Broken(self, line, outcome))
        return found

    def key(self, line: str, name: str) -> Key:
        """The cell that a name means in a line."""
        return (name, line) if self.each == "column" else (line, name)

    def cell(self, line: str, name: str) -> CellValue | None:
        """What is read in that cell."""
        row, column = self.key(line, name)
        return self.table.rows.get(row, {}).get(column)

    def value(self, line: str, name: str) -> Number | None:
        """The number in that cell."""
        cell = self.cell(line, name)
        return cell.value if cell else None

    def names(self, prefix: str) -> list[str]:
        """The names that a group adds up; empty when they cannot all be told."""
        return (leaf_rows(self.table, prefix) or []) if self.each == "column" else []

    def group(self, line: str, prefix: str) -> list[Number | None]:
        """The numbers that a group adds up in a line."""
        return [self.value(line, name) for name in self.names(prefix)]

    @cached_property
    def weights(self) -> dict[str, Number]:
        """For each name what one more in its cell adds to left minus right."""
        comparison = self.comparison
        names = dict.fromkeys([*comparison.names, *(name for prefix in comparison.groups for name in self.names(prefix))])

        def difference(raised: str | None) -> Number | None:
            def value(name: str) -> Number:
                return 1 if name == raised else 0

            return comparison.evaluate(value, lambda prefix: [value(name) for name in self.names(prefix)]).difference

        none = difference(None) or 0
        return {name: (difference(name) or 0) - none for name in names}


@dataclass(eq=False, repr=False)
class Broken:
    """A line in which a relation does not hold."""

    relation: Relation
    line: str
    outcome: Outcome

    @property
    def difference(self) -> Number:
        """Left minus right."""
        return self.outcome.difference or 0

    @property
    def place(self) -> Span:
        """The cell where it is shown when nothing tells a better one."""
        relation = self.relation
        cells = [cell for name in relation.at if (cell := relation.cell(self.line, name))]
        return next((cell.span for cell in cells if cell.value), cells[0].span if cells else relation.table.span)

    def terms(self) -> Iterator[Span]:
        """The cells that the relation names, those with a zero left out."""
        for name in self.relation.comparison.names:
            cell = self.relation.cell(self.line, name)
            if cell is not None and cell.value:
                yield cell.span

    def values(self) -> dict[str, Value]:
        """What a message can name: the line, its cells by name, both sides and their difference."""
        relation = self.relation
        words = column_words if relation.each == "column" else row_words
        numbers = {name: relation.value(self.line, name) for name in relation.comparison.names}
        left, right = self.outcome.left, self.outcome.right
        if left is not None and right is not None:
            # The difference as a reader takes it, without a sign.
            numbers |= {"left": left, "right": right, "difference": max(left, right) - min(left, right)}
        values: dict[str, Value] = {relation.each: words(relation.table, self.line)}
        return values | {name: shown(number) for name, number in numbers.items() if number is not None}


def shown(number: Number) -> Value:
    """A number as a message shows it."""
    return number if isinstance(number, int) else str(number)
