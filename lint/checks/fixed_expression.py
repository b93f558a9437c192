"""Fixed expressions miswritten: near misses of the set phrases of politics and of the field.

Two lists, for what may differ without being wrong is another thing in each:

- `expressions`, long and fixed to the letter: any one character missing, extra or swapped inside is a slip, and any one
  changed where the expression is long enough to be known by the rest;
- `phrases`, shorter: only characters that sound or look alike, a character doubled, or two neighbours swapped.

What stands in `variants` is right, however near to an expression it is. A near miss that holds a wrong word of the
lexicon `words` is left to the rule of wrong words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import ne

from lint.checks import wrong_word
from lint.checks.common import occurrences
from lint.checks.doubled import doubled
from lint.checks.hit import Edit, Hit
from lint.checks.naming.townships import in_township
from lint.checks.neighbours import FIRST, WIDTH, Neighbours, neighbours, number, numbers, pair_of
from lint.checks.one_edit import Expressions
from lint.checks.sounds import sounding, sounding_pairs, sounds
from lint.checks.wrong_word import apart
from lint.document import Span, fold
from lint.report.model import Report
from lint.ruleset.values import Lexicon

_END = ord("\n")


@dataclass(eq=False, repr=False)
class Params:
    """`expressions` holds the lists, `alike` the characters that sound or look alike.

    `words` and `borders` are those of the rule of wrong words, `townships` has names that are right; `light`, `numerals` and
    `between` are those of `Expressions`.
    """

    expressions: Lexicon
    alike: Lexicon
    words: Lexicon
    townships: Lexicon
    borders: Lexicon | None = None
    light: str = ""
    numerals: str = ""
    between: str = ""
    roles: tuple[str, ...] = ("title", "heading", "body")

    @cached_property
    def long(self) -> list[str]:
        """The expressions that are fixed to the letter."""
        return fold(" ".join(self.expressions.data["expressions"])).split(" ")

    @cached_property
    def all(self) -> list[str]:
        """Expressions and phrases."""
        return self.long + fold(" ".join(self.expressions.data["phrases"].split())).split(" ")

    @cached_property
    def right(self) -> list[str]:
        """Expressions, phrases and variants: where one of them stands, nothing is wrong."""
        return self.all + fold("\n".join(self.expressions.data["variants"])).split("\n")

    @cached_property
    def sounding(self) -> list[str]:
        """All phrases, each character by its sound."""
        return self.joined.translate(sounds(self.alike.data["sounds"]))[1:-1].split("\n")

    @cached_property
    def shapes(self) -> dict[str, str]:
        """For a character, those that look like it, itself among them."""
        return {character: group for group in self.alike.data["shapes"].split() for character in group}

    @cached_property
    def joined(self) -> str:
        """All phrases, a line each."""
        return "\n".join(["", *self.all, ""])

    @cached_property
    def turned(self) -> set[int]:
        """The pairs of neighbours in all phrases, each turned round, as numbers."""
        # Those across a line's end are no neighbours.
        return {pair for pair in Neighbours(self.joined[::-1]).all if pair & FIRST != _END and pair >> WIDTH != _END}

    @cached_property
    def _beside(self) -> dict[str, set[int]]:
        return {}

    def beside(self, pair: str) -> set[int]:
        """The pairs one of which stands at this one where it is two neighbours of a phrase turned round."""
        if pair not in self._beside:
            held = self.holding(pair[::-1])
            beside = {phrase[at - 1] + pair[0] if at else pair[1] + phrase[at + 2 : at + 3] for phrase, at in held}
            # A phrase of these two characters alone has nothing beside it.
            self._beside[pair] = numbers(each if len(each) == 2 else pair for each in beside)
        return self._beside[pair]

    @cached_property
    def looking(self) -> set[int]:
        """The pairs that look like one of the phrases, one of their characters being another of its shape, as numbers."""
        alike = {ord(one): [ord(each) for each in group if each != one] for one, group in self.shapes.items()}
        turned = [(pair & FIRST, pair >> WIDTH) for pair in self.turned]
        looking = {each | second << WIDTH for second, first in turned for each in alike.get(first, ())}
        return looking | {first | each << WIDTH for second, first in turned for each in alike.get(second, ())}

    @cached_property
    def near(self) -> set[int]:
        """The pairs by which a text may hold a phrase with a character of like shape, or two swapped, as numbers."""
        return self.looking | self.turned

    @cached_property
    def _meant(self) -> dict[str, list[tuple[str, int]]]:
        return {}

    def meant(self, pair: str) -> list[tuple[str, int]]:
        """The phrases with a pair that this one looks like, each with where the pair is in it."""
        if pair not in self._meant:
            meant = [each for each in _alike_pairs(pair, self.shapes) if number(each[::-1]) in self.turned]
            self._meant[pair] = sorted({held for each in meant for held in self.holding(each)})
        return self._meant[pair]

    @cached_property
    def _held(self) -> dict[str, list[tuple[str, int]]]:
        return {}

    def holding(self, words: str) -> list[tuple[str, int]]:
        """The phrases that hold these words, each with where it does."""
        if words not in self._held:
            self._held[words] = list(dict.fromkeys(self._holding(words)))
        return self._held[words]

    def _holding(self, words: str) -> Iterator[tuple[str, int]]:
        for at in _places(self.joined, words):
            start = self.joined.rindex("\n", 0, at) + 1
            yield self.joined[start : self.joined.index("\n", at)], at - start

    @cached_property
    def fixed(self) -> Expressions:
        """The long expressions, to be sought with one character wrong."""
        return Expressions(self.long, self.light, self.numerals, self.between)

    @cached_property
    def wrong_words(self) -> wrong_word.Params:
        """The wrong words that another rule reports."""
        return wrong_word.Params(self.words, self.townships, self.borders, roles=self.roles)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each near miss, with the expression that is meant."""
    text = report.running
    near = [each for each in _near_misses(report, params) if report.stands_in(each[0], *params.roles)]
    if not near:
        return
    right = [(start, end) for _, start, end in occurrences(text, params.right)]
    near = [each for each in near if not _explained(text, *each, right) and not _cut_short(text, *each, params)]
    if not near:
        return
    near = [each for each in near if not in_township(report, each[0], params.townships)]
    taken = [span for span, _ in wrong_word.wrong_words(report, params.wrong_words)]
    near = [each for each in near if not any(_meet(each[0], span) for span in taken)]
    for span, meant in apart(near):
        yield Hit(span, {"wrong": text[span.start : span.end], "right": meant}, suggestion=meant, edits=(Edit(span, meant),))


