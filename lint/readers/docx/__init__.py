"""Word documents (.docx): what Word shows once all tracked changes are accepted, and what should not be published with it.

Parts are read as they are, for what libraries leave out: automatic numbers, tracked changes, merged cells, text boxes, notes.
Source: ECMA-376 part 1 (WordprocessingML).
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lint.document import Document, OffsetMap, Trouble
from lint.readers.docx.items import Item, Mark
from lint.readers.docx.names import RELATION, switched, w
from lint.readers.docx.numbering import Numbering
from lint.readers.docx.package import Package, looks_like_docx
from lint.readers.docx.runs import ID, NoteReference, Shared
from lint.readers.docx.story import Story
from lint.readers.docx.styles import NumberRef, Styles
from lint.readers.docx.view import Piece, View
from lint.readers.errors import ReadError
from lint.readers.lines import lost_characters

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["Piece", "Traced", "looks_like_docx", "read", "trace"]

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_PROPERTIES = {"creator": "author", "lastModifiedBy": "editor", "Company": "company", "Manager": "author"}
_PROPERTY_KINDS = frozenset(("core-properties", "extended-properties"))


class Traced(NamedTuple):
    """A document, and where in the package its characters come from.

    What stands in no text element (automatic numbers, tabs, what parts blocks and cells) has no piece.
    """

    document: Document
    pieces: list[Piece]


def read(data: bytes, path: str) -> Document:
    """The document in a .docx. Raises ReadError when it is none, is damaged, has a password, or is beyond all measure."""
    return trace(data, path).document


def trace(data: bytes, path: str) -> Traced:
    """As `read`, with the pieces of the package that the text view is made of."""
    try:
        return _Reader(Package(data)).traced(path)
    except RecursionError as error:
        raise ReadError("文档嵌套过深，无法读取", "the document is nested too deeply to be read") from error


class _Reader:
    """Reads the parts of one document."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._related = package.related(package.main)
        styles = Styles(self._part("styles"))

        def linked(style: str) -> NumberRef:
            return styles.named(style).number

        self._shared = Shared(styles, Numbering(self._part("numbering"), linked), self._comments())
        self._notes = {kind: self._notes_of(f"{kind}s") for kind in ("footnote", "endnote")}
        self._noted = 0
        self._view = View()

    def traced(self, path: str) -> Traced:
        package, view = self._package, self._view
        root = package.xml(package.main)
        body = None if root is None else root.find(w("body"))
        if root is None or body is None:
            raise ReadError("不是 Word 文档：正文无法识别", "not a Word document: its body is not there")
        self._around(root, "header")
        self._write(Story(package.main, root, self._shared).items(body))
        self._around(root, "footer")
        text = view.text
        origin = OffsetMap()
        origin.add(len(text), 0, len(text))
        troubles = [*self._properties(), *_troubles(self._shared, text), *lost_characters(text)]
        if not text and self._shared.pictures:
            troubles.append(Trouble("pictures"))
        return Traced(Document(path, "docx", text, text, origin, view.blocks, troubles=troubles), view.pieces)

    def _named(self, kind: str) -> str:
        """The part of a kind that the document refers to."""
        return next((target for own, target in self._related.values() if own == kind), "")

    def _part(self, kind: str) -> "Element | None":
        return self._package.xml(self._named(kind))

    def _comments(self) -> dict[str, Mark]:
        root = self._part("comments")
        return {} if root is None else {each.get(ID, ""): Mark("comment") for each in root.iterchildren(w("comment"))}

    def _write(self, items: Iterator[Item | NoteReference]) -> None:
        for item in items:
            if isinstance(item, NoteReference):
                self._note(item)
            else:
                self._view.write(item)

    def _notes_of(self, kind: str) -> "tuple[Story, dict[str, Element]] | None":
        """The story of the footnotes or endnotes, and the notes by id."""
        root = self._part(kind)
        if root is None:
            return None
        notes = {each.get(ID, ""): each for each in root if each.get(w("type")) not in _SEPARATORS}
        return Story(self._named(kind), root, self._shared), notes

    def _note(self, reference: NoteReference) -> None:
        """Write a note; each once, at the first reference to it."""
        found = self._notes[reference.kind]
        note = found[1].pop(reference.key, None) if found else None
        if found and note is not None:
            self._noted += 1
            with self._shared.numbering.apart():
                self._write(found[0].items(note, native={reference.kind: self._noted}))

    def _around(self, root: "Element", kind: str) -> None:
        """Write the headers or the footers that pages show, each once."""
        settings = self._part("settings")
        even = settings is not None and bool(switched(settings.find(w("evenAndOddHeaders"))))
        names: dict[str, None] = {}
        for section in root.iter(w("sectPr")):
            shown = {"default", *(("first",) if switched(section.find(w("titlePg"))) else ()), *(("even",) if even else ())}
            for reference in section.iterchildren(w(f"{kind}Reference")):
                own, name = self._related.get(reference.get(RELATION, ""), ("", ""))
                if own == kind and reference.get(w("type"), "default") in shown:
                    names[name] = None
        for number, name in enumerate(names, 1):
            part = self._package.xml(name)
            if part is None:
                continue
            with self._shared.numbering.apart():
                self._write(Story(name, part, self._shared).items(part, "chrome", {kind: number}))

    def _properties(self) -> Iterator[Trouble]:
        """What the properties of the file say of people and organisations."""
        told: set[str] = set()
        for kind, name in self._package.related("").values():
            root = self._package.xml(name) if kind in _PROPERTY_KINDS else None
            for each in () if root is None else root:
                key = _PROPERTIES.get(str(each.tag).rpartition("}")[2])
                said = " ".join((each.text or "").split())
                if key and said and said not in told:
                    told.add(said)
                    yield Trouble(key, said)


def _troubles(shared: Shared, text: str) -> Iterator[Trouble]:
    """The marks that stand somewhere, in order; those with nothing but blanks between them are one, but each comment is its own."""
    last: Mark | None = None
    placed = [mark for mark in (*shared.marks, *shared.comments.values()) if mark.start >= 0]
    for mark in sorted(placed, key=lambda mark: (mark.key, mark.start, mark.end)):
        if last is not None and last.key == mark.key != "comment" and not text[last.end : mark.start].strip():
            last.end = max(last.end, mark.end)
            continue
        if last is not None:
            yield Trouble(last.key, last.detail, last.start, last.end)
        last = mark
    if last is not None:
        yield Trouble(last.key, last.detail, last.start, last.end)
