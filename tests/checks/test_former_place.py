"""Places called by the names that they had before the report's year."""

import pytest

from lint.document import to_traditional
from tests.checks.test_names_in_drafts import DRAFT, findings, replaced, with_plan
from tests.checks.test_place_name import places


@pytest.mark.parametrize(
    ("old", "now", "since"),
    [
        ("监利县", "监利市", 2020),
        ("邹平县", "邹平市", 2018),
        ("下城区", "拱墅区", 2021),
        ("祁阳县", "祁阳市", 2021),
        ("余杭区", None, 0),
    ],
)
def test_the_gazetteer_has_recent_changes_with_their_years(old: str, now: str | None, since: int) -> None:
    assert places().former.get(old, []) == ([f"{now}{since}"] if now else [])


def test_a_former_name_in_the_reports_province_is_told_with_the_present_one() -> None:
    assert findings(with_plan("学习旬阳县林业局的做法")) == [("N415", "旬阳县", "旬阳市")]
    assert findings(to_traditional(with_plan("学习旬阳县林业局的做法"))) == [("N415", "旬陽縣", "旬陽市")]


def test_the_reports_own_former_name_is_told_wherever_it_stands() -> None:
    draft = DRAFT.replace("岚皋县", "旬阳县")
    assert {(rule, text) for rule, text, _ in findings(draft)} == {("N415", "旬阳县")}
    assert len(findings(draft)) == draft.count("旬阳县")


@pytest.mark.parametrize("year", [2020, 2021])
def test_until_the_year_of_the_change_the_former_name_is_right(year: int) -> None:
    draft = DRAFT.replace("岚皋县", "旬阳县")
    for before, after in (("2024", str(year + 1)), ("2023", str(year))):
        draft = draft.replace(before, after)
    assert findings(draft, "N415") == []


@pytest.mark.parametrize(
    "words",
    [
        "清理原旬阳县的文件",
        "2021年旬阳县撤县设市后的栏目已经理顺",
        "执行2019年旬阳县林业局的标准",
        "公开《旬阳县林业局关于规范林木采伐的通知》",
        "学习旬阳市林业局的做法",
        "邀请湖南省祁阳县、湖北省监利县林业局交流",
        "由一名副局长担任县长联络员",
    ],
)
def test_history_titles_and_other_provinces_are_silent(words: str) -> None:
    assert findings(with_plan(words), "N415") == []


def test_a_short_former_name_is_none_inside_other_words() -> None:
    draft = replaced("增加图解和视频解读", "由专人担任县级联络员", DRAFT.replace("岚皋县", "邢台市任泽区"))
    assert findings(draft, "N415") == []
