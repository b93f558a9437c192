"""Dates, the period, figures, agencies, citations and document numbers in running text."""

import datetime
from decimal import Decimal

import pytest

from lint.document import to_traditional
from lint.report.dates import find_dates
from tests.report.drafts import TITLE, draft, understood, words


@pytest.mark.parametrize(
    "written",
    ["2022年1月19日", "2022 年 1 月 19 日", "二〇二二年一月十九日", "二○二二年一月十九日", "二零二二年一月十九日",
     "二O二二年一月十九日", "2022-01-19", "2022/1/19",
     "2022.1.19", "2022年01月19号", "2022年1月19日前"],
)
def test_a_day_is_read_however_it_is_written(written: str) -> None:
    found = find_dates(f"已于{written}，完成。")
    assert [mention.date for mention in found] == [datetime.date(2022, 1, 19)]


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("2022年2月30日", (2022, 2, 30, False)),
        ("2022年13月1日", (2022, 13, 1, False)),
        ("2022-02-29", (2022, 2, 29, False)),
        ("2024-02-29", (2024, 2, 29, True)),
        ("2022年12月", (2022, 12, None, True)),
        ("2022年度", (2022, None, None, True)),
        ("2022年1月19", (2022, 1, 19, True)),
        ("二〇二二年十二月三十一日", (2022, 12, 31, True)),
    ],
)
def test_a_date_is_as_much_as_is_written(written: str, parts: tuple[int, int | None, int | None, bool]) -> None:
    (found,) = find_dates(written)
    assert (found.year, found.month, found.day, found.valid) == parts


@pytest.mark.parametrize("text", ["12月31日前完成", "国办函〔2020〕109号", "电话0915-2522222", "第2022条", "版本1.2022.1.1"])
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "written",
    ["自2023年1月1日起至2023年12月31日止", "为2023年1月1日至12月31日", "从2023年1月1日到12月31日止",
     "为2023年1月1日—2023年12月31日",
     "自 2023 年 1 月 1 日\n起至 2023 年 12 月 31 日"],
)
def test_the_period_runs_from_day_to_day(written: str) -> None:
    opening = f"我局于2024年1月5日至2024年1月9日编制本报告。本报告所列数据的统计期限{written}。"
    for text in (draft(opening=opening), to_traditional(draft(opening=opening))):
        period = understood(text).period
        assert period and period.start.date == datetime.date(2023, 1, 1) and period.end.date == datetime.date(2023, 12, 31)


def test_page_lines_and_cells_hold_no_mentions() -> None:
    report = understood("发布日期：2024-01-19\n" + draft() + "| 行政许可 | 5件 |\n| 2020年2月2日 | 6件 |\n")
    assert not any(mention.date == datetime.date(2024, 1, 19) for mention in report.dates)
    assert not any(mention.year == 2020 for mention in report.dates)
    assert report.figures == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全年主动公开政府信息5条。其中政策文件类信息2条，工作信息3条。",
         [(5, "条", "主动公开政府信息"), (2, "条", "政策文件类信息"), (3, "条", "工作信息")]),
        ("新收政府信息公开申请12件（含上年结转3件），0件转办。",
         [(12, "件", "新收政府信息公开申请"), (3, "件", "上年结转"), (0, "件", "")]),
        ("通过县政府门户网站、“花开舟曲”微信公众号等平台主动公开政府信息1,286条。", [(1286, "条", "主动公开政府信息")]),
        ("承办人大建议0件、政协委员提案2件，办复率、满意率均达100%。",
         [(0, "件", "承办人大建议"), (2, "件", "政协委员提案"), (100, "%", "办复率、满意率")]),
        ("公开财政预算、决算信息８条，同比增长8.0％。", [(8, "条", "公开财政预算、决算信息"), (Decimal("8.0"), "%", "同比增长")]),
        ("受理两件，答复十二件，印发一百零五份。", [(2, "件", "受理"), (12, "件", "答复"), (105, "份", "印发")]),
        ("公开信息12.6万条，推送3万余条。", [(126000, "条", "公开信息"), (30000, "条", "推送")]),
        ("收取信息处理费1,234.56元，开支3.6万元。", [(Decimal("1234.56"), "元", "收取信息处理费"),
            (Decimal("3.6"), "万元", "开支")]),
        ("举办培训班1期，参训86人次。", [(1, "期", "举办培训班"), (86, "人次", "参训")]),
        ("公开各类信息（含图片）共计30条。", [(30, "条", "公开各类信息(含图片)")]),
        ("2023年，我局办结60件：予以公开22件，占46.7%。", [(60, "件", "办结"), (22, "件", "予以公开"), (Decimal("46.7"), "%", "")]),
    ],
)
def test_a_figure_has_value_unit_and_what_is_counted(text: str, figures: list[tuple[object, str, str]]) -> None:
    report = understood(draft(overview=text))
    assert [(figure.value, figure.unit, figure.label) for figure in report.figures] == figures
    traditional = understood(to_traditional(draft(overview=text)))
    assert [figure.value for figure in traditional.figures] == [figure.value for figure in report.figures]
    for figure in report.figures:
        assert words(report, figure.span).endswith(figure.unit)
        assert "".join(words(report, figure.label_span).split()) == figure.label


