"""A character that makes no word where one of like sound or shape would: 大数局 for 大数据.

A character is looked at when it forms a common word with neither neighbour. The words around it are cut in the likeliest
way, by how common each word is, as written and with each character that is taken for it; when the other reading is likelier
by far, it is a slip. Titles in 《》 are left to the rule of titles. Near names of places, villages and companies, whose
characters mean nothing together, more is asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lint.checks.hit import Edit, Hit
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Word

_HAN = compiled("[\u4e00-\u9fff]+")
_WORD = compiled("([^a-z]*)([a-z])")
_LONGEST = 8
# The words around a character that tell whether it fits.
_AROUND = 5
_FIRST, _STEP = -3.5, -0.5
_UNKNOWN = -21.0
_NEAR = 2
_LONGEST_PLACE = 5


@dataclass(eq=False, repr=False)
class Params:
    """`vocabulary` has the words and how common they are.

    `alike`, `lookalikes` and `readings` have the characters taken for one another, `places` the names that are right.
    `margin` is how many units of the natural logarithm the other reading must be likelier, `by_shape` how many more for one
    that only looks alike, `by_reading` for one that shares only some reading. `names` are what a name stands before or behind,
    and ask `for_names` more; a character that makes a rare word with a neighbour is asked `for_rare` more. `light` characters
    stand alone by themselves. What stands `often` times in a draft, with its neighbours, is meant.
    """

    vocabulary: Lexicon
    alike: Lexicon
    lookalikes: Lexicon
    readings: Lexicon
    places: Lexicon
    names: Pattern
    light: Word
    margin: float = 7.5
    by_shape: float = 1.5
    by_reading: float = 2.5
    for_names: float = 4.0
    for_rare: float = 6.0
    often: int = 3
    roles: tuple[str, ...] = ("heading", "body")

    @cached_property
    def follow(self) -> dict[str, str]:
        """By character, those that stand behind it in common words."""
        return _by_first(self.vocabulary.data["follow"])

    @cached_property
    def rare(self) -> dict[str, str]:
        """By character, those that stand behind it in rare words."""
        return _by_first(self.vocabulary.data["rare"])

    @cached_property
    def likely(self) -> "_Likelihoods":
        """How common each word is."""
        return _Likelihoods(_by_first(self.vocabulary.data["words"]))

    @cached_property
    def _likenesses(self) -> list[tuple[str, float]]:
        """Texts of characters in groups, and what it costs to take one of a group for another, the dearest first."""
        by_reading = self.readings.data["entries"].replace("\n", " ")
        return [
            (by_reading, self.by_reading),
            (self.alike.data["shapes"], self.by_shape),
            (self.alike.data["sounds"], 0.0),
        ]

    def others(self, character: str) -> dict[str, float]:
        """The characters that one may stand for, and what each costs."""
        found: dict[str, float] = {}
        groups, cost = self._likenesses[0]
        for group in _holding(groups, character):
            found.update(dict.fromkeys(group, cost))
        found.update(dict.fromkeys(self.looks.get(character, ""), self.by_shape))
        for groups, cost in self._likenesses[1:]:
            for group in _holding(groups, character):
                found.update(dict.fromkeys(group, cost))
        found.pop(character, None)
        return found

    @cached_property
    def looks(self) -> dict[str, str]:
        """By character, the common ones that it looks like."""
        return _by_first(self.lookalikes.data["entries"])

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the lexicon."""
        return gazetteer(self.places.data)


def _holding(groups: str, character: str) -> Iterator[str]:
    """The groups, parted by blanks, that hold a character."""
    at = groups.find(character)
    while at >= 0:
        end = groups.find(" ", at)
        end = len(groups) if end < 0 else end
        yield groups[groups.rfind(" ", 0, at) + 1 : end]
        at = groups.find(character, end)


def _by_first(lines: str) -> dict[str, str]:
    return {line[0]: line[1:] for line in lines.split(" ")}


