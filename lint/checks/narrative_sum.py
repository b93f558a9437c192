"""Lists of parts in the text that do not agree with their whole: 共86条，其中政策文件12条，工作动态74条."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import Literal

from lint.checks.hit import Hit, Note
from lint.checks.once import once
from lint.document import Span, compiled
from lint.report.model import Figure, Report
from lint.ruleset.values import Pattern, Text

_SENTENCE_END = compiled(r"[。!?\n]")
_BRACKETED = compiled(r"\([^()]*\)")
_FARTHEST = 60

Strength = Literal["exceeds", "near", "open"]


@dataclass(eq=False, repr=False)
class Opening:
    """What opens a list of parts.

    `adjacent` when the whole stands right before it. `tells` is the weakest fault that such a list can show: `exceeds` when its
    parts are seldom all of the whole, `near` when they are so where they nearly sum to it, `open` when they mostly are.
    """

    mark: Pattern
    tells: Strength
    adjacent: bool = False


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `wrong` asks for lists that are surely wrong: parts above the whole, parts that come near it, or that close it by their words,
    and do not sum to it; `doubtful` for those of which at least `share` per cent of the whole is listed. A list comes near
    when what is left is at most `near` (and `near_most` per cent of the whole) or `near_share` per cent.

    `openings` open a list behind its whole; a sentence that begins as `continues` says has its whole in the one before.
    `totals` match all that stands between the last part and a total behind it; where `strong` is found before it, the list is
    whole.
    In the words before a part, `ends` says that the list ended before it, `other` that something else is counted.
    `partial` in a list says that it is not whole, `closes` that it is.
    """

    fault: Literal["wrong", "doubtful"]
    openings: list[Opening]
    continues: Pattern
    totals: Pattern
    strong: Pattern
    ends: Pattern
    other: Pattern
    partial: Pattern
    closes: Pattern
    near: int
    near_share: int
    near_most: int
    share: int
    part_note: Text

    @cached_property
    def reading(self) -> tuple[str | bool, ...]:
        """All that says which lists are found, whatever is then asked of them: rules that agree in it share them."""
        told = (self.continues, self.totals, self.strong, self.ends, self.other, self.partial, self.closes)
        openings = (value for each in self.openings for value in (each.mark.source, each.tells, each.adjacent))
        return (*openings, *(pattern.source for pattern in told))


@dataclass(eq=False, repr=False)
class _List:
    """A whole and its parts.

    `all` are these and all figures behind the mark that may be parts too, of whatever unit. `right` are the numbers that the
    parts may sum to, the whole the first of them.
    """

    whole: Figure
    parts: list[Figure]
    all: list[Figure]
    right: list[Decimal]
    tells: Strength
    closes: bool = False

    @property
    def sum(self) -> Decimal:
        return _sum(self.parts)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit over each whole and its parts that do not agree."""
    for found in once(report, (__name__, params.reading), lambda: list(_lists(report, params))):
        fault, message = _verdict(found, params)
        if fault == params.fault:
            yield _hit(report, found, message, params)


def _lists(report: Report, params: Params) -> Iterator[_List]:
    for sentence in _sentences(report, params.continues.regex):
        figures = report.figures_in(sentence)
        if len(figures) >= 2:
            yield from _opened(report.text, sentence, figures, params)
            yield from _totalled(report.text, sentence, figures, params)


def _sentences(report: Report, continues: re.Pattern[str]) -> Iterator[Span]:
    """The sentences of the running text, up to a full stop; one that continues another belongs to it."""
    text = report.text
    for passage in report.passages_of("body", "heading"):
        start = passage.span.start
        for stop in _SENTENCE_END.finditer(text, *passage.span):
            if continues.match(text, stop.end(), passage.span.end):
                continue
            yield Span(start, stop.start())
            start = stop.end()
        yield Span(start, passage.span.end)


def _opened(text: str, sentence: Span, figures: Sequence[Figure], params: Params) -> Iterator[_List]:
    """The lists of a sentence whose whole stands before them."""
    marks = sorted(
        ((found, opening) for opening in params.openings for found in opening.mark.regex.finditer(text, *sentence)),
        key=lambda pair: (pair[0].start(), -pair[0].end()),
    )
    taken = sentence.start
    for index, (found, opening) in enumerate(marks):
        if found.start() < taken:
            continue
        later = (marks[further][0] for further in range(index + 1, len(marks)))
        following = (other.start() for other in later if "(" not in other[0] and other.start() >= found.end())
        end = min(_closed(text, found, sentence), next(following, sentence.end))
        first = bisect_right(figures, found.start() - _FARTHEST, key=_end)
        around = figures[first : bisect_right(figures, end, key=_end)]
        list_ = _from_mark(text, found, around, opening, params)
        if list_ is not None:
            taken = found.end()
            yield list_


def _end(figure: Figure) -> int:
    return figure.span.end


def _closed(text: str, mark: re.Match[str], sentence: Span) -> int:
    """Where a list ends at the latest: at the bracket that its mark opened, else at the sentence's end."""
    closed = text.find(")", mark.end(), sentence.end) if "(" in mark[0] else -1
    return closed if closed >= 0 else sentence.end


