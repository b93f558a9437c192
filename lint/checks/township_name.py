"""A township that the report's county does not have, one slip away from one that it has: 大穿镇 for 大川镇."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from lint.checks.hit import Edit, Hit, Note, Value
from lint.checks.likelihoods import likelihoods
from lint.checks.naming.gazetteer import LONGEST
from lint.checks.naming.likeness import Likeness
from lint.checks.naming.own import Own, Placed
from lint.checks.naming.spot import Spot
from lint.checks.naming.townships import Townships, in_township, townships
from lint.checks.once import once
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `ending` matches the last characters of a township's name, `agency` what follows a name that an agency bears, `leads` is
    found at the end of what may stand before a name, `joints` stand between the names of a list, `words` has the words that an
    input method offers. Sure are the slips that are such words, and those whose right name stands in the draft besides; the
    lexicon may be wrong in a character of the others: `sure` tells which of the two a rule reports. A name that stands `often`
    times in a draft is meant. `own_note` stands at the related place, `ways` how the slip came about.
    """

    townships: Lexicon
    words: Lexicon
    ending: Pattern
    agency: Pattern
    leads: Pattern
    joints: list[Word]
    own_note: Text
    ways: dict[str, Text]
    sure: bool
    often: int = 3

    @cached_property
    def names(self) -> Townships:
        """Their townships: a large lexicon, read when a draft names one that is not its own."""
        return townships(self.townships.data)

    def is_word(self, stem: str) -> bool:
        """Whether a township's name without its ending is a word."""
        return len(stem) > 1 and stem[1:] in likelihoods(self.words.data["words"]).beginning(stem[0])


@lru_cache(maxsize=20_000)
def _alike(county: str, found: str, ending: str, params: Params) -> list[tuple[str, Likeness, bool]]:
    """The townships of a county that a name is like, how, and whether its stem is a word: names come again and again."""
    word = params.is_word(found.removesuffix(ending))
    alike = []
    for meant in params.names.of(county):
        if len(found) == len(meant) > len(ending) + 1 and meant.endswith(ending):
            likeness = params.writing.likeness(found, meant)
            if likeness and likeness.way in params.ways and (word or likeness.way != "initials"):
                alike.append((meant, likeness, word))
    return alike


class Slip(NamedTuple):
    """A name that is none: where, the name meant, and why it is taken for a slip."""

    span: Span
    meant: str
    likeness: Likeness
    sure: bool


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each township's name, in an agency's place or among other townships, that only a slip explains."""
    own = params.own(report)
    if own is None or not own.county:
        return
    for slip in once(report, (__name__, own.county, params.ending.regex), lambda: _slips(report, own, params)):
        if slip.sure == params.sure:
            yield _hit(slip, own, params)


def _slips(report: Report, own: Own, params: Params) -> list[Slip]:
    text = report.text
    slips = []
    for ending, passage in report.matches(params.ending.regex, "heading", "body"):
        spot = Spot(text, passage.span, ending.end(), own)
        slip = _slip(spot, ending[0], params) if _may_be_name(spot, params) else None
        if slip and not in_township(report, slip.span, params.townships):
            slips.append(slip)
    told = Counter(text[slip.span.start : slip.span.end] for slip in slips)
    written = {meant for meant in {slip.meant for slip in slips} if meant in text}
    return [
        slip._replace(sure=slip.sure or slip.meant in written)
        for slip in slips
        if told[text[slip.span.start : slip.span.end]] < params.often
    ]


def _hit(slip: Slip, own: Own, params: Params) -> Hit:
    values: dict[str, Value] = {"county": params.gazetteer.names[own.county], "way": params.ways[slip.likeness.way]}
    related = (Note(own.span, params.own_note),) if own.span else ()
    return Hit(slip.span, values, related, slip.meant, (Edit(slip.span, slip.meant),))


def _may_be_name(spot: Spot, params: Params) -> bool:
    """Whether what is around makes a name of what ends there: asked first, since it needs no names of townships."""
    before = spot.before(LONGEST)
    if before.endswith(spot.own.names):
        return False
    around = any(each in before for each in (*spot.own.all, *params.joints))
    return around or _as_agency(spot, params) or spot.follows(tuple(params.joints))


def _slip(spot: Spot, ending: str, params: Params) -> Slip | None:
    """The name that ends there, when it is none of the county's but like one of them, and the likest."""
    known = params.names.known(spot.own.county)
    if any(spot.before(length) in known for length in range(2, LONGEST)):
        return None
    likely = [
        Slip(Span(spot.end - length, spot.end), meant, likeness, word)
        for length in sorted({len(name) for name in params.names.of(spot.own.county)})
        for meant, likeness, word in _alike(spot.own.county, spot.before(length), ending, params)
        if len(meant) == length and _is_name(spot, length, params)
    ]
    likely.sort(key=lambda slip: slip.likeness.cost)
    if not likely or (len(likely) > 1 and likely[0].likeness.cost == likely[1].likeness.cost):
        return None
    return likely[0]


def _is_name(spot: Spot, length: int, params: Params) -> bool:
    """Whether a name of that length ends there: in an agency's place, behind the county, or beside a township of the county."""
    start = Spot(spot.text, spot.within, spot.end - length, spot.own)
    before = start.before(LONGEST)
    behind_own = before.endswith(spot.own.all)
    if not (behind_own or start.clear or params.leads.regex.search(before)):
        return False
    return behind_own or _as_agency(spot, params) or _listed(start, spot, params)


def _as_agency(spot: Spot, params: Params) -> bool:
    return params.agency.regex.match(spot.text, spot.end, spot.within.end) is not None


def _listed(start: Spot, spot: Spot, params: Params) -> bool:
    """Whether a neighbour in a list is a township of the county."""
    pairs = [(joint, name) for joint in params.joints for name in params.names.of(spot.own.county)]
    before = start.before(LONGEST)
    return before.endswith(tuple(name + joint for joint, name in pairs)) or spot.follows(tuple(j + n for j, n in pairs))
