import pytest

from tests.readers.shown import paragraphs, require_exact, rows, text_of


def test_the_view_is_the_file_and_a_line_is_a_block() -> None:
    source = "　　某某局2023年报告\n\n一、总体情况  \n\t主动公开5条。\n"
    document = text_of(source)
    assert document.text == source
    assert paragraphs(document) == ["某某局2023年报告", "一、总体情况", "主动公开5条。"]
    assert [block.native for block in document.blocks] == [{"paragraph": 1}, {"paragraph": 2}, {"paragraph": 3}]
    require_exact(document)


def test_what_a_stripped_table_leaves_is_no_text() -> None:
    document = text_of("标题\n|\n||||||||\n2022-01-20 作者:佚名 点击数: | ||||||\n |  | \n二、主动公开\n-----\n【关闭窗口】 |\n")
    assert paragraphs(document) == ["标题", "2022-01-20 作者:佚名 点击数:", "二、主动公开", "【关闭窗口】"]


PIPES = """\
二、主动公开政府信息情况
| 第二十条第（一）项 ||||
| --- | --- | --- | --- |
| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| 规章 | 0 | | 0 |
| 行政规范性文件 | 1 | 0 | 12 |
三、收到和处理政府信息公开申请情况
"""


def test_a_table_between_pipes() -> None:
    document = text_of(PIPES)
    assert paragraphs(document) == ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
    assert rows(document) == [
        ["第二十条第（一）项", "", "", ""],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", "0", "", "0"],
        ["行政规范性文件", "1", "0", "12"],
    ]
    require_exact(document)


@pytest.mark.parametrize("mark", ["│", "┃", "｜"])
def test_a_table_in_box_drawing(mark: str) -> None:
    drawn = "┌──┬──┐\n" + f"{mark}行政许可{mark}12{mark}\n├──┼──┤\n{mark}行政处罚{mark}3{mark}\n" + "└──┴──┘"
    assert rows(text_of(drawn)) == [["行政许可", "12"], ["行政处罚", "3"]]


def test_pipes_without_a_border_and_ragged_rows() -> None:
    document = text_of("信息内容 | 本年处理决定数量 | ||\n行政许可 | 0 | ||\n规章 | 0 | 1\n")
    assert rows(document) == [["信息内容", "本年处理决定数量", "", ""], ["行政许可", "0", "", ""], ["规章", "0", "1", None]]


def test_a_blank_line_between_every_two_rows_parts_no_table() -> None:
    document = text_of("行政许可 | 0 |\n\n行政处罚 | 1 |\n\n行政强制 | 2 |\n")
    assert rows(document) == [["行政许可", "0"], ["行政处罚", "1"], ["行政强制", "2"]]


def test_a_table_between_tabs_with_its_merged_header() -> None:
    first, second = "信息内容\t本年制发件数\t本年废止件数\n规章\t0\t\n", "信息内容\t本年处理决定数量\n行政许可\t3\n"
    document = text_of(f"{first}第二十条第（五）项\n{second}三、收到和处理\n")
    assert rows(document) == [
        ["信息内容", "本年制发件数", "本年废止件数"],
        ["规章", "0", ""],
        ["第二十条第（五）项", None, None],
        ["信息内容", "本年处理决定数量", None],
        ["行政许可", "3", None],
    ]
    assert paragraphs(document) == ["三、收到和处理"]
    require_exact(document)


def test_an_indented_first_field_of_a_tab_table_is_an_empty_cell() -> None:
    assert rows(text_of("三、本年度办理结果\t（一）予以公开\t0\n\t（二）部分公开\t1\n")) == [
        ["三、本年度办理结果", "（一）予以公开", "0"],
        ["", "（二）部分公开", "1"],
    ]


def test_a_table_parted_by_blanks() -> None:
    document = text_of("信息内容    本年制发件数  现行有效件数\n规章        0            0\n行政规范性文件　3　　8\n")
    assert rows(document) == [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "0", "0"], ["行政规范性文件", "3", "8"]]


@pytest.mark.parametrize(
    "prose",
    [
        "我局  今年公开信息5条，比上年多2条\n全年  没有收到申请，也没有复议\n",
        "发布日期：2024-01-18    来源：科技局\n索引号：001    主题分类：年报\n",
        "    根据《条例》要求，编制本报告。  现将情况公布如下。\n    一、总体情况\n",
        "某某局                  2024年1月18日\n",
        "\t根据《条例》要求，编制本报告。\n\t全文如下。\n",
        "首页 | 政务公开 | 年报\n",
    ],
)
def test_prose_is_no_table(prose: str) -> None:
    assert all(block.table is None for block in text_of(prose).blocks)


def test_one_cell_a_line_stays_lines() -> None:
    assert len(paragraphs(text_of("信息内容\n本年处理决定数量\n行政许可\n0\n"))) == 4


def test_a_section_heading_between_two_tables_is_no_row() -> None:
    first, second = "规章 | 0 | 0 | 0 |\n行政规范性文件 | 0 | 0 | 0 |\n", "自然人 | 总计 |\n0 | 0 |\n"
    document = text_of(f"{first}三、收到和处理政府信息公开申请情况 |\n{second}")
    assert paragraphs(document) == ["三、收到和处理政府信息公开申请情况"]
    assert len(rows(document, 0)) == len(rows(document, 1)) == 2


def test_a_signature_before_a_table_is_no_row_of_it() -> None:
    document = text_of("某某局          2024年1月18日\n| 行政许可 | 1 |\n| 行政处罚 | 2 |\n")
    assert paragraphs(document) == ["某某局          2024年1月18日"]
    assert len(rows(document)) == 2


@pytest.mark.parametrize("mark", [" | ", "\t", "    "])
def test_a_section_heading_without_marks_parts_two_tables(mark: str) -> None:
    lines = [
        ["信息内容", "本年处理决定数量"],
        ["行政许可", "3"],
        ["第二十条第（六）项"],
        ["行政处罚", "0"],
        ["三、收到和处理政府信息公开申请情况"],
        ["申请人情况", "总计"],
        ["一、本年新收政府信息公开申请数量", "1"],
        ["二、上年结转政府信息公开申请数量", "0"],
        ["三、本年度办理结果"],
        ["（一）予以公开", "1"],
    ]
    document = text_of("\n".join(mark.join(line) for line in lines))
    assert paragraphs(document) == ["三、收到和处理政府信息公开申请情况"]
    assert [len(rows(document, index)) for index in (0, 1)] == [4, 5]


def test_a_heading_of_words_alone_parts_two_tables() -> None:
    document = text_of("行政许可\t3\n行政处罚\t0\n收到和处理申请情况\n自然人\t总计\n1\t1\n")
    assert paragraphs(document) == ["收到和处理申请情况"]


def test_one_row_of_values_under_two_of_headers() -> None:
    header = "    ".join(["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"])
    document = text_of(f"行政复议    行政诉讼\n{header}    未经复议直接起诉\n1    0    0    0    1    0\n")
    assert len(rows(document)) == 3


def test_a_pipe_before_a_blank_first_cell_is_no_border_where_lines_have_none() -> None:
    document = text_of("项目 | 甲 | 乙\n | 上半年 | 下半年\n公开 | 1 | 2\n")
    assert rows(document) == [["项目", "甲", "乙"], ["", "上半年", "下半年"], ["公开", "1", "2"]]
