"""The facts as the command prints them."""

import json

from lint.report.facts import facts
from tests.report.drafts import KEYS, draft, understood
from tests.support.tables import draft as with_tables
from tests.support.tables import shape


def test_the_facts_of_a_draft() -> None:
    told = facts(understood("发布日期：2024-01-19\n" + draft(overview="公开信息5条，收费3.6万元。")))
    assert set(told) == {"title", "agency", "level", "year", "edition", "signed", "published", "sections", "tables", "figures"}
    assert told["title"] == "岚皋县林业局2023年政府信息公开工作年度报告"
    assert (told["agency"], told["level"], told["year"], told["edition"]) == ("岚皋县林业局", "department", 2023, "2021")
    assert told["signed"] == {"agency": "岚皋县林业局", "date": "2024-01-18"}
    assert told["published"] == "2024-01-19"
    assert [section["key"] for section in told["sections"]] == KEYS
    assert told["sections"][0] == {"key": "overview", "number": 1, "title": "总体情况", "line": 4}
    assert told["figures"] == [
        {"value": 5, "unit": "条", "label": "公开信息", "line": 5, "column": 5},
        {"value": 3.6, "unit": "万元", "label": "收费", "line": 5, "column": 10},
    ]
    json.dumps(told)


def test_what_is_missing_is_null_or_empty() -> None:
    told = facts(understood("岚皋县林业局政府信息公开工作年度报告\n## 总体情况\n\n好。\n", "draft.md"))
    assert (told["year"], told["edition"], told["published"]) == (None, None, None)
    assert told["signed"] == {"agency": None, "date": None}
    assert told["tables"] == {"disclosure": {}, "requests": {}, "reviews": {}}
    assert [section["number"] for section in told["sections"]] == [None]


def test_the_cells_of_the_tables_are_numbers() -> None:
    values = {key: {row: dict.fromkeys(columns, 4) for row, columns in rows.items()} for key, rows in shape("2021").items()}
    values["disclosure"]["fees"] = {"amount": "3.6"}  # type: ignore[dict-item]
    values["reviews"]["direct_suit"]["other"] = "无"  # type: ignore[assignment]
    told = facts(understood(with_tables(values, "markdown", "2021"), "draft.md"))
    assert told["tables"]["requests"] == values["requests"]
    assert told["tables"]["disclosure"]["fees"] == {"amount": 3.6}
    assert told["tables"]["reviews"]["direct_suit"]["other"] is None


def test_what_the_user_says_of_the_agency_is_told() -> None:
    assert facts(understood(draft(), agency="岚皋县水利局"))["agency"] == "岚皋县水利局"


def test_names_keep_the_brackets_of_the_draft() -> None:
    told = facts(understood("西藏自治区那曲市色尼区教育局（体育局）2023年政府信息公开工作年度报告\n一、总体情况\n公开信息3条。\n"))
    assert told["title"] == "西藏自治区那曲市色尼区教育局（体育局）2023年政府信息公开工作年度报告"
    assert (told["agency"], told["level"]) == ("西藏自治区那曲市色尼区教育局（体育局）", "department")
