"""Edits in a Word document: made inside its runs, so that their formatting stays; or as tracked changes."""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape

from lint.checks.finding import SourceEdit
from lint.document import Document, Span
from lint.fix.markup import Element, Mark, Part
from lint.fix.model import FixError
from lint.fix.package import Package
from lint.readers.docx import Piece, trace

AUTHOR = "disclosure-lint"


class _Change(NamedTuple):
    """A change within one piece: its characters `start:end` of the text view become `text`."""

    piece: Piece
    start: int
    end: int
    text: str


class WordPen:
    """Writes edits into a .docx; with `track` as changes that a person accepts."""

    def __init__(self, document: Document, data: bytes, track: bool = False) -> None:
        self._track = track
        self._source = document.source
        self._pieces = sorted(trace(data, document.path).pieces, key=lambda piece: piece.start)
        self._starts = [piece.start for piece in self._pieces]
        self._package = Package(data)
        if "_xmlsignatures/origin.sigs" in self._package:
            raise FixError("文件有数字签名，改写会使签名失效", "the file is signed; writing it would break the signature")
        self._parts: dict[str, Part] = {}

    def can(self, edit: SourceEdit) -> bool:
        """Whether all that goes stands in runs, and what comes is plain text."""
        if not edit.text.isprintable():
            return False
        position = edit.span.start
        for piece in self._over(*edit.span):
            if piece.start > position:
                return False
            position = piece.end
        if position < edit.span.end:
            return False
        changes = list(self._changes(edit))
        return bool(changes) and not (self._track and any(self._run(change.piece) is None for change in changes))

    def write(self, edits: list[SourceEdit]) -> bytes:
        """The document with the edits made, and every part that they do not touch as it was."""
        when = datetime.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        for edit in edits:
            for change in self._changes(edit):
                part = self._part(change.piece.part)
                text = part.texts[change.piece.index]
                start, end = (change.piece.offset + at - change.piece.start for at in (change.start, change.end))
                if self._track:
                    between = tracked(part, text, Span(start, end), change.text, when)
                    part.mark(text, Mark(start, end, between=between))
                else:
                    part.mark(text, Mark(start, end, change.text))
        return self._package.replaced({name: part.changed() for name, part in self._parts.items()})

    def _part(self, name: str) -> Part:
        if name not in self._parts:
            self._parts[name] = Part(self._package.read(name))
        return self._parts[name]

    def _run(self, piece: Piece) -> Element | None:
        part = self._part(piece.part)
        return part.run_of(part.texts[piece.index])

    def _over(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that a range of the text view overlaps."""
        for piece in self._pieces[max(0, bisect_right(self._starts, start) - 1) :]:
            if piece.start >= end:
                return
            if piece.end > start:
                yield piece

    def _changes(self, edit: SourceEdit) -> Iterator[_Change]:
        """An edit as changes within pieces: characters that stay the same keep their runs."""
        start, end = edit.span
        old, new = self._source[start:end], edit.text
        if len(old) == len(new):
            for piece in self._over(start, end):
                yield from _different(piece, start, old, new)
            return
        before = _common(old, new)
        behind = _common(old[before:][::-1], new[before:][::-1])
        start, end, text = start + before, end - behind, new[before : len(new) - behind]
        if start == end:
            joined = self._at(start)
            if joined is not None:
                yield _Change(joined, start, start, text)
            return
        for piece in self._over(start, end):
            yield _Change(piece, max(start, piece.start), min(end, piece.end), text)
            text = ""

    def _at(self, position: int) -> Piece | None:
        """The piece that an insertion joins: the one that it stands in or behind, else the one that it stands before."""
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return None
        found = self._pieces[index]
        if found.start == position and index and self._pieces[index - 1].end == position:
            return self._pieces[index - 1]
        return found if found.end >= position else None


def tracked(part: Part, text: Element, old: Span, new: str, when: str) -> str:
    """The markup of a tracked change: characters of a text deleted, new ones inserted, in the text's formatting."""
    run = part.run_of(text)
    assert run is not None
    tag, properties = part.tag(run), part.properties(run)
    close = part.end_tag(run)
    made = ""
    if old.end > old.start:
        gone = "".join(part.characters(text)[old.start : old.end])
        words = f'<w:delText xml:space="preserve">{gone}</w:delText>'
        made += f"<w:del{_signed(part, when)}>{tag}{properties}{words}{close}</w:del>"
    if new:
        words = f'<w:t xml:space="preserve">{escape(new)}</w:t>'
        insertion = f"<w:ins{_signed(part, when)}>{tag}{properties}{words}{close}</w:ins>"
        # What someone else has inserted stays theirs: theirs ends before ours, and goes on behind it.
        around = run.parent
        if around is not None and around.name == "ins":
            insertion = f"{part.end_tag(around)}{insertion}{part.tag(around)}"
        made += insertion
    return made


def _signed(part: Part, when: str) -> str:
    return f'{part.namespaces} w:id="{part.next_id()}" w:author="{AUTHOR}" w:date="{when}"'


def _different(piece: Piece, start: int, old: str, new: str) -> Iterator[_Change]:
    """The stretches of a piece in which two texts of one length differ; `start` is where they begin."""
    position = max(start, piece.start)
    stop = min(start + len(old), piece.end)
    while position < stop:
        if old[position - start] == new[position - start]:
            position += 1
            continue
        end = position
        while end < stop and old[end - start] != new[end - start]:
            end += 1
        yield _Change(piece, position, end, new[position - start : end - start])
        position = end


def _common(left: str, right: str) -> int:
    """How many characters two texts begin with together."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
