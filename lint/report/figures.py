"""Counts in prose: a number, its unit, and the words that say what is counted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from lint.document import Span, compiled
from lint.report.model import Figure, Number
from lint.report.numerals import CHINESE, number
from lint.report.wording import Wording, any_of, folded, longest_first

Bound = Literal["exact", "about", "over", "under"]

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_HAN_NUMERAL = f"[{CHINESE}]"
_CLAUSE_MARKS = frozenset(",。;:!?(\t|—")
_WIDE_BLANK = compiled(r"(?<=\S)[^\S\n]{2,}(?=\S)")
_EDGE = " \t\n\u3000、,;:。\"'“”"
_WIDEST_LABEL = 60
_DATE = compiled(
    r"\d{4}年(?:度|以来|来|初|底)?|截[至止]?(?:到|目前)?\s*(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日|底)?|\d{1,2}月(?:\d{1,2}日)?"
)


class FigureFinder:
    """Finds the counts in the prose of reports of one form."""

    def __init__(self, wording: Wording) -> None:
        form = wording.form.figures
        bounds = {kind: folded(words) for kind, words in form.bounds.items()}
        self._bounds = bounds
        before = any_of(word for words in bounds.values() for word in words)
        # A multiplier belongs to the number unless it begins the unit: 3.6万元. 其余 and 剩余 are no 余.
        self._number = compiled(
            rf"(?P<before>(?!(?<=[其剩])余)(?:{before}))?(?P<number>(?<!\d)(?<!\d[.,]){_ARABIC}(?:(?!{wording.units})[百千]?[万亿])?|{_HAN_NUMERAL}{{1,20}}?)"
            rf"\s?(?P<behind>余|多|左右)?(?P<scale>(?!{wording.units})[万亿])?(?P<more>余|多)?\s?(?P<unit>{wording.units})(?P<after>{before})?"
        )
        # Tests of a start or an end are plain: a pattern of many words takes longer to compile than a draft to read.
        self._not_before = folded(form.not_before)
        self._not_after = frozenset(folded(form.not_after))
        self._not_words_with = self._not_after.union(folded(form.not_words_with))
        self._not_counts = compiled(any_of(folded(form.not_counts)))
        self._leads = tuple(longest_first(folded(form.leads)))
        self._trails = tuple(longest_first(folded(form.trails)))
        places, verbs = any_of(folded(form.places)), any_of(folded(form.verbs))
        self._place = compiled(rf"(?:{places})”?(?=(?:{verbs}))")

    def find(self, text: str, within: Span) -> Iterator[Figure]:
        """The figures in a range of prose, in order."""
        label_from = within.start
        for found in self._number.finditer(text, within.start, within.end):
            value = self._value(text, found)
            if value is None:
                continue
            start = found.start("before") if found["before"] else found.start("number")
            label = self._label(text, label_from, start)
            span = Span(found.start("number"), found.end("unit"))
            yield Figure(span, value, found["unit"], squeeze_blanks(text[label.start : label.end]), label, self._bound(found))
            label_from = found.end("unit")

    def _value(self, text: str, found: re.Match[str]) -> Number | None:
        written = found["number"] + (found["scale"] or "")
        if not written[0].isdigit() and not self._counts(text, found):
            return None
        barred = self._not_after if written[0].isdigit() else self._not_words_with
        if text[found.start() - 1 : found.start()] in barred and found.start() > 0:
            return None
        if text.startswith(self._not_before, found.end("unit")):
            return None
        return number(written)

    def _counts(self, text: str, found: re.Match[str]) -> bool:
        """True for Chinese numerals that count: not 一件事, 零部件, and no end of a longer word."""
        if found["number"] in ("百", "千", "万", "亿") and not found["before"]:
            return False
        around = self._not_counts.search(text, max(0, found.start() - 2), found.end() + 4)
        return not (around and around.start() <= found.start("number") < around.end())

    def _bound(self, found: re.Match[str]) -> Bound:
        for word in (found["before"], found["behind"], found["more"], found["after"]):
            for kind, words in self._bounds.items():
                if word and word in words:
                    return kind
        return "exact"

    def _label(self, text: str, low: int, end: int) -> Span:
        """The words between the clause's beginning, or the figure before, and the number, that say what is counted."""
        low = _clause_start(text, max(low, end - _WIDEST_LABEL), end)
        start, end = self._trimmed(text, low, end)
        for place in self._place.finditer(text, start, end):
            start = place.end()
        return Span(*self._trimmed(text, start, end))

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int]:
        while True:
            words = text[start:end]
            before = (start, end)
            start += len(words) - len(words.lstrip(_EDGE + ")"))
            end -= len(words) - len(words.rstrip(_EDGE)) if words.strip(_EDGE) else 0
            words = text[start:end]
            if date := _DATE.match(words):
                start += date.end()
            elif words.startswith(self._leads):
                start += len(next(filter(words.startswith, self._leads)))
            elif words.endswith(self._trails):
                end -= len(next(filter(words.endswith, self._trails)))
            if start >= end:
                return end, end
            if (start, end) == before:
                return start, end


@lru_cache(maxsize=8)
def figures_of(wording: Wording) -> FigureFinder:
    """The finder of a form's figures, compiled once."""
    return FigureFinder(wording)


def _clause_start(text: str, low: int, end: int) -> int:
    """Where the clause that ends at `end` begins; what it holds in brackets does not part it."""
    for blank in _WIDE_BLANK.finditer(text, low, end):
        low = blank.end()
    depth = 0
    for position in range(end - 1, low - 1, -1):
        character = text[position]
        if character == ")":
            depth += 1
        elif character == "(" and depth:
            depth -= 1
        elif not depth and character in _CLAUSE_MARKS:
            return position + 1
    return low


def squeeze_blanks(text: str) -> str:
    """A text without blanks."""
    return "".join(text.split())
