"""Numbers of sections and headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.structure.series import chinese, faults, renumbered, series
from tests.checks.drafts import changed, department, findings, found

NUMBERS = ("S107", "S108")


@given(st.integers(2, 12), st.data())
def test_one_wrong_number_is_told_with_the_right_one(length: int, data: st.DataObject) -> None:
    numbers = list(range(1, length + 1))
    index = data.draw(st.integers(1, length - 1))
    numbers[index] = data.draw(st.integers(2, 15).filter(lambda number: number != index + 1))
    assert [fault for part in series(numbers) for fault in faults([numbers[at] for at in part])] == [(index, index + 1)]


@given(st.integers(1, 8), st.integers(1, 8), st.integers(1, 3))
def test_a_number_skipped_or_repeated_is_told_once(before: int, after: int, skipped: int) -> None:
    numbers = [*range(1, before + 1), *range(before + 1 + skipped, before + 1 + skipped + after)]
    assert faults(numbers) == [(before, before + 1)]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=5))
def test_lists_that_each_begin_with_one_have_no_fault(lengths: list[int]) -> None:
    numbers = [number for length in lengths for number in range(1, length + 1)]
    assert [fault for part in series(numbers) for fault in faults([numbers[at] for at in part])] == []


@pytest.mark.parametrize("numbers", [[3, 4, 5], [1, 2, 3, 2, 3], [7], []])
def test_a_list_whose_beginning_is_written_otherwise_has_no_fault(numbers: list[int]) -> None:
    assert faults(numbers) == []


def test_numbers_are_written_as_those_around_them() -> None:
    assert [chinese(number) for number in (1, 10, 11, 20, 35)] == ["一", "十", "十一", "二十", "三十五"]
    assert [renumbered(written, 4) for written in ("三、", "(三)", "3.", "第三")] == ["四、", "(四)", "4.", "第四"]
    assert renumbered("甲、", 4) is None


def test_a_wrong_section_number_can_be_mended_safely() -> None:
    (finding,) = findings(changed(("## 三、收到", "## 四、收到")), *NUMBERS)
    assert (finding.rule, finding.text, finding.suggestion, finding.fix) == ("S107", "四", "三", "safe")


def test_a_section_without_a_number_among_numbered_ones_is_told() -> None:
    title = "存在的主要问题及改进情况"
    assert found(changed((f"## 五、{title}", f"## {title}")), *NUMBERS) == [("S107", title)]


def test_headings_count_anew_under_each_parent() -> None:
    text = changed(
        ("平台建设。维护好县政府门户网站的部门栏目，", "平台建设。\n\n1.维护栏目。\n\n2.专人管理。"),
        ("监督保障。把政府信息公开列入年度考核，", "监督保障。\n\n1.列入考核。\n\n2.开展培训。"),
    )
    assert found(text, *NUMBERS) == []
    assert found(text.replace("2.开展培训", "3.开展培训"), *NUMBERS) == [("S108", "3")]


def test_a_last_number_that_falls_back_to_one_is_told_unless_words_lead_to_a_list() -> None:
    listed = "监督保障。\n\n1.列入考核。\n\n2.开展培训。\n\n{}1.接受评议。\n\n"
    replaced = "监督保障。把政府信息公开列入年度考核，"
    assert found(changed((replaced, listed.format(""))), *NUMBERS) == [("S108", "1")]
    assert found(changed((replaced, listed.format("采取以下措施：\n\n"))), *NUMBERS) == []
    assert found(changed((replaced, listed.format("下一步采取有力措施。\n\n"))), *NUMBERS) == []


def test_a_number_written_inside_a_paragraph_is_not_missed() -> None:
    assert found(changed(("（三）政府信息管理。", "同时做好（三）政府信息管理。")), *NUMBERS) == []


def test_rows_of_tables_are_no_headings() -> None:
    rows = [line for line in department().split("\n") if not line.startswith("|---")]
    text = "\n".join(line.replace(" |", "\n").replace("| ", "") if line.startswith("|") else line for line in rows)
    assert found(text, *NUMBERS, suffix="txt") == []
