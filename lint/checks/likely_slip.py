"""A character that makes no word where one of like sound or shape would: 大数剧 for 大数据.

A character is looked at when it forms a common word with neither neighbour. The words around it are cut in the likeliest
way, by how common each word is, as written and with each character that is taken for it; when the other reading is likelier
by far, it is a slip. A character that is in no word at all may stand for any other that makes a long word. Titles in 《》
are left to the rule of titles. Near names of places, villages and companies, whose characters mean nothing together, more is
asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Edit, Hit
from lint.checks.likelihoods import UNKNOWN, Likelihoods, by_first, likelihoods
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.checks.naming.townships import in_township
from lint.checks.neighbours import neighbours, pair_of
from lint.checks.once import once
from lint.checks.wrong_word import covered
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Word

_HAN = compiled("[\u4e00-\u9fff]+")
# So many pairs, and so many characters among words, are remembered.
_MOST_PAIRS = 100_000
_MOST_WEIGHED = 20_000
# The words around a character that tell whether it fits.
_AROUND = 5
_NEAR = 2
# So near do names stand that more is asked: they begin at most three characters before, and end at most five behind.
# The matches of `names` must not hold one another, for only the first of them is seen.
_BEFORE_NAMES = 3
_BEHIND_NAMES = 6


@dataclass(eq=False, repr=False)
class Params:
    """`vocabulary` has the words and how common they are, `pairs` the neighbours in words of all kinds.

    `alike`, `lookalikes` and `readings` have the characters taken for one another, `places` and `townships` the names that are
    right. `margin` is how many units of the natural logarithm the other reading must be likelier, `below` from where on another
    rule tells it. Nothing less than `least` is looked at, and where a character makes some word with a neighbour, nothing less
    than `certain` and `for_known`. `by_shape` is how many more are asked of one that only looks alike, `by_reading` of one that
    shares only some reading, `by_none` of any other that makes a word of `long` characters or more. More is asked where the
    character is a word by itself, likelier than `alone` (`for_alone`; the other must be alike besides), where it makes a rare
    word that is like a common one (`for_rare`), and beside `names`, by which names stand (`for_names`); in a `place`, and in
    what matches `apart`, nothing is looked at. `light` characters stand alone by themselves. What would be told `often` times
    in a draft is meant.
    """

    vocabulary: Lexicon
    pairs: Lexicon
    alike: Lexicon
    lookalikes: Lexicon
    readings: Lexicon
    places: Lexicon
    townships: Lexicon
    names: Pattern
    place: Pattern
    apart: Pattern
    light: Word
    margin: float = 7.5
    below: float = 99.0
    least: float = 5.0
    certain: float = 7.5
    by_shape: float = 1.5
    by_reading: float = 2.5
    by_none: float = 5.0
    long: int = 3
    alone: float = -8.0
    for_alone: float = 1.5
    for_names: float = 4.0
    for_rare: float = 8.0
    for_known: float = 0.5
    often: int = 3
    roles: tuple[str, ...] = ("heading", "body")

    @cached_property
    def follow(self) -> dict[str, str]:
        """By character, those that stand behind it in common words."""
        return by_first(self.vocabulary.data["follow"])

    @cached_property
    def joined(self) -> "_Joined":
        """What a character is to the one behind it, by the number of the two."""
        return _Joined(self.follow, self.light)

    @cached_property
    def usual(self) -> set[str]:
        """The characters that make common words."""
        return {*self.follow, *"".join(self.follow.values())}

    @cached_property
    def rare(self) -> dict[str, str]:
        """By character, those that stand behind it in rare words."""
        return by_first(self.vocabulary.data["rare"])

    @cached_property
    def known(self) -> str:
        """For each character, behind a blank, those that stand behind it in any word; it is large, and seldom asked."""
        return f" {self.pairs.data['entries']} "

    def is_pair(self, one: str, next_: str) -> bool:
        """Whether two characters stand so in some word."""
        at = self.known.find(f" {one}") + 1 if one and next_ else 0
        return at > 0 and self.known.find(next_, at + 1, self.known.find(" ", at)) > 0

    @cached_property
    def likely(self) -> Likelihoods:
        """How common each word is."""
        return likelihoods(self.vocabulary.data["words"])

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
        return by_first(self.lookalikes.data["entries"])

    @cached_property
    def weighed(self) -> "dict[tuple[str, int, int], _Meant | None]":
        """What was found for a character among the words around it: reports have many words in common."""
        return {}

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


# What a character is to the one behind it: free, so that it is looked at; joined with it in a common word; light, a word
# by itself; or none that is Han, where the words around end.
_FREE, _JOINED, _LIGHT, _BORDER = range(4)
# Where a character is joined with neither neighbour.
_ALONE = re.compile(rb"\x00(?<!\x01\x00)")


class _Joined(dict[int, int]):
    """The number of two neighbours → what the first is to the second; what was asked is remembered."""

    def __init__(self, follow: dict[str, str], light: str) -> None:
        super().__init__()
        self._follow = follow
        self._light = light

    def __missing__(self, pair: int) -> int:
        both = pair_of(pair)
        one, behind = both[0], both[1]
        if not _HAN.match(one):
            joined = _BORDER
        elif behind in self._follow.get(one, ""):
            joined = _JOINED
        else:
            joined = _LIGHT if one in self._light else _FREE
        if len(self) < _MOST_PAIRS:
            self[pair] = joined
        return joined


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


_UNSEEN = _Meant(0.0, "", [])


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each word that a likely slip stands in, with the word meant."""
    # Rules that differ in their margins share what is found.
    for slip in once(report, (__name__, params.vocabulary), lambda: _slips(report, params)):
        if params.margin <= slip.gain < params.below:
            yield Hit(slip.span, suggestion=slip.meant, edits=(Edit(slip.span, slip.meant),))


