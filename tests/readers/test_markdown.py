import pytest

from tests.readers.shown import markdown_of, paragraphs, require_exact, rows, source_of


def test_marks_are_taken_out_and_places_kept() -> None:
    prose = '**一、总体情况。**根据`《条例》`，[编制](http://a.cn/编制.html "编制")本报告\\*。&ldquo;完&#8221;'
    source = f"# 某县**科技局**2023年报告 #\n\n{prose}\n"
    document = markdown_of(source)
    assert paragraphs(document) == ["某县科技局2023年报告", "一、总体情况。根据《条例》，编制本报告*。“完”"]
    assert [(block.kind, block.level) for block in document.blocks] == [("heading", 1), ("paragraph", 0)]
    assert source_of(document, "县科技局2") == "县**科技局**2"
    assert source_of(document, "“完”") == "&ldquo;完&#8221;"
    require_exact(document)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("李某**、王某**等", "李某**、王某**等"),
        ("编号610**********123", "编号610**********123"),
        ("填写____处", "填写____处"),
        ("字段a_b_c", "字段a_b_c"),
        ("__粗__、*斜*与***粗斜***与~~删~~", "粗、斜与粗斜与删"),
        ("`**原样**`", "**原样**"),
        ("见[附件]与[表一][1]", "见[附件]与表一"),
        ("![图](a.png)说明", "图说明"),
        ("网址<https://www.zhouqu.gov.cn/>。", "网址https://www.zhouqu.gov.cn/。"),
        ("共<u>5</u>条", "共5条"),
        ("5 < 6 & 7 > 3", "5 < 6 & 7 > 3"),
    ],
)
def test_inline_marks(source: str, shown: str) -> None:
    document = markdown_of(source)
    assert paragraphs(document) == [shown]
    require_exact(document)


def test_lists_keep_their_numbers_and_lose_their_bullets() -> None:
    document = markdown_of("1. 强化考核\n2. 完善机制\n\n- 甲\n  - 乙\n\n10) 丙\n")
    assert paragraphs(document) == ["1. 强化考核", "2. 完善机制", "甲", "乙", "10) 丙"]
    require_exact(document)


def test_a_line_is_a_block_unless_it_is_wrapped() -> None:
    wrapped = "全县各级行政机关认真贯彻落实条例，围绕群众关切推进政府信息公开，着力提升公开质量和实\n效，各项工作平稳有序。"
    document = markdown_of(f"舟曲县科学技术局\n2023年政府信息公开工作年度报告\n\n{wrapped}\n\n舟曲县科学技术局\n2024年1月18日\n")
    assert paragraphs(document) == [
        "舟曲县科学技术局",
        "2023年政府信息公开工作年度报告",
        wrapped.replace("\n", ""),
        "舟曲县科学技术局",
        "2024年1月18日",
    ]
    require_exact(document)


@pytest.mark.parametrize("mark", ["  \n", "\\\n", "<br>", "<br/>\n"])
def test_a_written_line_break_parts(mark: str) -> None:
    before = "全县各级行政机关认真贯彻落实条例，围绕群众关切推进政府信息公开，着力提升公开质量和实效"
    assert [p for p in paragraphs(markdown_of(f"{before}{mark}另一行")) if p] == [before, "另一行"]


def test_a_heading_close_to_its_sign_and_one_underlined() -> None:
    document = markdown_of("##二、主动公开政府信息情况\n正文\n\n年度报告\n====\n")
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 2), ("paragraph", 0), ("heading", 1)]
    assert paragraphs(document) == ["二、主动公开政府信息情况", "正文", "年度报告"]


def test_a_rule_under_the_signature_makes_no_heading() -> None:
    document = markdown_of("某某局\n2024年1月18日\n---\n")
    assert [(b.kind, document.text[b.start : b.end]) for b in document.blocks] == [
        ("paragraph", "某某局"),
        ("paragraph", "2024年1月18日"),
    ]


def test_indented_lines_are_paragraphs() -> None:
    assert paragraphs(markdown_of("一、总体情况\n\n    全年公开信息5条。\n\n\t另有2条。\n")) == [
        "一、总体情况",
        "全年公开信息5条。",
        "另有2条。",
    ]


TABLE = """\
| 信息内容 | 本年制发件数 | 本年废止件数 |
|:--|:-:|--:|
| 规章 | 0 | |
| 行政\\|规范 | **3** | 现<br>行 | 9 |
| 行政许可
三、收到和处理
"""


def test_a_table_with_empty_cells_escaped_pipes_and_ragged_rows() -> None:
    document = markdown_of(TABLE)
    assert rows(document) == [
        ["信息内容", "本年制发件数", "本年废止件数", None],
        ["规章", "0", "", None],
        ["行政|规范", "3", "现 行", "9"],
        ["行政许可", None, None, None],
    ]
    assert paragraphs(document) == ["三、收到和处理"]
    table = next(block.table for block in document.blocks if block.table)
    assert [cell.header for cell in table.cells[:4]] == [True, True, True, False]
    require_exact(document)


@pytest.mark.parametrize(
    "source", ["| 行政许可 | 0 |\n| 行政处罚 | 1 |\n", "行政许可\t0\n行政处罚\t1\n", "> |甲|乙|\n> |-|-|\n> |行政许可|0|\n"]
)
def test_tables_without_a_ruled_line_or_in_a_quote(source: str) -> None:
    document = markdown_of(source)
    assert ["行政许可", "0"] in rows(document)
    assert paragraphs(document) == []


def test_an_html_table_goes_through_blank_lines() -> None:
    table_rows = "<tr><td rowspan=2>三、本年度办理结果</td><td>予以**公开**</td></tr>\n\n<tr><td>&ldquo;总计&rdquo;</td></tr>"
    document = markdown_of(f"前\n\n<table>\n{table_rows}\n</table>\n\n后\n")
    assert rows(document) == [["三、本年度办理结果", "予以**公开**"], ["三、本年度办理结果", "“总计”"]]
    assert paragraphs(document) == ["前", "后"]
    require_exact(document)


def test_an_html_block_is_read_as_html() -> None:
    document = markdown_of('<p align="center">某县<b>科</b>技局</p>\n\n正文\n')
    assert paragraphs(document) == ["某县科技局", "正文"]
    require_exact(document)


def test_comments_are_collected_with_their_places() -> None:
    source = "甲<!-- 一 -->乙\n\n<!-- 二\n\n三 -->\n\n<table><tr><td>1</td><td>2<!-- 四 --></td></tr></table>\n"
    document = markdown_of(source)
    assert [comment.text for comment in document.comments] == [" 一 ", " 二\n\n三 ", " 四 "]
    assert all(document.source[c.start : c.end] == f"<!--{c.text}-->" for c in document.comments)
    assert paragraphs(document) == ["甲乙"]


def test_front_matter_is_no_text_but_a_rule_is_none() -> None:
    assert paragraphs(markdown_of("---\ntitle: 前言\n---\n正文\n")) == ["正文"]
    assert paragraphs(markdown_of("---\n\n正文\n\n---\n\n又\n")) == ["正文", "又"]


def test_a_fence_is_plain_text() -> None:
    assert paragraphs(markdown_of("```\n**原样** <b>\n```\n后\n")) == ["**原样** <b>", "后"]


@pytest.mark.parametrize("mark", ["- ", ">", "[", "<table>\n", "<div>\n\n", "**甲", "`", "<!--", "&", "|"])
def test_nonsense_is_read_all_the_same(mark: str) -> None:
    require_exact(markdown_of(mark * 3000 + "甲"))