@pytest.mark.parametrize(
    "text",
    ["落实“一件事一次办”。", "依据第五条和第二十条第（一）项。", "20个工作日内答复。", "一个月内完成，统一部署。", "2023年1月5日",
     "国办函〔2020〕109号", "一是好。二是快。",
     "电话0915-2522222", "由总体情况等六部分组成。", "存在三个方面的不足。"],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert understood(draft(overview=text)).figures == []


@pytest.mark.parametrize(
    ("text", "bound"),
    [("公开5条", "exact"), ("公开约5条", "about"), ("公开50余条", "over"), ("公开超过5条", "over"), ("公开不足5条", "under"),
     ("公开5条以上", "over")],
)
def test_a_figure_may_be_a_bound(text: str, bound: str) -> None:
    (figure,) = understood(draft(overview=text + "。")).figures
    assert (figure.bound, figure.label) == (bound, "公开")


def test_a_figure_goes_on_over_the_end_of_a_line() -> None:
    text = "2023年，我局按照条例的要求在县政府门户网站上主动公开政\n府信息5条。"
    (figure,) = understood(draft(overview=text)).figures
    assert figure.label == "主动公开政府信息"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("根据安康市人民政府办公室的通知编制。", [("安康市", "人民政府办公室")]),
        ("岚皋县林业局编制了本报告。", [("岚皋县", "林业局")]),
        ("由县科技局会同县财政局办理。", [("县", "科技局"), ("县", "财政局")]),
        ("调整科技局工作专班。", [("", "科技局")]),
        ("债券县林业局公开目录。", [("债券县", "林业局")]),
        ("和大足区人民政府外事办公室联系。", [("大足区", "人民政府外事办公室")]),
        ("我局、我委和本机关的公开工作。", []),
        ("全县各部门加强公开工作，做好信息管理。", []),
    ],
)
def test_agencies_are_named_with_place_and_body(text: str, names: list[tuple[str, str]]) -> None:
    for script in (text, to_traditional(text)):
        report = understood(draft(overview=script))
        assert [(name.place, name.body) for name in report.agencies] == names
        assert all(words(report, name.span) == name.text for name in report.agencies)


def test_citations_with_the_numbers_behind_them() -> None:
    text = "依据《关于印发〈工作要点〉的通知》（国办发〔2023〕12号）和《条例》编制。"
    report = understood(draft(opening=text))
    assert [(citation.text, citation.number and citation.number.serial) for citation in report.citations] == [
        ("关于印发〈工作要点〉的通知", 12),
        ("条例", None),
    ]


def test_a_nested_citation_is_one() -> None:
    report = understood(draft(opening="依据《关于印发《工作要点》的通知》编制。"))
    assert [citation.text for citation in report.citations] == ["关于印发《工作要点》的通知"]


@pytest.mark.parametrize(
    ("written", "brackets"),
    [("国办公开办函〔2021〕30号", "〔〕"), ("国办公开办函[2021]30号", "[]"), ("国办公开办函（2021）30号", "()"),
     ("国办公开办函【2021】30号", "【】"),
     ("国办公开办函202130号", ""), ("国办公开办函2021 30号", "")],
)
def test_a_document_number_with_any_brackets(written: str, brackets: str) -> None:
    (number,) = understood(draft(opening=f"按照{written}文件编制。")).numbers
    assert (number.issuer, number.year, number.serial, number.brackets) == ("国办公开办函", 2021, 30, brackets)


def test_an_order_of_the_state_council_is_no_such_number() -> None:
    assert understood(draft(opening="《条例》（国务院令第711号）。")).numbers == []


def test_a_title_is_no_mention_of_its_own() -> None:
    assert TITLE not in [citation.text for citation in understood(draft()).citations]
