"""The sentences of two reports, matched where they differ in nothing but numbers and marks."""

from functools import lru_cache
from typing import NamedTuple

from lint.document import Span, compiled
from lint.report.model import Report

_NUMBERS = compiled(r"[\d零〇一二三四五六七八九十百千万亿]+")
_MARKS = compiled(r"[^\w]+|_+")
_YEARS = compiled(r"(?<!\d)20\d\d(?=年)")
_FIGURES = compiled(r"\d+(?:\.\d+)?")


class Pair(NamedTuple):
    """A sentence of a draft and the one in last year's report that says the same."""

    span: Span
    before: Span


def bare(sentence: str) -> str:
    """A sentence without its marks and blanks, each number in it a nought."""
    return _NUMBERS.sub("0", _MARKS.sub("", sentence))


def figures(sentence: str) -> list[str]:
    """The numbers written in digits, years left out."""
    return _FIGURES.findall(_YEARS.sub("", sentence))


@lru_cache(maxsize=4)
def told(report: Report) -> dict[str, list[Span]]:
    """The sentences of a report by what they say but for numbers and marks."""
    found: dict[str, list[Span]] = {}
    for span in report.sentences:
        found.setdefault(bare(report.text[span.start : span.end]), []).append(span)
    return found


def before(report: Report, previous: Report, span: Span) -> Span | None:
    """Where last year's report says what a sentence of the draft does, word for word if anywhere; None where it does not."""
    sentence = report.text[span.start : span.end]
    candidates = told(previous).get(bare(sentence))
    if not candidates:
        return None
    return next((each for each in candidates if previous.text[each.start : each.end] == sentence), candidates[0])
