import codecs

import pytest

from lint.document import to_traditional
from lint.readers import ReadError, read_bytes
from tests.readers.shown import paragraphs

SIMPLIFIED = "舟曲县科学技术局2023年政府信息公开工作年度报告\n一、总体情况\n全年主动公开政府信息5条，其中政策文件2条。\n"
TRADITIONAL = to_traditional(SIMPLIFIED)


@pytest.mark.parametrize(
    ("text", "encoding", "bom"),
    [
        (SIMPLIFIED, "utf-8", b""),
        (SIMPLIFIED, "utf-8", codecs.BOM_UTF8),
        (SIMPLIFIED, "gb18030", b""),
        (SIMPLIFIED, "gbk", b""),
        (TRADITIONAL, "big5", b""),
        (TRADITIONAL, "gb18030", b""),
        (SIMPLIFIED, "utf-16-le", codecs.BOM_UTF16_LE),
        (SIMPLIFIED, "utf-16-be", codecs.BOM_UTF16_BE),
        (SIMPLIFIED, "utf-16-le", b""),
        (TRADITIONAL, "utf-16-be", b""),
        (SIMPLIFIED, "utf-32-le", codecs.BOM_UTF32_LE),
    ],
)
@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
def test_every_encoding_gives_the_text_that_was_written(text: str, encoding: str, bom: bytes, suffix: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines()) if suffix == "html" else text
    document = read_bytes(bom + body.encode(encoding), f"draft.{suffix}")
    assert document.source == body
    assert document.bom == bom
    assert document.bom + document.source.encode(document.encoding) == bom + body.encode(encoding)


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_line_breaks_do_not_show_in_the_view(line_break: str, suffix: str) -> None:
    source = SIMPLIFIED.replace("\n", line_break)
    document = read_bytes(source.encode(), f"draft.{suffix}")
    assert paragraphs(document) == SIMPLIFIED.split("\n")[:-1]
    assert "\r" not in document.text
    assert document.line_column(document.origin.origin(document.text.index("全年"), len(document.text)).start) == (3, 1)


@pytest.mark.parametrize(
    "declaration", ['<meta charset="gb2312">', "<META content='text/html; charset=GBK' http-equiv=Content-Type>"]
)
def test_html_declares_a_charset_and_gb2312_means_gb18030(declaration: str) -> None:
    page = f"<html><head>{declaration}</head><body><p>镕基㐂</p></body></html>"
    document = read_bytes(page.encode("gb18030"), "draft.html")
    assert paragraphs(document) == ["镕基㐂"]
    assert document.encoding == "gb18030"


def test_utf_8_goes_before_a_wrong_declaration() -> None:
    page = '<meta charset="gb2312"><p>总体情况</p>'
    assert paragraphs(read_bytes(page.encode(), "draft.html")) == ["总体情况"]


@pytest.mark.parametrize("suffix", ["txt", "md", "html"])
@pytest.mark.parametrize("at", [0, 30, 60])
def test_one_broken_byte_of_utf_8_is_named_and_not_read_as_another_encoding(suffix: str, at: int) -> None:
    before, behind = SIMPLIFIED[: at // 3], SIMPLIFIED[at // 3 :]
    at = len(before.encode())
    with pytest.raises(ReadError) as raised:
        read_bytes(before.encode() + b"\xff" + behind.encode(), f"draft.{suffix}")
    assert raised.value.offset == at
    assert f"byte offset {at}" in raised.value.en
    assert f"字节偏移 {at}" in raised.value.zh


def test_the_offset_counts_the_byte_order_mark() -> None:
    with pytest.raises(ReadError, match=r"byte offset 6$") as raised:
        read_bytes(codecs.BOM_UTF8 + "总".encode() + b"\xff", "draft.txt")
    assert raised.value.offset == 6


def test_one_broken_byte_of_gb18030_is_named() -> None:
    data = (SIMPLIFIED * 3).encode("gb18030")
    with pytest.raises(ReadError) as raised:
        read_bytes(data[:20] + b"\xff" + data[20:], "draft.txt")
    assert raised.value.offset in {19, 20}


@pytest.mark.parametrize("declared", ["utf-8", "big5"])
def test_bytes_that_do_not_fit_the_declared_charset_are_an_error(declared: str) -> None:
    page = f'<meta charset="{declared}">'.encode() + SIMPLIFIED.encode("gb18030") + b"\xff\xff"
    with pytest.raises(ReadError) as raised:
        read_bytes(page, "draft.html")
    assert raised.value.offset is not None


def test_two_encodings_in_one_file_are_an_error_where_the_second_begins() -> None:
    first = "各科室报来的材料拼在一起，" * 40
    with pytest.raises(ReadError) as raised:
        read_bytes(first.encode() + first.encode("gb18030"), "draft.txt")
    assert raised.value.en.endswith(f"byte offset {len(first.encode())}")


def test_lost_characters_are_a_trouble_at_their_place() -> None:
    document = read_bytes("甲\ufffd\ufffd乙\ufffd".encode(), "draft.txt")
    assert [(t.key, t.start, t.end) for t in document.troubles] == [("replacement", 1, 3), ("replacement", 4, 5)]
