"""The townships of a pack's lexicon, by the county that they lie in."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from lint.document import Span, compiled, fold
from lint.report.model import Report
from lint.ruleset.values import Lexicon

_LONGEST = 12


class Townships(NamedTuple):
    """The townships and streets of the counties, by their codes.

    `entries` and `others` are as tools/make_townships.py writes them: a line is a code and names, those of today and those
    that are right besides. Only the counties asked for are looked up: a draft needs one.
    """

    entries: str
    others: str

    def of(self, county: str) -> tuple[str, ...]:
        """The townships of a county, in the normal form; none where the lexicon does not have it."""
        return _line(self.entries, county)

    def known(self, county: str) -> frozenset[str]:
        """All names of townships that are right in a county: of today, of before, short ones, and of zones around it."""
        return _known(self, county)

    def anywhere(self, name: str) -> bool:
        """Whether a township bears that name in some county."""
        return name in _all(self)


@lru_cache(maxsize=512)
def _line(lines: str, code: str) -> tuple[str, ...]:
    start = lines.find(f"\n{code} ")
    if start < 0:
        return ()
    return tuple(fold(lines[start + len(code) + 2 : lines.index("\n", start + 1)]).split(" "))


@lru_cache(maxsize=4)
def _all(townships: Townships) -> frozenset[str]:
    return frozenset(fold(" ".join(townships)).split())


@lru_cache(maxsize=64)
def _known(townships: Townships, county: str) -> frozenset[str]:
    return frozenset(name for code in (county, county[:4]) for lines in townships for name in _line(lines, code))


def townships(data: Mapping[str, Any]) -> Townships:
    """The townships of a lexicon with `entries` and `others`."""
    return _of(str(data["entries"]), str(data["others"]))


@lru_cache(maxsize=4)
def _of(entries: str, others: str) -> Townships:
    return Townships(f"\n{entries}\n", f"\n{others}\n")


@lru_cache(maxsize=4)
def _ending(endings: tuple[str, ...]) -> re.Pattern[str]:
    return compiled("|".join(map(re.escape, fold("\n".join(endings)).split("\n"))) or "(?!)")


def in_township(report: Report, span: Span, lexicon: Lexicon) -> bool:
    """Whether the name of a real township, of any county, has a part in these words: 和平镇 in 和和 of 城关镇和和平镇.

    The lexicon is large, and read only where something like a township stands.
    """
    text = report.text
    names = [
        text[start : ending.end()]
        for ending in _ending(report.form.agencies.township_endings).finditer(text, span.start, min(len(text), span.end + _LONGEST))
        for start in range(max(0, ending.end() - _LONGEST), min(span.end, ending.end() - 2))
    ]
    return bool(names) and any(map(townships(lexicon.data).anywhere, names))
