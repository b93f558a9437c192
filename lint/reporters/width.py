"""Text measured and cut by the cells that a terminal gives it: a Chinese character takes two."""

import re
import unicodedata
from collections.abc import Iterable

from lint.reporters.model import Excerpt

# No line begins with a closing mark, nor ends with an opening one.
_CLOSING = "、。，．：；？！）》〉」』〕】’”…—·％%,.:;?!)]}"
_OPENING = "（《〈「『〔【‘“([{"
# What is not parted: a run of Latin letters and digits, or a single character of another script.
_PIECE = re.compile(rf"[ \t]+|[{re.escape(_OPENING)}]*(?:[!-~\u00a1-\u024f]+|.)[{re.escape(_CLOSING)}]*", re.DOTALL)


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def visible(text: str) -> str:
    """A text that takes one line and does nothing to a terminal.

    Tabs and blanks become spaces, control characters their pictures, characters that cannot be seen are left out.
    """
    return "".join(map(_visible, text)) if not text.isascii() or not text.isprintable() else text


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] not in "CZ":
        return character
    if category == "Zs":
        # The ideographic space is as wide as a character.
        return character if character == "\u3000" else " "
    if character in "\t\n\r\u2028\u2029":
        return " "
    if category == "Cc":
        return chr(0x2400 + ord(character)) if ord(character) < 32 else "\ufffd"
    return "" if category == "Cf" else "\ufffd"


def wrap(text: str, width: int, first: int = 0) -> list[str]:
    """A text in lines of at most `width` cells; of the first line, `first` cells are taken already.

    Chinese breaks between any two characters but before a closing and after an opening mark, Latin words between words.
    """
    lines = [""]
    room = width - first
    for piece in _pieces(text, width):
        size = cells(piece)
        if size > room and (lines[-1] or first) and not piece.isspace():
            lines[-1] = lines[-1].rstrip()
            lines.append("")
            room = width
        if piece.isspace() and not lines[-1] and len(lines) > 1:
            continue
        lines[-1] += piece
        room -= size
        first = 0
    lines[-1] = lines[-1].rstrip()
    return lines


def _pieces(text: str, width: int) -> Iterable[str]:
    for found in _PIECE.finditer(text):
        piece = found[0]
        while cells(piece) > width:
            head = head_of(piece, width)
            if not head:
                break
            yield head
            piece = piece[len(head) :]
        yield piece


def head_of(text: str, width: int) -> str:
    """As much of the beginning of a text as `width` cells hold."""
    taken = 0
    for index, character in enumerate(text):
        taken += cells(character)
        if taken > width:
            return text[:index]
    return text


def tail_of(text: str, width: int) -> str:
    """As much of the end of a text as `width` cells hold."""
    taken = 0
    for index in range(len(text) - 1, -1, -1):
        taken += cells(text[index])
        if taken > width:
            return text[index + 1 :]
    return text


def pad(text: str, width: int) -> str:
    """A text filled with spaces to `width` cells."""
    return text + " " * (width - cells(text))


def window(excerpt: Excerpt, width: int) -> Excerpt:
    """The part of a line around its marked words that `width` cells hold, in visible characters.

    What is cut away is told by …; of words that are too long themselves, the beginning is shown.
    """
    before, marked, after = visible(excerpt.before), visible(excerpt.marked), visible(excerpt.after)
    if cells(before) + max(1, cells(marked)) + cells(after) <= width:
        return Excerpt(before, marked, after)
    if cells(marked) > width * 2 // 3:
        marked = head_of(marked, width * 2 // 3) + "…"
        after = ""
    # An empty range has its caret too.
    free = width - max(1, cells(marked))
    # What one side does not need, the other has.
    left = max(free // 2, free - cells(after))
    if cells(before) > left:
        before = "…" + tail_of(before, left - 1)
    right = free - cells(before)
    if cells(after) > right:
        after = head_of(after, right - 1) + "…"
    return Excerpt(before, marked, after)
