"""What a section should cover or state."""

import pytest

from tests.checks.drafts import changed, department, found

FEE = "2023年，我局未发出政府信息公开收费通知，未收取信息处理费。没有其他需要报告的事项。"


@pytest.mark.parametrize("number", range(1, 6))
def test_an_aspect_left_out_is_told(number: int) -> None:
    lines = department().split("\n")
    numeral = "一二三四五"[number - 1]
    line = next(line for line in lines if line.startswith(f"（{numeral}）"))
    lines.remove(line)
    # The words of the aspect in the opening paragraph would show that it is covered there.
    text = "\n".join(lines).replace("推进政府信息公开，公开的范围和质量都有提高", "有新的进展")
    assert found(text, "S111") == [("S111", "总体情况")]


@pytest.mark.parametrize("title", ["信息资源规范化管理", "加强制度建设和动态调整", "政府信息管理情况"])
def test_an_aspect_under_another_title_is_covered(title: str) -> None:
    assert found(changed(("（三）政府信息管理。", f"（三）{title}。")), "S111") == []


def test_an_overview_in_plain_prose_is_not_held_against_the_aspects() -> None:
    text = department()
    start, end = text.index("（一）主动公开。"), text.index("## 二、")
    assert found(text[:start] + "全年公开信息86条。\n\n" + text[end:], "S111") == []


@pytest.mark.parametrize(
    "said", ["无。", "无", "没有其他需要报告的事项。", "办理政协提案2件。", "《政府信息公开信息处理费管理办法》已组织学习。"]
)
def test_a_section_that_is_silent_on_the_fee_is_told(said: str) -> None:
    assert found(changed((FEE, said)), "S112") == [("S112", "其他需要报告的事项")]


@pytest.mark.parametrize(
    "said",
    [
        "本年度未收取信息处理费。",
        "2023年，发出收费通知0件，总金额0元，实际收取0元。",
        "信息处理费收取情况：无。",
        "依申请公开没有收取任何费用。",
        "我局2023年没有产生政府信息公开处理费。",
        "按照《政府信息公开信息处理费管理办法》，全年收取申请人费用200元。",
        "全年未向申请人收费。",
    ],
)
def test_a_section_that_states_the_fee_passes(said: str) -> None:
    assert found(changed((FEE, said)), "S112") == []


def test_the_fee_is_asked_of_reports_since_2021_only() -> None:
    assert found(changed((FEE, "无。")).replace("2023", "2020").replace("2024", "2021"), "S112") == []
