"""The sections of the form: missing, extra, empty, repeated, out of order, mistitled."""

import pytest

from lint.report.given import Given
from tests.checks.drafts import changed, department, findings, found, understood

FAULTS = ("S101", "S102", "S103", "S104", "S105", "S106", "S107", "S109")
TITLES = {section.key: section.heading.title for section in understood(department()).sections}


def without(key: str) -> str:
    """The clean report without a section, heading and text."""
    report = understood(department())
    section = report.section(key)
    assert section is not None
    start = report.document.source_span(section.heading.span).start
    end = report.document.source_span(section.heading.body).end
    text = report.document.source
    return text[: text.rindex("\n", 0, start) + 1] + text[end:].lstrip()


@pytest.mark.parametrize("key", ["overview", "disclosure", "requests", "reviews", "problems"])
def test_a_missing_section_is_one_finding_at_the_heading_that_follows(key: str) -> None:
    keys = list(TITLES)
    (finding,) = findings(without(key), *FAULTS)
    assert (finding.rule, finding.text) == ("S101", TITLES[keys[keys.index(key) + 1]])
    assert TITLES[key] in finding.message.zh


@pytest.mark.parametrize("key", ["disclosure", "problems"])
def test_sections_renumbered_behind_a_missing_one_are_not_told_too(key: str) -> None:
    text = without(key)
    for number, title in zip("一二三四五", [title for other, title in TITLES.items() if other != key], strict=True):
        before = text[: text.index(f"、{title}")]
        text = before[:-1] + number + text[len(before) :]
    assert [code for code, _ in found(text, *FAULTS)] == ["S101"]


def test_two_neighbours_missing_are_one_finding() -> None:
    text = without("problems")
    assert found(text[: text.index("## 六、")], *FAULTS) == [("S101", TITLES["reviews"])]


@pytest.mark.parametrize("title", ["工作成效", "下步打算", "主动公开政府信患情况"])
def test_a_title_of_no_section_in_the_place_of_one_is_mistitled_not_missing(title: str) -> None:
    assert found(changed(("## 二、主动公开政府信息情况", f"## 二、{title}")), *FAULTS) == [("S106", title)]


@pytest.mark.parametrize(
    "title",
    [
        "收到和处理政府信息公开申请的情况",
        "政府信息公开工作收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请情况。",
        "收到和处理政府信息公开申请情况：",
    ],
)
def test_tolerated_titles_pass(title: str) -> None:
    assert found(changed(("## 三、收到和处理政府信息公开申请情况", f"## 三、{title}")), *FAULTS) == []


def test_sections_in_another_order_are_one_finding() -> None:
    text = changed(
        ("## 五、存在的主要问题及改进情况", "## 五、其他需要报告的事项"),
        ("## 六、其他需要报告的事项", "## 六、存在的主要问题及改进情况"),
    )
    assert found(text, *FAULTS) == [("S105", "其他需要报告的事项")]


def test_a_section_that_holds_only_bars_is_empty_but_a_table_section_is_told_by_its_table() -> None:
    text = department()
    problems = text[text.index("2023年我局") : text.index("## 六、")]
    assert found(text.replace(problems, "|||||\n\n"), *FAULTS) == [("S103", TITLES["problems"])]
    reviews = text[text.index("| 行政复议 | | | | |") : text.index("## 五、")]
    assert found(text.replace(reviews, ""), *FAULTS) == [("S109", TITLES["reviews"])]


def test_the_signature_behind_it_does_not_fill_the_last_section() -> None:
    text = changed(("2023年，我局未发出政府信息公开收费通知，未收取信息处理费。没有其他需要报告的事项。", ""))
    assert found(text, *FAULTS) == [("S103", TITLES["other"])]


def test_a_report_before_the_form_is_not_judged_by_it() -> None:
    assert found(department(), *FAULTS, given=Given(year=2017)) == []
