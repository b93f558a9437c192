"""Patterns over Han are spelled so that they compile fast, and match the same."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import compiled

TEXT = st.text(alphabet=st.sampled_from("政府信息公开年1 23aZ,，。()（）《》〔2021〕-_\n"), max_size=30)


@pytest.mark.parametrize(
    "pattern",
    [
        r"[\u4e00-\u9fff]{2,}",
        r"[\u3400-\u9fff()、]+",
        r"[^0-9A-Za-z\u3400-\u9fff]+",
        r"(?<=[\u4e00-\u9fff])\([^)]*\)",
        "[^一-鿿]",
        r"([一-鿿])\1|\[[\u4e00-\u9fff]",
    ],
)
@given(text=TEXT)
def test_a_pattern_over_han_matches_what_it_says(pattern: str, text: str) -> None:
    assert [found.span() for found in compiled(pattern).finditer(text)] == [
        found.span() for found in re.finditer(pattern, text)
    ]
