"""The text's figures and statements against the official tables."""

import pytest

from lint.document import to_traditional
from tests.checks.drafts import changed, department, findings, found

REQUESTS = "全年新收政府信息公开申请12件，上年结转1件；办结12件，结转下年度继续办理1件。"
# The tables: received 12, carried in 1, handled 12 (granted 5, partial 1, refused 1, unavailable 4, not processed 1), carried
# out 1; one reconsideration, no suit; one normative document.


def with_text(sentence: str) -> str:
    return changed((REQUESTS, sentence))


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("全年新收政府信息公开申请14件。", "14件"),
        ("全年共收到政府信息公开申请21件，均已答复。", "21件"),
        ("收到依申请公开事项2件。", "2件"),
        ("收到3件政府信息公开申请。", "3件"),
        ("2023年，收到公民提交的政府信息公开申请14件。", "14件"),
        ("收到申请15件。", "15件"),
        ("新收申请12件，上年结转2件。", "2件"),
        ("新收申请12件，加上2022年结转的2件，共办理13件。", "2件"),
        ("新收申请12件，剩余2件结转下年度办理。", "2件"),
        ("新收申请12件，结转2024年继续办理3件。", "3件"),
        ("新收申请12件，办结14件。", "14件"),
        ("办结申请12件，其中予以公开4件，部分公开1件。", "4件"),
        ("办结申请12件，其中予以公开5件，部分公开2件。", "2件"),
        ("办结申请12件，其中不予公开2件。", "2件"),
        ("办结申请12件，其中无法提供3件。", "3件"),
        ("办结申请12件，其中不予处理2件。", "2件"),
        ("发生因政府信息公开引发的行政复议2件。", "2件"),
        ("全年未收到政府信息公开申请。", "未收到政府信息公开申请"),
        ("本年度没有收到公民、法人和其他组织的政府信息公开申请。", "没有收到公民、法人和其他组织的政府信息公开申请"),
        ("全年未接到信息公开申请。", "未接到信息公开申请"),
        ("没有上年结转的申请。", "没有上年结转的申请"),
        ("没有结转下年度办理的申请。", "没有结转下年度办理的申请"),
        ("未发生因政府信息公开引发的行政复议、行政诉讼案件。", "未发生因政府信息公开引发的行政复议、行政诉讼案件"),
    ],
)
def test_what_the_tables_contradict_is_told_at_its_words(sentence: str, words: str) -> None:
    assert found(with_text(sentence), "C211") == [("C211", words)]
    assert len(found(to_traditional(with_text(sentence)), "C211")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        REQUESTS,
        "全年共收到政府信息公开申请13件（含上年结转1件）。",
        "受理政府信息公开申请14件。",
        "收到政府信息公开申请约10件。",
        "其中网上收到政府信息公开申请7件。",
        "全县共收到政府信息公开申请96件，各单位均已答复。",
        "2022年收到政府信息公开申请10件，比上年减少2件。",
        "收到政府信息公开申请12件，同比增加2件。",
        "上半年收到政府信息公开申请5件。",
        "办结人大建议3件、政协提案5件，答复申请人12件。",
        "新收申请12件，办结11件，其余1件结转下年度。",
        "答复网民留言43件。",
        "全年未收到行政许可申请。",
        "未收到需要转办的政府信息公开申请。",
        "没有因信息公开引发的行政诉讼。",
        "未发生因政府信息公开被行政复议纠错的情况。",
        "作为复议机关，全年办理行政复议30件。",
        "予以公开的信息均已发布，不予公开的说明了理由。",
        "办结12件：予以公开5件，部分公开1件，不予公开1件，无法提供4件，不予处理1件；结转下年度1件。",
        "公开行政许可信息130条，作出行政许可决定132件。",
    ],
)
def test_what_the_tables_bear_out_or_cannot_tell_passes(sentence: str) -> None:
    assert found(with_text(sentence), "C211") == []
    assert found(to_traditional(with_text(sentence)), "C211") == []


def test_the_cell_is_shown_beside_the_figure() -> None:
    text = with_text("全年新收政府信息公开申请14件。")
    (finding,) = findings(text, "C211")
    (related,) = finding.related
    line = text.split("\n")[related.place.line - 1]
    assert (line[related.place.column - 1 : related.place.end_column - 1], "本年新收" in line) == ("12", True)


def test_a_wrong_cell_is_told_in_the_table_not_in_the_text() -> None:
    text = changed(("| 9 | 2 | 0 | 0 | 1 | 0 | 12 |\n| 二", "| 9 | 2 | 0 | 0 | 1 | 0 | 15 |\n| 二"))
    assert found(text, "C2") == [("C201", "15")]
    assert found(text, "C211") == [("C211", "12件")]


def test_a_report_without_the_table_is_not_judged() -> None:
    text = "\n".join(line for line in department().split("\n") if not line.startswith("|"))
    assert found(text.replace("12件", "31件"), "C211") == []
