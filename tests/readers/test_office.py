"""Older word processor formats, converted by LibreOffice; and files that are not what their suffix says."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from lint.readers import ReadError, office, prepare, read, read_bytes
from lint.readers.content import format_of
from tests.readers.shown import paragraphs, rows
from tests.support.office import convert, needs_office, word
from tests.support.pdf import Sheet, pdf

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DRAFT = FIXTURES / "clean" / "township-2023.md"
RTF = rb"{\rtf1\ansi\uc0 \u24635 ?\u20307 ?}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WORD = OLE + "WordDocument".encode("utf-16-le")


def package(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "<a/>")
    return stream.getvalue()


DOCX, ODT, OFD = package("[Content_Types].xml"), package("mimetype", "content.xml"), package("OFD.xml")
HTML = "<html><body><p>总体情况</p></body></html>".encode()


@pytest.mark.parametrize(
    ("data", "named", "really"),
    [
        (DOCX, "doc", "docx"),
        (DOCX, "wps", "docx"),
        (DOCX, "pdf", "docx"),
        (ODT, "doc", "odt"),
        (OFD, "docx", "ofd"),
        (RTF, "doc", "doc"),
        (RTF, "docx", "rtf"),
        (WORD, "docx", "doc"),
        (WORD, "wps", "wps"),
        (HTML, "doc", "html"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html>\n" + HTML, "wps", "html"),
        (pdf([Sheet()]), "doc", "pdf"),
        ("总体情况".encode("gb18030"), "doc", "text"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "doc", "doc"),
        (b"MZ\x90\0\0", "doc", "doc"),
        (b"", "rtf", "rtf"),
    ],
)
def test_a_file_is_what_it_holds(data: bytes, named: str, really: str) -> None:
    assert format_of(data, named) == really


def test_a_page_saved_under_the_name_of_a_word_document_is_read_as_a_page() -> None:
    assert paragraphs(read_bytes(HTML, "年报.doc")) == ["总体情况"]


@pytest.mark.parametrize("name", ["年报.doc", "年报.wps", "年报.rtf", "年报.odt"])
def test_without_libreoffice_a_message_tells_the_way_out(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(office, "_PLACES", ())
    data = {".rtf": RTF, ".odt": ODT}.get(Path(name).suffix, WORD)
    with pytest.raises(ReadError, match=r"LibreOffice.*\.docx") as raised:
        read_bytes(data, name)
    assert "LibreOffice" in raised.value.zh
    assert ".docx" in raised.value.zh


def test_ofd_is_told_what_to_do() -> None:
    with pytest.raises(ReadError, match="PDF") as raised:
        read_bytes(OFD, "年报.ofd")
    assert "另存为 PDF" in raised.value.zh


@pytest.mark.parametrize("data", [b"MZ\x90\0" + b"\0" * 2000, OLE, package("setup.ini"), b"PK\x03\x04" + b"\0" * 99])
def test_what_is_no_document_is_refused_and_not_converted(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_convert", lambda *_: pytest.fail("converted"))
    with pytest.raises(ReadError, match="suffix"):
        read_bytes(data, "年报.doc")


def test_an_encrypted_file_is_refused() -> None:
    with pytest.raises(ReadError, match="password"):
        read_bytes(OLE + "EncryptedPackage".encode("utf-16-le"), "年报.docx")


@pytest.fixture(scope="module")
def drafts() -> dict[str, bytes]:
    """One draft in each format."""
    source = word(read(DRAFT))
    made = {format: convert({"draft.docx": source}, format)["draft"] for format in ("doc", "rtf", "odt")}
    return made | {"wps": made["doc"], "docx": source}


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, for this test alone."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@needs_office
@pytest.mark.parametrize("format", ["doc", "wps", "rtf", "odt"])
def test_a_converted_draft_says_what_the_draft_says(format: str, drafts: dict[str, bytes], temporary: Path) -> None:
    written, found = read(DRAFT), read_bytes(drafts[format], f"draft.{format}")
    assert found.format == format
    assert paragraphs(found) == paragraphs(written)
    for index in range(3):
        assert [[cell or "" for cell in row] for row in rows(found, index)] == [
            [cell or "" for cell in row] for row in rows(written, index)
        ]
    assert list(temporary.iterdir()) == []


@needs_office
def test_many_files_take_one_run_and_read_the_same(
    drafts: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [tmp_path / f"{number}.{format}" for number, format in enumerate(("doc", "odt", "wps", "rtf", "docx"))]
    for file in files:
        file.write_bytes(drafts[file.suffix[1:]])
    alone = [read(file).text for file in files]
    runs = []
    whole = office._convert
    monkeypatch.setattr(office, "_converted", {})
    monkeypatch.setattr(office, "_convert", lambda *given: runs.append(given) or whole(*given))
    prepare(files)
    assert [read(file).text for file in files] == alone
    assert len(runs) == 1


_MANIFEST = """<?xml version="1.0"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
_LINKED = """<?xml version="1.0"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:body><office:text><text:p>总体情况<draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="as-char">
<draw:image xlink:href="{address}/picture.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>
</draw:frame></text:p></office:text></office:body></office:document-content>"""


@needs_office
def test_nothing_that_a_document_names_is_fetched() -> None:
    asked = []

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET  # noqa: N815 — the names that the library calls

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("META-INF/manifest.xml", _MANIFEST)
        made.writestr("content.xml", _LINKED.format(address=f"http://127.0.0.1:{server.server_port}"))
    try:
        assert office._convert([stream.getvalue()], "odt")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


@needs_office
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("sent", ["SIGKILL", "SIGTERM", "SIGINT"])
def test_nothing_is_left_behind_when_the_reader_is_killed(
    sent: str, drafts: dict[str, bytes], tmp_path: Path, temporary: Path
) -> None:
    (tmp_path / "draft.doc").write_bytes(drafts["doc"])
    asking = "import sys; from lint.readers import read; read(sys.argv[1])"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", asking, str(tmp_path / "draft.doc")]
    reader = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    for gone in _moments():
        if gone or list(temporary.iterdir()):
            break
    assert list(temporary.iterdir())
    reader.send_signal(getattr(signal, sent))
    reader.wait()
    for gone in _moments():
        if gone or not list(temporary.iterdir()):
            break
    assert list(temporary.iterdir()) == []


def _moments() -> Iterator[bool]:
    """Short waits, at most a minute of them, for a machine that is busy; the last one is True."""
    for _ in range(3000):
        time.sleep(0.02)
        yield False
    yield True
