"""A draft mended: its findings' corrections made, in turn, until none is left."""

from bisect import bisect_right, insort
from collections.abc import Iterable

from lint.checks.finding import Finding, SourceEdit
from lint.document import Document, Span
from lint.fix.model import FixError, Look, Mended, Pen

# Corrections may make way for others; more rounds than this are a quarrel between rules.
_ROUNDS = 10
_TEXTS = ("text", "markdown", "html")


def mend(data: bytes, look: Look, unsafe: bool = False, track: bool = False) -> Mended:
    """The draft in `data` with the corrections that `look` finds in it made, again and again until none is left.

    Only safe edits are made, unless `unsafe` says otherwise; with `track` as tracked changes, which a person accepts. Raises
    FixError when the format cannot be written, or holds no tracked changes, and when other bytes would change.
    """
    document, findings = look(data)
    if document is None:
        return Mended(data, data, "", "", 0)
    first = document.source
    count = 0
    seen = {first}
    now = data
    source = first
    told_apart = True
    for _ in range(_ROUNDS):
        pen = pen_for(document, now, track)
        chosen, mended = choose(document, findings, unsafe, pen)
        changed = apply(source, chosen)
        if not chosen or changed in seen:
            break
        after = pen.write(chosen)
        next_document, findings = look(after)
        told_apart = next_document is not None and next_document.source == changed
        if next_document is None or not told_apart:
            break
        document, source, now = next_document, changed, after
        seen.add(changed)
        count += mended
    if not told_apart and not count:
        raise FixError("改动后读出的文字与预期不符，未作修改", "the changed draft does not read as it should; nothing was changed")
    return Mended(data, now, first, source, count)


def pen_for(document: Document, data: bytes, track: bool = False) -> Pen:
    """What writes edits into the draft in `data`. Raises FixError when nothing does."""
    if document.format == "docx":
        from lint.fix.docx import WordPen

        return WordPen(document, data, track)
    if document.format not in _TEXTS:
        raise FixError(f"不能改写 .{document.format} 文件，未作修改", f".{document.format} cannot be written; nothing was changed")
    if track:
        raise FixError("修订痕迹只能写入 .docx，未作修改", "tracked changes go into .docx alone; nothing was changed")
    from lint.fix.text import TextPen

    return TextPen(document, data)


def choose(
    document: Document, findings: Iterable[Finding], unsafe: bool = False, pen: Pen | None = None
) -> tuple[list[SourceEdit], int]:
    """The edits of these findings that can be made together, in order, and how many findings they mend.

    A finding is mended whole or not at all; of two that overlap the one that stands first is, and the other waits. What the
    `pen` cannot write is left.
    """
    pen = pen or pen_for(document, b"")
    taken: list[tuple[int, int, str]] = []
    count = 0
    for finding in findings:
        edits = finding.edits
        if not edits or (finding.fix == "unsafe" and not unsafe):
            continue
        tried = taken.copy()
        for edit in edits:
            wanted = edit.span.start, edit.span.end, _written(document, edit.text)
            if wanted in tried:
                continue
            if not pen.can(edit) or not _apart(wanted, tried):
                break
            insort(tried, wanted)
        else:
            taken = tried
            count += 1
    return [SourceEdit(Span(start, end), text, True) for start, end, text in taken], count


def apply(source: str, edits: Iterable[SourceEdit]) -> str:
    """The source with the edits made; they are in order and do not overlap."""
    parts = []
    position = 0
    for edit in edits:
        parts += [source[position : edit.span.start], edit.text]
        position = edit.span.end
    return "".join([*parts, source[position:]])


def _apart(new: tuple[int, int, str], taken: list[tuple[int, int, str]]) -> bool:
    """Whether a new edit touches none that is taken; two insertions at one point would come in no certain order."""
    start, end, _ = new
    index = bisect_right(taken, (start, end, ""))
    for other_start, other_end, _ in taken[max(0, index - 1) : index + 1]:
        if start < other_end and other_start < end:
            return False
        if start == other_start and (start == end or other_start == other_end):
            return False
    return True


def _written(document: Document, text: str) -> str:
    """A replacement with the line breaks of its document."""
    return text.replace("\n", "\r\n") if "\n" in text and "\r\n" in document.source else text
