"""Lines of a text and their ranges."""


from lint.document import Span, Trouble, compiled

_BREAK = compiled("\r\n|\n|\r")
_LOST = compiled("\ufffd+")
# The blanks that may stand around the words of a line.
EDGE = " \t\r\n\x0b\x0c\u00a0\u1680\u202f\u205f\u3000\u200b\ufeff" + "".join(map(chr, range(0x2000, 0x200B)))
_RULE_MARKS = "-=*+─━═"
_WIDE_MARKS = frozenset("“”‘’…—")


def lines(text: str) -> list[Span]:
    """The lines of `text`, without their breaks (LF, CR LF, CR)."""
    spans = []
    position = 0
    for found in _BREAK.finditer(text):
        spans.append(Span(position, found.start()))
        position = found.end()
    spans.append(Span(position, len(text)))
    return spans


def trimmed(text: str, start: int, end: int, edge: str = EDGE) -> Span:
    """The range without the characters of `edge` at both ends; empty at `start` when there is nothing else."""
    piece = text[start:end]
    if piece and piece[0] not in edge and piece[-1] not in edge:
        return Span(start, end)
    left = len(piece) - len(piece.lstrip(edge))
    if left == len(piece):
        return Span(start, start)
    return Span(start + left, start + len(piece.rstrip(edge)))


def is_rule(line: str) -> bool:
    """True for a line that only rules off: -----, =====, ─────."""
    words = line.strip(" \t")
    return len(words) >= 3 and not words.strip(_RULE_MARKS)


def is_wide(character: str) -> bool:
    """True for a character beside whose like a line break of the source is no blank: Han, full-width forms, Chinese marks."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff01" <= character <= "\uff60"
        or character in _WIDE_MARKS
    )


def lost_characters(view: str) -> list[Trouble]:
    """A trouble for each run of U+FFFD, which stands where a character was lost before the file was written."""
    return [Trouble("replacement", found[0], *found.span()) for found in _LOST.finditer(view)]
