"""Titles in 《》 against the official ones."""

from pathlib import Path

import pytest

from lint.checks.citation import nearest
from lint.document import fold
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
    ],
)
def test_other_titles_and_other_forms_of_a_title_are_silent(title: str) -> None:
    assert nearest(fold(title), params("N404")) is None


@pytest.mark.skipif(not TITLES.exists(), reason="the list of titles is not at hand")
def test_no_real_title_raises_an_alarm() -> None:
    titles = [fold(line.strip()) for line in TITLES.read_text("utf-8").splitlines()]
    assert len(titles) > 5000
    assert [title for title in titles if nearest(title, params("N404"))] == []
