"""The line of a draft that a finding stands in, as people read it."""

import re

from lint.document import Document, Place
from lint.reporters.model import Excerpt

# More than any terminal shows beside the marked words.
_LONGEST = 400
# Compiled when first used, as most drafts are no HTML.
_INLINE_TAG = r"(?i)</?(?:a|b|i|u|s|em|strong|span|font|small|big|sub|sup|ruby|rt|o:p)\b[^<>]*>"
_TAG = r"(?i)<[!/a-z][^<>]*>|<[!/a-z][^<>]*$|^[^<>]*[\"'a-z/]>"


def excerpt(document: Document, place: Place) -> Excerpt:
    """The words at a place of the document and what stands beside them in the line.

    Of HTML the words without tags; the rest of a range that runs over several lines is left out.
    """
    start = document.position(place.line, place.column)
    end = document.position(place.end_line, place.end_column)
    line = document.line_at(start)
    end = min(end, max(start, line.end))
    before = document.source[max(line.start, start - 3 * _LONGEST) : start]
    marked = document.source[start : min(end, start + 3 * _LONGEST)]
    after = document.source[end : min(line.end, end + 3 * _LONGEST)]
    if document.format == "html" and (words := _words(marked)) and words.strip():
        before, marked, after = _words(before), words, _words(after)
    return Excerpt(before.lstrip()[-_LONGEST:], marked[:_LONGEST], after.rstrip()[:_LONGEST])


def _words(markup: str) -> str:
    from html import unescape

    return re.sub(r"\s+", " ", unescape(re.sub(_TAG, " ", re.sub(_INLINE_TAG, "", markup))))
