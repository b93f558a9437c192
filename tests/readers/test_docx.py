"""Word documents: what is read is what Word shows once all changes are accepted."""

import io
import zipfile

import pytest

from lint.document import Document, Span
from lint.readers import read_bytes
from lint.readers.docx import looks_like_docx, trace
from tests.readers.shown import paragraphs, rows
from tests.support.worddraft import amid, cell, row, style, styled, styles, table
from tests.support.wordml import NAMESPACE, document, packed, paragraph, run

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
CHOICE = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{}</mc:AlternateContent>'
DELETED_MARK = "<w:rPr><w:del/></w:rPr>"


def word(*blocks: str, **more: object) -> Document:
    return read_bytes(document(*blocks, **more), "draft.docx")  # type: ignore[arg-type]


def text(*content: str) -> list[str]:
    """The lines of one paragraph with this content."""
    return paragraphs(word(f"<w:p>{''.join(content)}</w:p>"))


def field(instruction: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
    return char("begin") + code + char("separate") + result + char("end")


def test_runs_make_a_line_and_blanks_at_its_edges_go() -> None:
    assert text(run("　　全年公开"), run("信息12条。 ", "<w:b/>")) == ["全年公开信息12条。"]


def test_blanks_that_are_not_preserved_are_not_shown() -> None:
    assert text("<w:r><w:t> 公开 </w:t></w:r>", "<w:r><w:t>\n  信息\n</w:t></w:r>") == ["公开信息"]


@pytest.mark.parametrize("mark", ["<w:br/>", '<w:br w:type="page"/>', "<w:cr/>"])
def test_a_break_begins_a_line(mark: str) -> None:
    read = word(paragraph("上文"), f"<w:p><w:r><w:t>某局</w:t>{mark}<w:t>年度报告</w:t></w:r></w:p>")
    assert paragraphs(read) == ["上文", "某局", "年度报告"]
    assert [block.native for block in read.blocks] == [{"paragraph": 1}, {"paragraph": 2}, {"paragraph": 2}]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r>", "甲 乙"),
        ("<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>10</w:t></w:r>", "5-10"),
        ("<w:r><w:t>政</w:t><w:softHyphen/><w:t>务</w:t></w:r>", "政务"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>主动公开</w:t></w:r>', "☑主动公开"),
        ('<w:r><w:sym w:font="宋体" w:char="3007"/><w:t>号</w:t></w:r>', "〇号"),
        ('<w:r><w:sym w:font="Webdings" w:char="F04C"/><w:t>文</w:t></w:r>', "文"),
        ('<w:hyperlink r:id="rId9"><w:r><w:t>网站</w:t></w:r></w:hyperlink>', "网站"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>2023</w:t></w:r></w:sdtContent></w:sdt>", "2023"),
        ("<w:smartTag><w:r><w:t>舟曲县</w:t></w:r></w:smartTag>", "舟曲县"),
        ("<w:r><w:t>甲<!-- 旁注 -->乙</w:t></w:r>", "甲乙"),
        ("<w:r><w:t><![CDATA[甲<乙]]></w:t></w:r>", "甲<乙"),
    ],
)
def test_what_stands_in_a_line_is_shown_as_word_shows_it(content: str, shown: str) -> None:
    assert text(content) == [shown]


def test_characters_with_readings_are_read_without_them() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>gōng</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby>"
    assert text(f"<w:r>{ruby}<w:t>开</w:t></w:r>") == ["公开"]


# Fields


def test_of_a_field_the_result_is_text_and_the_instruction_is_not() -> None:
    assert text(run("见"), field("REF _Ref1", run("表二")), run("。")) == ["见表二。"]
    assert text(f'<w:fldSimple w:instr=" DATE ">{run("2024年1月")}</w:fldSimple>') == ["2024年1月"]


def test_a_field_in_an_instruction_is_no_text() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    condition = f'{begin}<w:r><w:instrText> IF </w:instrText></w:r>{field("DOCPROPERTY a", run("隐"))}'
    assert text(condition, '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("显"), end) == ["显"]


@pytest.mark.parametrize("name", ["PAGE", "NUMPAGES", "page \\* MERGEFORMAT"])
def test_numbers_of_pages_are_no_text(name: str) -> None:
    assert text(run("公开"), field(name, run("12"))) == ["公开"]
    assert text(run("公开"), f'<w:fldSimple w:instr="{name}">{run("12")}</w:fldSimple>') == ["公开"]


def test_a_table_of_contents_stands_around_the_draft() -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    opened = f'{begin}<w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    first = f'<w:p>{opened}{run("一、总体情况")}<w:r><w:tab/></w:r>{field("PAGEREF _Toc1", run("1"))}</w:p>'
    last = f'<w:p>{run("二、主动公开政府信息情况")}{end}</w:p>'
    read = word(paragraph("标题"), first, last, paragraph("一、总体情况"))
    assert paragraphs(read, "chrome") == ["一、总体情况", "二、主动公开政府信息情况"]
    assert paragraphs(read) == ["标题", "一、总体情况"]


# Headings


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ('<w:pStyle w:val="a"/>', 1),
        ('<w:pStyle w:val="b"/>', 1),
        ('<w:pStyle w:val="c"/>', 2),
        ('<w:pStyle w:val="d"/>', 3),
        ('<w:pStyle w:val="e"/>', 1),
        ('<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>', 0),
        ('<w:outlineLvl w:val="3"/>', 4),
        ('<w:pStyle w:val="loop"/>', 0),
        ('<w:pStyle w:val="nowhere"/>', 0),
        ("", 0),
    ],
)
def test_heading_levels_come_from_the_paragraph_its_style_and_what_that_is_based_on(properties: str, level: int) -> None:
    made = styles(
        style("a", "节标题", '<w:outlineLvl w:val="0"/>'),
        style("b", "节标题二", based="a"),
        style("c", "heading 2"),
        style("d", "标题 3"),
        style("e", "Title"),
        style("loop", "甲", based="pool"),
        style("pool", "乙", based="loop"),
    )
    (block,) = word(styled("总体情况", properties), more={"styles": ("styles", made)}).blocks
    assert (block.level, block.kind) == (level, "heading" if level else "paragraph")


