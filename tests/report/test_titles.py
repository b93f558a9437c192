"""Titles: however they are written and wherever they stand, with their agency, its level, and the year."""

import pytest

from lint.document import to_traditional
from tests.report.drafts import OPENING, draft, understood, words


@pytest.mark.parametrize(
    ("title", "agency", "place", "body", "level"),
    [
        ("舟曲县科学技术局2021年政府信息公开工作年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局2021年度政府信息公开工作年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("2021年舟曲县科学技术局政府信息公开年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("关于舟曲县科学技术局2021年政府信息公开工作年度报告（正文）", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局二〇二一年政府信息公开年报", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局二○二一年信息公开年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开工作2021年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局\n政府信息公开工作2021年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开工作\n2021年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开工作2021\n年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("政府信息公开工作年度报告\n舟曲县科学技术局\n政府信息公开工作2021年度报告",
            "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开2021年工作报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开2021年报", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局\n2021年政务公开年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局2021年\n政府信息公开工作年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局2021\n政府信息公开工作年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县科学技术局政府信息公开工作年度报告\n（2021年度）", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("舟曲县 科学技术局 2021 年政府信息公开工作年度报告", "舟曲县科学技术局", "舟曲县", "科学技术局", "department"),
        ("甘肃省甘南州舟曲县大川镇人民政府2021年政府信息公开工作年度报告",
         "甘肃省甘南州舟曲县大川镇人民政府", "甘肃省甘南州舟曲县大川镇", "人民政府", "township"),
        ("舟曲县大川镇2021年政府信息公开工作年度报告", "舟曲县大川镇", "舟曲县大川镇", "", "township"),
        ("南京市鼓楼区人民政府华侨路街道办事处2021年政府信息公开年度报告",
         "南京市鼓楼区人民政府华侨路街道办事处", "南京市鼓楼区华侨路街道", "办事处", "township"),
        ("2021年甘肃省政府信息公开工作年度报告", "甘肃省", "甘肃省", "", "government"),
        ("洛川县人民政府2021年政府信息公开工作年度报告", "洛川县人民政府", "洛川县", "人民政府", "government"),
        ("洛川县人民政府办公室2021年政府信息公开工作年度报告", "洛川县人民政府办公室", "洛川县", "人民政府办公室", "department"),
        ("兰州新区管委会2021年政府信息公开工作年度报告", "兰州新区管委会", "兰州新区", "管委会", "government"),
        ("国家林业局2021年政府信息公开工作年度报告", "国家林业局", "", "国家林业局", "department"),
        ("平凉市城市管理局2021年政府信息公开工作年度报告", "平凉市城市管理局", "平凉市", "城市管理局", "department"),
        ("晋城市公安局2021年政府信息公开工作年度报告", "晋城市公安局", "晋城市", "公安局", "department"),
        ("荆州市沙市区乡村振兴局2021年政府信息公开工作年度报告",
         "荆州市沙市区乡村振兴局", "荆州市沙市区", "乡村振兴局", "department"),
        ("乡宁县水利局2021年政府信息公开工作年度报告", "乡宁县水利局", "乡宁县", "水利局", "department"),
        ("国家税务总局洛川县税务局2021年政府信息公开工作年度报告", "国家税务总局洛川县税务局", "洛川县", "税务局", "department"),
    ],
)
def test_a_title_gives_agency_level_and_year(title: str, agency: str, place: str, body: str, level: str) -> None:
    for text in (title, to_traditional(title)):
        report = understood(draft(text))
        assert report.title and report.agency
        assert report.title.text == "".join(words(report, report.title.span).split())
        assert (report.agency.text, report.agency.place, report.agency.body) == (agency, place, body)
        assert "".join(words(report, report.agency.span).split()) == agency
        assert (report.level, report.year) == (level, 2021)
        assert report.title.year_span and words(report, report.title.year_span) in ("2021", "二〇二一", "二○二一")


@pytest.mark.parametrize(
    "before",
    [
        "当前位置：首页 > 政务公开 > 政府信息公开年报\n",
        "索 引 号 0160606-9/2024-001 发布机构 县政府办\n名  称 岚皋县林业局2023年政府信息公开工作年度报告\n",
        "政府信息公开\n",
        "发布日期：2024-01-19 来源：岚皋县林业局\n字体：[大 中 小] 打印\n",
        "目录\n一、总体情况\n二、主动公开政府信息情况\n",
    ],
)
def test_a_title_is_found_below_page_lines(before: str) -> None:
    report = understood(before + draft())
    assert report.title and words(report, report.title.span) == "岚皋县林业局2023年政府信息公开工作年度报告"
    assert report.title.span.start == len(before)
    assert all(passage.role == "chrome" for passage in report.passages if passage.span.start < len(before))
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]


def test_a_title_printed_twice_is_a_title_both_times() -> None:
    report = understood("岚皋县林业局2023年政府信息公开工作年度报告\n发布日期：2024-01-19\n" + draft())
    assert report.title and report.title.span.start == 0
    assert [words(report, passage.span) for passage in report.passages_of("title")] == [report.title.text] * 2


def test_a_title_and_all_the_text_on_one_line() -> None:
    report = understood(" ".join(draft().split("\n")))
    assert report.title and report.title.text == "岚皋县林业局2023年政府信息公开工作年度报告"
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert report.signature and report.signature.date


def test_a_miswritten_name_of_the_report_is_still_its_title() -> None:
    report = understood(draft("岚皋县林业局2023年政府信息公工作年度报告"))
    assert report.title and report.title.year == 2023
    assert report.agency and report.agency.text == "岚皋县林业局"


@pytest.mark.parametrize(
    "title",
    ["关于做好2023年政府信息公开工作年度报告编制工作的通知", "《岚皋县林业局2023年政府信息公开工作年度报告》解读", "会议纪要"],
)
def test_what_is_no_report_has_no_title(title: str) -> None:
    report = understood(f"{title}\n各单位：\n请于一月底前报送，逾期不报的予以通报，请认真组织落实好各项工作。\n")
    assert report.title is None and not report.recognised


def test_without_a_title_the_text_says_whose_report_it_is() -> None:
    opening = "现公布《张家川县财政局2023年政府信息公开工作年度报告》，统计期限为2023年1月1日到12月31日。"
    report = understood("\n".join(draft("", opening, ()).split("\n")[1:]))
    assert report.title is None
    assert report.agency and (report.agency.place, report.agency.body) == ("张家川县", "财政局")
    assert (report.year, report.level) == (2023, "department")


def test_what_the_user_says_goes_first() -> None:
    report = understood(draft(), year=2020, agency="舟曲县大川镇人民政府", level="government")
    assert report.agency and report.agency.text == "舟曲县大川镇人民政府"
    assert (report.year, report.level) == (2020, "government")
    assert report.edition and report.edition.name == "2019"


@pytest.mark.parametrize(
    ("title", "opening", "year"),
    [
        ("岚皋县林业局政府信息公开工作年度报告", OPENING, 2023),
        ("岚皋县林业局政府信息公开工作年度报告", "2022年，我局按照条例公开信息。", 2022),
        ("岚皋县林业局2020年政府信息公开工作年度报告", OPENING, 2020),
    ],
)
def test_the_year_is_the_titles_else_the_periods_else_the_texts(title: str, opening: str, year: int) -> None:
    assert understood(draft(title, opening)).year == year


def test_the_year_before_the_signature_when_nothing_else_says_it() -> None:
    assert understood("岚皋县林业局政府信息公开工作年度报告\n一、总体情况\n无。\n岚皋县林业局\n2024年1月18日").year == 2023


@pytest.mark.parametrize(("year", "edition"), [(2018, None), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")])
def test_the_edition_follows_the_year(year: int, edition: str | None) -> None:
    report = understood(draft(f"岚皋县林业局{year}年政府信息公开工作年度报告"))
    assert (report.edition.name if report.edition else None) == edition


def test_a_title_behind_a_covering_letter() -> None:
    letter = (
        "关于印发《岚皋县林业局2023年政府信息公开工作年度报告》的通知\n各股室：\n"
        "现将《岚皋县林业局2023年政府信息公开工作年度报告》印发给你们，请认真学习，抓好落实，有问题及时反馈。\n"
    )
    report = understood(letter + "岚皋县林业局2023年政府信息公开工作年度报告\n" + OPENING)
    assert report.title is not None
    assert report.place(report.title.span).line == 4
    assert report.agency is not None
    assert report.agency.text == "岚皋县林业局"
