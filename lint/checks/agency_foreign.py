"""Another agency where the report's own belongs: another county's bureau of the same name, another bureau of the county."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Edit, Hit, Note
from lint.checks.naming.agencies import Bodies, same_place
from lint.checks.naming.gazetteer import LONGEST, Gazetteer, gazetteer
from lint.checks.naming.likeness import Writing, writing
from lint.checks.naming.own import Own, own_place
from lint.document import Span
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word

_WAYS = ("sound", "shape", "initials")


@dataclass(frozen=True)
class Params:
    """What the check takes from the pack.

    `body` matches the body that follows a place name. `self_before` matches up to where a report names itself,
    `others_before` where it names others (学习宕昌县科技局…), `others_after` what follows their names. `reported` matches
    what follows the name of the agency whose report this is (2023年政府信息公开工作年度报告). `government` matches bodies
    that may be named there for another's report; `deictic` are the characters that begin self-names (我局).
    """

    places: Lexicon
    readings: Lexicon
    shapes: Lexicon
    bodies: Bodies
    endings: str
    body: Pattern
    self_before: Pattern
    others_before: Pattern
    others_after: Pattern
    reported: Pattern
    government: Pattern
    deictic: Word
    own_note: Text

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)

    @cached_property
    def writing(self) -> Writing:
        """Readings and look-alikes."""
        return writing(self.readings.data, self.shapes.data)

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """A place name's last character."""
        return re.compile(f"[{self.endings}]")


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each foreign place before the report's own body, and for each agency that the report is wrongly said to be of."""
    own = own_place(report, params.gazetteer, params.writing)
    if own is None or report.agency is None:
        return
    agency = params.gazetteer.split(report.agency)
    seen: set[int] = set()
    for passage in report.passages_of("body", "heading"):
        for span, meant in _foreign_places(report.text, passage.span, own, agency, params):
            seen.add(span.start)
            yield _hit(report, span, meant, own, params)
    for name in map(params.gazetteer.split, report.agencies):
        if name.span.start not in seen and _said_of_report(report, name, agency, params):
            yield _hit(report, name.span, _own_name(name, agency), own, params)


def _hit(report: Report, span: Span, meant: str, own: Own, params: Params) -> Hit:
    related = (Note(own.span, params.own_note),) if own.span else ()
    values = {"found": report.text[span.start : span.end], "meant": meant}
    return Hit(span, values, related, meant, (Edit(span, meant),))


def _foreign_places(text: str, within: Span, own: Own, agency: Name, params: Params) -> Iterator[tuple[Span, str]]:
    for ending in params.ending.finditer(text, within.start, within.end):
        span = _known_place(text, within, ending.end(), params.gazetteer)
        if span is None or not _foreign(text[span.start : span.end], own, params.gazetteer):
            continue
        body = params.body.regex.match(text, span.end, within.end)
        before = text[max(within.start, span.start - 12) : span.start]
        if body is None or params.others_before.regex.search(before) or params.others_after.regex.match(text, body.end()):
            continue
        itself = agency.body and params.bodies.same(body[0], agency.body) and params.self_before.regex.search(before)
        if itself or _taken_for_own(text[span.start : span.end], own, params):
            yield span, own.names[0]


def _known_place(text: str, within: Span, end: int, places: Gazetteer) -> Span | None:
    for start in range(max(within.start, end - LONGEST), end - 2):
        if places.known(text[start:end]):
            return Span(start, end)
    return None


def _foreign(name: str, own: Own, places: Gazetteer) -> bool:
    """True for a present place of the report's own rank that is neither its own nor above it."""
    return name not in own.all and name not in places.former and name[-1] == own.names[0][-1]


def _taken_for_own(name: str, own: Own, params: Params) -> bool:
    """True for the name of another place that sounds or looks like the report's own, or has its initials."""
    likenesses = [params.writing.likeness(name[:-1], meant[:-1]) for meant in own.names]
    return name not in own.beside and any(likeness and likeness.way in _WAYS for likeness in likenesses)


def _said_of_report(report: Report, name: Name, agency: Name, params: Params) -> bool:
    """True when the report is said to be of an agency that it is not of."""
    if not name.body or not agency.body or name.text[0] in params.deictic:
        return False
    if not params.reported.regex.match(report.text, name.span.end):
        return False
    outside = [part.span for part in (report.title, report.signature) if part]
    if any(span.holds(name.span) for span in outside) or params.government.regex.search(name.body):
        return False
    before = report.text[max(0, name.span.start - 12) : name.span.start]
    if params.others_before.regex.search(before) or not same_place(name.place, agency.place, params.gazetteer):
        return False
    return not params.bodies.same(name.body, agency.body, report.form.agencies.short_forms)


def _own_name(name: Name, agency: Name) -> str:
    """The report's agency, with as much of its place as the wrong name has."""
    return (name.place or "") + agency.body
