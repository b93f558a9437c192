"""Long expressions with one character wrong: one half stands as it should, the other is nearly right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import ne

from lint.checks.common import occurrences
from lint.document import Span, compiled

_HAN = compiled("[\u4e00-\u9fff]+")
# How long an expression is that is known whichever character is changed: 党员学习教育 is not 党史学习教育.
_KNOWN = 8


@dataclass(eq=False, repr=False)
class Expressions:
    """Expressions that are fixed to the letter, and what may differ in them without being wrong.

    `light` are characters whose coming and going may be grammar, `numerals` those whose change names another thing, `between`
    those that stand as words, or ends of words, between two of an expression: 政府信息公开总目录.
    """

    all: Sequence[str]
    light: str
    numerals: str
    between: str

    @cached_property
    def halves(self) -> tuple[list[str], list[list[tuple[str, str, bool]]]]:
        """The halves of the expressions, each with its expressions, the rest of these, and whether that is behind it."""
        seeds: dict[str, list[tuple[str, str, bool]]] = {}
        for expression in self.all:
            middle = len(expression) // 2
            first, second = expression[:middle], expression[middle:]
            seeds.setdefault(first, []).append((expression, second, True))
            seeds.setdefault(second, []).append((expression, first, False))
        return list(seeds), list(seeds.values())

    def one_edit_away(self, text: str) -> Iterator[tuple[Span, str]]:
        """Where a text has one of them with one character inside missing, extra or changed, and which."""
        for span, expression in self._one_edit_away(text):
            if not _longer_before_a_mark(text[span.start : span.end], expression):
                yield span, expression

    def _one_edit_away(self, text: str) -> Iterator[tuple[Span, str]]:
        halves, seeds = self.halves
        for index, start, end in occurrences(text, halves):
            for expression, rest, behind in seeds[index]:
                if behind:
                    if text.startswith(rest, end) or text.find(rest[-1], end, end + len(rest) + 1) < 0:
                        continue
                    length = self._nearly(text[end : end + len(rest) + 1], rest, len(expression))
                    if length:
                        yield Span(start, end + length), expression
                else:
                    low = max(0, start - len(rest) - 1)
                    if text.endswith(rest, 0, start) or text.find(rest[0], low, start) < 0:
                        continue
                    length = self._nearly(text[low:start][::-1], rest[::-1], len(expression))
                    if length:
                        yield Span(start - length, end), expression

    def _nearly(self, written: str, rest: str, whole: int) -> int:
        """How much of the start of `written` is `rest` but for one character before its last; 0 when it is not."""
        at = next((i for i, differs in enumerate(map(ne, written, rest)) if differs), len(rest))
        if at >= len(rest) - 1 or at >= len(written):
            return 0
        if whole >= _KNOWN and written[at + 1 : len(rest)] == rest[at + 1 :] and self._weighs(written[at], rest[at]):
            return len(rest)
        if written[at : len(rest) - 1] == rest[at + 1 :] and self._weighs(rest[at]):
            return len(rest) - 1
        if written[at + 1 : len(rest) + 1] == rest[at:] and self._weighs(written[at]) and written[at] not in self.between:
            return len(rest) + 1
        return 0

    def _weighs(self, *characters: str) -> bool:
        """Whether a change of these characters is a slip, not grammar, punctuation or another number."""
        if all(character in self.numerals for character in characters):
            return False
        return all(_HAN.match(character) and character not in self.light for character in characters)


def _longer_before_a_mark(written: str, expression: str) -> bool:
    """Whether a word before a mark is longer by a character: 行政复议案、行政诉讼案."""
    if len(written) <= len(expression):
        return False
    at = next((i for i, differs in enumerate(map(ne, written, expression)) if differs), 0)
    return not _HAN.match(expression[at])
