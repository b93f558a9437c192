"""What a Word document holds beside its text, and what of it should not be published."""

import pytest

import lint
from lint.document import Document, Trouble
from lint.readers import read_bytes
from tests.support.worddraft import amid, cell, row, style, styled, styles, table
from tests.support.wordml import NAMESPACE, document, paragraph, run

SIGNED = 'w:author="审核" w:date="2024-01-10T09:00:00Z"'
INSERTED = f"<w:ins {SIGNED}>{run('全面')}</w:ins>"
DELETED = f"<w:del {SIGNED}><w:r><w:delText>基本</w:delText></w:r></w:del>"


def troubles(*blocks: str, key: str = "", **more: object) -> list[tuple[str, str]]:
    """What is noted: its key, and the words that it stands at."""
    read = read_bytes(document(*blocks, **more), "draft.docx")  # type: ignore[arg-type]
    return [(each.key, read.text[each.start : each.end]) for each in read.troubles if key in ("", each.key)]


def found(code: str, read: Document) -> list[lint.Finding]:
    outcome = lint.Linter(lint.load_pack(), lint.Settings(select=(code,))).check_document(read, snippet=True)
    return [each for each in outcome.findings if each.rule == code]


def within(*content: str) -> str:
    return f"<w:p>{run('甲')}{''.join(content)}{run('乙')}</w:p>"


# Tracked changes


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (INSERTED, "全面"),
        (DELETED, ""),
        (INSERTED + DELETED, "全面"),
        (f"<w:moveTo {SIGNED}>{run('移来')}</w:moveTo>", "移来"),
        (f"<w:moveFrom {SIGNED}>{run('移走')}</w:moveFrom>", ""),
        (run("加粗", f"<w:b/><w:rPrChange {SIGNED}><w:rPr/></w:rPrChange>"), "加粗"),
    ],
)
def test_a_tracked_change_is_told_where_it_stands(content: str, words: str) -> None:
    assert troubles(within(content)) == [("tracked", words)]


@pytest.mark.parametrize(
    "block",
    [
        styled("文", f"<w:rPr><w:ins {SIGNED}/></w:rPr>"),
        styled("文", f"<w:rPr><w:del {SIGNED}/></w:rPr>"),
        styled("文", f"<w:jc w:val='left'/><w:pPrChange {SIGNED}><w:pPr/></w:pPrChange>"),
        styled("", f"<w:pPrChange {SIGNED}><w:pPr/></w:pPrChange>"),
        table(row("甲", "1", properties=f"<w:ins {SIGNED}/>"), row("乙", "2")),
        table(row("甲", "1"), row("乙", "2", properties=f"<w:del {SIGNED}/>")),
        table(row("甲", f"<w:tc><w:tcPr><w:cellIns {SIGNED}/></w:tcPr><w:p/></w:tc>"), row("乙", "2")),
        table(row("甲", "1", f"<w:tc><w:tcPr><w:cellDel {SIGNED}/></w:tcPr><w:p/></w:tc>"), row("乙", "2")),
        table(row("甲", f"<w:tc><w:tcPr><w:tcPrChange {SIGNED}/></w:tcPr><w:p/></w:tc>"), row("乙", "2")),
    ],
)
def test_changes_of_paragraphs_and_tables_are_told(block: str) -> None:
    assert [key for key, _ in troubles(paragraph("前"), block, paragraph("后"))] == ["tracked"]


def test_changes_that_lie_apart_are_counted_and_those_that_touch_are_one() -> None:
    read = read_bytes(document(within(INSERTED, DELETED, INSERTED), within(INSERTED, run("丙"), INSERTED)), "draft.docx")
    (finding,) = found("X706", read)
    assert "3 处" in finding.message.zh
    assert (finding.text, len(finding.related)) == ("全面全面", 2)


def test_a_draft_with_all_changes_accepted_has_none() -> None:
    assert troubles(within(run("全面")), table(row("甲", "1"), row("乙", "2"))) == []


# Comments


def comments(*keys: int) -> dict[str, tuple[str, str]]:
    made = "".join(f'<w:comment w:id="{key}" {SIGNED}>{paragraph("再核")}</w:comment>' for key in keys)
    return {"comments": ("comments", f'<w:comments xmlns:w="{NAMESPACE}">{made}</w:comments>')}


def commented(key: int, content: str = "") -> str:
    start, end = f'<w:commentRangeStart w:id="{key}"/>', f'<w:commentRangeEnd w:id="{key}"/>'
    return f'{start}{content}{end}<w:r><w:commentReference w:id="{key}"/></w:r>'


def test_a_comment_is_told_with_the_words_that_it_is_about() -> None:
    assert troubles(within(commented(3, run("128条"))), more=comments(3)) == [("comment", "128条")]
    assert troubles(within('<w:r><w:commentReference w:id="3"/></w:r>'), more=comments(3)) == [("comment", "")]


def test_a_comment_may_go_over_paragraphs_and_cells() -> None:
    start, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    blocks = [f"<w:p>{run('甲')}{start}{run('乙')}</w:p>", table(row("丙", cell(content=f"<w:p>{run('1')}{end}{run('2')}</w:p>")))]
    assert troubles(*blocks, more=comments(1)) == [("comment", "乙\n丙\t1")]


