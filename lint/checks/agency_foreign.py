"""Another agency where the report's own belongs: another county's bureau of the same name, another bureau of the county."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.dating.years import agreed_year
from lint.checks.hit import Edit, Hit, Note
from lint.checks.naming.agencies import Bodies, same_place
from lint.checks.naming.departments import Slips, departments
from lint.checks.naming.frames import Frame
from lint.checks.naming.gazetteer import LONGEST, Gazetteer
from lint.checks.naming.own import Own, Placed
from lint.document import Span, compiled
from lint.report.model import Name, Report
from lint.report.names import agencies_of
from lint.report.wording import wording_of
from lint.ruleset.values import Lexicon, Pattern, Text, Word

_HAN_END = compiled("[\u3400-\u9fff]$")
_WAYS = ("sound", "shape", "initials")


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `body` matches the body that follows a place name. `self_before` matches up to where a report names itself,
    `others_before` where it names others (学习宕昌县科技局…), `others_after` what follows their names. `above` matches the
    governments and offices that it acts for or publishes through, `above_before` what leads to them. `reported` matches
    what follows the name of the agency whose report this is (2023年政府信息公开工作年度报告). `government` matches bodies
    that may be named there for another's report; `deictic` are the characters that begin self-names (我局). `frames` are
    where a report names none but its own agency, but for `governments` of its own place. `contact` matches a line that says
    whom to turn to, the agency as its group `name`.
    """

    agencies: Lexicon
    bodies: Bodies
    endings: str
    body: Pattern
    self_before: Pattern
    others_before: Pattern
    others_after: Pattern
    above: Pattern
    above_before: Pattern
    reported: Pattern
    government: Pattern
    deictic: Word
    own_note: Text
    frames: list[Frame]
    contact: Pattern
    governments: Pattern
    townships: Word

    @cached_property
    def slips(self) -> Slips:
        """What a slip for a department's name is."""
        return Slips(departments(self.agencies.data), self.writing)

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """A place name's last character."""
        return compiled(f"[{self.endings}]")


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each foreign place before the report's own body, and for each agency that the report is wrongly said to be of."""
    own = params.own(report)
    if own is None or report.agency is None:
        return
    agency = params.gazetteer.split(report.agency)
    seen: set[int] = set()
    for span, meant in _foreign_places(report, own, agency, params):
        seen.add(span.start)
        yield _hit(report, span, meant, own, params)
    for name in map(params.gazetteer.split, report.agencies):
        if name.span.start in seen:
            continue
        if _said_of_report(report, name, agency, params):
            yield _hit(report, name.span, _own_name(name, agency), own, params)
        elif _in_own_frame(report, name, own, agency, params):
            yield _hit(report, name.span, agency.text if len(name.place) > 1 else _own_name(name, agency), own, params)
    for name in _contacts(report, params):
        if name.span.start not in seen and not _same_agency(name, agency, report, params):
            alike = name.body[-1:] == agency.body[-1:] and _another_here(report, name, own, agency, params)
            if name.body and (alike or _elsewhere(name, own, params)):
                yield _hit(report, name.span, agency.text, own, params)


def _contacts(report: Report, params: Params) -> Iterator[Name]:
    """The agencies that the lines of contact name, also those below the signature."""
    agencies = agencies_of(wording_of(report.form))
    for found, _ in report.matches(params.contact.regex, "body", "signature", "chrome"):
        yield params.gazetteer.split(agencies.name(found["name"], Span(*found.span("name"))))


def _hit(report: Report, span: Span, meant: str, own: Own, params: Params) -> Hit:
    related = (Note(own.span, params.own_note),) if own.span else ()
    values = {"found": report.text[span.start : span.end], "meant": meant}
    return Hit(span, values, related, meant, (Edit(span, meant),))


def _foreign_places(report: Report, own: Own, agency: Name, params: Params) -> Iterator[tuple[Span, str]]:
    text = report.text
    for ending, passage in report.matches(params.ending, "body", "heading"):
        within = passage.span
        span = _known_place(text, within, ending.end(), params.gazetteer)
        meant = _own_of_rank(text[span.start : span.end], own, params.gazetteer) if span else None
        body = params.body.regex.match(text, span.end, within.end) if span else None
        if span is None or meant is None or body is None:
            continue
        before = text[max(within.start, span.start - 12) : span.start]
        if params.others_before.regex.search(before) or params.others_after.regex.match(text, body.end()):
            continue
        itself = agency.body and params.bodies.same(body[0], agency.body) and params.self_before.regex.search(before)
        above = params.above_before.regex.search(before) and params.above.regex.match(text, span.end, within.end)
        if itself or above or _taken_for_own(text[span.start : span.end], before, own, params):
            yield span, meant


