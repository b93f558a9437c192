"""Corrections in Word documents: the text is right, the formatting stays, and nothing else changes."""

import io
import re
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from lint.checks.finding import Finding, SourceEdit
from lint.document import Document, Place, Span
from lint.fix import FixError, Mended, mend
from lint.readers import read_bytes
from lint.ruleset.values import Text
from tests.support.wordml import NAMESPACE, document, paragraph, run

W = f"{{{NAMESPACE}}}"
BOLD, ITALIC = "<w:b/>", "<w:i/>"
WRONG = {"按装": "安装", "布署": "部署", "公开公开": "公开"}


def finding(*edits: SourceEdit) -> Finding:
    return Finding("W501", "wrong-word", "error", Text("", ""), Place("a.docx", 1, 1, 1, 1), "", None, "", "", edits=edits)


def look(data: bytes) -> tuple[Document, Iterable[Finding]]:
    """Finds the wrong words above and nothing else."""
    read = read_bytes(data, "a.docx")
    found = re.finditer("|".join(WRONG), read.source)
    return read, [finding(SourceEdit(Span(*word.span()), WRONG[word[0]], True)) for word in found]


def story(data: bytes) -> etree._Element:
    return etree.fromstring(part(data, "word/document.xml"))


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def formatted(data: bytes, text: str = "t") -> list[tuple[str, str]]:
    """The text elements, each with the formatting of its run."""
    found = []
    for each in story(data).iter(f"{W}{text}"):
        properties = each.getparent().find(f"{W}rPr")
        found.append((each.text or "", "" if properties is None else "".join(etree.QName(child).localname for child in properties)))
    return [pair for pair in found if pair[0]]


def accepted(data: bytes) -> str:
    return "\n".join("".join(text.text or "" for text in each.iter(f"{W}t")) for each in story(data).iter(f"{W}p"))


def rejected(data: bytes) -> str:
    root = story(data)
    for insertion in list(root.iter(f"{W}ins")):
        insertion.getparent().remove(insertion)
    return "\n".join("".join(text.text or "" for text in each.iter(f"{W}t", f"{W}delText")) for each in root.iter(f"{W}p"))


def test_a_word_over_two_runs_keeps_the_formatting_of_each() -> None:
    mended = mend(document(paragraph(run("全年按", BOLD), run("装设备，布", ITALIC), "署工作。")), look)
    assert mended.count == 2
    assert formatted(mended.new) == [("全年安", "b"), ("装设备，部", "i"), ("署工作。", "")]


def test_what_goes_goes_from_the_runs_that_hold_it() -> None:
    mended = mend(document(paragraph(run("主动公开", BOLD), run("公开信息", ITALIC))), look)
    assert "".join(text for text, _ in formatted(mended.new)) == "主动公开信息"


def test_in_tables_and_behind_entities_the_right_characters_change() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('&lt;甲&gt;按装&amp;')}</w:tc><w:tc>{paragraph('0')}</w:tc></w:tr></w:tbl>"
    assert accepted(mend(document(paragraph("一"), table), look).new) == "一\n<甲>安装&\n0"


@pytest.mark.parametrize("track", [False, True])
def test_only_the_part_that_holds_the_words_changes(track: bool) -> None:
    data = document(paragraph("按装"), more={"styles": ("styles", f'<w:styles xmlns:w="{NAMESPACE}"/>')})
    mended = mend(data, look, track=track)
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(mended.new)) as new:
        assert [entry.filename for entry in old.infolist()] == [entry.filename for entry in new.infolist()]
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
    assert changed == ["word/document.xml"]


def test_without_anything_to_mend_the_bytes_stay() -> None:
    data = document(paragraph("全年安装设备。"))
    assert mend(data, look) == Mended(data, data, "全年安装设备。", "全年安装设备。", 0)


