"""Signature, publication, impossible days, and years that disagree."""

import pytest

from lint.report.given import Given
from tests.checks.drafts import changed, department, findings, found

DATES = ("D301", "D302", "D303", "D304", "D305", "D306", "D308")
SIGNED = "2024年1月18日"


@pytest.mark.parametrize(
    ("signed", "code"),
    [
        ("2023年1月18日", "D301"),
        ("2023年12月31日", "D301"),
        ("2022年1月18日", "D301"),
        ("2024年2月1日", "D302"),
        ("2025年1月18日", "D302"),
        ("二〇二四年五月八日", "D302"),
        ("2024年2月30日", "D303"),
        ("2024年13月1日", "D303"),
    ],
)
def test_a_wrong_day_of_signature_is_one_finding_there(signed: str, code: str) -> None:
    assert found(changed((SIGNED, signed)), *DATES) == [(code, signed)]


@pytest.mark.parametrize("signed", ["2024年1月1日", "2024年1月31日", "二〇二四年一月十八日", "2024-01-18", "2024 年 1 月 18 日"])
def test_a_day_in_january_passes(signed: str) -> None:
    assert found(changed((SIGNED, signed)), *DATES) == []


@pytest.mark.parametrize(
    ("agency", "signed", "late"),
    [
        ("岚皋县人民政府", "2024年3月31日", False),
        ("岚皋县人民政府", "2024年4月1日", True),
        ("岚皋县四季镇人民政府", "2024年2月20日", False),
    ],
)
def test_the_last_day_is_that_of_the_level(agency: str, signed: str, late: bool) -> None:
    text = changed((SIGNED, signed)).replace("岚皋县林业局", agency)
    assert found(text, *DATES) == ([("D302", signed)] if late else [])


def test_the_last_day_given_by_the_user_goes_before_the_statute() -> None:
    assert found(department(), *DATES, given=Given(deadline=(1, 15))) == [("D302", SIGNED)]
    assert found(changed((SIGNED, "2024年2月5日")), *DATES, given=Given(deadline=(2, 10))) == []


def test_a_page_published_before_the_signature_is_told_with_the_signature() -> None:
    text = changed(("年度报告\n\n根据", "年度报告\n\n发布日期：2024-01-12 来源：县林业局\n\n根据"))
    (finding,) = findings(text, *DATES)
    assert (finding.rule, finding.text, finding.related[0].note.zh) == ("D305", "2024-01-12", "成文日期")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# 岚皋县林业局2023年", "# 岚皋县林业局2022年"),
        ("# 岚皋县林业局2023年", "# 岚皋县林业局2024年"),
        ("岚皋县林业局编制了2023年", "岚皋县林业局编制了2022年"),
        ("统计期限自2023年", "统计期限自2022年"),
        ("起至2023年", "起至2024年"),
    ],
)
def test_the_one_year_that_differs_is_told_at_its_digits(old: str, new: str) -> None:
    (finding,) = findings(changed((old, new)), *DATES)
    assert (finding.rule, finding.text, finding.suggestion) == ("D306", new[-5:-1], "2023")


def test_a_whole_period_of_another_year_is_told_at_both_ends() -> None:
    text = changed(("统计期限自2023年", "统计期限自2022年"), ("起至2023年", "起至2022年"))
    assert found(text, *DATES) == [("D306", "2022"), ("D306", "2022")]


def test_the_year_that_the_user_names_decides() -> None:
    assert ("D306", "2023") in found(department(), "D306", given=Given(year=2022))


@pytest.mark.parametrize(
    "lead",
    [
        "根据《关于做好2024年政府信息公开工作年度报告编制工作的通知》的要求，",
        "按照《国务院办公厅关于印发2022年政务公开工作要点的通知》（国办发〔2022〕8号），",
        "对照2022年度测评反馈的问题，",
    ],
)
def test_years_of_other_documents_are_not_the_reports(lead: str) -> None:
    assert found(changed(("岚皋县林业局编制了", f"{lead}岚皋县林业局编制了")), *DATES) == []
