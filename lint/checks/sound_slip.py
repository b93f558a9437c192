"""Characters that sound like a long word and make none themselves: 意料器械 for 医疗器械.

An input method offers words of the same sound: each may be a word, which no dictionary tells from the right one. What tells is
the longer word that they would make with their neighbours, when the words around, cut in the likeliest way, are likelier by far
with it. In titles in 《》 and in names of places nothing is looked at.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lint.checks.common import occurrences
from lint.checks.hit import Edit, Hit
from lint.checks.likelihoods import Likelihoods, likelihoods
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.checks.naming.likeness import Writing
from lint.checks.naming.townships import in_township
from lint.checks.sounds import sounding, sounding_pairs, sounds
from lint.checks.wrong_word import covered
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern

_HAN = compiled("[\u4e00-\u9fff]+")
_HAN_BEFORE = compiled("[\u4e00-\u9fff]+$")
_AROUND = 4


@dataclass(eq=False, repr=False)
class Params:
    """`vocabulary` has the words and how common they are, `alike` and `readings` the characters of one sound.

    `margin` is how many units of the natural logarithm the long word must be likelier, `by_near` how many more where some
    character only sounds nearly the same, which is not enough for words of less than `long` characters. Beside `names`, by
    which names stand, `for_names` more are asked; in what matches `apart` nothing is looked at. At most `changed` characters
    may differ. In the names of `places` and `townships` nothing is wrong; what would be told `often` times in a draft is
    meant.
    """

    vocabulary: Lexicon
    alike: Lexicon
    readings: Lexicon
    places: Lexicon
    townships: Lexicon
    names: Pattern
    apart: Pattern
    margin: float = 8.5
    by_near: float = 2.0
    for_names: float = 2.0
    long: int = 4
    changed: int = 2
    often: int = 3
    roles: tuple[str, ...] = ("heading", "body")

    @cached_property
    def words(self) -> list[str]:
        """The words of three characters and more."""
        found: list[str] = self.vocabulary.data["long"].split(" ")
        return found

    @cached_property
    def sounding(self) -> list[str]:
        """These words, each character by its sound."""
        return " ".join(self.words).translate(sounds(self.alike.data["sounds"])).split(" ")

    @cached_property
    def likely(self) -> Likelihoods:
        """How common each word is."""
        return likelihoods(self.vocabulary.data["words"])

    @cached_property
    def writing(self) -> Writing:
        """How characters sound."""
        return Writing(str(self.readings.data["entries"]), "")

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each run of characters that is likelier a long word of the same sound, with that word."""
    text = report.running
    found = [each for each in _slips(report, params) if report.stands_in(each[0], *params.roles) and not report.cites(each[0])]
    told = Counter(text[span.start : span.end] for span, _, _ in found)
    last = 0
    for span, meant, _ in sorted(found, key=lambda each: (each[0].start, -each[2])):
        if span.start >= last and told[text[span.start : span.end]] < params.often:
            last = span.end
            yield Hit(span, suggestion=meant, edits=(Edit(span, meant),))


def _slips(report: Report, params: Params) -> Iterator[tuple[Span, str, float]]:
    """The places with the words meant, and how much likelier these are."""
    text, groups = report.running, params.alike.data["sounds"]
    words = params.words
    found = occurrences(sounding(report, groups), params.sounding, lambda: sounding_pairs(report, groups))
    for meant, start, end in [(words[index], start, end) for index, start, end in found if text[start:end] != words[index]]:
        if not _HAN.fullmatch(text, start, end):
            continue
        span = Span(start, end)
        gain = _gain(text, span, meant, params)
        if gain > 0 and not _in_name(report, span, meant, params) and not covered(params.apart.regex, text, span):
            yield span, meant, gain


def _gain(text: str, span: Span, meant: str, params: Params) -> float:
    """How much likelier the words around are with the word meant than is asked."""
    written = text[span.start : span.end]
    differing = [(a, b) for a, b in zip(written, meant, strict=True) if a != b]
    asked = params.margin
    if not all(params.writing.readings(a) & params.writing.readings(b) for a, b in differing):
        asked += params.by_near
        if len(meant) < params.long:
            return 0
    if len(differing) > params.changed:
        return 0
    if params.names.regex.search(text, max(0, span.start - 3), span.end + 4):
        asked += params.for_names
    before = _HAN_BEFORE.search(text, max(0, span.start - _AROUND), span.start)
    after = _HAN.match(text, span.end, span.end + _AROUND)
    return _likelier(before[0] if before else "", written, meant, after[0] if after else "", params.likely) - asked


@lru_cache(maxsize=20_000)
def _likelier(head: str, written: str, meant: str, tail: str, likely: Likelihoods) -> float:
    """How much likelier a word is than the one written, between the words around: reports have many in common."""
    return likely.best(head + meant + tail)[0] - likely.best(head + written + tail)[0]


def _in_name(report: Report, span: Span, meant: str, params: Params) -> bool:
    """Whether what differs stands in the name of a place."""
    text = report.running
    differing = [at for at, character in zip(range(*span), meant, strict=True) if text[at] != character]
    return any(params.gazetteer.covers(text, at) for at in differing) or in_township(report, span, params.townships)