# Tables


def test_merged_cells_stand_once_and_cover_their_fields() -> None:
    read = word(
        table(
            row(cell("甲", 2, "restart"), cell("乙"), cell("丙", merge="restart")),
            row(cell("", 2, "continue"), cell("1"), cell(merge="continue")),
            row(cell("丁"), cell("2", 3)),
        )
    )
    assert rows(read) == [["甲", "甲", "乙", "丙"], ["甲", "甲", "1", "丙"], ["丁", "2", "2", "2"]]
    assert read.text == "甲\t乙\t丙\n1\n丁\t2"


def test_a_merge_without_beginning_is_a_cell() -> None:
    assert rows(word(table(row("甲", "乙"), row(cell(merge="continue"), "1")))) == [["甲", "乙"], ["", "1"]]


def test_cells_merged_in_the_old_way_are_one() -> None:
    merged = '<w:tc><w:tcPr><w:hMerge w:val="{}"/></w:tcPr>{}</w:tc>'
    first, second = merged.format("restart", paragraph("甲")), merged.format("continue", "<w:p/>")
    assert rows(word(table(row(first, second, "1"), row("乙", "丙", "2")))) == [["甲", "甲", "1"], ["乙", "丙", "2"]]


def test_a_row_that_begins_further_right_leaves_its_fields_out() -> None:
    shifted = row("1", properties='<w:gridBefore w:val="1"/>')
    assert rows(word(table(row("甲", "乙"), shifted))) == [["甲", "乙"], [None, "1"]]


def test_lines_in_a_cell_are_parted_by_a_blank() -> None:
    content = paragraph("本年新收") + "<w:p/>" + "<w:p><w:r><w:t>申</w:t><w:br/><w:t>请</w:t></w:r></w:p>"
    assert rows(word(table(row(cell(content=content), "1")))) == [["本年新收 申 请", "1"]]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    held = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert rows(word(table(held.format(row("甲", held.format(cell("1")))), row("乙", "2")))) == [["甲", "1"], ["乙", "2"]]


def test_a_table_that_lays_out_the_page_is_its_content() -> None:
    inner = table(row("甲", "1"), row("乙", "2"))
    read = word(table(row(cell(content=paragraph("一、总体情况") + inner + "<w:p/>"))))
    assert paragraphs(read) == ["一、总体情况"]
    assert rows(read) == [["甲", "1"], ["乙", "2"]]


def test_a_table_within_a_cell_of_data_is_text_of_the_cell() -> None:
    inner = table(row("甲", "乙"))
    assert rows(word(table(row(cell(content=inner + "<w:p/>"), "1"), row("丙", "2")))) == [["甲 乙", "1"], ["丙", "2"]]


