"""What a file really is: word processors write one format under the name of another, and people rename files."""

import zipfile
from io import BytesIO

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body", b"<meta", b"<div", b"<table")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 4096


def format_of(data: bytes, format: str) -> str:
    """The format that the content of an office file shows; the one that its name gives when it shows none."""
    start = data[:_LOOKED_AT]
    if start.startswith(b"PK"):
        return _packed(data) or format
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"{\\rtf"):
        return format if format in ("doc", "wps") else "rtf"
    if start.startswith(_OLE):
        return format if format in ("doc", "wps") else "doc"
    if _is_html(start):
        return "html"
    if b"Word.Document" in start or b"w:wordDocument" in start:
        return "doc"
    is_text = start.startswith(_BOMS) or (start.strip() and b"\0" not in start)
    return "text" if is_text and format in ("doc", "wps", "rtf") else format


def _packed(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" in names:
        return "docx"
    if "OFD.xml" in names:
        return "ofd"
    return "odt" if "content.xml" in names else None


def _is_html(start: bytes) -> bool:
    words = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return words.startswith(_HTML) or (words.startswith(b"<?xml") and b"<html" in words)
