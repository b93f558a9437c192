"""Numerals: Chinese ones in both ways of writing (一百零五, 二〇二一), and Arabic ones with commas and 万, 亿."""

from decimal import Decimal

from lint.document import compiled
from lint.report.model import Number

CHINESE = "〇○零一二两三四五六七八九十百千万亿"
ZEROS = "〇○零O0"
# A year in Chinese digits, the zero in any of the ways that input methods give.
YEAR = f"[一二][{ZEROS}一二三四五六七八九]{{3}}"
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○O0", 0) | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_ARABIC = compiled(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([百千]?[万亿]?)")


def chinese(text: str) -> int | None:
    """The number that Chinese numerals write: 十二, 一百零五, 三万, 二〇二一; None when they write none."""
    if not text or any(character not in _DIGITS and character not in _UNITS and character not in _MYRIADS for character in text):
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = section = 0
    digit: int | None = None
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _UNITS:
            section += (1 if digit is None else digit) * _UNITS[character]
            digit = None
        else:
            section += digit or 0
            if not section and not total:
                return None
            # 万 multiplies what stands behind 亿 only, 亿 all before it: 三亿五千万, 三万亿.
            whole = total + section if character == "亿" else section
            total = (0 if character == "亿" else total) + whole * _MYRIADS[character]
            section, digit = 0, None
    return total + section + (digit or 0)


def number(text: str) -> Number | None:
    """The number that a text of the normal form writes: 1,234, 12.6万, 三百; whole numbers as int, others as Decimal."""
    found = _ARABIC.fullmatch(text)
    if found is None:
        return chinese(text)
    whole, fraction, scale = found.groups()
    value = Decimal(whole.replace(",", "") + (fraction or ""))
    for character in scale:
        value *= _UNITS.get(character) or _MYRIADS[character]
    if fraction is None or (scale and value == int(value)):
        return int(value)
    return value