def test_the_head_of_a_table_is_known() -> None:
    read = word(table(row("甲", "乙", properties="<w:tblHeader/>"), row("1", "2")))
    assert [each.header for block in read.blocks if block.table for each in block.table.cells] == [True, True, False, False]


# Places


def test_places_are_those_that_a_person_counts() -> None:
    tables = table(row("甲", "乙"), row("1", "2")), table(row("丙", "3"))
    read = word(paragraph("题"), "<w:p/>", paragraph("文"), tables[0], paragraph("尾"), tables[1])

    def native(words: str) -> object:
        start = read.text.index(words)
        return read.place(Span(start, start + len(words))).native

    assert native("文") == {"paragraph": 2}
    assert native("2") == {"table": 1, "row": 2, "column": 2}
    assert native("尾") == {"paragraph": 3}
    assert native("3") == {"table": 2, "row": 1, "column": 2}
    assert read.place(Span(read.text.index("尾"), read.text.index("尾") + 1))[1:3] == (5, 1)


# Around and beside the text


HEADER = '<w:headerReference w:type="{}" r:id="rId1"/>'


def header(content: str, kind: str = "header") -> dict[str, tuple[str, str]]:
    tag = {"header": "hdr", "footer": "ftr"}[kind]
    return {f"{kind}1": (kind, f'<w:{tag} xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml">{content}</w:{tag}>')}


def test_headers_and_footers_stand_around_the_draft() -> None:
    read = word(paragraph("正文"), more=header(paragraph("内部资料")), section=HEADER.format("default"))
    assert (paragraphs(read), paragraphs(read, "chrome")) == (["正文"], ["内部资料"])
    assert read.blocks[0].native == {"header": 1}
    footer = '<w:footerReference w:type="default" r:id="rId1"/>'
    below = word(paragraph("正文"), more=header(paragraph("第页"), "footer"), section=footer)
    assert [block.native for block in below.blocks] == [{"paragraph": 1}, {"footer": 1}]


def test_a_table_in_a_header_is_none_of_the_draft() -> None:
    content = table(row("岚皋县林业局", "内部资料"))
    read = word(table(row("甲", "1")), more=header(content), section=HEADER.format("default"))
    assert [(block.role, block.native) for block in read.blocks] == [("chrome", {"header": 1}), ("main", {"table": 1})]


@pytest.mark.parametrize(("more", "shown"), [("", []), ("<w:titlePg/>", ["首页"]), ('<w:titlePg w:val="0"/>', [])])
def test_a_header_of_first_pages_counts_only_where_these_differ(more: str, shown: list[str]) -> None:
    read = word(paragraph("正文"), more=header(paragraph("首页")), section=HEADER.format("first") + more)
    assert paragraphs(read, "chrome") == shown


def test_words_across_the_page_are_read() -> None:
    shape = '<w:p><w:r><w:pict><v:shape><v:textpath string="征求意见稿"/></v:shape></w:pict></w:r></w:p>'
    read = word(paragraph("正文"), more=header(shape), section=HEADER.format("default"))
    assert paragraphs(read, "chrome") == ["征求意见稿"]


