"""A department's name that is none, but one slip away from an official one: 市场监管管理局 for 市场监督管理局."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Edit, Hit
from lint.checks.naming.departments import Slips, departments
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.checks.naming.likeness import writing
from lint.document import Span
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon, Word


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `zones` end the names of places whose bureaus are called what each zone likes.
    """

    agencies: Lexicon
    places: Lexicon
    readings: Lexicon
    shapes: Lexicon
    zones: list[Word]

    @cached_property
    def slips(self) -> Slips:
        """What a slip for a department's name is."""
        return Slips(departments(self.agencies.data), writing(self.readings.data, self.shapes.data))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each agency's name, in title, signature, heading and prose, that is a slip for a department's."""
    known = {form for body, short in report.form.agencies.short_forms.items() for form in (body, *short)}
    seen: set[int] = set()
    for name in map(params.gazetteer.split, _names(report)):
        if not name.body or name.body in known or name.span.start in seen or not _placed(name, params):
            continue
        seen.add(name.span.start)
        meant = params.slips.meant(name.body, behind_place=len(name.place) > 1)
        # A title broken over lines has its name in pieces: it is told, but not mended.
        start = report.text.find(name.body, name.span.start, name.span.end)
        if meant and start < 0:
            yield Hit(name.span, {"found": name.body, "meant": meant}, (), name.place + meant)
        elif meant:
            span = Span(start, start + len(name.body))
            yield Hit(span, {"found": name.body, "meant": meant}, (), meant, (Edit(span, meant),))


def _names(report: Report) -> Iterator[Name]:
    for part in (report.title, report.signature):
        if part and part.agency:
            yield part.agency
    yield from (name for name in report.agencies if report.stands_in(name.span, "body", "heading"))


def _placed(name: Name, params: Params) -> bool:
    """True when a place stands before the body, but none that is a zone of its own."""
    if not name.place or name.place.endswith(tuple(params.zones)):
        return False
    units = params.gazetteer.units(name.place)
    return len(name.place) == 1 or (bool(units) and params.gazetteer.known(units[-1]))
