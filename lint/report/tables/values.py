"""What stands in a value cell: a number, a number with a unit or note, or a mark where a number belongs."""

import re
from decimal import Decimal
from functools import lru_cache

from lint.document import compiled
from lint.report.model import Number

_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = r"(?:人次|件次|万元|亿元|[件条个项次份起宗例人元])"
_NOTE = r"\([^()]*\)"
_NUMBER = compiled(rf"(?P<sign>[+\-−]|新?增加?|减少?)?\s*(?P<figure>{_FIGURE})\s*{_UNIT}?\s*(?:{_NOTE})?", re.DOTALL)
_ZERO = frozenset("零〇○")
_MARK = compiled(r"[/\\\-−–—_]{1,6}|\d+/\d+|暂?无|没有|[零〇○]")
UNIT = compiled(_UNIT)
NOTE = compiled(r"\((?![一二三四五六七八九十\d]+\))[^()]*\)")


@lru_cache(maxsize=4096)
def number_in(text: str) -> Number | None:
    """The number that a cell's text (normal form) writes; None when it is blank or no number.

    A sign, thousands commas, a unit (12件) and a trailing note in brackets (22(其中修订16件)) leave the number readable.
    """
    text = text.strip()
    if text in _ZERO:
        return 0
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    figure = found["figure"].replace(",", "")
    number: Number = Decimal(figure) if "." in figure else int(figure)
    return -number if (found["sign"] or "+")[0] in "-−减" else number


@lru_cache(maxsize=4096)
def is_value(text: str) -> bool:
    """True for what is written where a value belongs: a number, or a mark such as / - 无."""
    text = text.strip()
    return _NUMBER.fullmatch(text) is not None or _MARK.fullmatch(text) is not None