def _known_place(text: str, within: Span, end: int, places: Gazetteer) -> Span | None:
    for start in range(max(within.start, end - LONGEST), end - 1):
        if places.known(text[start:end]):
            return Span(start, end)
    return None


def _own_of_rank(name: str, own: Own, places: Gazetteer) -> str | None:
    """The report's own place or superior of that name's rank, where the name is a present place elsewhere; else None."""
    if name in own.all or name in own.under or name in places.former:
        return None
    return next((mine for mine in own.all if mine[-1] == name[-1] and places.known(mine)), None)


def _taken_for_own(name: str, before: str, own: Own, params: Params) -> bool:
    """True for the name of another place that sounds or looks like the report's own, or has its initials."""
    if len(name) == 2 and _HAN_END.search(before):
        # 和县, 应县 are rarely names behind another character.
        return False
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
    return not _one_body(name, agency, report, params)


def _in_own_frame(report: Report, name: Name, own: Own, agency: Name, params: Params) -> bool:
    """True when another agency stands where only the report's own can."""
    if not name.body or not agency.body or not report.stands_in(name.span, "body", "heading"):
        return False
    frames = [frame for frame in params.frames if frame.holds(report.text, name.span)]
    if not frames or _same_agency(name, agency, report, params):
        return False
    if _elsewhere(name, own, params):
        return True
    alike = name.body[-1] == agency.body[-1]
    stranger = _stranger(name, agency, params)
    here = [frame for frame in frames if frame.here and (alike or not frame.like) and (stranger or not frame.rank)]
    if any(frame.rank for frame in here) and _by_rank(report, name, own):
        return _another_body(report, name, agency, params)
    return bool(here) and _another_here(report, name, own, agency, params)


def _stranger(name: Name, agency: Name, params: Params) -> bool:
    """True for a department that the agency has no cause to speak of: it neither manages it nor watches over its disclosure."""
    names = params.slips.departments
    return not (params.governments.regex.search(agency.body) or names.manages(agency.body, name.body)) and names.known(name.body)


def _by_rank(report: Report, name: Name, own: Own) -> bool:
    """True for a bureau of the own place that has but its rank before it; 市水务局 in a small city may be the prefecture's."""
    rank = name.place
    return (
        report.level == "department"
        and len(rank) == 1
        and own.names[0][-1] == rank
        and not any(above.endswith(rank) for above in own.line)
    )


def _same_agency(name: Name, agency: Name, report: Report, params: Params) -> bool:
    """True when a name may be the agency's, in full or in short."""
    if not same_place(name.place, agency.place, params.gazetteer):
        return False
    return _one_body(name, agency, report, params)


def _one_body(name: Name, agency: Name, report: Report, params: Params) -> bool:
    """True when two bodies may be one, be it under a miswritten name or one of before: that is told by itself."""
    if params.bodies.same(name.body, agency.body, report.form.agencies.short_forms):
        return True
    return params.slips.told(name.body, agency.body, agreed_year(report))


def _elsewhere(name: Name, own: Own, params: Params) -> bool:
    """True when the name's place is a known one that is neither the report's own, nor above or under it."""
    known = [unit for unit in params.gazetteer.units(name.place) if params.gazetteer.known(unit)]
    if not known or known[-1] in (*own.all, *own.under) or known[-1] in params.gazetteer.former:
        return False
    # Where the own place is not the only one of its name, its superiors are not known.
    return bool(own.beside or own.under) or _own_of_rank(known[-1], own, params.gazetteer) is not None


def _another_here(report: Report, name: Name, own: Own, agency: Name, params: Params) -> bool:
    """True for another township of the county, or another bureau of the place."""
    if len(name.place) < 3:
        return False
    units, ours = params.gazetteer.units(name.place), params.gazetteer.units(agency.place)
    if report.level == "township":
        towns = name.place.endswith(tuple(params.townships)) and agency.place.endswith(tuple(params.townships))
        return towns and len(units) > 1 and units[:-1] == ours[: len(units) - 1] and units[-1] != ours[-1]
    return report.level == "department" and units[-1] in own.names and _another_body(report, name, agency, params)


def _another_body(report: Report, name: Name, agency: Name, params: Params) -> bool:
    return not params.governments.regex.search(name.body) and not _one_body(name, agency, report, params)


def _own_name(name: Name, agency: Name) -> str:
    """The report's agency, with as much of its place as the wrong name has."""
    return (name.place or "") + agency.body
