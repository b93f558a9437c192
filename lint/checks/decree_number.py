"""A law or regulation cited with the number of another decree: 《政府信息公开条例》（国务院令第771号）, or an old text's alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Edit, Hit
from lint.checks.naming.cited import bare, forms
from lint.document import Span, compiled
from lint.report.model import Citation, Report
from lint.report.numerals import number
from lint.ruleset.values import Lexicon, Word

_NUMERAL = r"\d{1,4}|[〇零一二三四五六七八九十百]{1,7}"
_DECREE = compiled(
    rf"(?P<kind>国务院令|国令|主席令)\s*[(,]?第?\s*(?P<number>{_NUMERAL})\s*号|(?P<of>国务院|主席)第\s*(?P<order>{_NUMERAL})\s*号令"
)
_BRACKETS = compiled(r"\s*\((?P<inside>[^()\n]{0,80})\)")
_BESIDE = compiled(r"\s*,?\s*(?:中华人民共和国)?(?=国务院[令第]|国令|主席[令第])")
_JOINS = compiled(r"\s*\)?\s*(?:公布|发布|颁布|修订|修订公布|签署)?的?\s*")
_BEFORE = 12
_UNITS = "零一二三四五六七八九"


class Decrees(NamedTuple):
    """The decrees of an instrument, the present text's first; that one must be named in reports on `replaced` and after."""

    kind: str
    numbers: list[int]
    replaced: int | None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `facts` is the lexicon of the instruments: `decrees`, `replaced`. `prefix` may be left out before a title.
    """

    facts: Lexicon
    prefix: Word

    @cached_property
    def decrees(self) -> dict[str, Decrees]:
        """The decrees by the forms of the titles."""
        replaced = self.facts.data["replaced"]
        return {
            form: Decrees(kind, numbers[title], replaced.get(title))
            for kind, numbers in self.facts.data["decrees"].items()
            for form, title in forms(numbers, self.prefix, ())
        }


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number of a decree, behind a title or before it, that is none of that instrument's or an old text's alone."""
    if not _DECREE.search(report.running):
        return
    behind = {citation.span: list(_behind(report.text, citation)) for citation in report.citations}
    taken = {decree.start() for decrees in behind.values() for decree in decrees}
    for citation in report.citations:
        known = params.decrees.get(bare(citation.text))
        if known is None:
            continue
        before = [decree for decree in _in_front(report.text, citation) if decree.start() not in taken]
        yield from _judged(report, citation, known, behind[citation.span] or before)


def _behind(text: str, citation: Citation) -> Iterator[re.Match[str]]:
    end = citation.span.end
    if brackets := _BRACKETS.match(text, end):
        yield from _DECREE.finditer(text, *brackets.span("inside"))
    elif (beside := _BESIDE.match(text, end)) and (decree := _DECREE.match(text, beside.end())):
        yield decree


def _in_front(text: str, citation: Citation) -> Iterator[re.Match[str]]:
    start = citation.span.start
    for decree in _DECREE.finditer(text, max(0, start - 2 * _BEFORE), start):
        if _JOINS.fullmatch(text, decree.end(), start):
            yield decree


def _judged(report: Report, citation: Citation, known: Decrees, found: list[re.Match[str]]) -> Iterator[Hit]:
    # The State Council and the President each count their own.
    own = [decree for decree in found if ("主席" in decree[0]) == (known.kind == "主席令")]
    decrees = {decree: number(decree["number"] or decree["order"]) for decree in own}
    present = known.numbers[0]
    replaced = known.replaced is not None and report.year is not None and report.year >= known.replaced
    outdated = replaced and present not in decrees.values()
    for decree, value in decrees.items():
        if value in known.numbers and not outdated:
            continue
        span = Span(*decree.span("number" if decree["number"] else "order"))
        written = report.text[span.start : span.end]
        meant = str(present) if written.isascii() else _in_words(present, written)
        values = {"found": decree[0], "meant": f"{known.kind}第{meant}号", "title": citation.text}
        suggestion = report.text[decree.start() : span.start] + meant + report.text[span.end : decree.end()]
        message = "outdated" if value in known.numbers else None
        yield Hit(Span(*decree.span()), values, (), suggestion, (Edit(span, meant),), message)


def _in_words(value: int, like: str) -> str:
    """A number below 1,000 in Chinese numerals: digit by digit where `like` is, else with 百 and 十."""
    digits = [_UNITS[int(digit)] for digit in str(value)]
    if len(like) > 1 and not set(like) & set("十百"):
        return "".join(digits)
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = f"{_UNITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _UNITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_UNITS[ones] if ones else "")
