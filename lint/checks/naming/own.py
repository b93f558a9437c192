"""Which place a report is of, and the places near to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.checks.naming.likeness import Likeness, Writing, writing
from lint.checks.once import once
from lint.document import Span
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon


class Source(NamedTuple):
    """A place name that the report bears, and where."""

    path: str
    body: str
    span: Span | None


class Miswritten(NamedTuple):
    """The title's own place where it is none, but like the one that the signature names."""

    span: Span
    found: str
    meant: str
    likeness: Likeness


class Own(NamedTuple):
    """The report's own place.

    `name` is the place itself (舟曲县, or 城关镇 for a township) in the forms used; `line` its superiors with theirs;
    `beside` the places around it, `under` those under it. `span` is where the draft names it first, in title or
    signature; `body` is the agency without its place. `code` is that of the place, or of the one that a township lies in, if one
    is known; `county` is that code where it is a county's.
    """

    names: tuple[str, ...]
    line: tuple[str, ...]
    beside: tuple[str, ...]
    under: tuple[str, ...]
    span: Span | None
    body: str = ""
    miswritten: Miswritten | None = None
    code: str = ""
    county: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        """The place and its superiors."""
        return self.names + self.line


@dataclass(eq=False, repr=False)
class Placed:
    """What a rule takes from the pack that judges by the report's own place: the names of places, and how they are written."""

    places: Lexicon
    readings: Lexicon
    shapes: Lexicon

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)

    @cached_property
    def writing(self) -> Writing:
        """Readings and look-alikes."""
        return writing(self.readings.data, self.shapes.data)

    def own(self, report: Report) -> Own | None:
        """The report's own place."""
        return own_place(report, self.gazetteer, self.writing)


def own_place(report: Report, places: Gazetteer, writing: Writing) -> Own | None:
    """The place that the report is of, by what the user said, else its title, else its signature; None when none is named."""
    return once(report, (__name__, places, writing), lambda: _own_place(report, places, writing))


def _own_place(report: Report, places: Gazetteer, writing: Writing) -> Own | None:
    sources = [source for source in _sources(report, places) if places.units(source.path)]
    if not sources:
        return None
    first = sources[0]
    wrong = _miswritten(report, first, sources[1:], places, writing)
    if wrong:
        return _around(report, sources[1], places, wrong)
    return _around(report, first, places, None)


def _sources(report: Report, places: Gazetteer) -> Iterator[Source]:
    named: list[Name | None] = [report.title.agency if report.title else None]
    if report.signature:
        named.append(report.signature.agency)
    if report.given.agency and report.agency:
        agency = places.split(report.agency)
        yield Source(agency.place, agency.body, None)
    for name in named:
        if name and len(places.split(name).place) > 1:
            agency = places.split(name)
            yield Source(agency.place, agency.body, name.span)


def _miswritten(
    report: Report, title: Source, others: list[Source], places: Gazetteer, writing: Writing
) -> Miswritten | None:
    found = places.units(title.path)[-1]
    if title.span is None or places.known(found):
        return None
    for other in others:
        meant = places.units(other.path)[-1]
        likeness = writing.likeness(found[:-1], meant[:-1]) if found[-1] == meant[-1] and places.known(meant) else None
        start = report.text.find(found, title.span.start, title.span.end)
        if likeness and start >= 0:
            return Miswritten(Span(start, start + len(found)), found, meant, likeness)
    return None


def _around(report: Report, source: Source, places: Gazetteer, wrong: Miswritten | None) -> Own:
    units = places.units(source.path)
    codes = _codes(report, units, places)
    line = [form for unit in units[:-1] for form in places.forms(unit)]
    beside: list[str] = []
    under: list[str] = []
    for code in codes:
        for superior in places.superiors(code):
            line += places.forms(places.names[superior])
        beside += [places.names[other] for other in places.beside(code)]
        under += [places.names[other] for other in places.under(code)]
    names = tuple(places.forms(units[-1]))
    code = codes[0] if len(codes) == 1 else ""
    county = code if code and not places.under(code) else ""
    return Own(names, _once(line), _once(beside), _once(under), source.span, source.body, wrong, code, county)


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _codes(report: Report, units: list[str], places: Gazetteer) -> list[str]:
    """The code of the place, or of the county that a township lies in: one, unless the draft leaves it open."""
    for index in range(len(units) - 1, -1, -1):
        codes = places.codes_of(units[index])
        if codes:
            break
    else:
        return []
    above = [code for unit in units[:index] for code in places.codes_of(unit)]
    inside = [code for code in codes if any(code.startswith(superior) for superior in above)]
    if inside or len(codes) == 1:
        return inside or codes
    named = [code for code in codes if any(places.names[superior] in report.text for superior in places.superiors(code))]
    return named if len(named) == 1 else []
