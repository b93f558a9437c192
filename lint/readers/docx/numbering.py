"""Automatic numbers: what Word draws before a paragraph, computed from the definitions of the part `numbering`.

Counting follows ECMA-376 part 1, 17.9, and Word where that is silent: lists that share an abstract definition go on counting
together; a number that overrides a start counts anew from it; a level starts again after any level above it, or after the one
that it names; a level used before those above it takes their first numbers up; a text box counts for itself.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lint.readers.docx.names import ALTERNATE, FALLBACK, number, switched, value, w
from lint.readers.docx.numerals import written
from lint.readers.docx.styles import NumberRef

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile("%([1-9])")
# No label is longer, whatever a definition repeats.
_LONGEST = 64
_LINKS = 16
_CLOSED = frozenset(("", *"、，,。．)）]】〕》:：;；.·-—"))


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    follows: str
    restart: int | None
    legal: bool
    style: str


@dataclass(eq=False, slots=True)
class _Number:
    """A number: the key of the abstract definition that it counts by, its levels, and the starts that it overrides."""

    list: str
    levels: dict[int, _Level]
    starts: dict[int, int]

    def start(self, index: int) -> int:
        return self.starts.get(index, self.levels[index].start)


@dataclass(slots=True)
class _Count:
    """How far a list has counted: the number at each level that stands, and the levels that were ever used."""

    standing: dict[int, int] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    begun: set[tuple[_Number, int]] = field(default_factory=set)


class Numbering:
    """Counts the paragraphs of a document; `linked` names the numbering of a style, which a definition may refer to."""

    def __init__(self, root: "Element | None", linked: Callable[[str], NumberRef]) -> None:
        self._linked = linked
        self._numbers: dict[str, Element] = {}
        self._abstract: dict[str, Element] = {}
        self._made: dict[str, _Number | None] = {}
        self._counts: dict[str, _Count] = {}
        for element in () if root is None else root:
            if element.tag == w("num"):
                self._numbers.setdefault(element.get(w("numId"), ""), element)
            elif element.tag == w("abstractNum"):
                self._abstract.setdefault(element.get(w("abstractNumId"), ""), element)

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Count what counts for itself: a text box, a header, a note."""
        counts, self._counts = self._counts, {}
        yield
        self._counts = counts

    def label(self, reference: NumberRef, following: str) -> str:
        """The number of the next paragraph of a list, with the blank that parts it from the text `following`, if one is needed."""
        number = self._number(reference.key)
        if number is None:
            return ""
        index = reference.level
        if index is None:
            index = next((at for at, level in number.levels.items() if level.style == reference.style != ""), 0)
        level = number.levels.get(index)
        if level is None:
            return ""
        count = self._counts.setdefault(number.list, _Count())
        _advance(count, number, index)
        label = _label(count, number, level)
        return label + _gap(label, level, following) if label else ""

    def _number(self, key: str | None) -> _Number | None:
        if key is None:
            return None
        if key not in self._made:
            self._made[key] = self._read(key)
        return self._made[key]

    def _read(self, key: str) -> _Number | None:
        element = self._numbers.get(key)
        abstract = self._abstract_of(key)
        if element is None or abstract is None:
            return None
        levels = {number(each.get(w("ilvl"))): _level(each) for each in self._abstract[abstract].iterchildren(w("lvl"))}
        starts: dict[int, int] = {}
        for override in element.iterchildren(w("lvlOverride")):
            index = number(override.get(w("ilvl")))
            own = override.find(w("lvl"))
            if own is not None:
                levels[index] = _level(own)
            start = value(override, "startOverride")
            if start is not None:
                starts[index] = number(start)
        return _Number(abstract, levels, starts)

    def _abstract_of(self, key: str) -> str | None:
        """The key of the definition of a number; through the styles that definitions refer to, as long as they lead on."""
        for _ in range(_LINKS):
            abstract = value(self._numbers.get(key), "abstractNumId") or ""
            if abstract not in self._abstract:
                return None
            link = value(self._abstract[abstract], "numStyleLink")
            following = self._linked(link).key if link else None
            if following is None or following == key:
                return abstract
            key = following
        return None


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


def _advance(count: _Count, number: _Number, index: int) -> None:
    standing = count.standing
    if index not in count.used:
        for above in range(index - 1, -1, -1):
            if above in count.used or above not in number.levels:
                break
            standing[above] = number.start(above)
            count.used.add(above)
    if index in number.starts and (number, index) not in count.begun:
        standing[index] = number.starts[index]
    elif index in standing:
        standing[index] += 1
    else:
        standing[index] = number.start(index)
    count.used.add(index)
    count.begun.add((number, index))
    for below, level in number.levels.items():
        if below > index and (level.restart is None or index < level.restart):
            standing.pop(below, None)


def _label(count: _Count, number: _Number, level: _Level) -> str:
    def counted(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        other = number.levels.get(index)
        if other is None:
            return ""
        return written(count.standing.get(index, number.start(index)), "decimal" if level.legal else other.format)

    if level.format == "bullet":
        return ""
    return _PLACE.sub(counted, level.text)[:_LONGEST].strip()


def _gap(label: str, level: _Level, following: str) -> str:
    """A blank behind a number that would run into the text: Word shows a tab or a blank there, or nothing."""
    if level.follows == "nothing" or following[:1] in _CLOSED:
        return ""
    decimal = label[-1] in ".．" and following[:1].isdecimal()
    return "" if label[-1] in _CLOSED and not decimal else " "
