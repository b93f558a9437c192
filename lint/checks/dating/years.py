"""The year that a report is on, as its parts state it, and what stands around a year in a sentence."""

import re
from bisect import bisect_right
from collections import Counter

from lint.document import Span
from lint.report.model import DateMention, Report

_STOP = re.compile("[。!?;\n]")
_DIGITS = re.compile(r"\d{4}|[〇零○一二三四五六七八九]{4}")


def agreed_year(report: Report) -> int | None:
    """The year that the report is on: the user's word, else what most of its parts say, the title's where they are even.

    Parts are the title, both ends of the statistical period, the year before the signature, and the year that the
    running text names most.
    """
    if report.given.year is not None:
        return report.given.year
    votes = []
    if report.title and report.title.year:
        votes.append(report.title.year)
    if report.period:
        votes += [report.period.start.year, report.period.end.year]
    if report.signature and report.signature.date:
        votes.append(report.signature.date.year - 1)
    named = Counter(mention.year for mention in told_years(report))
    if named:
        votes.append(named.most_common(1)[0][0])
    if not votes:
        return report.year
    # The first of the most frequent is the title's when it is among them.
    return Counter(votes).most_common(1)[0][0]


def told_years(report: Report) -> list[DateMention]:
    """The years named by themselves (2023年) in the running text, in order; those in cited titles and document numbers left out."""
    quoted = sorted([*(citation.span for citation in report.citations), *(number.span for number in report.numbers)])
    starts = [span.start for span in quoted]
    told = []
    for mention in report.dates:
        if mention.month is not None:
            continue
        passage = report.passage_at(mention.span.start)
        if passage is None or passage.role not in ("body", "heading"):
            continue
        before = bisect_right(starts, mention.span.start) - 1
        if before < 0 or mention.span.start >= quoted[before].end:
            told.append(mention)
    return told


def year_digits(report: Report, span: Span) -> Span:
    """The digits of the year in a date as written."""
    found = _DIGITS.search(report.text, span.start, span.end)
    return Span(*found.span()) if found else span


def in_the_same_digits(written: str, year: int) -> str:
    """A year written as `written` is: in Arabic digits or Chinese ones."""
    if written.isascii():
        return str(year)
    zero = next((digit for digit in "〇零○" if digit in written), "〇")
    return "".join((zero + "一二三四五六七八九")[int(digit)] for digit in str(year))


def sentence_at(text: str, within: Span, position: int) -> Span:
    """The sentence of `text[within]` that holds `position`."""
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        if stop.start() >= position:
            return Span(start, stop.start())
        start = stop.end()
    return Span(start, within.end)
