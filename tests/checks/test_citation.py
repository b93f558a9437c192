"""Titles in 《》 against the official ones."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks.citation import nearest
from lint.checks.naming.cited import bare
from lint.document import fold
from tests.checks.drafts import findings, overview
from tests.checks.names_support import params

DISCLOSURE = "中华人民共和国政府信息公开条例"
TITLES = Path(__file__).parents[3] / "shared" / "data" / "words" / "政策法规标题.txt"


def test_the_lexicon_has_the_titles_that_reports_cite() -> None:
    official = params("N404").official
    assert len(official) > 150
    assert {DISCLOSURE, "政府信息公开条例", "政府信息公开信息处理费管理办法", "行政复议法"} <= official


@pytest.mark.parametrize("place", range(len(DISCLOSURE)))
def test_one_character_lost_doubled_swapped_or_wrong_is_found_anywhere(place: int) -> None:
    before, character, after = DISCLOSURE[:place], DISCLOSURE[place], DISCLOSURE[place + 1 :]
    lost, doubled, other = before + after, before + 2 * character + after, before + "锅" + after
    for wrong in (lost, doubled, other, before + after[:1] + character + after[1:]):
        if wrong != DISCLOSURE:
            assert nearest(wrong, params("N404")) == DISCLOSURE


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("中华人民共和国信息公开条例", DISCLOSURE),
        ("政府信息公开条列", "政府信息公开条例"),
        ("政务信息公开条例", "政府信息公开条例"),
        ("行政复义法", "行政复议法"),
        ("中华人民共和国保守国家密秘法", "中华人民共和国保守国家秘密法"),
        ("中华人民共和国政府信息公开条列(修订)", DISCLOSURE + "(修订)"),
        ("关于推进政务新媒体健康有续发展的意见", "关于推进政务新媒体健康有序发展的意见"),
        ("法治政府建设实施纲要(2020—2025年)", "法治政府建设实施纲要(2021—2025年)"),
        ("法治政府建设实施纲要(2015-2021年)", "法治政府建设实施纲要(2015—2020年)"),
        ("中华人民共和国行政复议法(2024年修订)", "中华人民共和国行政复议法(2023年修订)"),
    ],
)
def test_other_slips_are_found(wrong: str, meant: str) -> None:
    assert nearest(wrong, params("N404")) == meant


@pytest.mark.parametrize(
    "title",
    [
        "条例",
        "信息公开条例",
        "政府信息公开条例",
        "甘肃省政府信息公开条例",
        "省政府信息公开条例",
        "政府信息公开条例实施细则",
        "中华人民共和国政府信息公开条例（修订）",
        "政府信息公开指南",
        "2022年政务公开工作要点",
        "中华人民共和国国防法",
        "中华人民共和国海事诉讼特别程序法",
        "关于全面推进政务公开工作意见",
        "舟曲县科技局政府信息主动公开基本目录",
        "关于全面推进党务公开工作的意见",
        "2022年党务公开工作要点",
        "2023年政务公开工作要点",
        "中华人民共和国合同法",
        "中华人民共和国中医药条例",
        "法治政府建设实施纲要（2021-2025年）",
        "中华人民共和国行政复议法（2023年修订）",
    ],
)
def test_other_titles_and_other_forms_of_a_title_are_silent(title: str) -> None:
    assert nearest(fold(title), params("N404")) is None


@pytest.mark.skipif(not TITLES.exists(), reason="the list of titles is not at hand")
def test_no_real_title_raises_an_alarm() -> None:
    titles = [fold(line.strip()) for line in TITLES.read_text("utf-8").splitlines()]
    assert len(titles) > 5000
    assert [title for title in titles if nearest(title, params("N404"))] == []


@settings(deadline=None)
@given(st.data())
def test_the_edit_makes_the_title_official(data: st.DataObject) -> None:
    official = data.draw(st.sampled_from(sorted(title for title in params("N404").official if len(title) > 8)))
    place = data.draw(st.integers(0, len(official) - 2))
    before, character, after = official[:place], official[place], official[place + 1 :]
    slips = (before + after, before + 2 * character + after, before + after[0] + character + after[1:], before + "锅" + after)
    text = overview(f"学习《{data.draw(st.sampled_from(slips))}》。")
    for finding in findings(text, "N404", suffix="txt"):
        (edit,) = finding.edits
        mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
        assert bare(fold(mended[mended.index("《") + 1 : mended.index("》")])) in params("N404").official


def test_a_mended_title_keeps_the_marks_that_the_draft_sets() -> None:
    (finding,) = findings(overview("落实《国务院关于加快推进“互联网+政务服务”工作的指导意件》。"), "N404", suffix="txt")
    assert finding.suggestion == "《国务院关于加快推进“互联网+政务服务”工作的指导意见》"
