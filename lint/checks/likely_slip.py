"""A character that makes no word where one of like sound or shape would: 大数局 for 大数据.

A character is looked at when it forms a common word with neither neighbour. The words around it are cut in the likeliest
way, by how common each word is, as written and with each character that is taken for it; when the other reading is likelier
by far, it is a slip. Titles in 《》 are left to the rule of titles. Near names of places, villages and companies, whose
characters mean nothing together, more is asked.
"""

from collections import Counter
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
    stand alone by themselves. What would be told `often` times in a draft is meant.
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


class _Meant(NamedTuple):
    """The likeliest other reading of a run of characters: how much likelier, its words, and where they begin."""

    gain: float
    words: str
    starts: list[int]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each word that a likely slip stands in, with the word meant."""
    text = report.text
    reader = _Reader(text, params)
    slips = [
        slip
        for passage in report.passages_of(*params.roles)
        for run in _HAN.finditer(text, *passage.span)
        for slip in reader.slips(Span(*run.span()))
    ]
    quoted = [citation.span for citation in report.citations]
    slips = [slip for slip in slips if not any(title.start <= slip.at < title.end for title in quoted)]
    told = Counter(text[slip.span.start : slip.span.end] for slip in slips)
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: -slip.gain):
        near = range(slip.at - _NEAR, slip.at + _NEAR + 1)
        if told[text[slip.span.start : slip.span.end]] < params.often and taken.isdisjoint(near):
            taken.add(slip.at)
            kept.append(slip)
    for slip in sorted(kept):
        yield Hit(slip.span, suggestion=slip.meant, edits=(Edit(slip.span, slip.meant),))


class _Reader:
    """Reads the runs of Han characters of one draft; what it has weighed once it remembers."""

    def __init__(self, text: str, params: Params) -> None:
        self.text = text
        self.params = params
        self._weighed: dict[tuple[str, str, str, float], _Meant | None] = {}

    def slips(self, run: Span) -> Iterator[_Slip]:
        """The slips in a run."""
        follow = self.params.follow
        words = self.text[run.start : run.end]
        joined = [after in follow.get(before, "") for before, after in pairwise(words)]
        for index, (before, after) in enumerate(zip([False, *joined], [*joined, False], strict=True)):
            if before or after or words[index] in self.params.light:
                continue
            slip = self._at(run, run.start + index)
            if slip:
                yield slip

    def _at(self, run: Span, at: int) -> _Slip | None:
        text = self.text
        low, high = max(run.start, at - _AROUND), min(run.end, at + 1 + _AROUND)
        asked = self.params.margin
        if self.params.names.regex.search(text, max(0, at - 3), at + 6):
            asked += self.params.for_names
        key = text[low:at], text[at], text[at + 1 : high], asked
        if key not in self._weighed:
            self._weighed[key] = self._other(*key)
        meant = self._weighed[key]
        if meant is None or _in_place(text, run, at, self.params):
            return None
        bounds = [*meant.starts, len(meant.words)]
        start = max(bound for bound in bounds if bound <= at - low)
        end = min(bound for bound in bounds if bound > at - low)
        if end - start == 1:
            return None
        return _Slip(Span(low + start, low + end), meant.words[start:end], meant.gain, at)

    def _other(self, head: str, character: str, tail: str, asked: float) -> _Meant | None:
        """The reading with another character that is likelier by what is asked; None when there is none."""
        params = self.params
        follow, rare = params.follow, params.rare
        before, after = head[-1:], tail[:1]
        candidates = [
            (other, cost)
            for other, cost in params.others(character).items()
            if (before and other in follow.get(before, "")) or (after and after in follow.get(other, ""))
        ]
        if not candidates:
            return None
        if (before and character in rare.get(before, "")) or (after and after in rare.get(character, "")):
            asked += params.for_rare
        written, _ = params.likely.best(head + character + tail)
        best: _Meant | None = None
        for other, cost in candidates:
            words = head + other + tail
            share, starts = params.likely.best(words)
            gain = share - written - cost
            if gain >= asked and (best is None or gain > best.gain):
                best = _Meant(gain, words, starts)
        return best


def _in_place(text: str, run: Span, at: int, params: Params) -> bool:
    """Whether the character is part of a place's name: 莘 in 莘县."""
    places = params.gazetteer
    return any(
        places.known(text[start:end])
        for start in range(max(run.start, at - _LONGEST_PLACE + 1), at + 1)
        for end in range(max(at, start + 1) + 1, min(run.end, start + _LONGEST_PLACE) + 1)
    )