def _from_mark(text: str, mark: re.Match[str], figures: Sequence[Figure], opening: Opening, params: Params) -> _List | None:
    """The list that a mark opens: its whole is the nearest figure before it in whose unit parts are counted behind it."""
    before = [figure for figure in figures if figure.span.end <= mark.start()]
    inside = [figure for figure in figures if mark.end() <= figure.span.start]
    for whole in reversed(before):
        if opening.adjacent and text[whole.span.end : mark.start()].strip():
            return None
        parts, all_ = _parts(text, mark.end(), whole, inside, params)
        if parts and whole.bound == "exact" and not params.other.regex.search(text, max(0, whole.span.start - 6), whole.span.start):
            listed = text[mark.start() : parts[-1].span.end + 10]
            tells = "exceeds" if params.partial.regex.search(listed) else opening.tells
            right = list(_right(whole, [figure for figure in before if figure.span.end <= whole.span.start]))
            closes = params.closes.regex.search(listed) is not None or _make_a_hundred(inside)
            return _List(whole, parts, all_, right, tells, closes)
    return None


def _make_a_hundred(figures: Sequence[Figure]) -> bool:
    """Whether the shares beside the parts of a list make up all of its whole."""
    shares = [Decimal(figure.value) for figure in figures if figure.unit == "%"]
    return len(shares) > 1 and abs(sum(shares, Decimal(0)) - 100) <= 1


def _parts(
    text: str, start: int, whole: Figure, figures: Sequence[Figure], params: Params
) -> tuple[list[Figure], list[Figure]]:
    """The parts of a list, of the whole's unit, and all figures that may be parts, of any; brackets are passed over."""
    candidates: list[tuple[Figure, str]] = []
    all_: list[Figure] = []
    position = start
    bracketed = False
    between = ""
    for figure in figures:
        words = text[position : figure.span.start]
        position = figure.span.end
        if bracketed and ")" in words:
            bracketed, words = False, words[words.rfind(")") + 1 :]
        if not bracketed and words.count("(") > words.count(")"):
            bracketed, words = True, words[: words.rfind("(")]
            between += words
        if bracketed:
            continue
        between += words
        told, between = _BRACKETED.sub("", between), ""
        if figure.unit == "%" or params.other.regex.search(told):
            continue
        all_.append(figure)
        if figure.unit == whole.unit:
            candidates.append((figure, told))
    # Semicolons part a list from what follows it, unless they part all of it.
    semicolons = len(candidates) >= 3 and all(";" in between for _, between in candidates[1:])
    count = 1
    for _, between in candidates[1:]:
        if (";" in between and not semicolons) or params.ends.regex.search(between):
            break
        count += 1
    parts = [figure for figure, _ in candidates[:count]]
    if any(figure.bound != "exact" for figure in parts):
        return [], []
    return parts, all_