class _Likelihoods:
    """How common words are, unpacked from the lexicon as their first characters come up."""

    def __init__(self, packed: dict[str, str]) -> None:
        self._packed = packed
        self._by_first: dict[str, dict[str, float]] = {}

    def beginning(self, first: str) -> dict[str, float]:
        """The words that begin with a character, without it, and the natural logarithm of each one's share."""
        words = self._by_first.get(first)
        if words is None:
            packed = self._packed.get(first, "")
            words = {word: _FIRST + _STEP * (ord(level) - 97) for word, level in _WORD.findall(packed)}
            self._by_first[first] = words
        return words

    def best(self, text: str) -> tuple[float, list[int]]:
        """The likelihood of the likeliest way to cut a text into words, and where its words begin."""
        size = len(text)
        best = [0.0] + [-1e9] * size
        back = [0] * (size + 1)
        for start in range(size):
            words = self.beginning(text[start])
            for end in range(start + 1, min(size, start + _LONGEST) + 1):
                share = words.get(text[start + 1 : end])
                if share is None:
                    if end > start + 1:
                        continue
                    share = _UNKNOWN
                if best[start] + share > best[end]:
                    best[end], back[end] = best[start] + share, start
        starts = []
        end = size
        while end:
            end = back[end]
            starts.append(end)
        return best[size], starts[::-1]


class _Slip(NamedTuple):
    span: Span
    meant: str
    gain: float
    at: int


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each word that a likely slip stands in, with the word meant."""
    text = report.text
    slips: list[_Slip] = []
    for passage in report.passages_of(*params.roles):
        for run in _HAN.finditer(text, *passage.span):
            slips += _in_run(text, Span(*run.span()), params)
    quoted = [citation.span for citation in report.citations]
    slips = [slip for slip in slips if not any(title.start <= slip.at < title.end for title in quoted)]
    kept: list[_Slip] = []
    for slip in sorted(slips, key=lambda slip: -slip.gain):
        if all(abs(slip.at - other.at) > _NEAR for other in kept):
            kept.append(slip)
    for slip in sorted(kept):
        yield Hit(slip.span, suggestion=slip.meant, edits=(Edit(slip.span, slip.meant),))


def _in_run(text: str, run: Span, params: Params) -> Iterator[_Slip]:
    """The slips in a run of Han characters."""
    follow = params.follow
    words = text[run.start : run.end]
    joined = [after in follow.get(before, "") for before, after in pairwise(words)]
    for index, (before, after) in enumerate(zip([False, *joined], [*joined, False], strict=True)):
        if before or after or words[index] in params.light:
            continue
        slip = _at(text, run, run.start + index, params)
        if slip:
            yield slip


def _at(text: str, run: Span, at: int, params: Params) -> _Slip | None:
    character = text[at]
    low, high = max(run.start, at - _AROUND), min(run.end, at + 1 + _AROUND)
    before = params.follow.get(text[at - 1], "") if at > low else ""
    after = text[at + 1] if at + 1 < high else ""
    candidates = [
        (other, cost)
        for other, cost in params.others(character).items()
        if other in before or (after and after in params.follow.get(other, ""))
    ]
    if not candidates or text.count(text[max(low, at - 1) : at + 2]) >= params.often:
        return None
    head, tail = text[low:at], text[at + 1 : high]
    asked = params.margin
    if params.names.regex.search(text, max(0, at - 3), at + 6):
        asked += params.for_names
    if (at > low and character in params.rare.get(text[at - 1], "")) or (after and after in params.rare.get(character, "")):
        asked += params.for_rare
    written, _ = params.likely.best(head + character + tail)
    best: tuple[float, str, list[int]] | None = None
    for other, cost in candidates:
        share, starts = params.likely.best(head + other + tail)
        gain = share - written - cost
        if gain >= asked and (best is None or gain > best[0]):
            best = gain, head + other + tail, starts
    if best is None:
        return None
    gain, meant, starts = best
    bounds = [*starts, len(meant)]
    if _in_place(text, run, at, params):
        return None
    start = max(bound for bound in bounds if bound <= at - low)
    end = min(bound for bound in bounds if bound > at - low)
    if end - start == 1:
        return None
    return _Slip(Span(low + start, low + end), meant[start:end], gain, at)


def _in_place(text: str, run: Span, at: int, params: Params) -> bool:
    """Whether the character is part of a place's name: 莘 in 莘县."""
    places = params.gazetteer
    return any(
        places.known(text[start:end])
        for start in range(max(run.start, at - _LONGEST_PLACE + 1), at + 1)
        for end in range(max(at, start + 1) + 1, min(run.end, start + _LONGEST_PLACE) + 1)
    )
