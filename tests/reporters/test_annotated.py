"""Annotated Word documents: a comment a finding, on the very words, and all else as it was."""

import io
import re
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lint.checks.finding import Finding, Related
from lint.document import Document, Span
from lint.readers import read_bytes
from lint.reporters.annotated import annotate
from lint.ruleset.values import Text
from tests.support.office import convert, needs_office
from tests.support.wordml import NAMESPACE, document, paragraph, run

W = f"{{{NAMESPACE}}}"
BOLD, ITALIC = "<w:b/>", "<w:i/>"


def at(read: Document, start: int, end: int, suggestion: str | None = None, related: tuple[Related, ...] = ()) -> Finding:
    """A finding at a range of the text view, which is the normal form in these drafts."""
    message = Text("这里有误", "this is wrong")
    place = read.place(Span(start, end))
    return Finding("W501", "wrong-word", "error", message, place, "", suggestion, "《办法》第一条", "", related=related)


def on(read: Document, word: str) -> Finding:
    start = read.text.index(word)
    return at(read, start, start + len(word))


def annotated(data: bytes, *words: str) -> bytes:
    read = read_bytes(data, "a.docx")
    return annotate(data, read, [on(read, word) for word in words], "zh")


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def commented(data: bytes) -> dict[str, str]:
    """The words that each comment's range covers, by its number."""
    open_: set[str] = set()
    found: dict[str, str] = {}
    for element in etree.fromstring(part(data)).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_.add(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(number)
        elif element.tag == f"{W}t":
            for each in open_:
                found[each] += element.text or ""
    assert not open_
    return found


def comments(data: bytes) -> dict[str, list[str]]:
    """The lines of each comment, by its number."""
    root = etree.fromstring(part(data, "word/comments.xml"))
    return {
        comment.get(f"{W}id"): ["".join(line.itertext()) for line in comment.iter(f"{W}p")] for comment in root.iter(f"{W}comment")
    }


def stripped(data: bytes) -> str:
    """The main story without what belongs to comments."""
    source = part(data).decode()
    return re.sub(r'<w:commentRange(?:Start|End)[^>]*/>|<w:r><w:commentReference[^>]*/></w:r>', "", source)


def test_a_comment_stands_on_the_very_words_across_runs() -> None:
    made = annotated(document(paragraph(run("全年按", BOLD), run("装设备。", ITALIC))), "按装")
    assert commented(made) == {"0": "按装"}
    shown = [(each.text, each.getparent().find(f"{W}rPr")[0].tag) for each in etree.fromstring(part(made)).iter(f"{W}t")]
    assert shown == [("全年", f"{W}b"), ("按", f"{W}b"), ("装", f"{W}i"), ("设备。", f"{W}i")]


def test_it_tells_code_message_suggestion_related_words_and_basis() -> None:
    data = document(paragraph("全年按装设备。"), paragraph("共2台。"))
    read = read_bytes(data, "a.docx")
    related = Related(on(read, "2台").place, Text("前一处", "the other"))
    finding = at(read, 2, 4, "安装", (related,))
    assert comments(annotate(data, read, [finding], "zh"))["0"] == [
        "W501 wrong-word（错误）", "这里有误", "建议：安装", "参见：前一处“2台”", "依据：《办法》第一条",
    ]
    assert comments(annotate(data, read, [finding], "en"))["0"][:3] == [
        "W501 wrong-word (error)", "this is wrong", "Suggestion: 安装",
    ]
    comment = etree.fromstring(part(annotate(data, read, [finding], "zh"), "word/comments.xml"))[0]
    assert comment.get(f"{W}author") == "disclosure-lint"


def test_only_what_tells_of_comments_changes() -> None:
    data = document(paragraph("全年按装设备。"), more={"styles": ("styles", f'<w:styles xmlns:w="{NAMESPACE}"/>')})
    made = annotated(data, "按装")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(made)) as new:
        assert [entry.filename for entry in new.infolist()] == [*old.namelist(), "word/comments.xml"]
        changed = {name for name in old.namelist() if old.read(name) != new.read(name)}
        assert {entry.date_time for entry in new.infolist()} == {entry.date_time for entry in old.infolist()}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name in changed - {"word/document.xml"}:
        kept, added = part(data, name).decode(), part(made, name).decode()
        assert re.sub(r"<(?:Override|Relationship) [^>]*comments\.xml[^>]*/>", "", added) == kept


def test_paragraphs_without_findings_stay_to_the_byte() -> None:
    first, last = "<w:p  w:rsidR='1'><w:r ><w:t>甲&#x4E59;</w:t></w:r></w:p >", paragraph("乙")
    made = part(annotated(document(first, paragraph("按装"), last), "按装")).decode()
    assert first in made
    assert last in made


def test_comments_that_are_there_stay_and_numbers_go_on() -> None:
    own = f'<w:comments xmlns:w="{NAMESPACE}"><w:comment w:id="4" w:author="审核">{paragraph("核对")}</w:comment></w:comments>'
    reference = '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    marked = '<w:commentRangeStart w:id="4"/>', run("信息"), reference
    made = annotated(document(paragraph("全年按装", *marked), more={"comments": ("comments", own)}), "按装")
    assert comments(made)["4"] == ["核对"]
    assert commented(made) == {"4": "信息", "5": "按装"}
    assert part(made, "[Content_Types].xml").count(b"comments.xml") == 1