def _right(whole: Figure, before: Sequence[Figure]) -> Iterator[Decimal]:
    """The numbers that parts may sum to: the whole, an earlier figure of its sentence, or the whole with the one before it."""
    same = [figure for figure in before if figure.unit == whole.unit]
    yield Decimal(whole.value)
    yield from (Decimal(figure.value) for figure in same)
    if same:
        yield Decimal(whole.value) + Decimal(same[-1].value)


def _totalled(text: str, sentence: Span, figures: Sequence[Figure], params: Params) -> Iterator[_List]:
    """The lists with their total behind them: 新收58件，上年结转6件，共64件."""
    first = 0
    for index, whole in enumerate(figures):
        if index < first + 2 or whole.bound != "exact":
            continue
        total = params.totals.regex.fullmatch(text, figures[index - 1].span.end, whole.span.start)
        if not total:
            continue
        parts: list[Figure] = []
        for place in range(index - 1, first - 1, -1):
            figure = figures[place]
            if figure.unit != whole.unit or figure.bound != "exact":
                break
            before = figures[place - 1].span.end if place else max(sentence.start, figure.span.start - _FARTHEST)
            if not params.other.regex.search(text, before, figure.span.start):
                parts.insert(0, figure)
        first = index
        if len(parts) >= 2:
            right = [Decimal(whole.value)]
            lists = [parts[start:] for start in range(len(parts) - 1)]
            if not any(_sum(each) in right for each in [*lists, parts[-1:]]):
                nearest = min(lists, key=lambda each: abs(_sum(each) - right[0]))
                strong = params.strong.regex.search(text, nearest[0].span.end, whole.span.start)
                yield _List(whole, nearest, parts, right, "near", strong is not None)


def _verdict(found: _List, params: Params) -> tuple[str, str | None]:
    """The fault of a list and the message that tells it; an empty one when it has none."""
    same_unit = [figure for figure in found.all if figure.unit == found.whole.unit]
    if _sums_to(found.all, found) or _sums_to(same_unit, found):
        return "", None
    whole, total = found.right[0], found.sum
    if total > max(found.right):
        return "wrong", "exceeds"
    if len(found.parts) < 2 or found.tells == "exceeds":
        return "", None
    left = min(abs(number - total) for number in found.right)
    near = left <= params.near and left * 100 <= params.near_most * whole
    if found.closes or near or left * 100 <= params.near_share * whole:
        return "wrong", None
    # One or two of a few may well be left out of a list: 3件，其中公开2件.
    listed = len(found.parts) == len(found.all) and left > params.near
    if found.tells == "open" and listed and total * 100 >= params.share * whole:
        return "doubtful", None
    return "", None


def _sums_to(figures: Sequence[Figure], found: _List) -> bool:
    """Whether some of the figures from the first on make up the whole; the first alone only where it is the one part."""
    sums = list(accumulate(Decimal(figure.value) for figure in figures))
    return any(each in found.right for each in (sums[1:] if len(found.parts) > 1 else sums))


def _hit(report: Report, found: _List, message: str | None, params: Params) -> Hit:
    figures = sorted([found.whole, *found.parts], key=lambda figure: figure.span)
    values = {
        "whole": report.written(found.whole.span),
        "parts": "＋".join(str(part.value) for part in found.parts),
        "sum": str(found.sum),
        "difference": str(abs(found.sum - Decimal(found.whole.value))),
    }
    related = tuple(Note(part.span, params.part_note) for part in found.parts)
    return Hit(Span(figures[0].span.start, figures[-1].span.end), values, related, message=message)


def _sum(figures: Sequence[Figure]) -> Decimal:
    return sum((Decimal(figure.value) for figure in figures), Decimal(0))