def test_notes_stand_behind_what_refers_to_them() -> None:
    def note(key: str, content: str, kind: str = "") -> str:
        return f'<w:footnote w:id="{key}"{kind}><w:p><w:r><w:footnoteRef/></w:r>{run(content)}</w:p></w:footnote>'

    notes = note("0", "线", ' w:type="separator"') + note("1", "不含转办件") + note("2", "另含上年结转")
    body = [paragraph(run("收到申请3件"), '<w:r><w:footnoteReference w:id="2"/></w:r>', run("。"))]
    body.append(table(row(cell(content=paragraph(run("甲"), '<w:r><w:footnoteReference w:id="1"/></w:r>')), "1"), row("乙", "2")))
    part = {"footnotes": ("footnotes", f'<w:footnotes xmlns:w="{NAMESPACE}">{notes}</w:footnotes>')}
    read = word(*body, paragraph("尾"), more=part)
    assert read.text == "收到申请3件。\n另含上年结转\n甲\t1\n乙\t2\n不含转办件\n尾"
    assert [block.native for block in read.blocks if "footnote" in block.native] == [{"footnote": 1}, {"footnote": 2}]


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中')}</w:txbxContent>"
    drawn = CHOICE.format(
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="urn:wps">{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    )
    read = word(f"<w:p><w:r>{drawn}</w:r>{run('文')}</w:p>", paragraph("后"))
    assert paragraphs(read) == ["文", "框中", "后"]


def test_what_newer_programs_draw_is_read_from_what_older_ones_show() -> None:
    drawn = CHOICE.format('<mc:Choice Requires="x"><x:y xmlns:x="urn:x"/></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback>')
    assert text(f"<w:r>{drawn}</w:r>") == ["旧"]


# The final view


def test_deleted_text_is_out_and_inserted_text_is_in() -> None:
    gone = "<w:del><w:r><w:delText>基本</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{run('原处')}</w:moveFrom>", f"<w:moveTo>{run('信息')}</w:moveTo>"
    assert text(run("全面"), gone, f"<w:ins>{run('公开')}{gone}</w:ins>", *moved) == ["全面公开信息"]


def test_paragraphs_run_on_where_the_mark_between_them_is_deleted() -> None:
    first = f"<w:p><w:pPr>{DELETED_MARK}</w:pPr>{run('全年公开')}</w:p>"
    read = word(first, styled("信息12条。", '<w:outlineLvl w:val="1"/>'))
    assert paragraphs(read) == ["全年公开信息12条。"]
    assert read.blocks[0].level == 2


def test_a_deleted_paragraph_leaves_nothing() -> None:
    gone = f"<w:p><w:pPr>{DELETED_MARK}</w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
    assert paragraphs(word(paragraph("甲"), gone, paragraph("乙"))) == ["甲", "乙"]
    assert rows(word(gone, table(row("1", "2")))) == [["1", "2"]]


def test_deleted_rows_and_cells_are_out_and_inserted_rows_are_in() -> None:
    gone, new = row("旧", "0", properties="<w:del/>"), row("新", "2", properties="<w:ins/>")
    lost = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph('失')}</w:tc>"
    assert rows(word(table(row("甲", lost, "1"), gone, new))) == [["甲", "1"], ["新", "2"]]
    assert word(paragraph("文"), table(gone)).text == "文"


# Pieces


def test_each_piece_tells_which_characters_of_which_element_it_is() -> None:
    hidden = run("藏", "<w:vanish/>")
    deleted = "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
    body = ["<w:p>" + run("　　甲 ") + hidden + deleted + run("乙") + "</w:p>", table(row("丙", cell("<w:p/>", content="<w:p/>")))]
    body.append(f"<w:p>{run('丁')[: -len('</w:t></w:r>')]}{amid('<w:r><w:tab/></w:r>')}戊</w:t></w:r></w:p>")
    footnote = f'<w:footnote w:id="1">{paragraph("注")}</w:footnote>'
    part = {"footnotes": ("footnotes", f'<w:footnotes xmlns:w="{NAMESPACE}">{footnote}</w:footnotes>')}
    body.append("<w:p>" + run("己") + '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>')
    traced = trace(document(*body, more=part), "draft.docx")
    shown = [(traced.document.text[piece.start : piece.end], piece.part, piece.index, piece.offset) for piece in traced.pieces]
    main = "word/document.xml"
    assert shown == [
        ("甲 ", main, 0, 2),
        ("乙", main, 2, 0),
        ("丙", main, 3, 0),
        ("丁", main, 4, 0),
        ("戊", main, 5, 0),
        ("己", main, 6, 0),
        ("注", "word/footnotes.xml", 0, 0),
    ]


# Other packages


def test_documents_of_the_strict_kind_are_read() -> None:
    data = document(paragraph("公开"), table(row("甲", "1")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).replace(NAMESPACE.encode(), STRICT.encode()) for name in archive.namelist()}
    assert read_bytes(packed(parts), "draft.docx").text == "公开\n甲\t1"


def test_the_main_part_may_have_another_name() -> None:
    data = document(paragraph("公开"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    assert read_bytes(packed(parts), "draft.docx").text == "公开"


def test_a_docx_is_known_whatever_its_name() -> None:
    data = document(paragraph("公开"))
    assert looks_like_docx(data)
    assert not looks_like_docx(b"PK\x03\x04 xl/workbook.xml") and not looks_like_docx(b"\xd0\xcf\x11\xe0word/document.xml")
    assert read_bytes(data, "draft.wps").text == "公开"
