"""Headings and sections: on their own line, before running text, in the midst of a line; and what is none."""

import pytest

from lint.document import to_traditional
from lint.report.model import Report
from tests.report.drafts import KEYS, SECTIONS, TITLE, draft, understood, words


def headings(report: Report) -> list[tuple[int, int, str, bool]]:
    return [(heading.level, heading.number, heading.title, heading.run_in) for heading in report.headings if heading.level > 1]


def first_section(text: str) -> Report:
    return understood(f"{TITLE}\n一、总体情况\n{text}\n")


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\n　　", " "])
def test_sections_are_found_on_their_own_lines_and_all_on_one(separator: str) -> None:
    text = TITLE + "\n" + separator.join(part for section in SECTIONS for part in section)
    for script in (text, to_traditional(text)):
        report = understood(script)
        assert [section.key for section in report.sections] == KEYS
        assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
        assert {section.likeness for section in report.sections} == {"official"}
        bodies = [words(report, section.heading.body).strip() for section in report.sections]
        assert [len(body) for body in bodies] == [len(body) for _, body in SECTIONS]


@pytest.mark.parametrize(
    ("heading", "key", "number", "likeness"),
    [
        ("二、主动公开政府信息情况", "disclosure", 2, "official"),
        ("二、 主动公开政府信息情况。", "disclosure", 2, "official"),
        ("二.主动公开政府信息情况：", "disclosure", 2, "official"),
        ("二，主动公开政府信息情况", "disclosure", 2, "official"),
        ("二 主动公开政府信息情况", "disclosure", 2, "official"),
        ("主动公开政府信息情况", "disclosure", 0, "official"),
        ("二、行政机关主动公开政府信息的情况", "disclosure", 2, "variant"),
        ("三、2023年收到和处理政府信息公开申请情况", "requests", 3, "variant"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "reviews", 4, "variant"),
        ("四、政府信息公开行政复议行政诉讼情况", "reviews", 4, "variant"),
        ("五、政府信息公开工作存在的主要问题及改进情况", "problems", 5, "variant"),
        ("三、收到和处理政府信息公开申诉情况", "requests", 3, "near"),
        ("五、存在的主要问题及改进清况", "problems", 5, "near"),
        ("五、主要不足与改进打算", "problems", 5, "near"),
        ("六、其它需要报告的事项", "other", 6, "near"),
        ("七、下一年工作打算", None, 7, "none"),
    ],
)
def test_a_section_is_told_by_its_title(heading: str, key: str | None, number: int, likeness: str) -> None:
    report = understood(f"{TITLE}\n一、总体情况\n公开及时。\n{heading}\n没有。\n")
    section = report.sections[-1]
    assert (section.key, section.number, section.likeness) == (key, number, likeness)
    assert words(report, section.heading.body).strip() == "没有。"


def test_markup_alone_makes_a_section_of_a_title() -> None:
    report = understood(f"# {TITLE}\n\n## 总体情况\n\n好。\n\n## 主动公开政府信息\n\n无。\n\n### 工作亮点\n\n好。\n", "draft.md")
    assert [(section.key, section.number) for section in report.sections] == [("overview", 0), ("disclosure", 0)]


def test_a_caption_above_a_table_is_no_second_section() -> None:
    report = understood(f"{TITLE}\n一、总体情况\n好。\n二、主动公开政府信息情况\n主动公开政府信息情况\n见附表。\n")
    assert [section.key for section in report.sections] == ["overview", "disclosure"]


def test_sections_are_listed_as_often_as_they_stand_there() -> None:
    report = understood(f"{TITLE}\n一、总体情况\n好。\n二、主动公开政府信息情况\n无。\n二、主动公开政府信息情况\n无。\n")
    assert [section.key for section in report.sections] == ["overview", "disclosure", "disclosure"]


@pytest.mark.parametrize("heading", ["目录\n", "目　录\n", ""])
@pytest.mark.parametrize("leader", ["", "……1", " 1"])
def test_a_table_of_contents_holds_no_sections(heading: str, leader: str) -> None:
    if not heading and leader:
        pytest.skip("a list with page numbers has a heading")
    contents = heading + "\n".join(title + leader for title, _ in SECTIONS)
    report = understood(draft(f"{TITLE}\n{contents}", opening="本报告由六部分组成。"))
    assert [section.key for section in report.sections] == KEYS
    assert all(words(report, section.heading.body).strip() for section in report.sections)


