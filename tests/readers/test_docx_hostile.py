"""Hostile and broken Word documents: a clear error, or a text; never a traceback, and nothing fetched."""

import io
import random
import socket
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.readers import ReadError, read_bytes
from lint.readers.limits import Limits
from tests.support.worddraft import cell, numbered, row, styled, table
from tests.support.wordml import NAMESPACE, document, packed, paragraph, run

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TABLE = table(row("甲", cell("1", 2)), row(cell("乙", merge="restart"), "2", "3"))
WHOLE = document(paragraph("全年公开信息12条。"), TABLE, numbered("文"))


def with_parts(**parts: bytes | None) -> bytes:
    """A document with parts replaced, added or (None) left out; `__` stands for a slash, `_xml` for the suffix."""
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        own: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        key = name.replace("__", "/").replace("_xml", ".xml")
        if content is None:
            del own[key]
        else:
            own[key] = content
    return packed(own)


def body(content: str) -> bytes:
    return f'<w:document xmlns:w="{NAMESPACE}"><w:body>{content}</w:body></w:document>'.encode()


def main(content: str) -> bytes:
    return with_parts(word__document_xml=body(content))


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as raised:
        read_bytes(data, "draft.docx")
    assert raised.value.zh and raised.value.en
    return str(raised.value)


def read(data: bytes) -> str:
    return read_bytes(data, "draft.docx").text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\0" * 100, "empty"),
        (b"MZ\x90\0" + bytes(range(256)) * 9, "no Word document"),
        (b"\x89PNG\r\n" + b"\0" * 90, "no Word document"),
        (b"PK\x03\x04" + b"\0" * 90, "incomplete or damaged"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "encrypted"),
        (packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}), "workbook"),
        (packed({"[Content_Types].xml": "<Types/>"}), "no word/document.xml"),
        (with_parts(word__document_xml=None), "no word/document.xml"),
        (with_parts(word__document_xml=b"<w:document"), "not well-formed"),
        (with_parts(word__document_xml=b"<html><body>x</body></html>"), "body is not there"),
        (with_parts(word__document_xml=b""), "not well-formed"),
    ],
)
def test_what_is_no_document_is_told(data: bytes, words: str) -> None:
    assert words in refused(data)


@pytest.mark.parametrize("length", [30, 300, len(WHOLE) // 2, len(WHOLE) - 30])
def test_a_file_that_breaks_off_is_told(length: int) -> None:
    assert "damaged" in refused(WHOLE[:length])


def test_a_part_that_is_damaged_is_told() -> None:
    at = WHOLE.index(b"word/document.xml") + 40
    assert "damaged" in refused(WHOLE[:at] + bytes(byte ^ 255 for byte in WHOLE[at : at + 8]) + WHOLE[at + 8 :])


def test_a_part_with_a_password_is_told() -> None:
    data = bytearray(WHOLE)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 1)
    assert "password" in refused(bytes(data))


# More than can be read


def test_a_part_that_unpacks_without_end_is_not_unpacked() -> None:
    bomb = with_parts(word__document_xml=body("<w:p/>") + b" " * 3_000_000)
    with pytest.raises(ReadError, match="too large when unpacked"):
        read_bytes(bomb, "draft.docx", limits=Limits(unpacked=1_000_000))


def test_parts_are_bounded_together() -> None:
    with pytest.raises(ReadError, match="too large when unpacked"):
        read_bytes(WHOLE, "draft.docx", limits=Limits(unpacked=1000))


def test_nodes_without_number_are_not_parsed() -> None:
    assert "more than can be read" in refused(main("<w:p/>" * 900_000))


def test_parts_without_number_are_not_listed() -> None:
    assert "more parts" in refused(WHOLE + b"PK\x01\x02" * 6_000)


def test_entities_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "x"><!ENTITY b "' + b"&a;" * 60_000 + b'">]>'
    assert "document type" in refused(with_parts(word__document_xml=bomb + body(f"<w:p>{run('&b;')}</w:p>")))
    for encoding in ("utf-16-le", "utf-16-be"):
        text = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">' + body("").decode()
        assert "document type" in refused(with_parts(word__document_xml=("\ufeff" + text).encode(encoding)))


