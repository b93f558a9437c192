"""What a value cell may say."""

from decimal import Decimal

import pytest

from lint.document import fold
from lint.report.tables.values import is_value, number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" 12 ", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("12,345,678", 12345678),
        ("3.60", Decimal("3.60")),
        ("+3", 3),
        ("-3", -3),
        ("－3", -3),
        ("增加5", 5),
        ("减少5", -5),
        ("12件", 12),
        ("251000元", 251000),
        ("3.6万元", Decimal("3.6")),
        ("22（其中修订16件）", 22),
        ("22\n（其中修订16件）", 22),
        ("零", 0),
        ("○", 0),
    ],
)
def test_a_readable_figure_is_a_number(text: str, number: object) -> None:
    assert number_in(fold(text)) == number
    assert is_value(fold(text))


@pytest.mark.parametrize("text", ["/", "-", "—", "——", "无", "暂无", "0/0", "\\"])
def test_a_mark_stands_for_no_number(text: str) -> None:
    assert number_in(fold(text)) is None
    assert is_value(fold(text))


@pytest.mark.parametrize("text", ["", "O", "待填", "12 34", "1,23", "2021年", "1.属于国家秘密", "（一）", "3.其他", "约5", "1.2.3"])
def test_other_text_is_neither(text: str) -> None:
    assert number_in(fold(text)) is None
    assert not is_value(fold(text))
