"""The year that a report is on, as its parts state it, and what stands around a year in a sentence."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from lint.document import Span, compiled
from lint.report.model import DateMention, Report

_LAST_MONTH = 6
_STOPS = "。!?;\n"
_STOP = compiled(f"[{_STOPS}]")
_LONGEST_SENTENCE = 2_000
_DIGITS = compiled(r"\d{4}|[〇零○一二三四五六七八九]{4}")


def agreed_year(report: Report) -> int | None:
    """The year that the report is on: the user's word, else the one with most weight in its parts, the title's where they are even.

    Parts are the title, the statistical period, the days of signature and publication in the half-year after, and the years
    that the introduction and the running text name most.
    """
    if report.given.year is not None:
        return report.given.year
    weights: Counter[int] = Counter()
    if report.title and report.title.year:
        weights[report.title.year] += 3
    for year, weight in [*_of_period(report), *_of_days(report), *_of_text(report)]:
        weights[year] += weight
    if not weights:
        return report.year
    # The first of the heaviest is the title's when it is among them.
    return weights.most_common(1)[0][0]


def _of_period(report: Report) -> Iterator[tuple[int, int]]:
    """A period all in one year weighs as much as a title: both its years are copied together."""
    if report.period is None:
        return
    start, end = report.period.start, report.period.end
    if year_digits(report, end.span) == end.span:
        yield start.year, 2
    elif start.year == end.year:
        yield start.year, 3
    else:
        yield start.year, 2
        yield end.year, 2


def _of_days(report: Report) -> Iterator[tuple[int, int]]:
    """The day of signature weighs more when the text, with its plans, names that year as well."""
    signed = report.signature.date if report.signature else None
    if signed and (signed.month or 1) <= _LAST_MONTH:
        yield signed.year - 1, 4 if any(mention.year == signed.year for mention in told_years(report)) else 2
    published = report.published
    if published and (published.month or 1) <= _LAST_MONTH:
        yield published.year - 1, 2


def _of_text(report: Report) -> Iterator[tuple[int, int]]:
    """A year that stands three times and more, and is hardly ever another, weighs more than a title."""
    told = told_years(report)
    first = report.sections[0].heading.span.start if report.sections else report.body.end
    for mentions in ([mention for mention in told if mention.span.start < first], told):
        if mentions:
            year, times = Counter(mention.year for mention in mentions).most_common(1)[0]
            yield year, 4 if times >= 3 and times * 4 >= len(mentions) * 3 else 2


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
    low = max(within.start, position - _LONGEST_SENTENCE)
    start = max(low, *(text.rfind(stop, low, position) + 1 for stop in _STOPS))
    high = min(within.end, max(position, within.start) + _LONGEST_SENTENCE)
    stop = _STOP.search(text, max(position, within.start), high)
    return Span(start, stop.start() if stop else high)
