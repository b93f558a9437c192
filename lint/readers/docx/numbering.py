"""Automatic numbers: what Word draws before a paragraph, computed from the definitions of the part `numbering`.

Counting follows ECMA-376 part 1, 17.9: lists that share an abstract definition go on counting together; a number that overrides
a start counts anew from it; a level starts again after any level above it, or after the one that it names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lint.readers.docx.names import ALTERNATE, FALLBACK, number, switched, value, w
from lint.readers.docx.numerals import written
from lint.readers.docx.styles import NumberRef

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LEVELS = 9
_PLACE = re.compile("%([1-9])")
# No label is longer, whatever a definition repeats.
_LONGEST = 64
_LINKS = 16
_CLOSED = frozenset("、，,。．)）]】〕》:：;；.·-—")


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    follows: str
    restart: int | None
    legal: bool
    style: str


@dataclass(slots=True)
class _List:
    """An abstract definition, and how far it has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Number:
    """A number: a list with levels of its own and starts that it overrides."""

    list: _List
    levels: dict[int, _Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)

    def level(self, index: int) -> _Level | None:
        return self.levels.get(index) or self.list.levels.get(index)


class Numbering:
    """Counts the paragraphs of a document; `linked` names the numbering of a style, which a definition may refer to."""

    def __init__(self, root: "Element | None", linked: Callable[[str], NumberRef]) -> None:
        self._linked = linked
        self._numbers: dict[str, Element] = {}
        self._abstract: dict[str, Element] = {}
        self._lists: dict[str, _List] = {}
        self._made: dict[str, _Number | None] = {}
        for element in () if root is None else root:
            if element.tag == w("num"):
                self._numbers.setdefault(element.get(w("numId"), ""), element)
            elif element.tag == w("abstractNum"):
                self._abstract.setdefault(element.get(w("abstractNumId"), ""), element)

    def label(self, reference: NumberRef, following: str) -> str:
        """The number of the next paragraph of a list, with the blank that parts it from the text `following`, if one is needed."""
        number = self._number(reference.key)
        if number is None:
            return ""
        index = reference.level
        if index is None:
            index = next((at for at in range(_LEVELS) if (own := number.level(at)) and own.style == reference.style != ""), 0)
        index = min(index, _LEVELS - 1)
        level = number.level(index)
        if level is None:
            return ""
        _count(number, index, level)
        label = _label(number, level)
        return label + _gap(label, level, following) if label else ""

    def _number(self, key: str | None) -> _Number | None:
        if key is None:
            return None
        if key not in self._made:
            self._made[key] = self._read(key)
        return self._made[key]

    def _read(self, key: str) -> _Number | None:
        element = self._numbers.get(key)
        list = self._list(key) if element is not None else None
        if element is None or list is None:
            return None
        levels: dict[int, _Level] = {}
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            index = number(override.get(w("ilvl")))
            own = override.find(w("lvl"))
            if own is not None:
                levels[index] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[index] = number(start)
        return _Number(list, levels, starts)

    def _list(self, key: str) -> _List | None:
        """The list of a number; through the styles that definitions refer to, as long as they lead on."""
        for _ in range(_LINKS):
            abstract = value(self._numbers.get(key), "abstractNumId") or ""
            element = self._abstract.get(abstract)
            if element is None:
                return None
            link = value(element, "numStyleLink")
            following = self._linked(link).key if link else None
            if following is None or following == key:
                break
            key = following
        else:
            return None
        if abstract not in self._lists:
            levels = {number(each.get(w("ilvl"))): _level(each) for each in element.iterchildren(w("lvl"))}
            self._lists[abstract] = _List(levels)
        return self._lists[abstract]


def _level(element: "Element") -> _Level:
    format = value(element, "numFmt")
    if format is None:
        fallback = element.find(f"{ALTERNATE}/{FALLBACK}")
        format = value(fallback, "numFmt") or "decimal"
    restart = value(element, "lvlRestart")
    return _Level(
        number(value(element, "start")),
        format,
        (value(element, "lvlText") or "")[:_LONGEST],
        value(element, "suff") or "tab",
        None if restart is None else number(restart),
        bool(switched(element.find(w("isLgl")))),
        value(element, "pStyle") or "",
    )


def _count(own: _Number, index: int, level: _Level) -> None:
    counts = own.list.counts
    if index in own.starts and index not in own.begun:
        counts[index] = own.starts[index]
    elif index in counts:
        counts[index] += 1
    else:
        counts[index] = own.starts.get(index, level.start)
    own.begun.add(index)
    for below in range(index + 1, _LEVELS):
        deeper = own.level(below)
        if deeper is None or deeper.restart is None or index < deeper.restart:
            counts.pop(below, None)


def _label(own: _Number, level: _Level) -> str:
    def counted(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        other = own.level(index)
        if other is None:
            return ""
        count = own.list.counts.get(index, other.start)
        return written(count, "decimal" if level.legal else other.format)

    if level.format == "bullet":
        return ""
    return _PLACE.sub(counted, level.text)[:_LONGEST].strip()


def _gap(label: str, level: _Level, following: str) -> str:
    """A blank behind a number that would run into the text: Word shows a tab or a blank there, or nothing."""
    if level.follows == "nothing":
        return ""
    decimal = label[-1] in ".．" and following[:1].isdecimal()
    return "" if label[-1] in _CLOSED and not decimal else " "
