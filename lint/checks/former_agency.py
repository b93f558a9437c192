"""A department called by a name that a reform did away with before the report's year: 安全生产监督管理局 in a report on 2021."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.dating.years import agreed_year, sentence_at
from lint.checks.hit import Hit
from lint.checks.naming.departments import Departments, Former, departments
from lint.checks.naming.gazetteer import LONGEST
from lint.checks.naming.own import Own, Placed
from lint.document import Span, compiled
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon, Pattern, Word

_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPEN, _CLOSE = "《〈“‘「『(〔[", "》〉”’」』)〕]"


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `ranks` are the characters that stand for the report's own place before a body (县安监局), unless one of `not_ranks`
    precedes (开发区, 城市); `leads` are words that make a place's name with a rank (会同县). `listed` matches a list of
    bodies up to the next of them (岚皋县财政局、_安监局). A name is of its time, not of the report's, where `not_before`
    precedes it or `not_after` follows, or where `history` is found in its sentence. `prefixes` may stand before a body in
    the name of a government's office.
    """

    agencies: Lexicon
    ranks: Word
    not_ranks: dict[str, Word]
    leads: list[Word]
    listed: Pattern
    not_before: Pattern
    not_after: Pattern
    history: Pattern
    prefixes: list[Word]

    @cached_property
    def departments(self) -> Departments:
        """The departments of the lexicon."""
        return departments(self.agencies.data)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit where title or signature bear a name of before, and where the text tells of a department of the place by one."""
    year = agreed_year(report)
    if year is None or all(year <= former.gone for former in params.departments.former.values()):
        return
    if not params.departments.any_former.search(report.running):
        return
    own = params.own(report)
    for part in (report.title, report.signature):
        name = part.agency if part else None
        former = _own_former(name, own, params) if name else None
        if name and former and year > former.gone and not _kept(former, own, params):
            yield _hit(report, name.span, former, params.departments.successor(former.now, year))
    for found, passage in report.matches(params.departments.any_former, "body", "heading"):
        former = params.departments.former[found[0]]
        if former.own or year <= former.gone or _kept(former, own, params):
            continue
        start = _begins(report.text, passage.span.start, found, own, params)
        if start is not None and _of_today(report, Span(start, found.end()), former, passage.span, params):
            yield _hit(report, Span(start, found.end()), former, params.departments.successor(former.now, year))


def _hit(report: Report, span: Span, former: Former, later: str | None) -> Hit:
    now = later or former.now
    return Hit(span, {"found": report.text[span.start : span.end], "since": former.since, "now": now}, (), now)


def _own_former(name: Name, own: Own | None, params: Params) -> Former | None:
    """The former name that the report's own agency bears; None too in a zone, which names its bureaus as it likes."""
    split = params.gazetteer.split(name)
    body = next((split.body.removeprefix(prefix) for prefix in params.prefixes if split.body.startswith(prefix)), split.body)
    units = params.gazetteer.units(split.place)
    if len(split.place) == 1 and split.place in params.ranks:
        return params.departments.former.get(body)
    # A name with no place at all is as good as the place that the other end of the report names.
    known = params.gazetteer.known(units[-1]) if units else _known_own(own, params)
    return params.departments.former.get(body) if known else None


def _known_own(own: Own | None, params: Params) -> bool:
    return own is not None and any(params.gazetteer.known(name) for name in own.names)


def _kept(former: Former, own: Own | None, params: Params) -> bool:
    """True where the place may lie in a province that keeps the name."""
    if not former.kept or own is None:
        return bool(former.kept)
    places = params.gazetteer
    codes = [code for name in own.all for code in places.codes_of(name)]
    provinces = {places.names[code[:2]] for code in codes if code[:2] in places.names}
    return not provinces.isdisjoint(former.kept)


def _begins(text: str, first: int, found: re.Match[str], own: Own | None, params: Params) -> int | None:
    """Where the name begins with its place; None when no place that concerns the report stands before it."""
    start = found.start()
    before = text[max(first, start - 24) : start]
    units = [unit for unit in (*own.all, *own.under) if params.gazetteer.known(unit)] if own else []
    longest = max((unit for unit in units if before.endswith(unit)), key=len, default="")
    if longest:
        return start - len(longest)
    if before and before[-1] in params.ranks:
        ends = (before[-length:] for length in range(2, min(LONGEST, len(before)) + 1))
        # Another place's: 学习宕昌县安监局, but not 会同县安监局.
        if any(params.gazetteer.known(end) and end[:-1] not in params.leads for end in ends):
            return None
        return None if before[-2:-1] and before[-2] in params.not_ranks.get(before[-1], "") else start - 1
    listed = params.listed.regex.search(before)
    return start if listed and any(unit in listed[0] for unit in units) else None


def _of_today(report: Report, span: Span, former: Former, within: Span, params: Params) -> bool:
    """True when the name is told as one of the report's own time: outside titles and brackets, and of no history."""
    text = report.text
    before = text[within.start : span.start]
    if params.not_before.regex.search(before) or params.not_after.regex.match(text, span.end, within.end):
        return False
    if any(before.rfind(mark) > before.rfind(end) for mark, end in zip(_OPEN, _CLOSE, strict=True)):
        return False
    sentence = sentence_at(text, within, span.start)
    words = text[sentence.start : sentence.end]
    if params.history.regex.search(words):
        return False
    return not any(int(found[0]) <= former.gone for found in _YEAR.finditer(words))
