"""Edits made in drafts: which, together or in turn, in what bytes."""

import os
import stat
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.finding import Finding, SourceEdit
from lint.document import Document, Place, Span
from lint.fix import FixError, Mended, apply, choose, diff, encoded, mend, write
from lint.readers import read_bytes
from lint.ruleset.values import Text

DRAFT = "全年公开信息12条，按装设备2台，布署工作3项。"
WRONG = {"按装": "安装", "布署": "部署"}


def finding(*edits: SourceEdit) -> Finding:
    return Finding("W501", "wrong-word", "error", Text("", ""), Place("a.txt", 1, 1, 1, 1), "", None, "", "", edits=edits)


def edit(start: int, end: int, text: str, safe: bool = True) -> SourceEdit:
    return SourceEdit(Span(start, end), text, safe)


def look(data: bytes) -> tuple[Document, Iterable[Finding]]:
    """Finds the wrong words above, every time."""
    document = read_bytes(data, "a.txt")
    at = [(document.source.find(word), word, right) for word, right in WRONG.items()]
    return document, [finding(edit(start, start + len(word), right)) for start, word, right in at if start >= 0]


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe")]
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_byte_order_mark_and_line_breaks_stay(encoding: str, bom: bytes, newline: str) -> None:
    before = newline.join(["标题", DRAFT, "", "落款"])
    after = before.replace("按装", "安装").replace("布署", "部署")
    mended = mend(bom + before.encode(encoding), look)
    assert (mended.new, mended.count) == (bom + after.encode(encoding), 2)


def test_a_draft_without_faults_keeps_its_bytes() -> None:
    data = "公开信息。\r\n".encode("gb18030")
    assert mend(data, look) == Mended(data, data, "公开信息。\r\n", "公开信息。\r\n", 0)


def test_of_overlapping_edits_the_first_is_made_and_the_other_waits() -> None:
    document = read_bytes("一二三四五六".encode(), "a.txt")
    first, second, third = finding(edit(1, 3, "甲")), finding(edit(2, 4, "乙")), finding(edit(4, 5, "丙"))
    edits, count = choose(document, [first, second, third])
    assert (apply(document.source, edits), count) == ("一甲四丙六", 2)


def test_a_finding_is_mended_whole_or_not_at_all() -> None:
    document = read_bytes("一二三四五六".encode(), "a.txt")
    edits, count = choose(document, [finding(edit(1, 3, "甲")), finding(edit(2, 4, "乙"), edit(5, 6, "丙"))])
    assert (apply(document.source, edits), count) == ("一甲四五六", 1)


def test_two_insertions_at_one_point_do_not_come_together() -> None:
    document = read_bytes("一二".encode(), "a.txt")
    edits, _ = choose(document, [finding(edit(1, 1, "（")), finding(edit(1, 1, "《"))])
    assert [each.text for each in edits] == ["（"]


def test_findings_that_want_the_same_are_both_mended() -> None:
    document = read_bytes("一二".encode(), "a.txt")
    edits, count = choose(document, [finding(edit(0, 1, "壹")), finding(edit(0, 1, "壹"))])
    assert (len(edits), count) == (1, 2)


def test_unsafe_edits_want_to_be_asked_for() -> None:
    document = read_bytes("一二".encode(), "a.txt")
    unsafe = finding(edit(0, 1, "壹", safe=False))
    assert choose(document, [unsafe]) == ([], 0)
    assert choose(document, [unsafe], unsafe=True)[1] == 1


def test_what_the_encoding_cannot_write_is_left() -> None:
    document = read_bytes("公開資訊的內容。".encode("big5"), "a.txt")
    assert document.encoding == "big5"
    assert choose(document, [finding(edit(0, 1, "县"))]) == ([], 0)


def test_rules_that_quarrel_come_to_an_end() -> None:
    def quarrel(data: bytes) -> tuple[Document, Iterable[Finding]]:
        document = read_bytes(data, "a.txt")
        return document, [finding(edit(0, 1, "乙" if document.source[0] == "甲" else "甲"))]

    assert mend("甲方。".encode(), quarrel).new_source in ("甲方。", "乙方。")


def test_a_correction_that_makes_room_for_another_is_followed_by_it() -> None:
    def two(data: bytes) -> tuple[Document, Iterable[Finding]]:
        document = read_bytes(data, "a.txt")
        start = document.source.find("。。")
        return document, [finding(edit(start, start + 2, "。"))] if start >= 0 else []

    assert mend("公开。。。。".encode(), two).new_source == "公开。"


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 4), st.text("甲乙", max_size=2)), max_size=8))
def test_chosen_edits_never_overlap(wanted: list[tuple[int, int, str]]) -> None:
    document = read_bytes(("字" * 24).encode(), "a.txt")
    edits, _ = choose(document, [finding(edit(start, start + length, text)) for start, length, text in wanted])
    assert all(left.span.end <= right.span.start for left, right in pairwise(edits))
    grown = sum(len(each.text) - (each.span.end - each.span.start) for each in edits)
    assert len(apply(document.source, edits)) == 24 + grown


def test_bytes_come_back_as_they_were() -> None:
    for data in (DRAFT.encode("gb18030"), b"\xff\xfe" + DRAFT.encode("utf-16-le"), b"\xef\xbb\xbf" + DRAFT.encode()):
        document = read_bytes(data, "a.txt")
        assert encoded(document, document.source) == data


def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write(file, b"old", b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["a.txt"]  # noqa: PTH208


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"other")
    with pytest.raises(FixError):
        write(file, b"old", b"new")
    assert file.read_bytes() == b"other"


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    file, link = tmp_path / "a.txt", tmp_path / "b.txt"
    file.write_bytes(b"old")
    link.symlink_to(file)
    write(link, b"old", b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_the_difference_can_be_applied_by_patch() -> None:
    mended = Mended(b"", b"", "甲\n按装\n丙", "甲\n安装\n丙", 1)
    assert diff("a.txt", mended).splitlines() == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1,3 +1,3 @@",
        " 甲",
        "-按装",
        "+安装",
        " 丙",
        "\\ No newline at end of file",
    ]
