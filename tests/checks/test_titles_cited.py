"""Titles in 《》 are another's words: what stands in them is not held against the draft, in either script."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lint.document import to_traditional
from lint.engine import Linter, Settings
from lint.readers import read_bytes
from tests.checks.drafts import changed, findings, found, overview
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


def cites(*words: str) -> str:
    return changed(("增加图解和视频解读", "，".join(words)))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("学习《优化营商环境条例》（国务院令第772号）", "国务院令第772号"),
        ("学习中华人民共和国国务院令第771号《中华人民共和国政府信息公开条例》", "国务院令第771号"),
        ("学习国务院令第712号公布的《重大行政决策程序暂行条例》", "国务院令第712号"),
        ("学习《中华人民共和国行政复议法》（中华人民共和国主席令第十九号）", "主席令第十九号"),
        ("学习《中华人民共和国政府信息公开条例》（国务院令第492号）", "国务院令第492号"),
        ("学习《中华人民共和国政府信息公开条例》（国务院第712号令，以下简称《公开条例》）", "国务院第712号令"),
    ],
)
def test_the_number_of_another_decree_is_told_before_and_behind_a_title(words: str, wrong: str) -> None:
    assert found(cites(words), "N411") == [("N411", wrong)]


@pytest.mark.parametrize(
    "words",
    [
        "学习国务院令第711号《中华人民共和国政府信息公开条例》",
        "学习《政府投资条例》（国务院令第712号）《中华人民共和国政府信息公开条例》",
        "学习《中华人民共和国政府信息公开条例》（2007年国务院令第492号公布，2019年国务院令第711号修订）",
        "学习《中华人民共和国行政复议法》（1999年主席令第十六号公布）",
        "学习《陕西省政府信息公开规定》（省政府令第172号）",
    ],
)
def test_right_decrees_and_those_of_other_titles_pass(words: str) -> None:
    assert found(cites(words), "N411") == []


def test_the_old_decree_is_right_while_its_text_is_in_force() -> None:
    text = "岚皋县林业局2017年政府信息公开工作年度报告\n一、总体情况\n学习《中华人民共和国政府信息公开条例》（国务院令第492号）。\n"
    assert found(text, "N411", suffix="txt") == []


def test_a_decree_is_mended_in_the_numerals_that_the_draft_writes() -> None:
    laws = "《中华人民共和国数据安全法》（主席令第八十三号）", "《中华人民共和国个人信息保护法》（主席令第83号）"
    assert [each.suggestion for each in findings(cites(*laws), "N411")] == ["主席令第八十四号", "主席令第91号"]


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("依照《中华人民共和国行政复议法》（以下简称《复议法》）答复，依照《复议法》第九十一条移送", "第九十一条"),
        ("依照《中华人民共和国行政处罚法》（主席令第七十号，下称“处罚法”）办理，依照《处罚法》第八十七条公开", "第八十七条"),
        ("依照《条例》第二十条第（十六）项公开", "第二十条第（十六）项"),
        ("依照《条例》第五十六条、第五十七条办理", "第五十七条"),
        ("依照《民法典》第一千二百六十一条办理", "第一千二百六十一条"),
    ],
)
def test_articles_and_items_beyond_the_last_are_told(words: str, wrong: str) -> None:
    assert found(cites(words), "N407") == [("N407", wrong)]


@pytest.mark.parametrize(
    "words",
    [
        "依照《条例》第二十条第（十五）项、第五十六条办理",
        "依照《陕西省优化营商环境条例》（以下简称《条例》）第八十条办理，依照《条例》第八十一条公开",
        "依照《条例》和《陕西省档案条例》第六十条办理，依照《条例》第六十一条公开",
    ],
)
def test_articles_that_stand_in_the_text_or_in_another_pass(words: str) -> None:
    assert found(cites(words), "N407") == []


def test_the_text_of_2007_ends_at_article_38() -> None:
    text = "岚皋县林业局{}年政府信息公开工作年度报告\n一、总体情况\n依照《政府信息公开条例》第三十九条办理。\n"
    assert found(text.format(2017), "N407", suffix="txt") == [("N407", "第三十九条")]
    assert found(text.format(2023), "N407", suffix="txt") == []


BASIS = "第四十九条和第五十条的规定"


@pytest.mark.parametrize(
    ("basis", "meant"), [("第三十一条、第三十二条的规定", ["第四十九条", "第五十条"]), ("第31条规定", ["第49条"])]
)
def test_the_articles_of_2007_are_told_as_the_basis_of_the_report(basis: str, meant: list[str]) -> None:
    assert [each.suggestion for each in findings(changed((BASIS, basis)), "N412")] == meant


def test_the_articles_31_and_32_of_today_pass() -> None:
    assert found(cites("依照《条例》第三十一条确认收到之日", "依照《条例》第三十二条征求第三方意见"), "N412") == []
    assert found(changed((BASIS, "第三十一条、第四十九条的规定")), "N412") == []


def test_a_repealed_ground_is_told_from_the_first_whole_year_without_it() -> None:
    text = "岚皋县林业局{}年政府信息公开工作年度报告\n一、总体情况\n按照《档案法》《信访条例》办理来信。\n"
    assert found(text.format(2023), "N413", suffix="txt") == [("N413", "《信访条例》")]
    assert found(text.format(2022), "N413", suffix="txt") == []
    assert found(cites("宣传《信访条例》废止后的变化", "清理依据原《合同法》订立的合同"), "N413") == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("落实国办发〔2018〕132号《关于推进政务新媒体健康有序发展的意见》", "国办发〔2018〕132号"),
        ("落实《国务院办公厅关于印发2022年政务公开工作要点的通知》（国办发〔2021〕12号）", "国办发〔2021〕12号"),
        ("落实《政府网站发展指引》（国办发〔2017〕74号）", "国办发〔2017〕74号"),
    ],
)
def test_numbers_of_other_documents_are_told_in_both_orders(words: str, wrong: str) -> None:
    assert found(cites(words), "N406") == [("N406", wrong)]


@pytest.mark.parametrize(
    "words",
    [
        "落实国办发〔2018〕123号《关于推进政务新媒体健康有序发展的意见》",
        "落实《2022年政务公开工作要点》（陕政办发〔2022〕9号）",
        "落实《甲办法》（国办发〔2017〕74号）《政府网站发展指引》",
    ],
)
def test_right_numbers_and_those_of_other_levels_pass(words: str) -> None:
    assert found(cites(words), "N406") == []
