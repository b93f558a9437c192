"""Page numbers, and headers and footers that repeat: what is printed on pages and is no part of the text."""

from collections import Counter
from collections.abc import Sequence

from lint.document import compiled
from lint.readers.pdf.lines import Line
from lint.readers.pdf.page import Page

_MARGIN = 0.12
_LOOKED_AT = 3
_SAME_HEIGHT = 4.0
_KNOWN_AGAIN = 4
_NUMERALS = "一二三四五六七八九十百"
_PAGE_NUMBER = compiled(
    rf"[\s\-—–―－_~·•]*(?:第|[Pp]age|[Pp]\.?)?\s*(?:\d{{1,3}}|[{_NUMERALS}]{{1,4}}(?=\s*页))\s*页?"
    rf"(?:\s*[/／,，、of]*\s*(?:共|总)?\s*(?:\d{{1,3}}|[{_NUMERALS}]{{1,4}})\s*页?)?[\s\-—–―－_~·•]*"
)
_FIGURES = compiled(r"\d+")


def without_furniture(pages: Sequence[Page], lines: Sequence[list[Line]]) -> list[list[Line]]:
    """The lines of each page without page numbers and without what stands at the same edge of several pages."""
    outer = [_outer(page, own) for page, own in zip(pages, lines, strict=True)]
    repeated = Counter(key for own in outer for key in {_key(line) for line in own})
    kept = []
    for own, edge in zip(lines, outer, strict=True):
        gone = {id(line) for line in edge if _is_number(line, own) or (repeated[_key(line)] > 1 and _tells(line))}
        kept.append([line for line in own if id(line) not in gone])
    return kept


def _outer(page: Page, lines: list[Line]) -> list[Line]:
    """The first and last lines of a page that stand in its margins."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    above = [line for line in lines[:_LOOKED_AT] if line.y1 < top]
    return above + [line for line in lines[-_LOOKED_AT:] if line.y0 > bottom]


def _key(line: Line) -> tuple[str, int]:
    return _FIGURES.sub("#", line.words), round(line.y0 / _SAME_HEIGHT)


def _tells(line: Line) -> bool:
    """Whether a line has words enough to be known again; a figure or two stand alike on two pages by chance."""
    return len(_FIGURES.sub("", line.words).strip()) >= _KNOWN_AGAIN


def _is_number(line: Line, lines: list[Line]) -> bool:
    """Whether a line is a page number; a bare figure is one only when it stands apart from the text."""
    words = line.words.strip()
    if not _PAGE_NUMBER.fullmatch(words):
        return False
    if not words.isdigit():
        return True
    others = [other for other in lines if other is not line and abs(other.y0 - line.y0) > 1]
    return all(other.y1 < line.y0 - 0.8 * line.size or other.y0 > line.y1 + 0.8 * line.size for other in others)
