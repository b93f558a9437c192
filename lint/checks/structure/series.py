"""A series of numbers that ought to run 1, 2, 3 …: where it does not, and how its numbers are written."""

from collections.abc import Sequence

from lint.document import compiled

_NUMERAL = compiled("[0-9]+|[〇零一二三四五六七八九十]+")
_DIGITS = "零一二三四五六七八九"


def series(numbers: Sequence[int]) -> list[range]:
    """The numbers cut into lists, each from its 1 on: a 1 begins a new list, unless the numbers behind it go on from before."""
    starts = [0]
    for index in range(1, len(numbers)):
        goes_on = index + 1 < len(numbers) and numbers[index + 1] == numbers[index - 1] + 2
        if numbers[index] == 1 and not goes_on:
            starts.append(index)
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True) if start < end]


def faults(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Where a list that ought to run 1, 2, 3 … does not: the index and the number that belongs there.

    One wrong number is one fault; a number skipped or given twice is told where that happens, and what follows in step with
    it is not told again. A list that runs in step from another number, or falls back to one and goes on from there, has no
    fault: its beginning was written in another way.
    """
    found: list[tuple[int, int]] = []
    shifts = [number - 1 - index for index, number in enumerate(numbers)]
    current = shifts[0] if len(set(shifts[:2])) == 1 else 0
    for index, shift in enumerate(shifts):
        if shift == current:
            continue
        lasting = index + 1 < len(shifts) and shifts[index + 1] != current
        if not (lasting and index and numbers[index] < numbers[index - 1]):
            found.append((index, 1 + index + current))
        if lasting:
            current = shift
    return found


def renumbered(written: str, number: int) -> str | None:
    """What is written for a number (一、 （二） 3.) with another number in it; None when there is no numeral in it."""
    numeral = _NUMERAL.search(written)
    if numeral is None:
        return None
    new = str(number) if numeral[0].isdigit() and numeral[0].isascii() else chinese(number)
    return written[: numeral.start()] + new + written[numeral.end() :]


def chinese(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals; larger ones in digits."""
    tens, ones = divmod(number, 10)
    if not 0 < number < 100:
        return str(number)
    ten = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return ten + (_DIGITS[ones] if ones else "")
