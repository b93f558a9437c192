"""Edits made: a draft's source with the corrections of its findings, its bytes, its file, and the difference shown."""

import difflib
import os
import stat
import tempfile
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lint.checks.finding import Finding, SourceEdit
from lint.document import Document, Span

# Corrections may make way for others; more rounds than this are a quarrel between rules.
_ROUNDS = 10

Look = Callable[[bytes], tuple[Document | None, Iterable[Finding]]]


class FixError(Exception):
    """A draft that could not be mended, said in Chinese (`zh`) and in English (`en`)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft before and after: the bytes, the decoded source, and how many findings were mended."""

    old: bytes
    new: bytes
    old_source: str
    new_source: str
    count: int


def mend(data: bytes, look: Look, unsafe: bool = False) -> Mended:
    """The draft in `data` with the corrections that `look` finds in it made, again and again until none is left.

    `look` reads and checks a draft: its document (None when it cannot be read) and its findings. Only safe edits are made,
    unless `unsafe` says otherwise. Raises FixError when the source does not give its bytes back exactly.
    """
    document, findings = look(data)
    if document is None:
        return Mended(data, data, "", "", 0)
    first = document.source
    if encoded(document, first) != data:
        raise FixError(
            f"按 {document.encoding} 写回会改动其他字节，未作修改",
            f"writing it back as {document.encoding} would change other bytes; nothing was changed",
        )
    count = 0
    seen = {first}
    now = data
    source = first
    for _ in range(_ROUNDS):
        chosen, mended = choose(document, findings, unsafe)
        changed = apply(source, chosen)
        if not chosen or changed in seen:
            break
        after = encoded(document, changed)
        next_document, findings = look(after)
        if next_document is None or next_document.source != changed:
            break
        document, source, now = next_document, changed, after
        seen.add(changed)
        count += mended
    return Mended(data, now, first, source, count)


def choose(document: Document, findings: Iterable[Finding], unsafe: bool = False) -> tuple[list[SourceEdit], int]:
    """The edits of these findings that can be made together, in order, and how many findings they mend.

    A finding is mended whole or not at all; of two that overlap the one that stands first is, and the other waits.
    """
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
            if not _encodable(document, wanted[2]) or not _apart(wanted, tried):
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


def encoded(document: Document, source: str) -> bytes:
    """The bytes of a source as the document's own were: its encoding and its byte order mark."""
    return document.bom + source.encode(document.encoding)


def write(path: Path, old: bytes, new: bytes) -> None:
    """Put the bytes `new` in the place of `old` in a file, whole or not at all, and keep its permissions.

    Raises FixError when the file does not hold `old` any more, or cannot be written.
    """
    try:
        target = path.resolve(strict=True)
        if target.read_bytes() != old:
            raise FixError("文件在检查期间被改动，未作修改", "the file was changed meanwhile; nothing was written")
        replace_file(target, new, stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        reason = error.strerror or str(error)
        raise FixError(f"无法写入：{reason}", f"cannot be written: {reason}") from error


def replace_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all: beside its place first, then into it. Raises OSError."""
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        if mode is None:
            mode = 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def diff(path: str, mended: Mended) -> str:
    """The unified diff of a mended draft; empty when nothing changed."""
    lines = difflib.unified_diff(
        mended.old_source.splitlines(keepends=True), mended.new_source.splitlines(keepends=True), path, path, n=1
    )
    shown = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(line.replace("\r\n", "\n") for line in shown)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


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


def _encodable(document: Document, text: str) -> bool:
    try:
        text.encode(document.encoding)
    except UnicodeEncodeError:
        return False
    return True
