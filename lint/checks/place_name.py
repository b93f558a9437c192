"""A place that does not exist, where the report's own place or one of its superiors is meant: 债券县 for 舟曲县."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Edit, Hit, Note, Value
from lint.checks.naming.gazetteer import LONGEST, Gazetteer, gazetteer
from lint.checks.naming.likeness import Likeness, Way, Writing, writing
from lint.checks.naming.own import Own, own_place
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word

_HAN = compiled("[\u3400-\u9fff]")


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `endings` are the last characters of place names; `agency` matches what follows a place that names an agency.
    `leads` is a lexicon of words that stand before a bare 县, 市, 区 and are no name, `lead_words` more of them and
    `lead_characters` the single ones (由县政府, 全县); `compounds` has, for an ending, the characters that make another
    word with it (城市, 社区); `no_endings` matches where an ending begins another word (市场); `own_note` says what stands
    at the related place, `ways` how the slip came about.
    """

    places: Lexicon
    readings: Lexicon
    shapes: Lexicon
    leads: Lexicon
    endings: str
    agency: Pattern
    lead_words: list[Word]
    lead_characters: Word
    compounds: dict[str, Word]
    no_endings: Pattern
    own_note: Text
    ways: dict[str, Text] = field(default_factory=dict)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)

    @cached_property
    def writing(self) -> Writing:
        """Readings and look-alikes."""
        return writing(self.readings.data, self.shapes.data)

    @cached_property
    def _leads(self) -> str:
        # Asked for a few words of a draft only: one text is searched sooner than it is cut into its ten thousand words.
        return " ".join([" ", *str(self.leads.data["entries"]).splitlines(), *self.lead_words, " "])

    def leads_to(self, word: str) -> bool:
        """Whether a word may stand before a bare 县, 市, 区."""
        return f" {word} " in self._leads

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """A place name's last character."""
        return compiled(f"[{self.endings}]")


class Slip(NamedTuple):
    """A name that is none: where, the name meant, and why it is taken for a slip."""

    span: Span
    meant: str
    likeness: Likeness


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each place name in heading or prose that is no place but near to the report's own or a superior."""
    own = own_place(report, params.gazetteer, params.writing)
    if own is None:
        return
    if own.miswritten:
        wrong = own.miswritten
        yield _hit(report, Slip(wrong.span, wrong.meant, wrong.likeness), own, params)
    for passage in report.passages_of("body", "heading"):
        for slip in slips(report.text, passage.span, own, params):
            yield _hit(report, slip, own, params)


def _hit(report: Report, slip: Slip, own: Own, params: Params) -> Hit:
    found = report.text[slip.span.start : slip.span.end]
    values: dict[str, Value] = {"found": found, "meant": slip.meant, "way": params.ways[slip.likeness.way]}
    related = (Note(own.span, params.own_note),) if own.span else ()
    return Hit(slip.span, values, related, slip.meant, (Edit(slip.span, slip.meant),))


def slips(text: str, within: Span, own: Own, params: Params) -> Iterator[Slip]:
    """The names in a range of the text that are no place but near to `own`."""
    for ending in params.ending.finditer(text, within.start, within.end):
        if params.no_endings.regex.match(text, ending.start(), within.end):
            continue
        found = _nearest(_Spot(text, within, ending.end(), own.body), own, params)
        if found:
            yield found


class _Spot(NamedTuple):
    """Where a name may end in a passage; `body` is the report's own, which tells a name when it follows."""

    text: str
    within: Span
    end: int
    body: str = ""

    def before(self, length: int) -> str:
        """The last `length` characters up to the end, fewer at the start of the passage."""
        return self.text[max(self.within.start, self.end - length) : self.end]

    @property
    def clear(self) -> bool:
        """True at the start of the passage, and behind a mark or a digit."""
        return self.end <= self.within.start or not _HAN.match(self.text[self.end - 1])

    def known(self, places: Gazetteer) -> int:
        """The length of the longest place name that ends here, 0 when none does."""
        longest = self.before(LONGEST)
        return next((length for length in range(len(longest), 1, -1) if places.known(longest[-length:])), 0)


def _nearest(spot: _Spot, own: Own, params: Params) -> Slip | None:
    best: Slip | None = None
    known: int | None = None
    for meant in own.all:
        found = spot.before(len(meant))
        likeness = _likeness(found, meant, params) if len(found) == len(meant) else None
        if likeness is None or (best and best.likeness.cost <= likeness.cost):
            continue
        known = spot.known(params.gazetteer) if known is None else known
        if known < len(meant) and _stands_alone(spot, meant, likeness.way, known > 0, params):
            best = Slip(Span(spot.end - len(meant), spot.end), meant, likeness)
    return best


def _likeness(found: str, meant: str, params: Params) -> Likeness | None:
    if found[-1] == meant[-1]:
        return params.writing.likeness(found[:-1], meant[:-1])
    # Another rank of the same place: 舟曲市.
    return Likeness("rank", 2.0) if found[:-1] == meant[:-1] and len(meant) > 2 else None


def _stands_alone(spot: _Spot, meant: str, way: Way, tail_known: bool, params: Params) -> bool:
    """True when what stands where `meant` would is a name of its own and not the ends of other words.

    `tail_known` says that a shorter place name ends here too: 和县 in 由和县.
    """
    stem = spot.before(len(meant))[:-1]
    if not all(_HAN.match(character) for character in stem):
        return False
    start = _Spot(spot.text, spot.within, spot.end - len(meant))
    itself = start.clear and bool(spot.body) and spot.text.startswith(spot.body, spot.end)
    if _leads(stem, meant, way, params, itself):
        return False
    if len(stem) == 1 and params.leads_to(spot.before(3)[:-1]):
        return False
    firm = start.clear or _firm(start, params)
    if tail_known and not itself and (not firm or stem[0] in params.lead_characters):
        return False
    agency = params.agency.regex.match(spot.text, spot.end, spot.within.end) is not None
    if way == "rank" or len(stem) == 1 or (len(stem) == 2 and way == "character"):
        return firm and agency
    return firm or agency


def _leads(stem: str, meant: str, way: Way, params: Params, itself: bool) -> bool:
    """True when the stem reads as words before a bare 县, 市, 区 (推进县, 并由市, 全区), or as a word with it (社区)."""
    target = meant[:-1]
    if (way == "rank" or stem[-2:] != target[-2:]) and params.leads_to(stem[-2:]):
        return True
    if stem[-1] == target[-1]:
        # 局和县 is no slip for 永和县, nor 用好区 for 友好区.
        particle = stem[-1] in params.lead_characters and stem[-1] not in params.endings
        return particle and way in ("character", "initials") and not itself
    leads = params.lead_characters + params.compounds.get(meant[-1], "")
    if len(stem) > 1 and (itself or way in ("sound", "shape")):
        return all(character in leads for character in stem)
    return stem[-1] in leads


def _firm(spot: _Spot, params: Params) -> bool:
    """True when a word surely ends here: a function word, a verb, a superior's name."""
    before = spot.before(2)
    return before[-1] in params.lead_characters or params.leads_to(before) or spot.known(params.gazetteer) > 0
