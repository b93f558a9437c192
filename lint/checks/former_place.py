"""A place called by a name that it no longer had in the report's year: 监利县, since 2020 监利市, in a report on 2022."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lint.checks.dating.years import agreed_year, sentence_at
from lint.checks.hit import Edit, Hit
from lint.checks.naming.gazetteer import LONGEST, Gazetteer
from lint.checks.naming.own import Own, Placed
from lint.checks.neighbours import neighbours, number
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Pattern

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHANGE = compiled("(.+?)([0-9]{4})")
_OPEN, _CLOSE = "《〈“‘「『(〔[", "》〉”’」』)〕]"


class Change(NamedTuple):
    """The name that a place bears since a year."""

    now: str
    since: int


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    Changes before `first` are left alone. A name is of its time, not of the report's, where `not_before` precedes it or
    `not_after` follows, or where `history` is found in its sentence.
    """

    not_before: Pattern
    not_after: Pattern
    history: Pattern
    first: int = 2010

    @cached_property
    def changes(self) -> dict[str, Change]:
        """The names of before that name one place only, each with that of today."""
        found = {}
        for old, news in self.gazetteer.former.items():
            change = _CHANGE.fullmatch(news[0]) if len(set(news)) == 1 else None
            if change and int(change[2]) >= self.first and len(self.gazetteer.codes_of(change[1])) == 1:
                found[old] = Change(change[1], int(change[2]))
        return found

    @cached_property
    def of_provinces(self) -> dict[str, dict[str, Change]]:
        """The changes by the province of the place."""
        found: dict[str, dict[str, Change]] = {}
        for old, change in self.changes.items():
            found.setdefault(self.gazetteer.codes_of(change.now)[0][:2], {})[old] = change
        return found


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each name of before of a place in the report's own province."""
    year = agreed_year(report)
    if year is None:
        return
    own = params.own(report)
    if own is None:
        return
    pairs = neighbours(report).all
    for old, change in _changes(own, params).items():
        if year <= change.since or number(old[:2]) not in pairs or old not in report.running:
            continue
        for span in _spans(report, old):
            if _whole(report.text, span, change, own, params.gazetteer) and _of_today(report, span, change, params):
                yield Hit(span, {"since": change.since}, (), change.now, (Edit(span, change.now),))


def _spans(report: Report, name: str) -> Iterator[Span]:
    at = report.text.find(name)
    while at >= 0:
        span = Span(at, at + len(name))
        if report.stands_in(span, "title", "heading", "body", "signature"):
            yield span
        at = report.text.find(name, at + 1)


def _changes(own: Own, params: Params) -> dict[str, Change]:
    """The changes of name in the report's own province; of its own place only, where the province is not sure."""
    found = {old: change for old, change in params.changes.items() if old in own.names or change.now in own.names}
    provinces = {code[:2] for name in own.all for code in params.gazetteer.codes_of(name)}
    return found | params.of_provinces.get(next(iter(provinces)), {}) if len(provinces) == 1 else found


def _whole(text: str, span: Span, change: Change, own: Own, places: Gazetteer) -> bool:
    """True when the name is no part of a longer one (沙县区), and, if short, no ends of words: 担任县长."""
    before = text[max(0, span.start - LONGEST) : span.start]
    if any(places.known(text[span.start : end]) for end in range(span.end + 1, min(len(text), span.end + 3) + 1)):
        return False
    if any(places.known(text[start : span.end]) for start in range(max(0, span.start - 2), span.start)):
        return False
    superiors = [form for code in places.superiors(places.codes_of(change.now)[0]) for form in places.forms(places.names[code])]
    return span.end - span.start > 2 or before.endswith(tuple(superiors))


def _of_today(report: Report, span: Span, change: Change, params: Params) -> bool:
    """True when the name is told as one of the report's own time: outside titles and brackets, and of no history."""
    text = report.text
    sentence = sentence_at(text, Span(0, len(text)), span.start)
    before = text[sentence.start : span.start]
    if params.not_before.regex.search(before) or params.not_after.regex.match(text, span.end):
        return False
    if any(before.rfind(mark) > before.rfind(end) for mark, end in zip(_OPEN, _CLOSE, strict=True)):
        return False
    words = text[sentence.start : sentence.end]
    if params.history.regex.search(words):
        return False
    return not any(int(found[0]) <= change.since for found in _YEAR.finditer(words))