def _near_misses(report: Report, params: Params) -> Iterator[tuple[Span, str]]:
    text = report.running
    pairs = neighbours(report).all
    near = pairs & params.near
    yield from _sounding(report, params)
    yield from _looking(text, near, params)
    yield from _swapped(text, near, pairs, params)
    yield from _doubled(report, params)
    yield from params.fixed.one_edit_away(text)


def _sounding(report: Report, params: Params) -> Iterator[tuple[Span, str]]:
    """Phrases with characters that sound like theirs."""
    text, groups = report.running, params.alike.data["sounds"]
    for index, start, end in occurrences(sounding(report, groups), params.sounding, lambda: sounding_pairs(report, groups)):
        phrase = params.all[index]
        if not text.startswith(phrase, start) and _resembles(text[start:end], phrase):
            yield Span(start, end), phrase


def _looking(text: str, near: set[int], params: Params) -> Iterator[tuple[Span, str]]:
    """Phrases with characters that look like theirs: with the right one for it, a pair is one of some phrases."""
    found = set()
    for pair in map(pair_of, near & params.looking):
        if phrases := params.meant(pair):
            found |= {(end, start, phrase) for start, end, phrase in _alike_around(text, pair, phrases, params)}
    for end, start, phrase in sorted(found):
        yield Span(start, end), phrase


