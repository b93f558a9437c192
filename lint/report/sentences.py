"""Prose cut into sentences."""

from collections.abc import Iterator

from lint.document import Span, compiled

_SENTENCE = compiled(r"[^。!?;\n]+")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of `text[within]`, blanks at both ends left out; 。！？；and line ends close one."""
    for found in _SENTENCE.finditer(text, *within):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words)
            yield Span(start, start + len(words))