def test_tracked_changes_name_their_author_and_keep_the_old_words() -> None:
    mended = mend(document(paragraph(run("全年按", BOLD), run("装设备。", ITALIC))), look, track=True)
    assert mended.count == 1
    assert (accepted(mended.new), rejected(mended.new)) == ("全年安装设备。", "全年按装设备。")
    assert formatted(mended.new, "delText") == [("按", "b")]
    assert formatted(mended.new) == [("全年", "b"), ("安", "b"), ("装设备。", "i")]
    changes = list(story(mended.new).iter(f"{W}ins", f"{W}del"))
    assert {change.get(f"{W}author") for change in changes} == {"disclosure-lint"}
    assert all(change.get(f"{W}date") for change in changes)
    assert len({change.get(f"{W}id") for change in changes}) == len(changes)


def test_what_another_has_inserted_stays_theirs() -> None:
    theirs = f'<w:ins w:id="7" w:author="审核" w:date="2026-01-01T00:00:00Z">{run("按装设备")}</w:ins>'
    mended = mend(document(paragraph("全年", theirs, "。")), look, track=True)
    root = story(mended.new)
    assert not [each for each in root.iter(f"{W}ins") if each.getparent().tag == f"{W}ins"]
    authors = [(each.get(f"{W}author"), "".join(text.text or "" for text in each.iter(f"{W}t"))) for each in root.iter(f"{W}ins")]
    assert [author for author in authors if author[1]] == [("disclosure-lint", "安"), ("审核", "装设备")]
    assert accepted(mended.new) == "全年安装设备。"


def test_words_in_two_paragraphs_are_mended_together_or_not_at_all() -> None:
    data = document(paragraph("按"), paragraph("装"))

    def across(data: bytes) -> tuple[Document, Iterable[Finding]]:
        read = read_bytes(data, "a.docx")
        return read, [finding(SourceEdit(Span(0, len(read.source)), "安装", True))]

    assert mend(data, across).new == data


def test_a_format_that_cannot_be_written_is_told() -> None:
    def closed(data: bytes) -> tuple[Document, Iterable[Finding]]:
        read = read_bytes("按装".encode(), "a.txt")
        read.format = "pdf"
        return read, [finding(SourceEdit(Span(0, 1), "安", True))]

    with pytest.raises(FixError, match="pdf"):
        mend(b"", closed)


def test_tracked_changes_in_a_text_file_are_refused() -> None:
    def text(data: bytes) -> tuple[Document, Iterable[Finding]]:
        return read_bytes(data, "a.txt"), [finding(SourceEdit(Span(0, 1), "安", True))]

    with pytest.raises(FixError, match="docx"):
        mend("按装".encode(), text, track=True)


Draft = list[list[tuple[str, str]]]
WORDS = st.sampled_from([*WRONG, "按", "装", "公开", "信息", "12", "，", " "])


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    """Paragraphs of runs: text and formatting. Words come apart at any character."""
    paragraphs = []
    for words in draw(st.lists(st.lists(WORDS, min_size=1, max_size=6).map("".join), min_size=1, max_size=4)):
        text = f"我{words}。"
        cuts = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=4)))
        pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        paragraphs.append([(piece, draw(st.sampled_from(["", BOLD, ITALIC]))) for piece in pieces])
    return paragraphs


@settings(max_examples=60, deadline=None)
@given(drafts(), st.booleans())
def test_after_mending_the_slips_are_gone_and_no_other_text_has_changed(paragraphs: Draft, track: bool) -> None:
    data = document(*(paragraph(*(run(text, properties) for text, properties in runs)) for runs in paragraphs))
    mended = mend(data, look, track=track)
    assert read_bytes(mended.new, "a.docx").source == mended.new_source
    expected = mended.old_source
    while any(word in expected for word in WRONG):
        for word, right in WRONG.items():
            expected = expected.replace(word, right)
    assert mended.new_source == expected
    if track:
        assert rejected(mended.new) == accepted(data)


def test_properties_stand_first_in_every_run() -> None:
    mended = mend(document(paragraph(run("全年按装设备，布署工作。", BOLD))), look, track=True)
    for each in story(mended.new).iter(f"{W}r"):
        assert etree.QName(each[0]).localname == "rPr"
