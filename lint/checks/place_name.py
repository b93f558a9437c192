"""A place that does not exist, where the report's own place or one of its superiors is meant: 债券县 for 舟曲县."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Edit, Hit, Note, Value
from lint.checks.naming.gazetteer import LONGEST, Gazetteer
from lint.checks.naming.likeness import Likeness, Way
from lint.checks.naming.own import Own, Placed
from lint.checks.naming.spot import HAN, Spot, Start
from lint.checks.naming.townships import in_township, townships
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word

_YEAR = compiled("[0-9]{4}年度?$")


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `endings` are the last characters of place names, `ranks` those of counties and their superiors; `agency` matches
    what follows a place that names an agency; `openings` are the marks that open titles and quotations. `leads` is a
    lexicon of words that stand before a bare 县, 市, 区 and are no name, `lead_verbs` more of them, `lead_words` those
    that make a word with it (主城区), `lead_characters` the single ones (由县政府, 全县), `determiners` those of them that
    stand before nouns, `noun_leads` those that only a noun follows; `compounds` has, for an ending, the characters
    that make another word with it (城市, 社区); `no_endings` matches where an ending begins another word (市场); `governments`
    matches bodies that are named with any place (县人民政府), `labels` what ends before an address or an agency; `verbs` are
    characters that stand before a bare 县 (撤县); `own_note` stands at the related place, `ways` how the slip
    came about.
    """

    townships: Lexicon
    leads: Lexicon
    endings: str
    ranks: str
    agency: Pattern
    openings: Word
    noun_leads: list[Word]
    lead_words: list[Word]
    lead_verbs: list[Word]
    lead_characters: Word
    determiners: Word
    compounds: dict[str, Word]
    no_endings: Pattern
    governments: Pattern
    labels: Pattern
    verbs: Word
    own_note: Text
    ways: dict[str, Text] = field(default_factory=dict)

    @cached_property
    def _leads(self) -> str:
        # Asked for a few words of a draft only: one text is searched sooner than it is cut into its ten thousand words.
        return " ".join([" ", *str(self.leads.data["entries"]).splitlines(), *self.lead_verbs, " "])

    @cached_property
    def _other_leads(self) -> str:
        return " ".join([" ", *str(self.leads.data["others"]).splitlines(), " "])

    def leads_to(self, word: str) -> bool:
        """Whether a word of official writing may stand before a bare 县, 市, 区."""
        return f" {word} " in self._leads

    def may_lead(self, word: str) -> bool:
        """Whether any word of the language may."""
        return self.leads_to(word) or f" {word} " in self._other_leads

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
    own = params.own(report)
    if own is None:
        return
    if own.miswritten:
        wrong = own.miswritten
        yield _hit(report, Slip(wrong.span, wrong.meant, wrong.likeness), own, params)
    for ending, passage in report.matches(params.ending, "body", "heading"):
        slip = _slip(report.text, passage.span, ending, own, params)
        if slip and not _other_township(report, slip.span, own, params):
            yield _hit(report, slip, own, params)


def _hit(report: Report, slip: Slip, own: Own, params: Params) -> Hit:
    found = report.text[slip.span.start : slip.span.end]
    meant = params.gazetteer.spelling.get(slip.meant, slip.meant)
    values: dict[str, Value] = {"found": found, "meant": meant, "way": params.ways[slip.likeness.way]}
    related = (Note(own.span, params.own_note),) if own.span else ()
    return Hit(slip.span, values, related, meant, (Edit(slip.span, meant),))


def slips(text: str, within: Span, own: Own, params: Params) -> Iterator[Slip]:
    """The names in a range of the text that are no place but near to `own`."""
    for ending in params.ending.finditer(text, within.start, within.end):
        if slip := _slip(text, within, ending, own, params):
            yield slip


def _slip(text: str, within: Span, ending: re.Match[str], own: Own, params: Params) -> Slip | None:
    if params.no_endings.regex.match(text, ending.start(), within.end):
        return None
    return _nearest(Spot(text, within, ending.end(), own), params)


def _other_township(report: Report, span: Span, own: Own, params: Params) -> bool:
    """Whether a real township is called like the own one, or like another place: 新华镇 beside 兴华镇."""
    found = report.text[span.start : span.end]
    return in_township(report, span, params.townships) or found in townships(params.townships.data).known(own.county)


def _nearest(spot: Spot, params: Params) -> Slip | None:
    best: Slip | None = None
    known: int | None = None
    for meant in spot.own.all:
        found = spot.before(len(meant))
        likeness = _likeness(found, meant, params) if len(found) == len(meant) else None
        if likeness is None or (best and best.likeness.cost <= likeness.cost):
            continue
        known = spot.known(params.gazetteer) if known is None else known
        if _is_name(spot, meant, likeness.way, known, params):
            best = Slip(Span(spot.end - len(meant), spot.end), meant, likeness)
    return best


