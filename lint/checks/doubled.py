"""Characters and words of a text that stand twice in a row, told by laying the text over itself, as numbers."""

from lint.checks.neighbours import two_bytes
from lint.checks.once import once
from lint.report.model import Report

LONGEST = 8
# By the higher byte of a character's number, whether it is no Han character.
_OTHER = bytes(0 if 0x4E <= high <= 0x9F else 1 for high in range(256))


def doubled(report: Report) -> list[int]:
    """The places of the Han characters of a report that stand twice in a row."""
    return _repeated(report)[1]


def doubles_words(report: Report) -> bool:
    """Whether a word of two to eight Han characters stands twice in a row in a report."""
    return any(places for size, places in _repeated(report).items() if size > 1)


def _repeated(report: Report) -> dict[int, list[int]]:
    return once(report, __name__, lambda: repeated(report.running))


def repeated(text: str) -> dict[int, list[int]]:
    """By their length, from 1 to 8, the places where so many Han characters stand twice in a row."""
    words = two_bytes(text)
    other = int.from_bytes(words[1::2].translate(_OTHER), "little")
    low, high = int.from_bytes(words[::2], "little"), int.from_bytes(words[1::2], "little")
    found: dict[int, list[int]] = {}
    for size in range(1, LONGEST + 1):
        # A byte for each character: 0 for Han that is the same so many characters further.
        differs = low ^ low >> 8 * size | high ^ high >> 8 * size | other
        found[size] = _runs(differs.to_bytes(len(text), "little"), size)
    return found


def _runs(differs: bytes, size: int) -> list[int]:
    """The places where so many bytes are 0."""
    places = []
    at = differs.find(bytes(size))
    while at >= 0:
        places.append(at)
        at = differs.find(bytes(size), at + 1)
    return places
