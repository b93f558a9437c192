"""Messages are filled from a hit's values, each in its language."""

from decimal import Decimal

import pytest

from lint.ruleset.errors import PackError
from lint.ruleset.template import fill, names_in
from lint.ruleset.values import Text


def test_values_are_shown_in_each_language() -> None:
    message = Text("{row}：{left}，应为{handled.total}；{parts}", "{row}: {left}, not {handled.total}; {parts}")
    values = {"row": Text("总计", "total"), "left": 12, "handled.total": Decimal("3.60"), "parts": ("甲", Text("乙", "B"), 2.0)}
    filled = fill(message, values)
    assert filled.zh == "总计：12，应为3.6；甲、乙、2"
    assert filled.en == "total: 12, not 3.6; 甲, B, 2"


def test_zeros_of_whole_numbers_stay() -> None:
    assert fill(Text("{a} {b}", "{a} {b}"), {"a": 100, "b": Decimal(1200)}).zh == "100 1200"


def test_braces_are_written_twice() -> None:
    assert fill(Text("{{{a}}}", "{{a}}"), {"a": 1}) == Text("{1}", "{a}")


def test_a_value_is_not_filled_again() -> None:
    assert fill(Text("{a}", "{a}"), {"a": "{b}", "b": "x"}).zh == "{b}"


def test_a_name_without_a_value_stays() -> None:
    assert fill(Text("{a}", "{b}"), {"a": 1}) == Text("1", "{b}")


def test_names_in_a_template() -> None:
    assert names_in("{a} {{no}} {b.c_2} {a}") == {"a", "b.c_2"}


FAULTY = ["{", "}", "{a", "a}", "{}", "{a b}", "{A}", "{a.}", "{a!r}", "{a:>3}", "{0}", "{a[0]}", "{{a}"]


@pytest.mark.parametrize("template", FAULTY)
def test_what_is_no_template_is_refused(template: str) -> None:
    with pytest.raises(PackError):
        names_in(template)