def _likeness(found: str, meant: str, params: Params) -> Likeness | None:
    if found[-1] == meant[-1]:
        return params.writing.likeness(found[:-1], meant[:-1])
    # Another rank of the same place: 舟曲市. A town may be called like a county.
    if found[:-1] == meant[:-1] and len(meant) > 2 and found[-1] in params.ranks:
        return Likeness("rank", 2.0)
    return None


def _is_name(spot: Spot, meant: str, way: Way, known: int, params: Params) -> bool:
    """True when what stands where `meant` would is a name of its own that no place there has, and not the ends of other words.

    `known` is the length of the longest place name that ends here: 和县 in 由和县.
    """
    found = spot.before(len(meant))
    stem, target = found[:-1], meant[:-1]
    if known > len(meant) or not all(HAN.match(character) for character in stem):
        return False
    start = _start(spot, len(meant), params)
    if known == len(meant):
        return bool(start.path) and _elsewhere(found, start.path, params.gazetteer)
    changed = sum(ours != theirs for ours, theirs in zip(stem, target, strict=False))
    follows = bool(spot.own.body) and spot.text.startswith(spot.own.body, spot.end)
    agency = params.agency.regex.match(spot.text, spot.end, spot.within.end) is not None
    near = changed == 1 and way in ("sound", "shape")
    sure = bool(start.path) or (start.sharp and follows) or (start.title and agency)
    first = spot.before(len(meant) + 1)[:2]
    joined = not start.sharp and (first in params.lead_words or params.may_lead(first))
    if way != "rank" and stem[-1] in params.compounds.get(meant[-1], ""):
        words = joined or stem[0] in params.lead_characters or not (start.sharp or agency)
        alone = sure or (len(stem) > 1 and start.firm and near and not words)
        if not alone or not (near or (changed == 1 and stem[-1] == target[-1])):
            return False
    elif way == "rank" or stem[-2:] != target[-2:]:
        # Behind a superior, where a title begins, before the own body and where only a noun can follow stands a name.
        own = start.firm and follows and not params.governments.regex.match(spot.own.body)
        noun = bool(start.path) or start.label or own or (agency and (start.title or start.noun))
        if _leads(stem[-2:], noun, start.firm, params):
            return False
    if stem[-1] in params.lead_characters and not _proper(stem, target, near or way == "rank", sure, params):
        return False
    if start.path:
        return True
    if known and not (start.sharp and (follows or near)) and (not start.firm or stem[0] in params.lead_characters or joined):
        return False
    if len(stem) == 1:
        if start.sharp and not agency:
            return near or (way == "initials" and stem not in params.verbs)
        return way != "character" and start.firm and (agency or near) and not joined
    if start.sharp and near:
        return True
    if way == "rank" or (len(stem) == 2 and way == "character"):
        return start.firm and (agency or (way != "rank" and start.sharp and not params.may_lead(stem)))
    return start.firm or (agency and changed == 1)


def _elsewhere(name: str, superior: str, places: Gazetteer) -> bool:
    """True when places bear the name, but none under that superior: 昭阳区 in 北京市昭阳区."""
    codes = places.codes_of(name)
    return bool(codes) and not any(code.startswith(above) for code in codes for above in places.codes_of(superior))


def _start(spot: Spot, length: int, params: Params) -> Start:
    start = Spot(spot.text, spot.within, spot.end - length, spot.own)
    if start.clear:
        title = start.end > start.within.start and spot.text[start.end - 1] in params.openings
        label = params.labels.regex.search(start.before(6)) is not None
        return Start(title=title, label=label, noun=label, sharp=True, firm=True)
    longest = start.before(LONGEST)
    for superior in spot.own.line:
        if longest.endswith(superior):
            return Start(superior, noun=True, sharp=True, firm=True)
    if _YEAR.search(longest):
        return Start(sharp=True, firm=True)
    before = start.before(2)
    firm = before[-1] in params.lead_characters or params.may_lead(before) or start.known(params.gazetteer) > 0
    return Start(noun=longest.endswith(tuple(params.noun_leads)), firm=firm)


def _leads(word: str, noun: bool, apart: bool, params: Params) -> bool:
    """True for a word before a bare 县, 市, 区: 推进县, 全年通过县.

    `noun` makes even a word of official writing a name, `apart` only one that such writing hardly uses.
    """
    if word in params.lead_words:
        return True
    return not noun if params.leads_to(word) else not apart and params.may_lead(word)


def _proper(stem: str, target: str, near: bool, sure: bool, params: Params) -> bool:
    """Whether a stem that ends in a particle may be a name all the same: 由和县 is none, nor 并由市."""
    if stem[-1] == target[-1]:
        # 局和县 is no slip for 永和县, nor 用好区 for 友好区.
        return near or sure or stem[-1] in params.endings
    if len(stem) == 1 or not (near or sure):
        return False
    return (sure and stem[0] not in params.determiners) or not all(character in params.lead_characters for character in stem)
