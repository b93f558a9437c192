"""A copy of a Word document with a comment for each finding, on the very runs; whatever else is in it stays as it was."""

import posixpath
from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

from lint.checks.finding import Finding
from lint.document import Document
from lint.fix.markup import NAMESPACE, STRICT, Element, Part, attributes
from lint.fix.model import FixError
from lint.fix.package import Package
from lint.reporters.annotated.anchors import Anchors
from lint.reporters.annotated.note import AUTHOR, lines
from lint.ruleset.text import Language

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def annotate(data: bytes, document: Document, findings: Sequence[Finding], language: Language) -> bytes:
    """The .docx in `data` with a comment for each finding; `document` is what was read of it. Raises FixError."""
    if not findings:
        return data
    index = _Index(data)
    story, comments = Part(index.package.read(index.main)), index.comments()
    anchors = Anchors(data, document, index.package, index.main, story)
    first = 1 + max(_ids(story), default=-1)
    first = max(first, 1 + max(_ids(comments), default=-1))
    when = datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    for number, finding in enumerate(findings, first):
        anchors.put(number, finding.place)
        comments.append(comments.root, _comment(comments, number, when, lines(document, finding, language)))
    changed = {index.main: story.changed(), index.comments_name: comments.changed()}
    return index.package.replaced(index.changed | changed)


def _ids(part: Part) -> Iterator[int]:
    """The numbers of the comments in a part, or of the ranges of comments."""
    for name in ("comment", "commentRangeStart", "commentReference"):
        for element in part.root.within(name):
            number = part.attribute(element, "id") or ""
            if number.isdecimal():
                yield int(number)


def _comment(part: Part, number: int, when: str, said: list[str]) -> str:
    bold = "<w:rPr><w:b/></w:rPr>"
    paragraphs = "".join(
        f'<w:p><w:r>{"" if index else bold}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for index, line in enumerate(said)
    )
    head = f'<w:comment{part.namespaces} w:id="{number}" w:author="{AUTHOR}" w:date="{when}" w:initials="dl">'
    return f"{head}{paragraphs}</w:comment>"


class _Index:
    """The parts of a document that tell of others: content types and relationships."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self.changed: dict[str, bytes] = {}
        self.main = self._related("_rels/.rels", "", "officeDocument") or ""
        if self.main not in self.package or _TYPES not in self.package:
            raise FixError("文件缺少正文部件，不能批注", "the package has no document to write comments on")
        main = Part(self.package.read(self.main))
        self._strict = STRICT in attributes(main.tag(main.root)).values()
        folder, name = posixpath.split(self.main)
        self._folder = folder
        self._relations = posixpath.join(folder, "_rels", f"{name}.rels")
        self.comments_name = self._related(self._relations, folder, "comments") or ""

    def _related(self, name: str, folder: str, kind: str) -> str | None:
        """The part that a part of relationships names for a kind."""
        if name not in self.package:
            return None
        part = Part(self.package.read(name))
        for relation in part.root.children:
            if (part.attribute(relation, "Type") or "").rpartition("/")[2] == kind:
                target = part.attribute(relation, "Target") or ""
                return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return None

    def comments(self) -> Part:
        """The part of comments; a new and empty one, known to the package, when there is none."""
        if self.comments_name in self.package:
            return Part(self.package.read(self.comments_name))
        names = (posixpath.join(self._folder, f"comments{number}.xml") for number in ("", *range(1, 1000)))
        self.comments_name = next(name for name in names if name not in self.package)
        self._declare()
        self._relate()
        return Part(f'{_HEAD}<w:comments xmlns:w="{STRICT if self._strict else NAMESPACE}"></w:comments>'.encode())

    def _declare(self) -> None:
        part = Part(self.package.read(_TYPES))
        prefix = _prefix(part.root)
        part.append(part.root, f'<{prefix}Override PartName="/{self.comments_name}" ContentType="{_COMMENTS_TYPE}"/>')
        self.changed[_TYPES] = part.changed()

    def _relate(self) -> None:
        known = self._relations in self.package
        part = Part(self.package.read(self._relations) if known else f'{_HEAD}<Relationships xmlns="{_PACKAGE}"/>'.encode())
        taken = {part.attribute(relation, "Id") for relation in part.root.children}
        key = next(key for number in range(1, len(taken) + 2) if (key := f"rIdComments{number}") not in taken)
        kind = f"{_STRICT_RELATIONS if self._strict else _RELATIONS}/comments"
        target = quoteattr(posixpath.basename(self.comments_name))
        part.append(part.root, f'<{_prefix(part.root)}Relationship Id="{key}" Type="{kind}" Target={target}/>')
        self.changed[self._relations] = part.changed()


def _prefix(element: Element) -> str:
    """The prefix of an element's name as written, with its colon."""
    before, colon, _ = element.name.rpartition(":")
    return before + colon
