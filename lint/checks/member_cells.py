"""Cells of a government's tables that are not the sum of its members', where no member explains why."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit, Note
from lint.checks.members.blame import Cell
from lint.checks.members.compared import Compared, compared, parts
from lint.report.members import Members
from lint.report.model import Report
from lint.ruleset.template import fill
from lint.ruleset.text import Text

# Who makes up a sum: the greatest say most of it.
_MOST_PARTS = 5


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    Each row that differs is a hit, with its cells `listed`; when there are more than `rows` of them in a table, they are one, with
    the message `many`, and those of all tables are one where the government's are `more` throughout. `less` is the message where
    not all members' numbers are known. `note` tells at a cell who makes up the sum: `{parts}`, each a `part`.
    """

    rows: int
    listed: Text
    note: Text
    part: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """Hits for the cells that differ and that no member explains."""
    found = compared(report)
    tables: dict[str, dict[str, list[Cell]]] = {}
    for cell in found.left:
        tables.setdefault(cell[0], {}).setdefault(cell[1], []).append(cell)
    if len(found.left) > params.rows and all(found.differences[cell] > 0 for cell in found.left):
        first = next(iter(next(iter(tables.values())).values()))
        yield _hit(found, first, len(found.left), "more", params)
        return
    for rows in tables.values():
        if len(rows) > params.rows:
            yield _hit(found, next(iter(rows.values())), sum(map(len, rows.values())), "many", params)
        else:
            yield from (_hit(found, cells, len(cells), "less" if found.partial else None, params) for cells in rows.values())


def _hit(found: Compared, cells: list[Cell], count: int, message: str | None, params: Params) -> Hit:
    told = [fill(params.listed, found.values(cell)) for cell in cells]
    listed = Text("、".join(each.zh for each in told), ", ".join(each.en for each in told))
    members = found.report.members or Members()
    notes = [Note(found.span(cell), _note(found, members, cell, params)) for cell in cells]
    values = found.values(cells[0]) | {"listed": listed, "count": count, "members": len(members.present)}
    return Hit(found.span(cells[0]), values, tuple(notes), message=message)


def _note(found: Compared, members: Members, cell: Cell, params: Params) -> Text:
    of = parts(members.present, cell)
    told = [fill(params.part, {"member": name, "number": number}) for name, number in of[:_MOST_PARTS]]
    more = " …" if len(of) > _MOST_PARTS else ""
    listed = Text("、".join(each.zh for each in told) + more, ", ".join(each.en for each in told) + more)
    return fill(params.note, found.values(cell) | {"parts": listed})
