"""The package of a Word document: a zip file of XML parts, from a stranger.

Parts are parsed without entities, document types or anything fetched; how much is unpacked, and how many nodes it has, is bounded.
"""

import io
import posixpath
import zipfile
import zlib
from typing import TYPE_CHECKING

from lint.readers.errors import ReadError
from lint.readers.limits import in_force, require_unpacked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ZIP = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)
_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_MOST_ENTRIES = 5_000
# A tag or an attribute takes memory and time whatever its length; no report comes near so many.
_MOST_NODES = 800_000
_MAIN = "word/document.xml"


class Package:
    """The parts of a package by name, unpacked when they are asked for. Raises ReadError when it is no Word document."""

    def __init__(self, data: bytes) -> None:
        _require_zip(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise ReadError("文件不完整或已损坏，无法拆开", "the file is incomplete or damaged: it cannot be unpacked") from error
        self._names = set(self._archive.namelist())
        self._left = in_force().unpacked
        self._nodes = _MOST_NODES
        self.main = self._main()

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def xml(self, name: str) -> "Element | None":
        """The root of a part; None when there is no such part. Raises ReadError when it is malformed or beyond measure."""
        if name not in self._names:
            return None
        from lxml import etree

        data = self._bytes(name)
        if any(mark in data for mark in _DOCTYPES):
            raise ReadError(f"{name} 含有文档类型声明（DTD），不予读取", f"{name} has a document type declaration: it is not read")
        self._nodes -= data.count(b"<") + data.count(b"=")
        if self._nodes < 0:
            raise ReadError("文档内容过多，超出可读范围", "the document holds more than can be read")
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadError(f"{name} 不是完好的 XML：{error}", f"{name} is not well-formed XML: {error}") from error

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to in the package: relation → its kind and the part. What lies outside is left out."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in () if root is None else root.iter(_RELATIONS):
            if relation.get("TargetMode", "").lower() == "external":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            found[relation.get("Id", "")] = relation.get("Type", "").rpartition("/")[2], target
        return found

    def _main(self) -> str:
        related = [target for kind, target in self.related("").values() if kind == "officeDocument"]
        main = next((target for target in related if target in self._names), _MAIN)
        if main in self._names:
            return main
        if "[Content_Types].xml" in self._names and any(name.startswith(("xl/", "ppt/")) for name in self._names):
            raise ReadError("这是表格或演示文稿，不是 Word 文档", "this is a workbook or a presentation, not a Word document")
        raise ReadError("不是 Word 文档：缺少正文（word/document.xml）", "not a Word document: it has no word/document.xml")

    def _bytes(self, name: str) -> bytes:
        entry = self._archive.getinfo(name)
        if entry.flag_bits & 1:
            raise ReadError("文件有密码，请取消密码后再检查", "the file has a password; take it off and check again")
        most = self._left
        try:
            with self._archive.open(entry) as stream:
                data = stream.read(most + 1)
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
            raise ReadError(f"{name} 已损坏，无法解压", f"{name} is damaged: it cannot be unpacked") from error
        require_unpacked(len(data), most, name)
        self._left -= len(data)
        return data


def _require_zip(data: bytes) -> None:
    if not data.strip(b"\0 \t\r\n"):
        raise ReadError("文件是空的", "the file is empty")
    if not data.startswith(_ZIP):
        raise ReadError("不是 Word 文档（.docx），内容与后缀不符", "no Word document (.docx), whatever its suffix says", 0)
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise ReadError("文件包内的部件过多，不予读取", "the package holds more parts than are read")


def looks_like_docx(data: bytes) -> bool:
    """Whether bytes are those of a .docx, whatever the suffix of their file says (.doc, .wps)."""
    return data.startswith(_ZIP) and b"word/document.xml" in data
