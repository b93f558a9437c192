"""Who signed a report and when, and when it was published."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Span, compiled
from lint.report.layout import Line, is_prose
from lint.report.model import DateMention, Name, Signature
from lint.report.names import Agencies
from lint.report.wording import Wording

_LONGEST = 70
_LONGEST_BETWEEN = 40
_MOST_BELOW = 12
_MOST_NAMES = 2
_LONG_LABEL = 4
_AGENCY_TAIL = compiled(r"(?:^|[。!?;:\s])\s*(?P<agency>[\u3400-\u9fff()]{4,40})\s*$")
_SENTENCE_ENDS = tuple("。!?;")
_CLOCK = compiled(r"\s*\d{1,2}:\d{2}(?::\d{2})?")
_HEADED = compiled(r"\(?[一二三四五六七八九十\d]{1,3}[、.)]")


class _Part(NamedTuple):
    """What a closing line holds."""

    agency: Name | None
    date: DateMention | None
    span: Span


class Closing:
    """Reads the closing lines of one draft. `dates` are all of the draft's."""

    def __init__(self, text: str, wording: Wording, agencies: Agencies, dates: Sequence[DateMention]) -> None:
        self.text = text
        self.wording = wording
        self.agencies = agencies
        self.dates = dates
        self._starts = [date.span.start for date in dates]

    def signature(self, lines: Sequence[Line], first: int) -> Signature | None:
        """The signature in the lines from `first` on: agency and date, on one line or two, in either order."""
        own = [line for line in lines[first:] if line.role != "chrome"]
        parts = list(self._dated(own)) or list(self._undated(own)) or list(self._in_last_line(own))
        if not parts:
            return None
        span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
        agency = next((part.agency for part in parts if part.agency), None)
        date = next((part.date for part in reversed(parts) if part.date), None)
        return Signature(span, agency, date)

    def _dated(self, lines: Sequence[Line]) -> Iterator[_Part]:
        """The parts around the last line that holds a date and no more than an agency beside."""
        for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST_BELOW), -1):
            part = self._part(lines[index])
            if part and part.date:
                if not part.agency:
                    yield from self._names_before(lines, index)
                yield part
                following = self._part(lines[index + 1]) if index + 1 < len(lines) else None
                if not part.agency and following and not following.date:
                    yield following
                return
            if self._closes(lines[index]):
                return

    def _names_before(self, lines: Sequence[Line], index: int) -> Iterator[_Part]:
        names: list[_Part] = []
        for line in reversed(lines[max(0, index - _MOST_NAMES) : index]):
            part = self._part(line)
            if part is None or part.date:
                break
            names.append(part)
        yield from reversed(names)

    def _undated(self, lines: Sequence[Line]) -> Iterator[_Part]:
        """An agency that is all of the last line."""
        part = self._part(lines[-1]) if len(lines) > 2 else None
        if part:
            yield part

    def _in_last_line(self, lines: Sequence[Line]) -> Iterator[_Part]:
        """Agency and date at the end of the last line of running text."""
        if not lines or lines[-1].kind == "cell":
            return
        span = lines[-1].span
        end = span.end - self._note_length(self.text[span.start : span.end])
        date = next((date for date in reversed(self.dates) if date.span.end == end and date.month), None)
        if date is None or date.span.start <= span.start:
            return
        before = self.text[span.start : date.span.start]
        found = _AGENCY_TAIL.search(before)
        if found and self.agencies.plausible(found["agency"]):
            at = Span(span.start + found.start("agency"), span.start + found.end("agency"))
            yield _Part(self.agencies.name(found["agency"], at), date, Span(at.start, span.end))
        elif before.rstrip().endswith(_SENTENCE_ENDS):
            yield _Part(None, date, Span(date.span.start, span.end))

    def _note_length(self, words: str) -> int:
        bare = words.rstrip()
        found = re.search(f"(?:{self.wording.signature_notes.pattern})$", bare)
        return len(words) - (found.start() if found else len(bare))

    def _closes(self, line: Line) -> bool:
        """True for a line above which no signature can stand: running text, a heading, a cell."""
        words = line.text(self.text)
        return line.kind == "cell" or line.block.level > 0 or "。" in words or len(words) > _LONGEST or bool(_HEADED.match(words))

    def _part(self, line: Line) -> _Part | None:
        """The agency and the date that a line consists of; None when there is more in it."""
        words = line.text(self.text)
        if line.kind == "cell" or len(words) > _LONGEST or line.role != "body":
            return None
        date = next((date for date in self._dates_in(line) if date.month), None)
        start, end = line.span
        if date is not None:
            before, after = Span(start, date.span.start), Span(date.span.end, end)
            other = before if self._bare(before)[0] else after
            if self._bare(before)[0] and self._bare(after)[0]:
                return None
        else:
            other = line.span
        bare, at = self._bare(other)
        if not bare:
            return _Part(None, date, line.span) if date else None
        if _HEADED.match(words) or not self.agencies.plausible(bare):
            return None
        if date is None and not self._sure(bare):
            return None
        return _Part(self.agencies.name(bare, at), date, line.span)

    def _sure(self, bare: str) -> bool:
        return len(bare) >= 3 and len(bare) <= _LONGEST_BETWEEN

    def _bare(self, span: Span) -> tuple[str, Span]:
        """The words of a range without blanks, brackets around and notes such as (盖章); and where they stand."""
        positions = [position for position in range(*span) if not self.text[position].isspace()]
        words = "".join(self.text[position] for position in positions)
        for note in self.wording.signature_notes.finditer(words):
            del positions[note.start() : note.end()]
            words = words[: note.start()] + words[note.end() :]
            break
        while words and words[0] in "([【:,、":
            words, positions = words[1:], positions[1:]
        while words and words[-1] in ")]】:,、。" and not (words[-1] == ")" and "(" in words):
            words, positions = words[:-1], positions[:-1]
        if not words:
            return "", Span(span.start, span.start)
        return words, Span(positions[0], positions[-1] + 1)

    def published(self, lines: Sequence[Line], body_from: int) -> DateMention | None:
        """The day of publication: behind its label, beside the source line, or alone, on a page line.

        `body_from` is the first line of the report's text; lines before it may give the day without a label.
        """
        shown = [
            line
            for index, line in enumerate(lines)
            if line.role == "chrome" or (index < body_from and line.role != "title")
        ]
        shown = [line for line in shown if self._first(line)]
        for label in self.wording.published_labels:
            for line in shown:
                date = self._behind(line, label)
                if date:
                    return date
        for line in shown:
            date = self._first(line)
            if date and not is_prose(line.text(self.text)) and self._beside_or_alone(line, date):
                return date
        return None

    def _ends_other_label(self, line: Line, at: int, label: str) -> bool:
        """True where a short label is the end of another: 成文日期."""
        return len(label) < _LONG_LABEL and line.span.start < at and "\u3400" <= self.text[at - 1] <= "\u9fff"

    def _behind(self, line: Line, label: str) -> DateMention | None:
        at = self.text.find(label, *line.span)
        while at >= 0:
            end = at + len(label)
            date = next((date for date in self._dates_in(line) if date.span.start >= end), None)
            between = self.text[end : date.span.start] if date else ""
            if date and date.day and not between.strip(" :\t[]|为于") and not self._ends_other_label(line, at, label):
                return date
            at = self.text.find(label, end, line.span.end)
        return None

    def _first(self, line: Line) -> DateMention | None:
        return next((date for date in self._dates_in(line) if date.day), None)

    def _dates_in(self, line: Line) -> Iterator[DateMention]:
        """The dates in a line, in order."""
        for index in range(bisect_left(self._starts, line.span.start), len(self.dates)):
            if self.dates[index].span.end > line.span.end:
                return
            yield self.dates[index]

    def _beside_or_alone(self, line: Line, date: DateMention) -> bool:
        words = line.text(self.text)
        before = self.text[line.span.start : date.span.start].rstrip(" :\t")
        if before.endswith(self.wording.published_labels):
            # A label that is not one of publication, or it would have been found.
            return False
        if self.wording.published_beside.search(words):
            return True
        rest = self.text[line.span.start : date.span.start] + _CLOCK.sub("", self.text[date.span.end : line.span.end])
        return not rest.strip(" []()|:,")
