"""What a document shows, in plain lists."""

import html

from lint.document import Document
from lint.readers import read_bytes


def html_of(source: str) -> Document:
    return read_bytes(source.encode(), "draft.html")


def markdown_of(source: str) -> Document:
    return read_bytes(source.encode(), "draft.md")


def text_of(source: str) -> Document:
    return read_bytes(source.encode(), "draft.txt")


def paragraphs(document: Document, role: str = "main") -> list[str]:
    """The headings and paragraphs of a role."""
    return [document.text[b.start : b.end] for b in document.blocks if b.table is None and b.role == role]


def rows(document: Document, index: int = 0) -> list[list[str | None]]:
    """The grid of a table; a merged cell stands in every field that it covers."""
    table = [block.table for block in document.blocks if block.table][index]
    return [[cell and document.text[cell.start : cell.end] for cell in row] for row in table.grid()]


def require_exact(document: Document) -> None:
    """Every character of the view stands where the map says, and the blocks lie in order inside the view."""
    for index, character in enumerate(document.text):
        start, end = document.origin.origin(index, index + 1)
        written = document.source[start:end]
        if character in "\n\t " and (not written or written.isspace()):
            continue  # what parts blocks, cells and words
        assert written == character or character in html.unescape(written), (index, character, written)
    position = 0
    for block in document.blocks:
        assert position <= block.start <= block.end <= len(document.text)
        position = block.end
        for cell in block.table.cells if block.table else ():
            assert block.start <= cell.start <= cell.end <= block.end
    assert len(document.text) == document.origin.length


def source_of(document: Document, words: str) -> str:
    """The source that words of the view came from."""
    start = document.text.index(words)
    span = document.origin.origin(start, start + len(words))
    return document.source[span.start : span.end]
