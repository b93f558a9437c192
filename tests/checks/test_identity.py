"""Relations between cells: a wrong cell is found, wherever it stands, once and at its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.report.model import CellValue
from tests.checks.drafts import changed, department, findings, found, understood
from tests.support.tables import LAYOUTS, SUFFIX, draft, shape

COUNTS = ("C201", "C202", "C203", "C204")
REPORT = understood(department())


def cells(table: str) -> list[tuple[str, str, CellValue]]:
    return [(row, column, cell) for row, values in REPORT.tables[table].rows.items() for column, cell in values.items()]


def with_cell(cell: CellValue, value: int) -> tuple[str, tuple[int, int]]:
    """The clean report with that number in a cell, and the place of the cell."""
    start, end = REPORT.document.source_span(cell.span)
    text = department()
    return text[:start] + str(value) + text[end:], REPORT.document.line_column(start)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(cells("requests")), st.integers(1, 500))
def test_a_wrong_cell_of_the_requests_is_found_once_at_that_cell(cell: tuple[str, str, CellValue], more: int) -> None:
    row, column, written = cell
    value = int(written.value or 0) + more
    text, place = with_cell(written, value)
    (finding,) = findings(text, *COUNTS)
    assert (finding.place.line, finding.place.column) == place, (row, column)
    assert (finding.text, finding.suggestion) == (str(value), str(written.value))


@settings(deadline=None, max_examples=30)
@given(st.sampled_from(cells("reviews")), st.integers(1, 500))
def test_a_wrong_cell_of_the_reviews_is_found_once_in_its_row(cell: tuple[str, str, CellValue], more: int) -> None:
    text, place = with_cell(cell[2], int(cell[2].value or 0) + more)
    (finding,) = findings(text, *COUNTS)
    places = {(finding.place.line, finding.place.column), *((each.place.line, each.place.column) for each in finding.related)}
    assert place in places


def test_a_cell_that_agrees_with_its_row_but_not_with_the_balance_is_found_in_its_column() -> None:
    label = "四、结转下年度继续办理 | |  |"
    text = changed((f"{label} 1 | 0 | 0 | 0 | 0 | 0 | 1 |", f"{label} 3 | 0 | 0 | 0 | 0 | 0 | 3 |"))
    (finding,) = findings(text, *COUNTS)
    assert (finding.rule, finding.text) == ("C201", "3")
    assert "自然人：本年新收 9 ＋ 上年结转 1 ＝ 10" in finding.message.zh
    notes = [related.note.zh for related in finding.related]
    assert notes[0] == "“四、结转下年度继续办理”的总计也要改，3 应为 1"
    received = "或者“一、本年新收政府信息公开申请数量”的"
    assert notes[1:3] == [f"{received}自然人填错，9 应为 11", f"{received}总计填错，12 应为 14"]
    assert notes[-1] == "总计一列新收加上年结转为 13，办理结果总计加结转下年度为 15"


def test_two_wrong_cells_of_one_row_are_both_found() -> None:
    text = changed(("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |", "| 5 | 3 | 0 | 0 | 0 | 0 | 5 |"))
    assert {words for _, words in found(text, "C202")} == {"5", "3"}


def test_a_row_without_a_number_is_not_judged() -> None:
    text = changed(("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |", "| 4 | — | 0 | 0 | 0 | 0 | 5 |"))
    assert found(text, *COUNTS) == []


def zeros(edition: str) -> dict[str, dict[str, dict[str, object]]]:
    rows = shape(edition)  # type: ignore[arg-type]
    return {key: {row: dict.fromkeys(columns, 0) for row, columns in of_table.items()} for key, of_table in rows.items()}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_tables_of_any_layout_that_add_up_give_nothing_and_one_wrong_total_is_found(edition: str, layout: str) -> None:
    values = zeros(edition)
    for row in ("received", "handled.granted", "handled.total"):
        values["requests"][row] |= {"person": 14, "business": 3, "total": 17}
    text = draft(values, layout, edition)  # type: ignore[arg-type]
    suffix = SUFFIX[layout][1:]  # type: ignore[index]
    assert found(text, *COUNTS, suffix=suffix) == []
    values["requests"]["handled.total"]["total"] = 71
    text = draft(values, layout, edition)  # type: ignore[arg-type]
    assert found(text, *COUNTS, suffix=suffix) == [("C201", "71")]


def test_the_one_row_of_other_outcomes_stands_for_its_three() -> None:
    text = changed(
        (" | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | 0 |", " | | 0 |"),
        (
            "|  |  | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n"
            "|  |  | 3.其他 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |\n",
            "",
        ),
    )
    assert found(text, *COUNTS) == []
    assert found(text.replace("（六）其他处理 | | 0 | 0", "（六）其他处理 | | 2 | 0"), *COUNTS) == [("C203", "2")]


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        ("岚皋县林业局", True),
        ("岚皋县四季镇人民政府", True),
        ("安康市汉滨区人民政府", True),
        ("安康市人民政府", False),
        ("陕西省林业局", False),
    ],
)
def test_regulations_are_implausible_only_where_nobody_may_issue_them(agency: str, told: bool) -> None:
    text = changed(("| 规章 | 0 | 0 | 0 |", "| 规章 | 2 | 0 | 2 |")).replace("岚皋县林业局", agency)
    assert bool(found(text, "C207")) is told


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(cells("requests")), min_size=2, max_size=2, unique=True), st.integers(1, 40), st.integers(60, 99))
def test_two_wrong_cells_are_both_shown(two: list[tuple[str, str, CellValue]], more: int, much: int) -> None:
    two.sort(key=lambda each: each[2].span, reverse=True)
    text = department()
    for (_, _, cell), added in zip(two, (more, much), strict=True):
        start, end = REPORT.document.source_span(cell.span)
        text = text[:start] + str(int(cell.value or 0) + added) + text[end:]
    found_ = findings(text, *COUNTS)
    shown = {place.line for each in found_ for place in (each.place, *(related.place for related in each.related))}
    assert {REPORT.document.line_column(cell.span.start)[0] for _, _, cell in two} <= shown or len(found_) > 1


def test_figures_in_each_others_columns_are_one_finding_at_the_first_with_the_other_beside_it() -> None:
    text = changed(("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |", "| 1 | 4 | 0 | 0 | 0 | 0 | 5 |"))
    (finding,) = findings(text, *COUNTS)
    assert (finding.rule, finding.text) == ("C202", "1")
    assert "（一）予以公开”的法人或其他组织 商业企业也要改，4 应为 1" in finding.related[0].note.zh


def test_cells_that_explain_a_break_equally_are_all_named() -> None:
    row = "| 1 | 0 | 0 | 0 | 1 | 0 |"
    (finding,) = findings(changed((row, "| 1 | 0 | 0 | 1 | 1 | 0 |")), "C204")
    assert finding.suggestion is None
    notes = [related.note.zh for related in finding.related]
    assert notes == ["或者“行政复议”的结果维持填错，1 应为 0", "或者“行政复议”的尚未审结填错，1 应为 0"]


def test_a_cell_beside_a_blank_is_still_told_by_its_column() -> None:
    text = changed(("| 4 | 1 | 0 | 0 | 0 | 0 | 5 |", "| 6 | 1 |  | 0 | 0 | 0 | 5 |"))
    (finding,) = findings(text, *COUNTS)
    assert (finding.rule, finding.text, finding.suggestion) == ("C202", "6", "4")