def test_a_blank_cell_has_its_comment_in_it() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in cells)}</w:tr>"

    wide = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>{paragraph("表")}</w:tc></w:tr>'
    deleted = f'<w:tr><w:trPr><w:del w:id="9" w:author="审核"/></w:trPr><w:tc>{paragraph()}</w:tc></w:tr>'
    table = f"<w:tbl>{wide}{deleted}{row(paragraph('行'), '<w:p/>', '<w:p><w:pPr/></w:p>')}</w:tbl>"
    data = document(paragraph("一"), table)
    read = read_bytes(data, "a.docx")
    cells = {(cell.row, cell.column): cell for block in read.blocks if block.table for cell in block.table.cells}
    findings = [at(read, cells[where].start, cells[where].end) for where in ((1, 1), (1, 2))]
    made = etree.fromstring(part(annotate(data, read, findings, "zh")))
    last = list(made.iter(f"{W}tc"))[-2:]
    assert [[mark.get(f"{W}id") for mark in cell.iter(f"{W}commentRangeStart")] for cell in last] == [["0"], ["1"]]


def test_a_finding_in_a_text_box_hangs_on_what_holds_the_box() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('按装')}</w:txbxContent></w:pict></w:r>"
    data = document(paragraph("全年", box, "。"))
    root = etree.fromstring(part(annotated(data, "按装")))
    [start] = root.iter(f"{W}commentRangeStart")
    assert start.getparent().getparent().tag == f"{W}body"
    assert start.getnext().find(f"{W}pict") is not None


def test_a_finding_in_a_footnote_hangs_on_its_reference() -> None:
    note = f'<w:footnotes xmlns:w="{NAMESPACE}"><w:footnote w:id="2">{paragraph("按装")}</w:footnote></w:footnotes>'
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = document(paragraph("一"), paragraph("二", reference, "三"), more={"footnotes": ("footnotes", note)})
    made = annotated(data, "按装")
    [start] = etree.fromstring(part(made)).iter(f"{W}commentRangeStart")
    assert start.getnext().find(f"{W}footnoteReference") is not None
    assert part(made, "word/footnotes.xml") == part(data, "word/footnotes.xml")


def test_a_finding_in_a_header_stands_at_the_beginning() -> None:
    header = f'<w:hdr xmlns:w="{NAMESPACE}">{paragraph("按装")}</w:hdr>'
    section = '<w:p><w:pPr><w:sectPr><w:headerReference r:id="rId1"/></w:sectPr></w:pPr></w:p>'
    made = annotated(document(paragraph("一"), section, more={"header1": ("header", header)}), "按装")
    assert commented(made) == {"0": "一"}


def test_a_finding_in_an_automatic_number_stands_on_its_paragraph() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    numbered = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    body = f"<w:p>{numbered}{run('总体')}{run('情况')}</w:p>"
    data = document(body, more={"numbering": ("numbering", numbering)})
    assert read_bytes(data, "a.docx").text == "一、总体情况"
    assert commented(annotated(data, "一、")) == {"0": "总体情况"}
    assert commented(annotated(data, "、总体")) == {"0": "总体"}


def test_without_findings_the_copy_is_the_draft() -> None:
    data = document(paragraph("全年"))
    assert annotate(data, read_bytes(data, "a.docx"), [], "zh") is data


def test_words_of_the_draft_cannot_break_the_comment() -> None:
    data = document(paragraph("&lt;/w:p&gt;&amp;按装"))
    read = read_bytes(data, "a.docx")
    finding = at(read, 0, 6, "<w:p>&\x01")
    assert "建议：<w:p>&" in comments(annotate(data, read, [finding], "zh"))["0"]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(st.text("甲乙丙", min_size=1, max_size=4), min_size=1, max_size=4), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 8)), min_size=1, max_size=5),
)
def test_whatever_is_found_every_range_covers_its_words_and_the_text_stays(
    paragraphs: list[list[str]], spans: list[tuple[int, int]]
) -> None:
    data = document(*(paragraph(*runs) for runs in paragraphs))
    read = read_bytes(data, "a.docx")
    ranges = [(start % len(read.text), min(start % len(read.text) + length, len(read.text))) for start, length in spans]
    made = annotate(data, read, [at(read, start, end) for start, end in ranges], "zh")
    assert read_bytes(made, "a.docx").text == read.text
    covered = commented(made)
    for number, (start, end) in enumerate(ranges):
        words = read.text[start:end].replace("\n", "")
        if words:
            assert covered[str(number)] == words
    assert set(covered) == set(comments(made)) == {str(number) for number in range(len(ranges))}
    assert "<w:r></w:r>" not in stripped(made)


@needs_office
def test_libreoffice_finds_each_comment_on_its_words() -> None:
    made = annotated(document(paragraph(run("全年按", BOLD), run("装设备，", ITALIC), "布署工作。")), "按装", "布署")
    saved = convert({"a.docx": made}, "docx:MS Word 2007 XML")["a"]
    assert sorted(commented(saved).values()) == ["布署", "按装"]
    assert [lines[0] for lines in comments(saved).values()] == ["W501 wrong-word（错误）"] * 2
    assert {comment.get(f"{W}author") for comment in etree.fromstring(part(saved, "word/comments.xml"))} == {"disclosure-lint"}
