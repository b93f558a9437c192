"""The title of a report, on one line or several, wherever it stands among page lines, crumbs and contents."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.document import Span, compiled
from lint.report.layout import Line, is_chrome, is_prose
from lint.report.model import Name, Title
from lint.report.names import Agencies
from lint.report.numerals import YEAR, chinese
from lint.report.wording import Wording, any_of

_MOST_LINES = 80
_LONGEST = 90
_LONGEST_PART = 50
_PARTS = 3
_MOST_SLIPS = 2
# The year with what belongs to it. Where 年 begins the report's own name (2022年度报告), it stays there.
# A mirror may lose the 年.
_YEAR = (
    r"[(\[〔]?(?P<year>(?<!\d)(?:19|20)\d\d(?!\d)|{YEAR})"
    r"(?:(?=年度(?:工作|总结)*报|年报)|年?(?=度?(?:工作|总结)*报)|年度(?!报)|年|(?=[)\]〕]|{KINDS}))的?[)\]〕]?"
)
_NOT_AGENCY = compiled(r"报告|年度|年报|目录|指南|栏|信息公开(?!办|中心)|\d")
_NO_TITLE = compiled(r"[。,;!?:]")


class _Parse(NamedTuple):
    agency: tuple[int, int] | None
    year: int | None
    year_at: tuple[int, int] | None
    kind: str

    @property
    def worth(self) -> tuple[bool, bool]:
        return self.agency is not None, self.year is not None


class _Found(NamedTuple):
    first: int
    last: int
    positions: list[int]
    words: str
    parse: _Parse


def find_title(text: str, lines: Sequence[Line], wording: Wording, agencies: Agencies) -> tuple[Title | None, list[range]]:
    """The title, and the lines of each of its occurrences before the text begins."""
    finder = _Finder(text, lines, wording, agencies)
    found = list(finder.exact()) or list(finder.behind_a_letter()) or list(finder.near())
    if not found:
        return None, []
    best = max(found, key=lambda each: each.parse.worth)
    kept = [each for each in found if each.parse.worth == best.parse.worth or each.words in best.words]
    return finder.title(best), [range(each.first, each.last + 1) for each in kept]


@lru_cache(maxsize=8)
def _year_pattern(wording: Wording) -> re.Pattern[str]:
    return compiled(_YEAR.format(YEAR=YEAR, KINDS=any_of(wording.kinds)))


class _Finder:
    def __init__(self, text: str, lines: Sequence[Line], wording: Wording, agencies: Agencies) -> None:
        self.text = text
        self.lines = lines
        self.wording = wording
        self.agencies = agencies
        self.year = _year_pattern(wording)
        self.candidates = list(self._candidates())

    def _candidates(self) -> Iterator[int]:
        """The lines where a title may stand: short ones, up to the first running text."""
        for index, line in enumerate(self.lines[:_MOST_LINES]):
            words = line.text(self.text)
            if line.role == "chrome" or is_chrome(words, self.wording):
                continue
            if is_prose(words):
                yield index
                return
            if len(words) <= _LONGEST:
                yield index

    def exact(self) -> Iterator[_Found]:
        """The lines, or several together, that are titles."""
        taken = -1
        for place, index in enumerate(self.candidates):
            if index <= taken:
                continue
            best: _Found | None = None
            for parts in range(1, _PARTS + 1):
                indexes = self.candidates[place : place + parts]
                if len(indexes) < parts or indexes[-1] - index != parts - 1:
                    break
                found = self._together(indexes)
                if found and (best is None or _better(found.parse, best.parse)):
                    best = found
            if best and (best.parse.agency or best.parse.year):
                taken = best.last
                yield self._shortest(best)

    def behind_a_letter(self) -> Iterator[_Found]:
        """The first line below running text that is a whole title: of a report with a covering letter before it."""
        first = self.candidates[-1] + 1 if self.candidates else 0
        for index in range(first, min(len(self.lines), _MOST_LINES)):
            words = self.lines[index].text(self.text)
            if self.lines[index].kind == "cell" or is_prose(words) or len(words) > _LONGEST:
                continue
            found = self._together([index])
            if found and found.parse.agency and found.parse.year:
                yield found
                return

    def _shortest(self, found: _Found) -> _Found:
        """The title without lines before it that it can do without, or that keep its agency from being seen."""
        best: _Found | None = None
        for first in range(found.last, found.first - 1, -1):
            shorter = self._together(range(first, found.last + 1))
            if shorter and (best is None or _better(shorter.parse, best.parse)):
                best = shorter
        return best or found

    def _together(self, indexes: Sequence[int]) -> _Found | None:
        positions: list[int] = []
        for index in indexes:
            span = self.lines[index].span
            words = self.lines[index].text(self.text)
            if len(indexes) > 1 and (len(words) > _LONGEST_PART or _NO_TITLE.search(words)):
                return None
            if is_prose(words):
                # A draft all on one line: its title is what stands before the first blank behind a title.
                span = Span(span.start, span.start + min(_LONGEST, len(words)))
            positions += [position for position in range(*span) if not self.text[position].isspace()]
        return self._found(indexes, positions)

    def _found(self, indexes: Sequence[int], positions: list[int]) -> _Found | None:
        words = "".join(self.text[position] for position in positions)
        whole = [] if is_prose(self.lines[indexes[0]].text(self.text)) else [len(words)]
        for end in (*whole, self._kind_end(words, positions)):
            if not end or _NO_TITLE.search(words[:end]):
                continue
            parse = self._parse(words[:end])
            if parse:
                return _Found(indexes[0], indexes[-1], positions[:end], words[:end], parse)
        return None

    def _kind_end(self, words: str, positions: Sequence[int]) -> int:
        """Where a title at the start of running text ends: behind the report's name, where a blank stands."""
        for kind in self.wording.kinds:
            end = words.find(kind) + len(kind)
            if end >= len(kind) and end < len(positions) and positions[end] > positions[end - 1] + 1:
                return end
        return 0

    def _parse(self, words: str) -> _Parse | None:
        start, end = self._within(words)
        year = self.year.search(words, start, end)
        rest = list(range(start, end))
        if year:
            rest = [*range(start, year.start()), *range(year.end(), end)]
        bare = "".join(words[index] for index in rest)
        kind = next((kind for kind in self.wording.kinds if bare.endswith(kind)), None)
        if kind is None:
            return None
        return _Parse(
            self._agency(bare[: -len(kind)], rest),
            _year(year["year"]) if year else None,
            year.span("year") if year else None,
            kind,
        )

    def _within(self, words: str) -> tuple[int, int]:
        """The range of a title without what may stand before and behind it."""
        start, end = 0, len(words)
        changed = True
        while changed:
            changed = False
            for lead in self.wording.title_leads:
                if words.startswith(lead, start, end):
                    start, changed = start + len(lead), True
            for tail in self.wording.title_tails:
                if tail and words.endswith(tail, start, end):
                    end, changed = end - len(tail), True
        return start, end

    def _agency(self, words: str, at: Sequence[int]) -> tuple[int, int] | None:
        for lead in self.wording.title_leads:
            words = words.removesuffix(lead)
        words = words.removesuffix("的").removesuffix("度")
        if not words or _NOT_AGENCY.search(words) or not self.agencies.plausible(words):
            return None
        return at[0], at[len(words) - 1] + 1

    def near(self) -> Iterator[_Found]:
        """The first line that is nearly a title: its year stands there, and the name of the report is miswritten."""
        from rapidfuzz.distance import OSA

        for index in self.candidates:
            line = self.lines[index]
            positions = [position for position in range(*line.span) if not self.text[position].isspace()]
            words = "".join(self.text[position] for position in positions)
            start, end = self._within(words)
            year = self.year.search(words, start, end)
            if not year or _NO_TITLE.search(words) or len(words) > _LONGEST_PART:
                continue
            rest = [*range(start, year.start()), *range(year.end(), end)]
            bare = "".join(words[index] for index in rest)
            tails = [
                (OSA.distance(bare[-length:], kind), -length, kind)
                for kind in self.wording.kinds
                for length in (len(kind) - 1, len(kind), len(kind) + 1)
            ]
            distance, length, kind = min(tails, default=(_MOST_SLIPS + 1, 0, ""))
            if distance <= _MOST_SLIPS:
                agency = self._agency(bare[:length], rest)
                yield _Found(index, index, positions, words, _Parse(agency, _year(year["year"]), year.span("year"), kind))
                return

    def title(self, found: _Found) -> Title:
        """The title that was found."""
        at = found.positions
        parse = found.parse
        return Title(
            Span(at[0], at[-1] + 1),
            found.words,
            self._name(found, parse.agency) if parse.agency else None,
            parse.year,
            Span(at[parse.year_at[0]], at[parse.year_at[1] - 1] + 1) if parse.year_at else None,
            parse.kind,
        )

    def _name(self, found: _Found, where: tuple[int, int]) -> Name:
        start, end = where
        return self.agencies.name(found.words[start:end], Span(found.positions[start], found.positions[end - 1] + 1))


def _better(new: _Parse, old: _Parse) -> bool:
    """True when another line more makes a title say more."""
    return new.worth > old.worth or (new.worth == old.worth and len(new.kind) > len(old.kind))


def _year(written: str) -> int | None:
    return int(written) if written.isdecimal() else chinese(written)
