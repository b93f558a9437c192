"""Numbers as they are written: how exact their digits are, and what their words allow."""

from decimal import Decimal
from typing import Literal

from lint.document import compiled
from lint.report.model import Number

_WRITTEN = compiled(r"(?:\d[\d,]*)?(?:\.(?P<decimals>\d+))?\s?(?P<scale>[百千]?[万亿])?")
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ONE = Decimal(1)


def last_digit(written: str) -> Decimal:
    """What one in the last digit of a number stands for: 0.01 in 3.25 and in 3.25万元, 1000 in 12.6万."""
    found = _WRITTEN.match(written)
    if found is None or not found[0]:
        return _ONE
    digit = _ONE.scaleb(-len(found["decimals"] or ""))
    if found["scale"] and not written.startswith("元", found.end()):
        for character in found["scale"]:
            digit *= _SCALES[character]
    return digit


def agrees(stated: Number, due: Number, digit: Decimal, bound: Literal["exact", "about", "over", "under"], about: int) -> bool:
    """Whether a number stated, exact to `digit`, can stand for the one due, rounded or cut off; one about, by `about` per cent."""
    if bound == "over":
        return due >= stated
    if bound == "under":
        return due <= stated
    off = abs(Decimal(stated) - Decimal(due))
    if bound == "about":
        return off * 100 <= about * max(stated, due)
    # A sum of money in the table may itself be rounded, but none is never rounded to 0.
    exponent = due.as_tuple().exponent if due and isinstance(due, Decimal) else 0
    if not due:
        return off < digit
    return off < max(digit, _ONE.scaleb(exponent) if isinstance(exponent, int) else _ONE)
