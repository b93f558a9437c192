"""Townships that the report's county does not have, one slip away from those that it has."""

import pytest

from lint.checks.naming.townships import Townships, townships
from lint.document import to_traditional
from tests.checks.names_support import lexicon, places
from tests.checks.test_names_in_drafts import DRAFT, findings, with_plan

LANGAO = "610925"


def of_counties() -> Townships:
    return townships(lexicon("townships").data)


def test_nearly_every_county_has_its_townships() -> None:
    without = [name for code, name in places().names.items() if len(code) == 6 and not of_counties().of(code)]
    # 金门县, the islands of 三沙市, and a few founded since.
    assert len(without) < 40


def test_a_township_of_before_and_a_short_name_are_known() -> None:
    known = of_counties().known("623023")
    assert {"峰迭镇", "武坪镇", "武坪乡"} <= known
    assert "龙潭乡" not in known
    assert {"于家务回族乡", "于家务乡"} <= of_counties().known("110112")


@pytest.mark.parametrize(
    ("words", "wrong", "meant"),
    [
        ("指导蔺河镇、使命镇、滔河镇建设政务公开专区", "使命镇", "石门镇"),
        ("会同岚皋县世纪镇人民政府公开造林补助", "世纪镇", "四季镇"),
        ("指导佐龙镇、滔河镇，并向作龙镇人民政府通报", "作龙镇", "佐龙镇"),
        ("抽查岚皋县使命镇的公示栏", "使命镇", "石门镇"),
    ],
)
def test_a_slip_is_told_with_the_township_meant(words: str, wrong: str, meant: str) -> None:
    assert findings(with_plan(words), "N416") == [("N416", wrong, meant)]
    assert [text for _, text, _ in findings(to_traditional(with_plan(words)), "N416")] == [to_traditional(wrong)]


def test_a_slip_that_is_no_word_is_a_hint_only() -> None:
    assert findings(with_plan("会同岚皋县作龙镇人民政府公开造林补助"), "N416", "N417") == [("N417", "作龙镇", "佐龙镇")]


@pytest.mark.parametrize(
    "words",
    [
        "指导各乡镇、街道办事处，会同集镇、城镇社区和村镇建设站",
        "学习紫阳县城关镇、汉王镇人民政府的做法",
        "会同大道镇人民政府公开造林补助",
        "在使命镇上查阅",
        "会同作龙镇人民政府，向作龙镇人民政府通报，对作龙镇人民政府抽查",
    ],
)
def test_words_real_townships_elsewhere_and_a_name_used_throughout_are_silent(words: str) -> None:
    assert findings(with_plan(words), "N416", "N417") == []


def test_where_the_county_is_not_known_nothing_is_told() -> None:
    draft = with_plan("会同世纪镇人民政府公开造林补助").replace("岚皋县", "安康市")
    assert findings(draft, "N416", "N417") == []


def test_another_township_of_the_county_is_no_slip_for_the_own_one() -> None:
    # 大峪镇 and 大川镇 are both of 舟曲县; 大于镇 is none.
    draft = DRAFT.replace("岚皋县林业局", "舟曲县大峪镇人民政府").replace("我局", "我镇")
    assert findings(draft.replace("增加图解和视频解读", "学习大川镇人民政府的做法"), "N4") == []
    assert ("N401", "大于镇", "大峪镇") in findings(draft.replace("增加图解和视频解读", "由大于镇人民政府负责"))