def test_parts_named_in_a_sentence_are_no_sections() -> None:
    opening = "本报告由一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况等部分组成。"
    assert [section.key for section in understood(draft(opening=opening)).sections] == KEYS


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("（一）主动公开", (2, 1, "主动公开", False)),
        ("( 二)依申请公开", (2, 2, "依申请公开", False)),
        ("（三）政府信息管理。制定办法，专人负责。", (2, 3, "政府信息管理", True)),
        ("（四）平台建设：网站由专人维护。", (2, 4, "平台建设", True)),
        ("（五）监督保障情况 一是加强考核，二是开展培训。", (2, 5, "监督保障情况", True)),
        ("（一）强化领导，健全机制一是领导重视。成立小组。", (2, 1, "强化领导,健全机制", True)),
        ("1.强化考核监督。坚持提高站位，纳入考核。", (3, 1, "强化考核监督", True)),
        ("2、人员培训", (3, 2, "人员培训", False)),
        ("３．人员培训", (3, 3, "人员培训", False)),
        ("（1）人员培训。全年两次，全员参加。", (4, 1, "人员培训", True)),
        ("（二）2023年，我局公开信息5条，均为动态。", (2, 2, "", True)),
        ("（三）收到申请2件，均已答复。", (2, 3, "", True)),
        ("1.2023年公开信息5条。", (3, 1, "", True)),
    ],
)
def test_a_heading_has_its_title_and_no_more(line: str, found: tuple[int, int, str, bool]) -> None:
    report = first_section(line)
    assert headings(report) == [found]
    heading = report.headings[-1]
    assert words(report, heading.number_span) in ("一", "二", "三", "四", "五", "1", "2", "3")
    assert "".join(words(report, heading.title_span).split()) == found[2]


@pytest.mark.parametrize(
    "line",
    ["第一，公开信息5条。", "一是公开信息。二是回应关切。", "3.6万元已经支付。", "2023年公开信息。", "①人员培训",
     "依据第二十条第（一）项公开。",
     "内容包括：（一）机构；（二）职能。", "12345热线办理5件。"],
)
def test_other_beginnings_are_no_headings(line: str) -> None:
    assert headings(first_section(line)) == []


@pytest.mark.parametrize(
    "line",
    ["一、本年新收政府信息公开申请数量", "三、本年度办理结果", "（一）予以公开", "1.属于国家秘密", "2.其他法律行政止公开", "3.其他",
     "四、结转下年度继续办理 0 0 0 0 0 0 0"],
)
def test_row_labels_of_a_table_in_pieces_are_no_headings(line: str) -> None:
    report = understood(f"{TITLE}\n一、总体情况\n好。\n三、收到和处理政府信息公开申请情况\n{line}\n0\n")
    assert [heading.number for heading in report.headings] == [1, 3]


def test_headings_within_one_line_follow_sentences_and_headings() -> None:
    report = understood(
        f"{TITLE}\n一、总体情况 （一）主动公开情况。公开5条。 （二）管理情况 一是规范流程。 "
        "（三）保障情况 1.加强考核。纳入考核。 2.开展培训。每年一次。"
    )
    assert [(heading.level, heading.number, heading.title) for heading in report.headings] == [
        (1, 1, "总体情况"),
        (2, 1, "主动公开情况"),
        (2, 2, "管理情况"),
        (2, 3, "保障情况"),
        (3, 1, "加强考核"),
        (3, 2, "开展培训"),
    ]
    assert words(report, report.headings[3].body).startswith("1.加强考核")
    assert words(report, report.headings[3].body).endswith("每年一次。")


def test_a_section_heading_taken_into_a_table_is_a_heading() -> None:
    rows = ("| 信息内容 | 数量 |", "| 规章 | 0 |", "| 三、收到和处理政府信息公开申请情况 |", "| 自然人 | 总计 |", "| 0 | 0 |")
    text = "\n".join([TITLE, "一、总体情况", "好。", *rows])
    assert [section.key for section in understood(text).sections] == ["overview", "requests"]