def test_every_comment_counts() -> None:
    read = read_bytes(document(within(commented(1, commented(2, run("128条")))), more=comments(1, 2, 3)), "draft.docx")
    (finding,) = found("X707", read)
    assert "2 条" in finding.message.zh


def test_references_to_comments_that_are_gone_are_none() -> None:
    assert troubles(within(commented(1, run("128条")))) == []


# Hidden and marked words


HIDDEN = "<w:vanish/>"


@pytest.mark.parametrize(
    ("properties", "hidden"),
    [
        (HIDDEN, True),
        ('<w:vanish w:val="0"/>', False),
        ('<w:rStyle w:val="h"/>', True),
        ('<w:rStyle w:val="h"/><w:vanish w:val="false"/>', False),
        ("<w:webHidden/>", False),
    ],
)
def test_hidden_words_are_told_and_no_text(properties: str, hidden: bool) -> None:
    made = {"styles": ("styles", styles(style("h", "hidden", run=HIDDEN, kind="character")))}
    read = read_bytes(document(within(run("待审定", properties)), more=made), "draft.docx")
    assert read.text == ("甲乙" if hidden else "甲待审定乙")
    assert read.troubles == ([Trouble("hidden", "待审定", 1, 1)] if hidden else [])


def test_a_paragraph_style_hides_its_words() -> None:
    made = {"styles": ("styles", styles(style("p", "p", run=HIDDEN), style("q", "q", based="p")))}
    read = read_bytes(document(paragraph("甲"), styled("藏", '<w:pStyle w:val="q"/>'), paragraph("乙"), more=made), "draft.docx")
    assert read.text == "甲\n乙"
    (finding,) = found("X708", read)
    assert "藏" in finding.message.zh


def test_what_a_copied_web_form_leaves_is_not_told() -> None:
    made = {"styles": ("styles", styles(style("z", "HTML Top of Form", run=HIDDEN)))}
    assert troubles(styled("窗体顶端", '<w:pStyle w:val="z"/>'), paragraph("文"), more=made) == []


@pytest.mark.parametrize(
    ("properties", "marked"),
    [
        ('<w:highlight w:val="yellow"/>', True),
        ('<w:highlight w:val="none"/>', False),
        ('<w:highlight w:val="white"/>', False),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>', True),
        ('<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', False),
        ('<w:shd w:val="pct15" w:color="auto" w:fill="auto"/>', False),
    ],
)
def test_words_marked_in_colour_are_told(properties: str, marked: bool) -> None:
    assert troubles(within(run("128条", properties))) == ([("highlight", "128条")] if marked else [])


def test_a_marked_stretch_over_several_runs_is_one() -> None:
    yellow = '<w:highlight w:val="yellow"/>'
    assert troubles(within(run("128", yellow), run("条", f"<w:b/>{yellow}"), run(" ", yellow))) == [("highlight", "128条")]


# The properties of the file


def properties(**told: str) -> list[str]:
    names = {"creator": "dc:creator", "editor": "cp:lastModifiedBy"}
    data = document(paragraph("文"), properties={names[key]: value for key, value in told.items()})
    return [finding.message.zh for finding in found("X710", read_bytes(data, "draft.docx"))]


def test_author_and_editor_are_told_together() -> None:
    assert properties(creator="甲科起草人", editor="乙科审核人") == ["文件属性里留有作者“甲科起草人”、最后修改者“乙科审核人”"]
    assert properties(creator="甲科起草人", editor="甲科起草人") == ["文件属性里留有作者“甲科起草人”"]


@pytest.mark.parametrize("name", ["", " ", "Administrator", "Windows 用户", "python-docx"])
def test_what_a_program_writes_for_itself_is_nobody(name: str) -> None:
    assert properties(creator=name) == []


# Marks of drafts around the page


def around(content: str) -> list[lint.Finding]:
    part = f'<w:hdr xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml">{content}</w:hdr>'
    section = '<w:headerReference w:type="default" r:id="rId1"/>'
    return found("X704", read_bytes(document(paragraph("文"), more={"header1": ("header", part)}, section=section), "draft.docx"))


@pytest.mark.parametrize("mark", ["内部资料", "征求意见稿", "草稿", "送审稿", "DRAFT", "内部资料 注意保存"])
def test_marks_in_the_header_and_across_the_page_are_found(mark: str) -> None:
    shape = f'<w:p><w:r><w:pict><v:shape><v:textpath string="{mark}"/></v:shape></w:pict></w:r></w:p>'
    for content in (paragraph(mark), shape):
        (finding,) = around(content)
        assert (finding.text, finding.place.native) == (mark, {"header": 1})


@pytest.mark.parametrize("kept", ["岚皋县林业局2023年政府信息公开工作年度报告", "岚皋县林业局", "— 1 —"])
def test_other_headers_pass(kept: str) -> None:
    assert around(paragraph(kept)) == []


def test_a_document_of_pictures_has_no_text_to_check() -> None:
    data = document("<w:p><w:r><w:drawing/></w:r></w:p>")
    (finding,) = [each for each in lint.check(data, name="draft.docx") if each.severity == "error"]
    assert (finding.rule, "图片" in finding.message.zh) == ("E005", True)


def test_nothing_is_noted_of_the_words_that_amid_makes() -> None:
    assert troubles(paragraph(f"甲{amid(run('乙'))}丙")) == []
