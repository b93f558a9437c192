"""Headings at four levels, 一、 （一） 1. （1）, each on a line of its own, before running text, or in the midst of a line."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint.document import Span, compiled
from lint.report.layout import Line
from lint.report.model import Heading
from lint.report.numerals import chinese
from lint.report.sections import SectionTitles
from lint.report.wording import Wording, squeeze

_HAN = "[一二三四五六七八九十]{1,3}"
_NUMBERS: tuple[tuple[int, re.Pattern[str]], ...] = (
    # 一、二级事项 counts levels and is no heading.
    (1, compiled(rf"(?P<number>{_HAN})\s*[、.,]\s*(?!{_HAN}\s*(?:[、和及至]|[级类季楼期批等届次月年]))")),
    (2, compiled(rf"\(?\s*(?P<number>{_HAN})\s*\)\s*[、.]?\s*")),
    (2, compiled(rf"\(\s*(?P<number>{_HAN})\s+")),
    (4, compiled(r"\(\s*(?P<number>\d{1,2})\s*\)\s*[、.]?\s*")),
    (3, compiled(r"(?P<number>\d{1,2})\s*[、.](?:(?!\d)|(?=(?:19|20)\d\d年))\s*")),
)
_BARE_NUMBER = compiled(rf"(?P<number>{_HAN})\s*")
_ANY_NUMBER = compiled(rf"{_HAN}\s*[、.,]|\(\s*(?:{_HAN}|\d{{1,2}})\s*\)|\d{{1,2}}\s*[、.](?!\d)")
_STOP = compiled(r"[。:;!?]+|\n")
_BLANK = compiled(r"\s+")
_INK = compiled(r"\S")
_SENTENCE_END = compiled(r"[。!?][”」』)]*\s*$")
_AFTER_BLANK = compiled(r"(?:^|\s)$")
# What goes on behind a section's title when it is only listed: 一、总体情况，二、…
_LISTED = compiled(r"\s*[;,、)]|\s*和")
_LEADERS = compiled(r"\s*(?:…+|\.{3,}|·{3,}|_{3,})\s*\d*\s*$")
_YEAR_FIRST = compiled(r"(?:19|20)\d\d年(?:度)?,")
_TRIMMED = " 。:;、,\t|"
_LONGEST = 45
_LONGEST_RUN_IN = 30
_LONGEST_WITH_COMMA = 26
_LONGEST_SENTENCE = 15
_PROSE_BEHIND_BLANK = 8
_LIKE_A_LABEL = 0.85


class Found(NamedTuple):
    """A heading as found, and where the text behind it begins: at the line's end when it runs in no text."""

    heading: Heading
    behind: int


class _Title(NamedTuple):
    """A title's range, and where the text behind it begins."""

    span: Span
    behind: int


