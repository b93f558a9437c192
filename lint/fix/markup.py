"""WordprocessingML changed in its own source text: whatever is not touched stays character for character what it was.

A serialised tree loses how its source was written; here elements are only located in it. The source is well-formed: a reader
has read it.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import escape

from lint.fix.model import FixError

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_NAMESPACES = (NAMESPACE, STRICT)
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<!DOCTYPE"
    r"|<(?P<close>/?)(?P<name>[^\s/>!?]++)(?P<attributes>(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CHARACTERS = re.compile(r"&[^;]+;|<!--.*?-->|<!\[CDATA\[(?P<data>.*?)\]\]>|<\?.*?\?>|\r\n|.", re.DOTALL)
_ID = re.compile(r":id=[\"'](\d{1,9})[\"']")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


@dataclass(eq=False, repr=False)
class Element:
    """An element in the source: its start tag at `start:inner`, its content at `inner:outer`, its end tag at `outer:end`.

    `name` is the local name for WordprocessingML, the name as written for others.
    """

    name: str
    start: int
    inner: int
    parent: "Element | None"
    outer: int = 0
    end: int = 0
    children: list["Element"] = field(default_factory=list)

    def around(self, *names: str) -> "Element | None":
        """The nearest element around this one of one of these names."""
        return next((element for element in self.ancestors() if element.name in names), None)

    def ancestors(self) -> Iterator["Element"]:
        """The elements around this one, from the inside out."""
        element = self.parent
        while element is not None:
            yield element
            element = element.parent

    def child(self, name: str) -> "Element | None":
        """The first child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def within(self, name: str) -> Iterator["Element"]:
        """The elements of that name inside this one, in the order of the source."""
        for child in self.children:
            if child.name == name:
                yield child
            yield from child.within(name)


class Mark(NamedTuple):
    """What is done to a text element (w:t): its characters `start:end` go.

    In their place comes the text `inline`, in the same run, or the markup `between`, between two runs, each with the properties of
    the one that was. `rank` orders marks at one point.
    """

    start: int
    end: int
    inline: str = ""
    between: str = ""
    rank: int = 0


