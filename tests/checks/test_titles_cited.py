"""Titles in 《》 are another's words: what stands in them is not held against the draft, in either script."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lint.document import to_traditional
from lint.engine import Linter, Settings
from lint.readers import read_bytes
from tests.checks.drafts import changed, found, overview
from tests.rules.examples import pack

TITLES = Path(__file__).parents[3] / "shared" / "data" / "words" / "政策法规标题.txt"
SENTENCES = ("组织学习《{}》。", "根据《{}》的规定，更新有关栏目。", "认真落实《{}》，做好信息发布和解读。", "公开《{}》等文件。")
ASPECT = "（二）依申请公开。"
EACH = 300


@pytest.mark.skipif(not TITLES.exists(), reason="the list of titles is not at hand")
@pytest.mark.parametrize("script", [str, to_traditional], ids=["Simplified", "Traditional"])
def test_no_rule_warns_of_a_real_title(script: Callable[[str], str]) -> None:
    titles = sorted({line.strip() for line in TITLES.read_text("utf-8").splitlines()} - {""})
    assert len(titles) > 5000
    linter = Linter(pack(), Settings())
    alarms = []
    for first in range(0, len(titles), EACH):
        cited = [SENTENCES[index % len(SENTENCES)].format(title) for index, title in enumerate(titles[first : first + EACH])]
        text = script(changed((ASPECT, "\n\n".join([*cited, ASPECT]))))
        outcome = linter.check_document(read_bytes(text.encode(), "draft.md", "markdown"))
        assert outcome.error is None
        alarms += [(each.rule, each.text) for each in outcome.findings if each.severity != "info"]
    assert alarms == []


def test_marks_in_a_title_are_those_of_the_document_cited() -> None:
    title = "关于贯彻陕政办发[1997]13号文件,做好林业站(所)工作的通知"
    around = overview(f"我局学习了《{title}》，逐项落实，及时公开。")
    assert found(around, "P602", "P603", "P605", suffix="txt") == []
    prose = overview(f"我局落实{title}，逐项落实，及时公开。")
    assert {rule for rule, _ in found(prose, "P602", "P603", "P605", suffix="txt")} == {"P602", "P603", "P605"}


def test_title_marks_in_place_of_the_brackets_of_a_number_are_no_title() -> None:
    assert found(overview("按照国办公开办函《2021》30号编制。"), "P602", suffix="txt") == [("P602", "《2021》")]


def test_a_slip_in_a_known_title_is_told_once() -> None:
    text = overview("根据《中华人民共和国政府信息公开条列》编制本报告。")
    assert found(text, "N404", "W501", suffix="txt") == [("N404", "《中华人民共和国政府信息公开条列》")]


def test_a_wrong_word_in_a_title_of_ones_own_is_told() -> None:
    assert found(overview("修订《岚皋县政府信息公开工作条列》。"), "N404", "W501", suffix="txt") == [("W501", "条列")]
