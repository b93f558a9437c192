"""Prose cut into sentences."""

from collections.abc import Iterator

from lint.document import Span, compiled

_STOP = compiled(r"[。!?;\n]+")


def sentences(text: str, within: Span) -> Iterator[Span]:
    """The sentences of `text[within]`, blanks at both ends left out; 。！？；and line ends close one."""
    start = within.start
    for stop in _STOP.finditer(text, within.start, within.end):
        yield from _trimmed(text, start, stop.start())
        start = stop.end()
    yield from _trimmed(text, start, within.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
