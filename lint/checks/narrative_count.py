"""Lists that say how many things they name, and name more or fewer: 以下三个方面：一是…二是…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Report
from lint.report.numerals import number
from lint.ruleset.values import Pattern, Text

_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MOST_BETWEEN = 60
_PARENTHESIS = compiled(r"\([^()]*\)")


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `says` matches the words that tell how many follow, the number in its group `n`; `ordinals` are ways to number what follows,
    with `{n}` for the numeral. `stops` ends what stands between the words and the first ordinal. `named` matches names with
    their number behind them, in its groups `items` and `n`; `joints` part the names, `loose` those of them that may
    stand inside a name; where `open` is found in the names they are not all.
    """

    says: list[Pattern]
    ordinals: list[str]
    stops: Pattern
    note: Text
    named: list[Pattern] = field(default_factory=list)
    joints: Pattern | None = None
    loose: Pattern | None = None
    open: Pattern | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that is not that of the things named."""
    for passage in report.passages_of("body"):
        for pattern in params.says:
            for found in pattern.regex.finditer(report.text, *passage.span):
                section = report.section_at(found.start())
                yield from _numbered(report, found, section.heading.body.end if section else passage.span.end, params)
        for pattern in params.named:
            for found in pattern.regex.finditer(report.text, *passage.span):
                yield from _named(report, found, params)


def _numbered(report: Report, found: re.Match[str], end: int, params: Params) -> Iterator[Hit]:
    """The hit at a number of things that are numbered behind it."""
    said = number(found["n"])
    for ordinal in params.ordinals:
        places = _sequence(report.text, found.end(), end, ordinal, params)
        if places:
            if said is not None and len(places) != said:
                span = Span(*found.span("n"))
                values = {"said": str(said), "count": str(len(places)), "written": report.written(Span(*found.span()))}
                yield Hit(span, values, tuple(Note(place, params.note) for place in places))
            return


def _sequence(text: str, start: int, end: int, ordinal: str, params: Params) -> list[Span]:
    """The places of the ordinals from the first on; none when the first is far, or when numbers come twice."""
    places: list[Span] = []
    begin, _, close = ordinal.partition("{n}")
    ways = "|".join(sorted(_HAN, key=len, reverse=True))
    expected = 0
    for found in compiled(rf"(?<=[,。;:、\s]){re.escape(begin)}({ways}){re.escape(close)}").finditer(text, start, end):
        index = _HAN.index(found[1])
        if not places:
            between = text[start : found.start()]
            if index or len(between) > _MOST_BETWEEN or params.stops.regex.search(between):
                return []
        elif index == 0 or index < expected - 1:
            # Another list: it may stand inside an item, or follow; only the one that follows ends this.
            return places if _ended(text, places[-1].end, found.start(), params) else []
        elif index > expected:
            return []
        if index == expected:
            places.append(Span(*found.span()))
            expected += 1
    return places


def _ended(text: str, start: int, end: int, params: Params) -> bool:
    """Whether a list is over before the next begins: a paragraph lies between, or other words that tell how many follow."""
    between = text[start:end]
    return "\n" in between.rstrip("\n") or any(pattern.regex.search(between) for pattern in params.says)


def _named(report: Report, found: re.Match[str], params: Params) -> Iterator[Hit]:
    """The hit at a number of things that are named before it."""
    items = _PARENTHESIS.sub("", found["items"])
    if not params.joints or not params.loose or (params.open and params.open.regex.search(items)):
        return
    names = params.joints.regex.split(items)
    most = len(names)
    least = most - len(params.loose.regex.findall(items))
    said = number(found["n"])
    # A number of things that are not named is none of a list.
    if said is None or most < 2 or least <= said <= most:
        return
    values = {"said": str(said), "count": str(most), "written": report.written(Span(*found.span()))}
    yield Hit(Span(*found.span("n")), values)
