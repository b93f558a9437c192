"""Years left over from another report, and years that are rightly not the report's."""

import pytest

from lint.document import to_traditional
from tests.checks.drafts import changed, department, found

FILLED = "增加图解和视频解读"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2023年，我局围绕", "2022年，我局围绕"),
        ("2023年，我局围绕", "2024年，我局围绕"),
        ("2023年，我局围绕", "2022年度，我局围绕"),
        ("全年通过县政府门户网站公开", "2022年通过县政府门户网站公开"),
        ("全年新收政府信息", "2022年，共新收政府信息"),
        ("未发生需要追究责任的情形", "我局2022年未发生需要追究责任的情形"),
        ("2023年，我局未发出", "2022年，我局未发出"),
        ("2023年，我局未发出", "2024年，我局未发出"),
        ("2023年我局政府信息公开工作仍有不足", "2022年我局政府信息公开工作仍有不足"),
        ("2024年将从两方面改进", "2023年将从两方面改进"),
        ("2024年将从两方面改进", "2023年，我局将从两方面改进"),
        ("2024年将从两方面改进", "下一步，2023年将继续改进"),
        ("2024年将从两方面改进", "2023年拟从两方面改进"),
    ],
)
def test_a_year_left_over_is_told(old: str, new: str) -> None:
    text = changed((old, new))
    year = next(year for year in ("2022", "2024", "2023") if year in new)
    assert found(text, "D307") == [("D307", year)]
    assert found(to_traditional(text), "D307") == [("D307", year)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("未发生需要追究责任的情形。", said)
        for said in (
            "2022年以来没有发生责任追究。",
            "2022年12月建成的专栏运行平稳。",
            "2022年底开展的自查发现的问题已经改正。",
            "2022年起执行的审核制度继续有效。",
            "公布2022年度部门决算与2023年度部门预算。",
            "2022年度部门决算已经公开。",
            "2021—2022年的文件已经清理。",
            "2022年至2023年连续两年没有发生责任追究。",
            "在2022年度全县政务公开考核中被评为先进单位。",
            "落实《2022年政务公开工作要点》。",
            "县政府办公室《关于2022年度考核结果的通报》（岚政办发〔2022〕3号）指出的问题已经改正。",
            "培训人次比2022年增加40人次。",
            "2022年，收到申请10件；2023年，收到申请12件，同比增长20%。",
            "2024年1月召开会议部署年报工作。",
            "2024年将开展培训。",
        )
    ]
    + [
        (FILLED, "针对2022年报告指出的问题，增加图解"),
        ("2023年我局政府信息公开工作仍有不足", "2022年存在的问题已经全部整改，2023年我局政府信息公开工作仍有不足"),
        ("2024年将从两方面改进", "2023年，我局将政策解读纳入考核。2024年将从两方面改进"),
        ("2024年将从两方面改进", "到2025年将全面改进"),
        ("办结12件，结转下年度", "（2022年为10件），办结12件，结转下年度"),
    ],
)
def test_a_year_that_is_meant_passes(old: str, new: str) -> None:
    text = changed((old, new))
    assert found(text, "D307") == []
    assert found(to_traditional(text), "D307") == []


def test_a_clean_report_is_clean_under_any_year() -> None:
    for year in (2021, 2022, 2025):
        text = department().replace("2023", str(year)).replace("2024", str(year + 1))
        assert found(text, "D307") == []