def _alike_pairs(pair: str, shapes: Mapping[str, str]) -> list[str]:
    pairs = [each + pair[1] for each in shapes.get(pair[0], "") if each != pair[0]]
    return pairs + [pair[0] + each for each in shapes.get(pair[1], "") if each != pair[1]]


def _alike_around(text: str, pair: str, phrases: list[tuple[str, int]], params: Params) -> Iterator[tuple[int, int, str]]:
    """The phrases that the text looks like wherever `pair` stands; each comes with how far into it that is."""
    for at in _places(text, pair):
        for phrase, before in phrases:
            start = at - before
            written = text[max(0, start) : start + len(phrase)]
            near = len(written) == len(phrase) and _resembles(written, phrase)
            if near and all(a == b or b in params.shapes.get(a, "") for a, b in zip(written, phrase, strict=True)):
                yield start, start + len(phrase), phrase


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _resembles(written: str, phrase: str) -> bool:
    """Whether a character differs, or two in a long phrase."""
    differing: int = sum(map(ne, written, phrase))
    return 0 < differing <= (1 if len(phrase) < 6 else 2)


def _swapped(text: str, near: set[int], pairs: set[int], params: Params) -> Iterator[tuple[Span, str]]:
    """Phrases with two neighbours swapped."""
    for pair in sorted(map(pair_of, near & params.turned)):
        turned = pair[::-1]
        if turned != pair and not params.beside(pair).isdisjoint(pairs):
            for at in _places(text, pair):
                for start, end, phrase in _mended(text, at, turned, 2, params):
                    if start <= at and at + 2 <= end:
                        yield Span(start, end), phrase


def _doubled(report: Report, params: Params) -> Iterator[tuple[Span, str]]:
    """Phrases that hold one of their characters twice, not at an end, where the next word may begin with it.

    Doubled function characters are another rule's.
    """
    text = report.running
    for at in doubled(report):
        if text[at] in params.light:
            continue
        for start, end, phrase in _mended(text, at, text[at], 2, params):
            if start < at < end - 1:
                yield Span(start, end + 1), phrase


def _mended(text: str, at: int, instead: str, length: int, params: Params) -> Iterator[tuple[int, int, str]]:
    """The phrases around `at`, were `instead` written for the `length` characters there; places are those of that text."""
    for phrase, before in params.holding(instead):
        start = at - before
        if text.startswith(phrase[before + len(instead) :], at + length) and start >= 0 and text.startswith(phrase[:before], start):
            yield start, start + len(phrase), phrase


def _explained(text: str, span: Span, meant: str, right: list[tuple[int, int]]) -> bool:
    """Whether something right, at one of the places `right`, stands over what differs from the expression meant."""
    written = text[span.start : span.end]
    shared = min(len(written), len(meant))
    head = next((i for i in range(shared) if written[i] != meant[i]), shared)
    tail = next((i for i in range(shared - head) if written[-1 - i] != meant[-1 - i]), shared - head)
    start, end = span.start + head, span.end - tail
    differs = Span(start, end) if start < end else Span(start - 1, start + 1)
    return any(first <= differs.start and differs.end <= last for first, last in right)


def _cut_short(text: str, span: Span, meant: str, params: Params) -> bool:
    """Whether the last or first character, alone after one that is missing, belongs to the word beside.

    政府信息公开工作构建机制 does not lack the 机 of 工作机构.
    """
    written = text[span.start : span.end]
    if written[:-1] == meant[:-2]:
        met = text[span.end - 1 : span.end + 1]
    elif written[1:] == meant[2:]:
        met = text[max(0, span.start - 1) : span.start + 1]
    else:
        return False
    return len(met) == 2 and number(met[::-1]) in params.turned and not set(met) & set(params.light)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
