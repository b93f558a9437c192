"""Numbers as Word writes them before headings and in lists."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_ROMAN = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40}
_ROMAN |= {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_MOST_LETTERS = 780


def written(value: int, format: str) -> str:
    """A number in one of the formats of `w:numFmt`; in plain digits when the format is unknown or does not reach so far."""
    if format in ("none", "bullet"):
        return ""
    make = _FORMATS.get(format)
    return (make(value) if make else "") or str(value)


def _spelt(value: int, digits: str = "零" + _DIGITS[1:], units: tuple[str, str, str] = ("十", "百", "千"), ten: str = "") -> str:
    """As counted: 一百零五. `ten` is what ten is written as when nothing stands before it; 一十 is for 110 alone."""
    if not 0 <= value < 100_000_000:
        return ""
    if value >= 10_000:
        head, rest = divmod(value, 10_000)
        tail = "" if not rest else ("" if rest >= 1000 else digits[0]) + _spelt(rest, digits, units)
        return f"{_spelt(head, digits, units, ten)}万{tail}"
    if value < 10:
        return digits[value]
    text = ""
    for place, unit in ((1000, units[2]), (100, units[1]), (10, units[0]), (1, "")):
        digit = value // place % 10
        if digit:
            text += (ten if ten and not text and place == 10 and digit == 1 else digits[digit] + unit)
        elif text and value % place and not text.endswith(digits[0]):
            text += digits[0]
    return text


def _counted(value: int) -> str:
    return _spelt(value, ten="十")


def _chinese(value: int) -> str:
    """Counted up to 99, digit by digit from there."""
    return _counted(value) if value < 100 else _digital(value)


def _japanese(value: int) -> str:
    """Without naughts, and without a one before a unit: 百一."""
    if not 0 < value < 10_000:
        return ""
    text = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        text += "" if not digit else unit if digit == 1 and unit else _DIGITS[digit] + unit
    return text


def _digital(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _full(value: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(value))


def _letters(value: int) -> str:
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1) if 0 < value <= _MOST_LETTERS else ""


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return ""
    text = ""
    for sign, worth in _ROMAN.items():
        text += sign * (value // worth)
        value %= worth
    return text


def _signs(first: str, last: int) -> Callable[[int], str]:
    """Signs that follow on one another from `first`, the sign of one."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= last else ""


def _circled(value: int) -> str:
    if 0 < value <= 20:
        return chr(ord("①") + value - 1)
    if 20 < value <= 35:
        return chr(ord("㉑") + value - 21)
    return chr(ord("㊱") + value - 36) if 35 < value <= 50 else ""


def _of(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else ""


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": _full,
    "decimalFullWidth2": _full,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "upperLetter": lambda value: _letters(value).upper(),
    "lowerLetter": _letters,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "chineseCountingThousand": _counted,
    "taiwaneseCountingThousand": _counted,
    "japaneseCounting": _japanese,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "chineseLegalSimplified": lambda value: _spelt(value, _LEGAL, ("拾", "佰", "仟")),
    "ideographLegalTraditional": lambda value: _spelt(value, _LEGAL_TRADITIONAL, ("拾", "佰", "仟")),
    "japaneseLegal": lambda value: _spelt(value, _LEGAL_TRADITIONAL, ("拾", "佰", "仟")),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
}