class HeadingFinder:
    """Finds the headings in the lines of one draft."""

    def __init__(self, text: str, wording: Wording, titles: SectionTitles) -> None:
        self.text = text
        self.wording = wording
        self.titles = titles

    def in_line(self, line: Line, following: Line | None) -> list[Found]:
        """The headings in a line; `following` is the line after it."""
        if line.kind == "cell":
            return self._in_cell(line)
        first = self._at_start(line, following)
        found = [first] if first else []
        found += self._inside(line, first.behind if first else line.span.start, first is not None)
        return found

    def _in_cell(self, line: Line) -> list[Found]:
        """A section's heading that a reader took for a row of the table before it."""
        if not line.alone:
            return []
        found = self._numbered(line.span.start, line.span.end, line.span.end)
        if found and found.heading.level == 1 and self.titles.exact(found.heading.title):
            return [found]
        return []

    def _at_start(self, line: Line, following: Line | None) -> Found | None:
        start, end = line.span
        if self._is_label(start, end):
            return None
        found = self._numbered(start, end, end, following)
        if found:
            return found
        bare = _BARE_NUMBER.match(self.text, start, end)
        if bare and self.titles.exact(self.text[bare.end() : end]):
            return self._made(1, bare, _Title(Span(bare.end(), end), end), end)
        return self._unnumbered(line)

    def _unnumbered(self, line: Line) -> Found | None:
        """A section's title without a number: as the markup's heading, or alone on its line just as the form has it."""
        start, end = line.span
        end -= len(self.text[start:end]) - len(self.text[start:end].rstrip(_TRIMMED))
        title = self.text[start:end]
        marked = line.kind == "heading" or line.block.level > 0
        if len(title) > _LONGEST or not (self.titles.surely(title) if marked else self.titles.exact(title)):
            return None
        span = Span(start, end)
        heading = Heading(span, 1, 0, Span(start, start), "".join(title.split()), span, Span(line.span.end, line.span.end))
        return Found(heading, line.span.end)

    def _numbered(self, start: int, stop: int, line_end: int, following: Line | None = None) -> Found | None:
        """The heading whose number stands at `start`."""
        for level, pattern in _NUMBERS:
            number = pattern.match(self.text, start, stop)
            if number is None:
                continue
            title = self._title(number.end(), line_end, level, following)
            if level == 1 and "," in number[0] and not self.titles.surely(self.text[title.span.start : title.span.end]):
                continue
            return self._made(level, number, title, line_end)
        return None

    def _made(self, level: int, number: re.Match[str], title: _Title, line_end: int) -> Found:
        written = number["number"]
        value = int(written) if written.isdecimal() else chinese(written) or 0
        words = "".join(self.text[title.span.start : title.span.end].split())
        end = title.span.end if words else number.end("number")
        if not words:
            mark = self.text[number.start() : number.end()].rstrip()
            end = number.start() + len(mark)
        run_in = _INK.search(self.text, title.behind, line_end) is not None
        heading = Heading(
            Span(number.start(), end),
            level,
            value,
            Span(*number.span("number")),
            words,
            title.span,
            Span(title.behind, title.behind),
            run_in,
        )
        return Found(heading, title.behind)

    def _title(self, start: int, end: int, level: int, following: Line | None) -> _Title:
        """The title from `start` on, up to a mark, a blank before running text or the line's end; empty where prose begins."""
        empty = _Title(Span(start, start), start)
        bare = self.text[start : min(end, start + 2 * _LONGEST)].rstrip(_TRIMMED)
        if level == 1 and len(bare) <= _LONGEST and self.titles.exact(bare):
            return _Title(Span(start, start + len(bare)), end)
        stop = _STOP.search(self.text, start, min(end, start + 2 * _LONGEST))
        if stop is None and end - start > 2 * _LONGEST and not self._blank_before_prose(start, start + 2 * _LONGEST, end, level):
            return empty
        title_end = stop.start() if stop else end
        behind = stop.end() if stop else end
        blank = self._blank_before_prose(start, title_end, end, level)
        if blank:
            title_end, behind, stop = blank.start(), blank.end(), blank
        broken = self.wording.breaks.search(self.text, start + 2, title_end)
        if broken:
            title_end, behind, stop = broken.start(), broken.start(), broken
        title = self.text[start:title_end].rstrip()
        while behind < end and self.text[behind].isspace():
            behind += 1
        if not self._like_title(title, level, run_in=behind < end):
            return empty
        if stop and stop[0][0] in "。!?;" and behind >= end and level > 1 and not self._heads(title, following):
            return empty
        return _Title(Span(start, start + len(title)), behind)

    def _blank_before_prose(self, start: int, title_end: int, end: int, level: int) -> re.Match[str] | None:
        """The blank that ends a title before running text: (三)政府信息管理情况 一是…"""
        for blank in _BLANK.finditer(self.text, start, min(title_end, start + 2 * _LONGEST)):
            words = self.text[start : blank.start()]
            rest = self.text[blank.end() : min(end, blank.end() + 2 * _LONGEST)]
            if len(squeeze(words)) < 2:
                continue
            if level == 1 and self.titles.surely(words):
                return blank
            prose = len(rest) >= _PROSE_BEHIND_BLANK and ("。" in rest or "," in rest or _ANY_NUMBER.match(rest))
            if prose and len(squeeze(words)) >= 4:
                return blank
        return None

    def _like_title(self, title: str, level: int, run_in: bool) -> bool:
        if level == 1 and 4 <= len(title) <= _LONGEST and self.titles.surely(title):
            return True
        if not 2 <= len(title) <= (_LONGEST_RUN_IN if run_in else _LONGEST) or _YEAR_FIRST.match(title):
            return False
        return not self.wording.figure.search(title) and not ("," in title and len(title) > _LONGEST_WITH_COMMA)

    def _heads(self, title: str, following: Line | None) -> bool:
        """True when a numbered line that ends in a full stop is a heading over the next line, not a sentence of its own."""
        if len(title) > _LONGEST_SENTENCE or "," in title or following is None or following.role != "body":
            return False
        return not _ANY_NUMBER.match(self.text, *following.span)

    def _is_label(self, start: int, end: int) -> bool:
        """True for a line of a flattened official table: a row's label, whole, cut or damaged, with or without its values."""
        number = _ANY_NUMBER.match(self.text, start, end)
        if not number:
            return False
        words = re.sub(r"(?:\s+[\d/.-]+)+$", "", self.text[start:end])
        squeezed = squeeze(words)
        if squeezed in self.wording.row_labels:
            return True
        if len(squeezed) < 5:
            return False
        head = squeeze(number[0])
        near = [label for label in self.wording.row_labels if label.startswith(head)]
        if any(label.startswith(squeezed) for label in near):
            return not self.titles.exact(squeezed[len(head) :])
        return any(abs(len(label) - len(squeezed)) <= 3 and _ratio(label, squeezed) >= _LIKE_A_LABEL for label in near)

    def _inside(self, line: Line, start: int, after_heading: bool) -> Iterator[Found]:
        """The headings in the midst of a line: behind a sentence, or behind another heading."""
        end = line.span.end
        position = start
        behind_heading = after_heading
        while found := _ANY_NUMBER.search(self.text, position, end):
            at = found.start()
            before = self.text[max(line.span.start, at - 8) : at]
            beginning = behind_heading and _INK.search(self.text, start, at) is None
            heading = None
            if at > line.span.start and (beginning or _SENTENCE_END.search(before) or _AFTER_BLANK.search(before)):
                heading = self._inner(at, end, beginning or bool(_SENTENCE_END.search(before)))
            if heading is None:
                position = found.end()
                continue
            yield heading
            start = position = max(heading.behind, found.end())
            behind_heading = bool(heading.heading.title)

    def _inner(self, at: int, end: int, after_sentence: bool) -> Found | None:
        found = self._numbered(at, end, end)
        if found is None:
            return None
        heading = found.heading
        if heading.level == 1:
            listed = _LISTED.match(self.text, heading.title_span.end, end)
            return found if self.titles.surely(heading.title) and not listed else None
        if not after_sentence or (not heading.title and heading.level > 2):
            return None
        return found


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) / 100


def contents_lines(text: str, lines: Sequence[Line], wording: Wording) -> list[Line]:
    """The lines of a table of contents: its heading and the short lines under it, until the first entry comes again."""
    for index, line in enumerate(lines):
        if line.role != "body" or squeeze(line.text(text)) not in wording.contents:
            continue
        listed = [line]
        first = ""
        for entry in lines[index + 1 :]:
            words = _LEADERS.sub("", entry.text(text))
            squeezed = squeeze(words).rstrip("0123456789")
            if entry.role != "body" or len(words) > _LONGEST or "。" in words or squeezed == first:
                break
            first = first or squeezed
            listed.append(entry)
        return listed
    return []


def close_bodies(found: Sequence[Heading], end: int) -> None:
    """Sets where each heading's text ends: at the next heading of its level or above, or at `end`."""
    stops: dict[int, int] = {}
    for heading in reversed(found):
        stop = min((at for level, at in stops.items() if level <= heading.level), default=end)
        heading.body = Span(min(heading.body.start, stop), stop)
        stops[heading.level] = heading.span.start
