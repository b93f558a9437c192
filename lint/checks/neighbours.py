"""The pairs of neighbouring characters of a text, as numbers: made, looked up and compared at a third of what strings cost."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from struct import unpack_from

from lint.checks.once import once
from lint.document import compiled
from lint.report.model import Report

_BEYOND = compiled("[\U00010000-\U0010ffff]")
# The first character of a pair is in the low bits of its number, the second above them.
WIDTH = 16
FIRST = (1 << WIDTH) - 1


def number(pair: str) -> int:
    """The number of two characters, both below U+10000."""
    return ord(pair[0]) | ord(pair[1]) << WIDTH


def numbers(pairs: Iterable[str]) -> set[int]:
    """The numbers of pairs."""
    return set(_numbers("".join(pairs)))


def pair_of(number: int) -> str:
    """The two characters of a number."""
    return chr(number & FIRST) + chr(number >> WIDTH)


def two_bytes(text: str) -> bytes:
    """A text, two bytes a character, the lower first; characters beyond U+FFFF are U+FFFD."""
    words = text.encode("utf-16-le", "surrogatepass")
    return words if len(words) == 2 * len(text) else two_bytes(_BEYOND.sub("\ufffd", text))


def _numbers(text: str, first: int = 0) -> tuple[int, ...]:
    """The numbers of each two characters, from the first or the second on."""
    words = two_bytes(text)
    return unpack_from(f"<{(len(text) - first) // 2}I", words, 2 * first)


class Neighbours:
    """The pairs of a text, each character with the one behind it; behind the last there is a line's end."""

    def __init__(self, text: str) -> None:
        self._size = len(text)
        self._even, self._odd = _numbers(f"{text}\n"), _numbers(f"{text}\n", 1)

    @cached_property
    def all(self) -> set[int]:
        """The numbers of the pairs, each once."""
        return {*self._even, *self._odd}

    def mapped(self, values: Mapping[int, int]) -> bytes:
        """For each character, the value of its pair, of one byte."""
        found = bytearray(self._size)
        found[::2] = bytes(map(values.__getitem__, self._even))
        found[1::2] = bytes(map(values.__getitem__, self._odd))
        return bytes(found)

    def spelled(self, values: Mapping[int, str]) -> str:
        """The text, each pair written as its value is, of two characters."""
        return "".join(map(values.__getitem__, self._even))[: self._size]


def neighbours(report: Report) -> Neighbours:
    """The neighbours in the running text of a report."""
    return once(report, __name__, lambda: Neighbours(report.running))
