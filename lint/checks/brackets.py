"""Brackets and quotation marks that have no partner: 《条例 without 》.

A pair may stretch over neighbouring paragraphs, and a quotation of several paragraphs opens anew in each. A bracket that
closes a list number, such as 1) or 一), needs no partner where the report writes its numbers so.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lint.checks.hit import Hit
from lint.document import Span, compiled
from lint.report.model import Passage, Report
from lint.ruleset.values import Pair

_ARABIC = r"\d{1,2}|[a-zA-Z]"
_HAN = "[一二三四五六七八九十]{1,3}"
_LONGEST_NUMBER = 3
_APOSTROPHE = "’"


@dataclass(eq=False, repr=False)
class Params:
    """`pairs` are the marks to be paired; `quotes` those that are often typed twice in one direction.

    `near` is how many paragraphs a pair may be apart.
    """

    pairs: list[Pair]
    quotes: list[Pair] = field(default_factory=list)
    near: int = 3
    roles: tuple[str, ...] = ("title", "heading", "body")

    @cached_property
    def partner(self) -> dict[str, str]:
        """Each mark's partner."""
        both = [*self.pairs, *self.quotes]
        return {pair[0]: pair[1] for pair in both} | {pair[1]: pair[0] for pair in both}

    @cached_property
    def pair(self) -> dict[str, str]:
        """Each mark's pair."""
        return {mark: pair for pair in (*self.pairs, *self.quotes) for mark in pair}

    @cached_property
    def marks(self) -> re.Pattern[str]:
        """Any mark."""
        return compiled(f"[{re.escape(''.join(self.partner))}]")


@dataclass(eq=False, repr=False)
class _Lone:
    """A mark without a partner in its passage; `turned` when it stands where its partner should."""

    at: int
    mark: str
    opens: bool
    passage: int
    turned: bool = False


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each mark without a partner."""
    passages = report.passages_of(*params.roles)
    lone: list[_Lone] = []
    for index, passage in enumerate(passages):
        lone += _lone_in(report.text, passage, index, params)
    for each in _still_lone(lone, report, passages, params):
        partner = params.partner[each.mark]
        message = "turned" if each.turned else None
        values = {"mark": each.mark, "partner": partner}
        yield Hit(Span(each.at, each.at + 1), values, suggestion=partner if each.turned else None, message=message)


def _lone_in(text: str, passage: Passage, index: int, params: Params) -> Iterator[_Lone]:
    found: dict[str, list[tuple[int, str]]] = {}
    for each in params.marks.finditer(text, *passage.span):
        if each[0] != _APOSTROPHE or not _apostrophe(text, each.start()):
            found.setdefault(params.pair[each[0]], []).append((each.start(), each[0]))
    for pair, marks in found.items():
        unpaired = _unpaired(marks, pair[0])
        if unpaired and pair in params.quotes:
            yield from _in_turn(marks, pair, index)
        else:
            yield from (_Lone(at, mark, mark == pair[0], index) for at, mark in unpaired)


def _apostrophe(text: str, at: int) -> bool:
    """Whether the mark is that of ’98 or don’t."""
    around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return any(each.isascii() and each.isalnum() for each in around)


def _unpaired(marks: list[tuple[int, str]], opening: str) -> list[tuple[int, str]]:
    open_: list[tuple[int, str]] = []
    lone: list[tuple[int, str]] = []
    for at, mark in marks:
        if mark == opening:
            open_.append((at, mark))
        elif open_:
            open_.pop()
        else:
            lone.append((at, mark))
    return sorted(lone + open_)


def _in_turn(marks: list[tuple[int, str]], pair: str, index: int) -> Iterator[_Lone]:
    """Quotation marks read as opening and closing in turn; where two of one kind meet, the mark after them tells which erred."""
    opening, closing = pair[0], pair[1]
    at = 0
    while at < len(marks):
        position, mark = marks[at]
        following = [each for _, each in marks[at + 1 : at + 3]]
        if mark == opening and following[:1] == [closing]:
            at += 2
        elif mark == opening and following[:1] == [opening] and following[1:] != [closing]:
            yield _Lone(marks[at + 1][0], opening, True, index, turned=True)
            at += 2
        elif mark == closing and following[:1] == [closing]:
            yield _Lone(position, closing, False, index, turned=True)
            at += 2
        else:
            yield _Lone(position, mark, mark == opening, index)
            at += 1


def _still_lone(lone: list[_Lone], report: Report, passages: list[Passage], params: Params) -> Iterator[_Lone]:
    closing: dict[str, deque[tuple[int, _Lone]]] = {}
    for index, each in enumerate(lone):
        if not each.opens and not each.turned:
            closing.setdefault(each.mark, deque()).append((index, each))
    paired: set[int] = set()
    for index, opening in enumerate(lone):
        if not opening.opens or opening.turned:
            continue
        ahead = closing.get(params.partner[opening.mark], deque())
        while ahead and ahead[0][0] < index:
            ahead.popleft()
        if ahead and ahead[0][1].passage - opening.passage <= params.near:
            paired |= {opening.at, ahead.popleft()[1].at}
    numbered = _Numbered(report.text)
    for each in sorted(lone, key=lambda each: each.at):
        if each.at in paired or _opens_anew(each, report, passages, params) or numbered.by(each, passages):
            continue
        yield each


def _opens_anew(lone: _Lone, report: Report, passages: list[Passage], params: Params) -> bool:
    """Whether a paragraph and the next both begin with this quotation mark."""
    quotes = "".join(params.quotes)
    if lone.mark not in quotes or not lone.opens or lone.turned or lone.passage + 1 >= len(passages):
        return False
    here, after = passages[lone.passage].span, passages[lone.passage + 1].span
    begins = not report.text[here.start : lone.at].strip()
    return begins and report.text[after.start : after.end].lstrip().startswith(lone.mark)


class _Numbered:
    """Tells the brackets that only close the number of a list: 1) and 一)."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def styles(self) -> list[tuple[re.Pattern[str], bool]]:
        """How numbers may be written, and whether this report's lists are numbered so."""
        styles = []
        for numeral in (_ARABIC, _HAN):
            closed = re.findall(rf"(?m)(?:^|[\s。;:,、])(?:{numeral})\)", self.text)
            paired = re.findall(rf"(?m)(?:^|[\s。;:,、])\((?:{numeral})\)", self.text)
            styles.append((compiled(rf"(?:^|[\s。;:,、])(?:{numeral})$"), len(closed) > 1 or len(paired) < 2))
        return styles

    def by(self, lone: _Lone, passages: list[Passage]) -> bool:
        """Whether this mark closes a number."""
        if lone.mark != ")":
            return False
        before = self.text[max(passages[lone.passage].span.start, lone.at - _LONGEST_NUMBER - 2) : lone.at]
        return next((own for style, own in self.styles if style.search(before)), False)
