"""The lines of a draft in the normal form, and what part each plays."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.document import Block, Cell, Document, Span, compiled
from lint.report.wording import Wording

Role = Literal["chrome", "title", "heading", "body", "signature", "cell"]

_EDGE = " \t\r\x0b\x0c|│┃"
_OPENING = compiled(r"[\s\[(【|<>«»·•*#]*")
_DATE_FIRST = compiled(r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?[\s|,]*")
_LONGEST_CHROME = 160
_PROSE = 30
_LONGEST_LABEL = 6


@dataclass(eq=False, repr=False)
class Line:
    """A line of a block, or a table cell, in the normal form; `alone` is True for a cell that is its row's only one filled."""

    span: Span
    kind: Literal["heading", "paragraph", "cell"]
    block: Block
    role: Role
    alone: bool = False

    def text(self, whole: str) -> str:
        """The words of the line."""
        return whole[self.span.start : self.span.end]


def lines_of(document: Document) -> list[Line]:
    """The lines of a draft in order, without blank ones; all are body, cell or what the reader took for chrome."""
    text, derived = document.normal.text, document.normal.origin.derive
    lines: list[Line] = []
    for block in document.blocks:
        chrome = block.role == "chrome"
        if block.table is not None:
            filled = _filled_rows(document, block)
            for cell in block.table.cells:
                span = _trimmed(text, derived(cell.start), derived(cell.end))
                if span.start < span.end:
                    lines.append(Line(span, "cell", block, "chrome" if chrome else "cell", filled[cell.row] == 1))
            continue
        kind: Literal["heading", "paragraph"] = "heading" if block.kind == "heading" else "paragraph"
        for span in _split(text, derived(block.start), derived(block.end)):
            lines.append(Line(span, kind, block, "chrome" if chrome else "body"))
    return lines


def _filled_rows(document: Document, block: Block) -> dict[int, int]:
    cells: list[Cell] = block.table.cells if block.table else []
    filled: dict[int, int] = {}
    for cell in cells:
        filled[cell.row] = filled.get(cell.row, 0) + bool(document.text[cell.start : cell.end].strip())
    return filled


def _split(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        span = _trimmed(text, start, stop)
        if span.start < span.end:
            yield span
        start = stop + 1


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    if words and words[0] not in _EDGE and words[-1] not in _EDGE:
        return Span(start, end)
    left = len(words) - len(words.lstrip(_EDGE))
    return Span(start + left, start + max(left, len(words.rstrip(_EDGE))))


def is_prose(words: str) -> bool:
    """True for a line of running text, as against titles, headings and page lines."""
    return len(words) >= _PROSE and ("。" in words or words.count(",") > 1)


def is_date_line(words: str) -> bool:
    """True for a line of nothing but a day, with or without the time."""
    return _DATE_FIRST.fullmatch(words) is not None


def is_label(words: str, wording: Wording) -> bool:
    """True for a page label whose value stands in the line below: 来源."""
    return len(words.rstrip(": ")) <= _LONGEST_LABEL and wording.chrome.match(words) is not None


def is_chrome(words: str, wording: Wording) -> bool:
    """True for a line that a page shows around a report: 发布日期：…, 打印 关闭窗口, 上一篇：…"""
    if len(words) > _LONGEST_CHROME or "。" in words[:-1]:
        return False
    opening = _OPENING.match(words)
    start = opening.end() if opening else 0
    if wording.chrome.match(words, start):
        return True
    dated = _DATE_FIRST.match(words, start)
    return dated is not None and wording.chrome.match(words, dated.end()) is not None
