"""What could not be read, what a mirror left, and files that are no report."""

import pytest

from tests.checks.drafts import changed, department, findings, found, overview


def test_readings_are_one_finding_with_their_count() -> None:
    text = overview("全年公开(kāi)信息(xī)12条，收到申请(qǐng)3件。")
    (finding,) = findings(text, "E002", suffix="txt")
    assert "共 3 处" in finding.message.zh
    assert finding.text == "开"


@pytest.mark.parametrize("lost", ["��", "锟斤拷", "□□□", "??"])
def test_lost_characters_are_one_finding(lost: str) -> None:
    assert found(overview(f"全年公{lost}政府信息12条，收到{lost}申请3件。"), "E003", suffix="txt") == [("E003", lost)]


@pytest.mark.parametrize("kept", ["□是 □否", "收到了多少申请？？", "Ä、é", "锟铻"])
def test_rare_characters_are_not_lost_ones(kept: str) -> None:
    assert found(overview(f"全年公开信息12条。{kept}"), "E003", suffix="txt") == []


def test_a_truncated_page_is_told() -> None:
    page = "<html><body><p>岚皋县林业局2023年政府信息公开工作年度报告</p><p>一、总体情况</p><p>全年公开信息12条。</p><ta"
    assert [code for code, _ in found(page, "E001", suffix="html")] == ["E001"]


@pytest.mark.parametrize("text", ["关于召开会议的通知\n定于3月12日开会。\n", "# README\n\nSome notes.\n"])
def test_another_document_is_no_report(text: str) -> None:
    assert found(text, "E004", suffix="md") == [("E004", text.split("\n", maxsplit=1)[0].removeprefix("# "))]


def test_a_report_without_title_or_signature_is_still_one() -> None:
    text = changed(("# 岚皋县林业局2023年政府信息公开工作年度报告\n\n", ""), ("岚皋县林业局\n\n2024年1月18日\n", ""))
    assert [code for code, _ in found(text, "E004", "S114", "D308")] == ["S114", "D308"]
    assert found(department(), "E004", "S114", "D308") == []
