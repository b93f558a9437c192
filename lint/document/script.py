"""Traditional and Simplified script, by OpenCC; only conversions that keep the length, so that index i stays index i."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4)
def _converter(name: str) -> Any:
    with _uninterrupted():
        import opencc

        return opencc.OpenCC(name)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Interrupts wait: OpenCC's C part would tell one that comes while it is set up as a failure of the import."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def to_simplified(text: str) -> str:
    """`text` in Simplified characters, of the same length."""
    return _converted(text, "t2s")


def to_traditional(text: str) -> str:
    """`text` in Traditional characters, of the same length; for suggestions in a Traditional draft."""
    return _converted(text, "s2t")


def _converted(text: str, name: str) -> str:
    if text.isascii():
        return text
    converter = _converter(name)
    converted: str = converter.convert(text)
    if len(converted) == len(text):
        return converted
    # A phrase of another length: character by character keeps the offsets.
    pieces = (converter.convert(character) for character in text)
    return "".join(piece if len(piece) == 1 else original for piece, original in zip(pieces, text, strict=True))