class Part:
    """One XML part of a package. Changes are gathered, and made all at once by `changed`."""

    def __init__(self, data: bytes) -> None:
        self.bom, self.encoding = _encoding(data)
        try:
            self.source = data[len(self.bom) :].decode(self.encoding)
        except (UnicodeDecodeError, LookupError) as error:
            raise FixError("文件部件的编码无法识别", "the encoding of a part cannot be told") from error
        self.root = _parsed(self.source)
        self._marks: dict[int, list[Mark]] = {}
        self._edits: list[tuple[int, int, int, str]] = []
        self._last_id: int | None = None
        self._filled: dict[int, tuple[Element, list[str]]] = {}

    @cached_property
    def texts(self) -> list[Element]:
        """The text elements (w:t), in order."""
        return list(self.root.within("t"))

    @cached_property
    def namespaces(self) -> str:
        """What an element put into this part needs so that its prefix `w` is known; mostly nothing."""
        for name, value in attributes(self.tag(self.root)).items():
            if value in _NAMESPACES:
                if name == "xmlns:w":
                    return ""
                return f' xmlns:w="{value}"'
        return f' xmlns:w="{NAMESPACE}"'

    def tag(self, element: Element) -> str:
        """The start tag of an element."""
        return self.source[element.start : element.inner]

    def end_tag(self, element: Element) -> str:
        """The end tag that closes the start tag of an element."""
        return f"</{_name(self.tag(element))}>"

    def raw(self, element: Element) -> str:
        """The source of an element."""
        return self.source[element.start : element.end]

    def attribute(self, element: Element, name: str) -> str | None:
        """The value of an attribute by its local name."""
        found = attributes(self.tag(element))
        return next((value for key, value in found.items() if key.rpartition(":")[2] == name), None)

    def mark(self, text: Element, mark: Mark) -> None:
        """Do this to a text element."""
        self._marks.setdefault(text.start, []).append(mark)

    def insert(self, position: int, markup: str, rank: int = 0) -> None:
        """Put markup at a position of the source that lies in no run with marks."""
        self._edits.append((position, position, rank, markup))

    def append(self, element: Element, markup: str) -> None:
        """Put markup at the end of an element's content, be it written as an empty tag."""
        if element.inner == element.end:
            self._filled.setdefault(element.start, (element, []))[1].append(markup)
        else:
            self.insert(element.outer, markup)

    def next_id(self) -> int:
        """A number for an annotation that none in this part has yet."""
        if self._last_id is None:
            self._last_id = max((int(number) for number in _ID.findall(self.source)), default=0)
        self._last_id += 1
        return self._last_id

    def run_of(self, text: Element) -> Element | None:
        """The run that a text stands in and that may be split at it; None when it stands deeper in one."""
        return text.parent if text.parent is not None and text.parent.name == "r" else None

    def properties(self, run: Element) -> str:
        """The source of a run's properties; empty when it has none."""
        found = run.child("rPr")
        return "" if found is None else self.raw(found)

    def changed(self) -> bytes:
        """The part with all changes made."""
        for element, markups in self._filled.values():
            self._edits.append((element.end - 2, element.end, 0, f">{''.join(markups)}{self.end_tag(element)}"))
        self._render_runs()
        parts = []
        position = 0
        for start, end, _, markup in sorted(self._edits, key=lambda edit: edit[:3]):
            parts += [self.source[position:start], markup]
            position = end
        return self.bom + "".join([*parts, self.source[position:]]).encode(self.encoding)

    def _render_runs(self) -> None:
        """The marks made edits; of runs that hold others (in text boxes) the inner ones first."""
        runs: dict[int, Element] = {}
        for text in self.texts:
            if text.start in self._marks:
                run = self.run_of(text) or text
                runs[run.start] = run
        for run in sorted(runs.values(), key=lambda run: -len(list(run.ancestors()))):
            markup = self._run(run) if run.name == "r" else "".join(piece for _, piece in self._text(run))
            inner = [edit for edit in self._edits if run.start < edit[0] and edit[1] < run.end]
            self._edits = [edit for edit in self._edits if edit not in inner]
            self._edits.append((run.start, run.end, 0, markup))

    def _run(self, run: Element) -> str:
        """A run with its marks: cut in several where markup comes between."""
        pieces: list[tuple[bool, str]] = []
        position = run.inner
        for child in run.children:
            if child.name == "rPr":
                position = child.end
                continue
            gap = self.source[position : child.start]
            if gap:
                pieces.append((True, gap))
            marked = child.name == "t" and child.start in self._marks
            pieces += self._text(child) if marked else [(True, self._slice(child))]
            position = child.end
        pieces.append((True, self.source[position : run.outer]))
        head = self.tag(run) + self.properties(run)
        return "".join(_runs(pieces, head, self.end_tag(run)))

    def _slice(self, element: Element) -> str:
        """The source of an element with the edits that are inside it."""
        parts = []
        position = element.start
        for start, end, _, markup in sorted(self._edits, key=lambda edit: edit[:3]):
            if element.start < start and end < element.end:
                parts += [self.source[position:start], markup]
                position = end
        return "".join([*parts, self.source[position : element.end]])

    def _text(self, text: Element) -> Iterator[tuple[bool, str]]:
        """A text with its marks: pieces that stay in the run (True), and markup between."""
        characters = self.characters(text)
        name = _name(self.tag(text))
        held: list[str] = []
        position = 0
        untouched = True

        def flushed(until: int) -> Iterator[tuple[bool, str]]:
            words = "".join([*held, *characters[position:until]])
            held.clear()
            if untouched and position == 0 and until == len(characters):
                yield True, self.raw(text)
            elif words:
                yield True, f'<{name} xml:space="preserve">{words}</{name}>'

        for mark in sorted(self._marks[text.start], key=lambda mark: (mark.start, mark.end, mark.rank)):
            if mark.between:
                yield from flushed(mark.start)
                yield False, mark.between
                untouched = True
            else:
                held += [*characters[position : mark.start], escape(mark.inline)]
                untouched = False
            position = mark.end
        if position < len(characters) or held or not untouched:
            yield from flushed(len(characters))

    def characters(self, text: Element) -> list[str]:
        """The characters of a text as its source writes them, each one item: an entity is one character."""
        found = []
        for token in _CHARACTERS.finditer(self.source, text.inner, text.outer):
            if token["data"] is not None:
                found += [escape(character) for character in token["data"].replace("\r\n", "\n")]
            elif not token[0].startswith(("<!", "<?")):
                found.append(token[0])
        return found


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a start tag as written, in order."""
    body = tag[len(_name(tag)) + 1 :]
    return {name: first or second for name, first, second in _ATTRIBUTE.findall(body)}


def _runs(pieces: Iterable[tuple[bool, str]], head: str, tail: str) -> Iterator[str]:
    """Runs of what stays in them, and between them what does not; blanks alone make no run."""
    held: list[str] = []
    for inside, markup in (*pieces, (False, "")):
        if inside:
            held.append(markup)
            continue
        if any(piece.strip() for piece in held):
            yield "".join([head, *held, tail])
        held = []
        yield markup


def _name(tag: str) -> str:
    found = re.match(r"<([^\s/>]+)", tag)
    return found[1] if found else ""


def _encoding(data: bytes) -> tuple[bytes, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return bom, encoding
    declared = _DECLARED.match(data[:200])
    return b"", declared[1].decode() if declared else "utf-8"


def _parsed(source: str) -> Element:
    """The outermost element of a source, with all that are in it."""
    top = Element("", 0, 0, None)
    element = top
    scopes: list[dict[str, str]] = [{}]
    for token in _TOKEN.finditer(source):
        name = token["name"]
        if name is None:
            if token[0] == "<!DOCTYPE":
                raise FixError("文件部件含有 DOCTYPE，不予改写", "a part declares a DOCTYPE; it is not written")
            continue
        if token["close"]:
            element.outer, element.end = token.span()
            scopes.pop()
            element = element.parent or top
            continue
        within = token["attributes"]
        scope = scopes[-1]
        if "xmlns" in within:
            found = attributes(token[0])
            scope = scope | {key[6:]: value for key, value in found.items() if key == "xmlns" or key.startswith("xmlns:")}
        prefix, _, local = name.rpartition(":")
        own = local if scope.get(prefix) in _NAMESPACES else name
        made = Element(own, token.start(), token.end(), element)
        element.children.append(made)
        if within.endswith("/"):
            made.outer = made.end = token.end()
        else:
            element = made
            scopes.append(scope)
    if not top.children:
        raise FixError("文件部件不是 XML", "a part is no XML")
    root = top.children[0]
    root.parent = None
    return root