def test_nothing_outside_is_fetched_or_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a connection")

    monkeypatch.setattr(socket, "socket", never)
    monkeypatch.setattr(socket, "create_connection", never)
    relation = '<Relationship Id="rId{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" {}/>'
    outside = relation.format(1, "header", 'Target="http://127.0.0.1:9/header.xml" TargetMode="External"')
    outside += relation.format(2, "styles", 'Target="file:///etc/passwd"')
    outside += relation.format(3, "numbering", 'Target="../../../etc/passwd"')
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{outside}</Relationships>'
    content = paragraph("公开") + '<w:sectPr><w:headerReference r:id="rId1" xmlns:r="urn:r"/></w:sectPr>'
    data = with_parts(**{"word___rels__document_xml.rels": relations.encode()}, word__document_xml=body(content))
    assert read(data) == "公开"


def test_tables_beyond_measure_are_told() -> None:
    assert "columns" in refused(main(table(row(*["1"] * 2000))))
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p/></w:tc>'
    assert "too large" in refused(main(table(*[row(*[wide] * 9)] * 1200)))


def test_one_wide_cell_does_no_harm() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{paragraph("甲")}</w:tc>'
    assert read(main(table(row(wide, "1"), row("乙", "2")))) == "甲\t1\n乙\t2"


@pytest.mark.parametrize("value", ["-3", "x", "", "1.5", "9" * 5000])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    cells = f'<w:tc><w:tcPr><w:gridSpan w:val="{value}"/></w:tcPr>{paragraph("甲")}</w:tc>'
    listed = styled("文", f'<w:outlineLvl w:val="{value}"/><w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="{value}"/></w:numPr>')
    assert read(main(table(row(cells, "1"), row("乙", "2")) + listed)) == "甲\t1\n乙\t2\n文"


@pytest.mark.parametrize("opening", ["<w:sdt><w:sdtContent>", "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:pict><w:txbxContent>"])
@pytest.mark.parametrize("times", [60, 5000])
def test_deep_nesting_ends(opening: str, times: int) -> None:
    closing = "".join(f"</{tag}>" for tag in reversed(opening.replace("<", "").split(">")) if tag)
    data = main(opening * times + "<w:p/>" + closing * times)
    if times > 1000:
        assert "not well-formed" in refused(data)
    else:
        assert read(data) == ""


def test_fields_that_never_end_do_no_harm() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(main(paragraph("甲") + f"<w:p>{begin * 5000}{run('乙') * 5000}</w:p>")) == "甲"
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(main(f"<w:p>{end * 9}{run('乙')}</w:p>")) == "乙"


def test_styles_based_on_one_another_in_a_circle_end() -> None:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{at}"><w:name w:val="n"/><w:basedOn w:val="s{(at + 1) % 3000}"/></w:style>'
        for at in range(3000)
    )
    blocks = [styled("文", f'<w:pStyle w:val="s{at}"/>') for at in range(3000)]
    data = document(*blocks, more={"styles": ("styles", f'<w:styles xmlns:w="{NAMESPACE}">{made}</w:styles>')})
    assert read(data).count("文") == 3000


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_any_damage_gives_a_text_or_a_clear_error(chance: random.Random) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(sorted(parts))
    content = bytearray(parts[name])  # type: ignore[arg-type]
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(content))
        content[at : at + chance.randint(0, 9)] = chance.choice([b"", b"<", b">", b"w:p", b"/", b'"', b"\0", b"<w:tc>", b"</w:p>"])
    parts[name] = bytes(content)
    try:
        read_bytes(packed(parts), "draft.docx")
    except ReadError as error:
        assert error.zh and error.en
