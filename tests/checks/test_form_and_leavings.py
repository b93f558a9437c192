"""Forms of writing and leavings of a draft: dates, numbers, headings, marks, and paragraphs that break off."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import to_traditional
from tests.checks.wording_support import findings, found, mended

PARAGRAPH = "我局明确专人负责栏目的日常维护，每周检查内容并及时更新。全年未发生需要追究责任的情形。"


@settings(deadline=None)
@given(month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_date_with_leading_zeros_is_mended_and_one_without_is_let_pass(month: int, day: int) -> None:
    written, right = f"2024年{month:02d}月{day:02d}日", f"2024年{month}月{day}日"
    assert bool(found(f"报告于{written}公布。", "P606")) == (written != right)
    assert found(f"报告于{right}公布。", "P606", "P607") == []


@pytest.mark.parametrize("date", ["二〇二四年1月5日", "2024年一月5日", "2024年3月十五日", "二0二四年", "2024年十二月"])
@pytest.mark.parametrize("script", [str, to_traditional])
def test_two_kinds_of_numerals_in_a_date_are_found(date: str, script: type[str]) -> None:
    assert found(script(f"报告于{date}，向社会公布。"), "P607") == [script(date)]


@pytest.mark.parametrize(
    "text", ["二〇二四年一月五日", "2024年一季度", "2024年五一假期", "一二月份", "2024年1月至十月中旬", "第二季度1月"]
)
def test_other_dates_are_let_pass(text: str) -> None:
    assert found(f"报告于{text}公布。", "P606", "P607") == []


@pytest.mark.parametrize(
    ("text", "right"), [("10-20%", "10%-20%"), ("60至70%", "60%至70%"), ("95.5～98%", "95.5%~98%"), ("5—8%", "5%—8%")]
)
def test_a_range_of_percentages_wants_the_sign_twice(text: str, right: str) -> None:
    assert [suggestion for _, suggestion in mended(f"占比在{text}之间。", "P613")] == [right]


@pytest.mark.parametrize("text", ["10%-20%", "1-12月增长5%", "由85提高到98%", "2022-2023年，98%", "http://a.cn/5-10%20b", "第3-5%"])
def test_other_ranges_are_let_pass(text: str) -> None:
    assert found(f"占比在{text}之间。", "P613") == []


def test_titles_nested_and_commas_between_marks_are_only_noted() -> None:
    text = "落实《关于印发《办法》的通知》，修订《指南》、《目录》，推进“一网通办”、“一网统管”，见《条例》（修订）、《办法》。"
    assert [(each.text, each.severity) for each in findings(text, "P610", "P611")] == [
        ("《办法》", "info"),
        ("》、《", "info"),
        ("”、“", "info"),
    ]


@pytest.mark.parametrize("end", ["，", "、"])
@pytest.mark.parametrize("script", [str, to_traditional])
def test_a_paragraph_that_ends_in_a_comma_breaks_off(end: str, script: type[str]) -> None:
    assert len(found(script(f"{PARAGRAPH[:-1]}{end}\n二是加强业务培训。\n"), "X711")) == 1


def test_a_paragraph_without_its_last_words_breaks_off() -> None:
    assert found(f"{PARAGRAPH[:-6]}", "X711") == [PARAGRAPH[-18:-6]]


@pytest.mark.parametrize(("end", "told"), [("", "缺句号"), ("，", "这一段没有写完"), ("和", "这一段没有写完")])
def test_a_whole_word_at_the_end_may_lack_its_full_stop_alone(end: str, told: str) -> None:
    (finding,) = findings(f"{PARAGRAPH[:-1]}{end}", "X711")
    assert told in finding.message.zh


@pytest.mark.parametrize("day", ["2023年十二月", "2023年 五月份", "2023年3月三十一日", "2023年十月5日"])
def test_each_month_and_day_in_words_behind_a_year_in_digits_is_mixed(day: str) -> None:
    assert found(f"会议于{day}召开。", "P607") == [day]


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "主要做法如下：\n一是完善制度\n二是加强培训",
        "联系地址：岚皋县城关镇某路1号。邮政编码：725400，联系部门：岚皋县林业局办公室",
        f"{PARAGRAPH}（数据来源：局办公室）",
        f"{PARAGRAPH[:-3]}\n情形。",
        "\n\n".join(PARAGRAPH[:-4] for _ in range(4)),
    ],
)
def test_what_only_looks_broken_off_is_let_pass(text: str) -> None:
    assert found(text, "X711") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("请各股室修改完善后反馈。", 1),
        ("请于1月10日前将意见反馈至办公室。", 1),
        ("岚皋县林业局报告（征求意见稿，请提意见）", 1),
        ("已报请各部门审核把关，邀请各单位提出意见，申请各单位提供材料。", 0),
        ("下发“请各单位于3月前报送材料”的通知，向社会公开征求意见。", 0),
    ],
)
def test_notes_to_those_who_review_the_draft_are_found(text: str, told: int) -> None:
    assert len(found(text, "X705")) == told
