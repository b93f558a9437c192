"""Official tables that are missing, of another edition, incomplete or not surely read."""

import pytest

from tests.checks.drafts import department, found
from tests.support.tables import LAYOUTS, SUFFIX, draft, shape

TABLES = ("S109", "S110", "S113", "S115", "C2")


def zeros(edition: str) -> dict[str, dict[str, dict[str, object]]]:
    rows = shape(edition)  # type: ignore[arg-type]
    return {key: {row: dict.fromkeys(columns, 0) for row, columns in of_table.items()} for key, of_table in rows.items()}


def test_each_missing_table_is_one_finding_at_its_section() -> None:
    text = "\n".join(line for line in department().split("\n") if not line.startswith("|"))
    assert found(text, *TABLES) == [
        ("S109", "主动公开政府信息情况"),
        ("S109", "收到和处理政府信息公开申请情况"),
        ("S109", "政府信息公开行政复议、行政诉讼情况"),
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tables_of_the_right_edition_pass(layout: str) -> None:
    for edition in ("2019", "2021"):
        assert found(draft(zeros(edition), layout, edition), *TABLES, suffix=SUFFIX[layout][1:]) == []  # type: ignore[arg-type, index]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_old_tables_in_a_new_report_are_one_finding(layout: str) -> None:
    text = draft(zeros("2019"), layout, "2019", 2022)  # type: ignore[arg-type]
    assert found(text, *TABLES, suffix=SUFFIX[layout][1:]) == [("S110", "本年新制作数量")]  # type: ignore[index]


def test_new_tables_in_an_old_report_are_one_finding() -> None:
    assert found(draft(zeros("2021"), "markdown", "2021", 2020), *TABLES) == [("S110", "本年制发件数")]  # type: ignore[arg-type]


def test_a_row_left_out_is_told_at_the_row_before_it() -> None:
    text = "".join(line for line in department().splitlines(keepends=True) if "重复申请 |" not in line)
    assert found(text, *TABLES) == [("S113", "1.信访举报投诉类申请")]
