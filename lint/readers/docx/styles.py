"""The styles of a Word document: what a paragraph or a run has from them."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from lint.readers.docx.names import number, switched, value, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.I)
_TITLE = re.compile(r"title|标题", re.I)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d", re.I)
_FORM_EDGE = re.compile(r"html (?:top|bottom) of form", re.I)
_DEEPEST = 6
# Styles based on one another; Word itself allows fewer.
_LONGEST_CHAIN = 32
_BODY_TEXT = 9


class NumberRef(NamedTuple):
    """The numbering that a style or paragraph asks for: its number, its level, and the style that asks for it."""

    key: str | None = None
    level: int | None = None
    style: str = ""


_NO_NUMBER = NumberRef()


@dataclass(frozen=True, slots=True)
class Style:
    """What a style and those that it is based on say. `level` is the heading's level, 0 for none."""

    level: int = 0
    number: NumberRef = _NO_NUMBER
    hidden: bool | None = None
    contents: bool = False
    form_edge: bool = False


_PLAIN = Style()


class Styles:
    """The styles of the part in `root`, if there is one. What is based on itself ends where it began."""

    def __init__(self, root: "Element | None") -> None:
        self._elements: dict[str, Element] = {}
        self._styles: dict[str, Style] = {}
        self._default = ""
        self._hidden = False
        if root is None:
            return
        self._hidden = bool(switched(root.find("/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "vanish"))))))
        for element in root.iterchildren(w("style")):
            key = element.get(w("styleId"), "")
            self._elements.setdefault(key, element)
            if element.get(w("type")) == "paragraph" and element.get(w("default"), "0").lower() in ("1", "true", "on"):
                self._default = self._default or key

    def paragraph(self, key: str | None) -> Style:
        """The style that a paragraph names; the default one when it names none or one that is not there."""
        return self.named(key if key in self._elements else self._default)

    def named(self, key: str | None) -> Style:
        """The style of that key; a plain one when it is not there."""
        if not key or key not in self._elements:
            return _PLAIN
        if key not in self._styles:
            self._styles[key] = self._made(key)
        return self._styles[key]

    def hidden(self, paragraph: Style, run: Style) -> bool:
        """Whether a run is hidden by its styles."""
        if run.hidden is not None:
            return run.hidden
        return self._hidden if paragraph.hidden is None else paragraph.hidden

    def _chain(self, key: str | None) -> "list[tuple[str, Element]]":
        """A style and those that it is based on, each once."""
        chain: dict[str, Element] = {}
        while key and key in self._elements and key not in chain and len(chain) < _LONGEST_CHAIN:
            chain[key] = self._elements[key]
            key = value(chain[key], "basedOn")
        return list(chain.items())

    def _made(self, key: str) -> Style:
        level = named = -1
        reference = _NO_NUMBER
        hidden: bool | None = None
        contents = form_edge = False
        for own, element in self._chain(key):
            name = value(element, "name") or ""
            if level < 0 and (outline := value(element, "pPr/outlineLvl")) is not None:
                level = level_of(outline)
            if named < 0:
                found = _HEADING.fullmatch(name)
                named = int(found[1]) if found else 1 if _TITLE.fullmatch(name) else -1
            reference = _joined(reference, number_ref(element.find(w("pPr")), own))
            if hidden is None:
                properties = element.find(w("rPr"))
                hidden = None if properties is None else switched(properties.find(w("vanish")))
            contents = contents or _CONTENTS.fullmatch(name) is not None
            form_edge = form_edge or _FORM_EDGE.fullmatch(name) is not None
        level = level if level >= 0 else max(0, min(named, _DEEPEST))
        return Style(level, reference, hidden, contents, form_edge)


def level_of(outline: str) -> int:
    """The level of a heading, from 1 on, that an outline level stands for; 0 for body text."""
    written = number(outline, _BODY_TEXT)
    return 0 if written >= _BODY_TEXT else min(written + 1, _DEEPEST)


def number_ref(properties: "Element | None", style: str = "") -> NumberRef:
    """The numbering that the properties of a paragraph or a style name."""
    found = None if properties is None else properties.find(w("numPr"))
    if found is None:
        return _NO_NUMBER
    level = value(found, "ilvl")
    return NumberRef(value(found, "numId"), None if level is None else number(level), style)


def _joined(nearer: NumberRef, further: NumberRef) -> NumberRef:
    return NumberRef(
        further.key if nearer.key is None else nearer.key,
        further.level if nearer.level is None else nearer.level,
        nearer.style or further.style,
    )


def numbering_of(properties: "Element | None", style: Style) -> NumberRef:
    """The numbering of a paragraph: its own, else what its style says."""
    return _joined(number_ref(properties), style.number)
