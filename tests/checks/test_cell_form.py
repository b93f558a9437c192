"""Blank cells, and cells that hold no number."""

import pytest

from tests.checks.drafts import changed, findings, found


@pytest.mark.parametrize("written", ["/", "-", "无", "12.5", "-3", "约5", "两件"])
def test_what_is_no_count_is_told(written: str) -> None:
    text = changed(("| 行政处罚 | 17 | | |", f"| 行政处罚 | {written} | | |"))
    assert found(text, "C205", "C206") == [("C206", written)]


@pytest.mark.parametrize("written", ["0", "17", "1,017", " 17 ", "17（其中听证2）"])
def test_a_count_passes(written: str) -> None:
    assert found(changed(("| 行政处罚 | 17 | | |", f"| 行政处罚 | {written} | | |")), "C205", "C206") == []


def test_money_may_have_decimals_but_not_a_sign() -> None:
    assert found(changed(("| 行政事业性收费 | 3.6 | | |", "| 行政事业性收费 | 23846.19 | | |")), "C206") == []
    assert found(changed(("| 行政事业性收费 | 3.6 | | |", "| 行政事业性收费 | -3.6 | | |")), "C206") == [("C206", "-3.6")]


def test_a_blank_cell_is_told_at_its_place() -> None:
    text = changed(("| 行政处罚 | 17 | | |", "| 行政处罚 | | | |"))
    (finding,) = findings(text, "C205", "C206")
    assert finding.rule == "C205"
    assert finding.place.line == text[: text.index("行政处罚 |")].count("\n") + 1
    assert "行政处罚" in finding.message.zh


def test_many_blanks_of_a_table_are_one_finding_with_their_count() -> None:
    text = changed(("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |", "| | | | | | | 5 |"))
    (finding,) = findings(text, "C205")
    assert "6 格没有填写" in finding.message.zh
