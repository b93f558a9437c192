"""Dates as they are written, and the statistical period."""

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lint.document import Span, compiled
from lint.report.model import DateMention, Period
from lint.report.numerals import YEAR, chinese
from lint.report.wording import Wording

_BLANK = r"[^\S\n]*\n?[^\S\n]*"
_YEAR = rf"(?P<year>(?:19|20)\d\d|{YEAR})"
_MONTH = r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,3}|元)"
_DAY = r"(?P<day>\d{1,2}|[一二三四五六七八九十廿]{1,3})"
# A mirror may lose the 日 behind the day; then what follows must show that a day is meant.
_DAY_MARK = rf"(?:{_BLANK}[日号]|(?=\s*(?:[至到止起,。;)\-—~]|\n|$)))"
_WRITTEN = compiled(rf"(?<![\d./-]){_YEAR}{_BLANK}年(?:{_BLANK}{_MONTH}{_BLANK}月(?:份|{_BLANK}{_DAY}{_DAY_MARK})?)?")
_NUMERIC = compiled(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d) ?(?P<mark>[-/.]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<day>\d{1,2})(?![\d/]|[.-]\d)"
)
_RANGE = compiled(rf"{_BLANK}(?:(?:起|开始)?,?|\(含\)){_BLANK}(?:截?[至止]到?|到|[-—~–]+){_BLANK}")
_WITHOUT_YEAR = compiled(rf"{_MONTH}{_BLANK}月{_BLANK}{_DAY}{_DAY_MARK}")
_SENTENCE = compiled("[。!?;]")


def find_dates(text: str) -> list[DateMention]:
    """The dates of a text in order: whole ones, months and years.

    A day without a year counts behind 至 where the date before it is whole, and takes its year.
    """
    found = [_mention(match) for match in _WRITTEN.finditer(text)]
    found += [_mention(match) for match in _NUMERIC.finditer(text)]
    found.sort(key=lambda mention: mention.span)
    return list(_with_ends(text, found))


def _with_ends(text: str, mentions: Sequence[DateMention]) -> Iterator[DateMention]:
    for mention in mentions:
        yield mention
        if mention.day is None:
            continue
        between = _RANGE.match(text, mention.span.end)
        end = _WITHOUT_YEAR.match(text, between.end()) if between else None
        if end:
            yield _mention(end, mention.year)


def _mention(match: re.Match[str], year: int | None = None) -> DateMention:
    groups = match.groupdict()
    year = year or _value(groups["year"]) or 0
    month, day = _value(groups["month"]), _value(groups["day"])
    return DateMention(Span(*match.span()), year, month, day, _exists(year, month, day))


def _value(written: str | None) -> int | None:
    if written is None:
        return None
    return int(written) if written.isdecimal() else chinese(written.replace("廿", "二十").replace("元", "一"))


def _exists(year: int, month: int | None, day: int | None) -> bool:
    try:
        datetime.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def find_period(text: str, dates: Sequence[DateMention], within: Span, wording: Wording) -> Period | None:
    """The statistical period stated in `within`: the first range of days that is said to be it, else that begins a year."""
    ranges = [
        Period(Span(start.span.start, end.span.end), start, end)
        for start, end in pairwise(dates)
        if start.day and end.day and within.holds(start.span) and _joined(text, start, end)
    ]
    for period in ranges:
        sentence = text[max(within.start, period.span.start - 60) : period.span.start]
        cut = list(_SENTENCE.finditer(sentence))
        if wording.period_words.search(sentence, cut[-1].end() if cut else 0):
            return period
    return next((period for period in ranges if (period.start.month, period.start.day) == (1, 1)), None)


def _joined(text: str, start: DateMention, end: DateMention) -> bool:
    between = _RANGE.match(text, start.span.end)
    return between is not None and between.end() == end.span.start
