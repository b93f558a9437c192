"""Numerals."""

from decimal import Decimal

import pytest

from lint.report.numerals import chinese, number


@pytest.mark.parametrize(
    ("written", "value"),
    [("零", 0), ("两", 2), ("十", 10), ("十二", 12), ("二十一", 21), ("一百零五", 105), ("一千二百", 1200), ("三万", 30000),
     ("一万零二十", 10020),
     ("二〇二一", 2021), ("二零二四", 2024), ("三亿五千万", 350_000_000)],
)
def test_chinese_numerals(written: str, value: int) -> None:
    assert chinese(written) == value


@pytest.mark.parametrize("written", ["", "条", "万", "一条"])
def test_what_is_no_numeral(written: str) -> None:
    assert chinese(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [("5", 5), ("1,234", 1234), ("1234.5", Decimal("1234.5")), ("12.6万", 126000), ("3万", 30000), ("1.25亿", 125_000_000),
     ("8.0", Decimal("8.0"))],
)
def test_arabic_numbers(written: str, value: object) -> None:
    found = number(written)
    assert found == value and type(found) is type(value)
