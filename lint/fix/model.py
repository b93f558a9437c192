"""What mending a draft comes to."""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from lint.checks.finding import Finding, SourceEdit
from lint.document import Document

Look = Callable[[bytes], tuple[Document | None, Iterable[Finding]]]
"""Reads and checks a draft: its document, None when it cannot be read, and its findings."""


class FixError(Exception):
    """A draft that could not be mended, said in Chinese (`zh`) and in English (`en`)."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Pen(Protocol):
    """Writes edits into the bytes of one draft."""

    def can(self, edit: SourceEdit) -> bool:
        """Whether the format can hold this edit."""

    def write(self, edits: list[SourceEdit]) -> bytes:
        """The draft with the edits made; they are in order and do not overlap."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A draft before and after: the bytes, the source (`Document.source`), and how many findings were mended."""

    old: bytes
    new: bytes
    old_source: str
    new_source: str
    count: int


def diff(path: str, mended: Mended) -> str:
    """The unified diff of a mended draft; empty when nothing changed."""
    lines = difflib.unified_diff(
        mended.old_source.splitlines(keepends=True), mended.new_source.splitlines(keepends=True), path, path, n=1
    )
    shown = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(line.replace("\r\n", "\n") for line in shown)
