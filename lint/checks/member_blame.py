"""Members whose figures a government left out, or counted twice, when that alone explains what it differs by."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit, Note
from lint.checks.members.blame import Blame, How
from lint.checks.members.compared import compared
from lint.report.members import Members
from lint.report.model import Report
from lint.ruleset.template import fill
from lint.ruleset.text import Text

# A few places show what it is about.
_MOST_NOTES = 4


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `how` says by the way that `{member}` was counted what is wrong, `alike` names `{others}` that would explain as much in its
    place; together they are the message's `{told}`. `note` is told at each cell that differs.
    """

    how: dict[How, Text]
    alike: Text
    note: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the first cell of each group of cells that the same members explain."""
    found, members = compared(report), report.members or Members()
    for group, why in found.explained:
        cells = [cell for cell in group if cell not in why.left]
        told = [_told(members, blame, params) for blame in why.blames]
        first, *others = cells
        notes = [Note(found.span(cell), fill(params.note, found.values(cell))) for cell in others[:_MOST_NOTES]]
        listed = Text("，".join(each.zh for each in told), ", ".join(each.en for each in told))
        values = found.values(first) | {"told": listed, "count": len(cells), "members": len(members.present)}
        yield Hit(found.span(first), values, tuple(notes))


def _told(members: Members, blame: Blame, params: Params) -> Text:
    def name(number: str) -> str:
        return members.present[int(number)].name

    told = fill(params.how[blame.how], {"member": name(blame.member)})
    if not blame.alike:
        return told
    others = fill(params.alike, {"others": [name(each) for each in blame.alike]})
    return Text(told.zh + others.zh, told.en + others.en)
