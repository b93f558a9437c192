"""Wrong words: a lexicon of words miswritten by sound, by shape, or by a character too many or too few.

Each entry names the right word and the wrong ones. `when` and `unless` are patterns around the spot: two characters may
also stand side by side rightly, across the border of two words (构建|全方位 holds 建全).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lint.checks.common import occurrences
from lint.checks.hit import Edit, Hit
from lint.checks.naming.townships import in_township
from lint.document import Span, compiled, fold, fold_pattern
from lint.report.model import Report
from lint.ruleset.values import Lexicon

_AROUND = 24


class Entry:
    """A right word and the guards of the wrong ones."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.right: str = data["right"]
        self.wrong: list[str] = data["wrong"]
        self.border: bool = data.get("border", False)
        self._data = data

    @cached_property
    def _when(self) -> re.Pattern[str] | None:
        return _alternatives(self._data.get("when"))

    @cached_property
    def _unless(self) -> re.Pattern[str] | None:
        return _alternatives(self._data.get("unless"))

    def holds(self, report: Report, span: Span) -> bool:
        """Whether the guards let the wrong word at `span` count."""
        if self._data.get("simplified") and report.written(span) != report.text[span.start : span.end]:
            return False
        if self._when and not covered(self._when, report.text, span):
            return False
        return not (self._unless and covered(self._unless, report.text, span))


def _alternatives(source: str | list[str] | None) -> re.Pattern[str] | None:
    if source is None:
        return None
    return compiled(fold_pattern(source if isinstance(source, str) else "|".join(source)))


@dataclass(eq=False, repr=False)
class Params:
    """`words` is the lexicon; `doubtful` takes its doubtful entries instead of its certain ones. In the names of `townships`
    nothing is wrong.

    `borders` has, for a character, those that make a word with it: `before` it where it ends one, `after` it where it
    begins one. An entry with `border` counts only where no such neighbour stands.
    """

    words: Lexicon
    townships: Lexicon
    borders: Lexicon | None = None
    doubtful: bool = False
    roles: tuple[str, ...] = ("title", "heading", "body")

    @cached_property
    def entries(self) -> list[Entry]:
        """The entries that this rule judges by."""
        return [Entry(each) for each in self.words.data["entries"] if each.get("doubtful", False) is self.doubtful]

    @cached_property
    def _wrong(self) -> tuple[list[str], list[Entry]]:
        """All wrong words, each with its entry."""
        lines = fold("\n".join(" ".join(entry.wrong) for entry in self.entries)).split("\n")
        words = [line.split(" ") for line in lines]
        entries = [entry for entry, line in zip(self.entries, words, strict=True) for _ in line]
        return [word for line in words for word in line], entries

    def find(self, text: str) -> Iterator[tuple[Span, Entry]]:
        """Every wrong word in a text, guards not yet asked, in one pass."""
        words, entries = self._wrong
        for index, start, end in occurrences(text, words):
            yield Span(start, end), entries[index]

    def joined(self, text: str, span: Span) -> bool:
        """Whether the first or last character at `span` makes a word with the neighbour outside."""
        if self.borders is None:
            return False
        before = self.borders.data["before"].get(text[span.start], "")
        after = self.borders.data["after"].get(text[span.end - 1], "")
        return (span.start > 0 and text[span.start - 1] in before) or (span.end < len(text) and text[span.end] in after)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each wrong word, with the right one."""
    for span, right in wrong_words(report, params):
        edit = Edit(span, right, safe=not params.doubtful)
        yield Hit(span, {"wrong": report.text[span.start : span.end], "right": right}, suggestion=right, edits=(edit,))


def wrong_words(report: Report, params: Params) -> list[tuple[Span, str]]:
    """The wrong words of a report, each with the right one, in order; of two that overlap, the first, then the longer."""
    found = []
    for span, entry in params.find(report.running):
        if entry.border and params.joined(report.text, span):
            continue
        if not (report.stands_in(span, *params.roles) and entry.holds(report, span)):
            continue
        if not in_township(report, span, params.townships):
            found.append((span, entry.right))
    return apart(found)


def apart(found: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """What is left of spans with their right words when none may overlap: the first, then the longer goes before."""
    found.sort(key=lambda each: (each[0].start, -each[0].end))
    kept: list[tuple[Span, str]] = []
    for span, right in found:
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, right))
    return kept


def covered(pattern: re.Pattern[str], text: str, span: Span) -> bool:
    """Whether a match of `pattern` near `span` runs over the whole of it."""
    start = max(0, span.start - _AROUND)
    matches = pattern.finditer(text, start, min(len(text), span.end + _AROUND))
    return any(found.start() <= span.start and span.end <= found.end() for found in matches)
