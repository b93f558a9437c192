"""Parts of a file that could not be read, or whose characters are lost."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.hit import Hit, Note
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Pattern, Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `troubles` are the keys of what a reader notes of a file that this rule tells, each with its words; `patterns` find the
    same in the text. All of them are one hit, at the first.
    """

    note: Text
    troubles: dict[str, Text] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit at the first place, with the count; the next few places are related."""
    found: dict[Span, Text] = {}
    origin = report.document.normal.origin
    for trouble in report.document.troubles:
        if words := params.troubles.get(trouble.key):
            found[Span(origin.derived(trouble.start), origin.derived(trouble.end))] = words
    for pattern in params.patterns:
        for match in pattern.regex.finditer(report.text):
            found.setdefault(Span(*match.span()), Text(match[0], match[0]))
    places = sorted(found)
    if places:
        related = tuple(Note(place, params.note) for place in places[1:4])
        yield Hit(places[0], {"what": found[places[0]], "count": len(places)}, related)