def _slips(report: Report, params: Params) -> list[_Slip]:
    """The slips of a report that are likelier by `least`; of neighbours the likeliest."""
    text = report.running
    reader = _Reader(report, params)
    slips = [
        slip
        for passage in report.passages_of(*params.roles)
        for slip in reader.slips(passage.span)
    ]
    quoted = [citation.span for citation in report.citations]
    slips = [slip for slip in slips if not any(title.start <= slip.at < title.end for title in quoted)]
    slips = [slip for slip in slips if not covered(params.apart.regex, text, Span(slip.at, slip.at + 1))]
    told = Counter(text[slip.span.start : slip.span.end] for slip in slips)
    taken: set[int] = set()
    kept = []
    for slip in sorted(slips, key=lambda slip: -slip.gain):
        near = range(slip.at - _NEAR, slip.at + _NEAR + 1)
        if told[text[slip.span.start : slip.span.end]] < params.often and taken.isdisjoint(near):
            taken.add(slip.at)
            kept.append(slip)
    return sorted(kept)


class _Reader:
    """Reads the runs of Han characters of one draft."""

    def __init__(self, report: Report, params: Params) -> None:
        self.report = report
        self.text = report.running
        self.params = params
        self.joined = neighbours(report).mapped(params.joined)
        self.named = self._named()

    def _named(self) -> bytearray:
        """For each character, whether names stand near."""
        named = bytearray(len(self.text))
        for found in self.params.names.regex.finditer(self.text):
            for at in range(max(0, found.end() - _BEHIND_NAMES), min(len(named), found.start() + _BEFORE_NAMES + 1)):
                named[at] = 1
        return named

    def slips(self, within: Span) -> Iterator[_Slip]:
        """The slips in a passage."""
        text, joined, named, weighed = self.text, self.joined, self.named, self.params.weighed
        # A tenth of all characters comes here: nothing is called that need not be.
        for found in _ALONE.finditer(joined, *within):
            at = found.start()
            low = at - _AROUND if at - _AROUND > within.start else within.start
            border = joined.rfind(_BORDER, low, at)
            low = low if border < 0 else border + 1
            border = joined.find(_BORDER, at, at + 1 + _AROUND)
            high = at + 1 + _AROUND if border < 0 else border
            key = text[low : high if high < within.end else within.end], at - low, named[at]
            meant = weighed.get(key, _UNSEEN)
            if meant is _UNSEEN:
                if len(weighed) >= _MOST_WEIGHED:
                    weighed.clear()
                meant = weighed[key] = self._meant(*key)
            if meant is not None and (slip := self._slip(meant, low, at)):
                yield slip

    def _meant(self, words: str, at: int, named: int) -> "_Meant | None":
        """What is meant by these words where the character at `at` is a slip; None when it is none."""
        head, character, tail = words[:at], words[at], words[at + 1 :]
        alone = self.params.likely.beginning(character).get("", UNKNOWN) > self.params.alone
        asked = alone * self.params.for_alone
        if named:
            if character not in self.params.usual:
                return None
            asked += self.params.for_names
        return self._other(head, character, tail, asked) or (None if alone else self._any_other(head, character, tail, asked))

    def _slip(self, meant: "_Meant", low: int, at: int) -> _Slip | None:
        """The slip at `at`, of words that begin at `low`; None in a name, or where the character is a word by itself."""
        if self._placed(at) or self.params.gazetteer.covers(self.text, at):
            return None
        bounds = [*meant.starts, len(meant.words)]
        start = max(bound for bound in bounds if bound <= at - low)
        end = min(bound for bound in bounds if bound > at - low)
        if end - start == 1 or in_township(self.report, Span(at, at + 1), self.params.townships):
            return None
        return _Slip(Span(low + start, low + end), meant.words[start:end], meant.gain, at)

    def _placed(self, at: int) -> bool:
        """Whether the words around tell of a place that the character is in the name of."""
        named = self.params.place.regex.finditer(self.text, max(0, at - _AROUND), at + 1 + _AROUND)
        return any(found.end() > at for found in named)

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
        best = self._best(head, tail, candidates, asked, params.likely.best(head + character + tail)[0])
        if best and best.gain < params.certain + params.for_known and self._known(before, character, after):
            return None
        return best

    def _any_other(self, head: str, character: str, tail: str, asked: float) -> _Meant | None:
        """The reading with any character that makes a long word, where the one written is in no word."""
        params = self.params
        candidates = [(other, params.by_none) for other in params.likely.completing(head, tail, params.long)]
        if not candidates:
            return None
        best = self._best(head, tail, candidates, asked, params.likely.best(head + character + tail)[0])
        return None if best and self._known(head[-1], character, tail[:1]) else best

    def _best(
        self, head: str, tail: str, candidates: Iterable[tuple[str, float]], asked: float, written: float
    ) -> _Meant | None:
        """The likeliest reading with one of the candidates, each with its cost; None when none is likelier by what is asked."""
        best: _Meant | None = None
        for other, cost in candidates:
            words = head + other + tail
            share, starts = self.params.likely.best(words)
            gain = share - written - cost - asked
            if gain >= self.params.least and (best is None or gain > best.gain):
                best = _Meant(gain, words, starts)
        return best

    def _known(self, before: str, character: str, after: str) -> bool:
        """Whether a character makes some word with a neighbour."""
        return self.params.is_pair(before, character) or self.params.is_pair(character, after)
