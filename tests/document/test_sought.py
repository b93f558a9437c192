"""An expression begun with a character finds what it finds as written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document.expressions import Expressions

_LOOKED = ("", r"(?<!\d)", r"(?<=第)", r"(?<![甲\d])(?<!年)", r"(?<!第|共)", r"(?<=(甲))", "(?<!^)", "(?<!共计)")
_FIRST = (
    r"\d", "甲", "[甲共]", r"\d{1,3}", r"\d{2}", r"\d+", r"\d+?", r"\d{1,3}+", r"\d*", "共{2,}?", "(?:甲|共计)", r"(\d)",
    r"(?P<a>\d{2,4})", r"(?P<a>(?<!年)[\d.]+)", r"(?:(?<!甲)(?P<a>共))", "(?i:x)", r"(?:\d{2})+", "^", r"\b", ".",
)  # fmt: skip
_REST = ("", "年", r"(?=年)", r"(?!\d)", "(?P<b>年)?", "[^年]", "|第", r"\s?[条件]", "$")
_TEXTS = st.text(st.sampled_from("甲共计第年条12.x \n"), max_size=24)


@given(st.sampled_from(_LOOKED), st.sampled_from(_FIRST), st.sampled_from(_REST), _TEXTS, st.integers(0, 6))
def test_the_same_is_found(looked: str, first: str, rest: str, text: str, start: int) -> None:
    pattern = looked + first + rest
    begun, written = Expressions(used=False).compiled(pattern), re.compile(pattern)
    for end in (len(text), max(0, len(text) - 2)):
        assert _all(begun, text, start, end) == _all(written, text, start, end)
        assert str(begun.fullmatch(text, start, end)) == str(written.fullmatch(text, start, end))
        assert str(begun.match(text, start, end)) == str(written.match(text, start, end))


def _all(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[tuple[object, ...]]:
    return [(found.span(), found.groups(), found.groupdict(), found.lastgroup) for found in pattern.finditer(text, start, end)]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE])
def test_flags_stay_what_they_were(flags: int) -> None:
    begun = Expressions(used=False).compiled(r"(?<!X)x\d+$", flags)
    assert begun.flags == re.compile(r"(?<!X)x\d+$", flags).flags


def test_what_is_no_expression_is_told_as_ever() -> None:
    with pytest.raises(re.error, match="look-behind requires fixed-width"):
        Expressions(used=False).compiled(r"(?<!\d+)年")
