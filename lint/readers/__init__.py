"""Readers: the bytes of a file to a `Document`. A reader knows a format, and never what a report is."""

import os
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from lint.readers.errors import ReadError
from lint.readers.limits import DEFAULT, Limits, held_to, require_measure, require_size

if TYPE_CHECKING:
    from lint.document import Document

__all__ = ["DEFAULT", "SUFFIXES", "Limits", "ReadError", "contents", "prepare", "read", "read_bytes"]

SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}
SUFFIXES |= {".docx": "docx", ".pdf": "pdf", ".doc": "doc", ".wps": "wps", ".rtf": "rtf", ".odt": "odt"}
"""The suffixes that a folder is walked for, and the format that each stands for."""

Reader = Callable[[bytes, str], "Document"]
# format → the module that reads it; each has `read(data, path) -> Document`.
_READERS = {
    "text": "lint.readers.text",
    "markdown": "lint.readers.markdown",
    "html": "lint.readers.html",
    "docx": "lint.readers.docx",
    "pdf": "lint.readers.pdf",
    "ofd": "lint.readers.ofd",
} | dict.fromkeys(("doc", "wps", "rtf", "odt"), "lint.readers.office")

# Formats whose files are taken for what their names say; all others are known by their content.
_WRITTEN = frozenset(("text", "markdown", "html"))
_CONVERTED = frozenset(("doc", "wps", "rtf", "odt"))

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<meta", b"<div", b"<table")


def read(path: Path | str, limits: Limits = DEFAULT) -> "Document":
    """The document in a file, in the format that its suffix names.

    Raises ReadError when the file is missing, no file, beyond the `limits`, of an unknown format or not readable.
    """
    file = Path(path)
    format = "text"
    # What is not there is told as that, whatever its suffix. Unlike those of Path these raise nothing, whatever the name.
    if os.path.exists(file) and (file.suffix or not os.path.isdir(file)):  # noqa: PTH110, PTH112
        format = _format_of(file.name)
    return read_bytes(contents(file, limits), str(path), format, limits)


def contents(file: Path, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a file. Raises ReadError when it is missing, no file, too large or not readable."""
    try:
        status = file.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("是文件夹，不是文件", "this is a folder, not a file")
        if stat.S_ISFIFO(status.st_mode):
            from lint.readers.pipes import read_pipe

            return read_pipe(file, limits.file_size + 1)
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("不是普通文件", "not a regular file")
        require_size(status.st_size, limits)
        with file.open("rb") as stream:
            return stream.read(limits.file_size + 1)
    except FileNotFoundError as error:
        raise ReadError("文件不存在", "no such file") from error
    except PermissionError as error:
        raise ReadError("没有读取权限", "permission denied") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError(f"无法读取：{reason}", f"cannot be read: {reason}") from error


def read_bytes(data: bytes, name: str, format: str | None = None, limits: Limits = DEFAULT) -> "Document":
    """The document in `data`; `name` is its path for findings, and names the format when `format` does not.

    A name without a suffix (standard input) is HTML when it begins as HTML does, else text. Raises ReadError as `read`.
    """
    require_size(len(data), limits)
    if format is None:
        format = _format_of(name) if Path(name).suffix else _sniffed(data)
    if format not in _READERS:
        known = ", ".join(_READERS)
        raise ReadError(f"未知格式 {format}（可读：{known}）", f"unknown format {format} (known: {known})")
    if format not in _WRITTEN:
        from lint.readers.content import format_of

        format = format_of(data, format)
    reader: Reader = import_module(_READERS[format]).read
    with held_to(limits):
        document = reader(data, name)
        require_measure(document)
    return document


def prepare(paths: Iterable[Path | str]) -> None:
    """Convert what of many files takes another program to be read, with one run of it. Only the time of `read` changes by this."""
    found = [Path(path) for path in paths if SUFFIXES.get(Path(path).suffix.lower()) in _CONVERTED]
    if len(found) < 2:
        return
    from lint.readers import office

    office.prepare(data for file in found if (data := _contents(file)) and office.converts(data))


def _contents(file: Path) -> bytes | None:
    with suppress(OSError, ReadError):
        return contents(file) if file.is_file() else None
    return None


def _format_of(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix == ".ofd":
        # Known, and told what to do about it; but no folder is walked for what cannot be read.
        return "ofd"
    if suffix not in SUFFIXES:
        known = " ".join(SUFFIXES)
        raise ReadError(
            f"不支持的文件类型 {suffix or '（无后缀）'}（可读：{known}）",
            f"unsupported file type {suffix or '(no suffix)'} (known: {known})",
        )
    return SUFFIXES[suffix]


def _sniffed(data: bytes) -> str:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if start.startswith(_HTML_STARTS) else "text"
