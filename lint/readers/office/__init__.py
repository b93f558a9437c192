"""Older word processor formats: .doc, .wps, .rtf and .odt, through LibreOffice where it is installed.

The text view is that of the .docx that LibreOffice makes of the file.
"""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from lint.document import Document
from lint.readers.content import format_of
from lint.readers.errors import ReadError
from lint.readers.office import convert

FORMATS = {".doc": "doc", ".wps": "wps", ".rtf": "rtf", ".odt": "odt"}
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SECONDS = 60.0
_SECONDS_EACH = 3.0
# Beyond this many files, or bytes, a further run of LibreOffice begins.
_MOST_FILES = 50
_MOST_BYTES = 200_000_000
# What was converted ahead, by the digest of the file.
_converted: dict[bytes, bytes] = {}


def read(data: bytes, path: str) -> Document:
    """The document in such a file. Raises ReadError when LibreOffice is not there, or cannot convert the file."""
    from lint.readers import docx

    kind = _kind(data)
    format = FORMATS.get(Path(path).suffix.lower()) or kind or "doc"
    if _is_locked(data):
        raise ReadError("文件已加密，需要密码；请另存为不加密的 .docx", "the file is encrypted; save a .docx without a password")
    if kind is None:
        raise ReadError(f"不是 .{format} 文件，内容与后缀不符", f"this is no .{format} file, whatever its suffix says", 0)
    made = _converted.get(_digest(data)) or _convert([data], format).get(_digest(data))
    if made is None:
        raise ReadError(
            f"LibreOffice 不能转换这个 .{format} 文件，文件可能已损坏；请在 Word 或 WPS 中打开后另存为 .docx",
            f"LibreOffice cannot convert this .{format} file, which may be damaged; open it in Word or WPS and save it as .docx",
        )
    document: Document = docx.read(made, path)
    document.format = format
    return document


def converts(data: bytes) -> bool:
    """Whether a file with the suffix of such a format is one: not a renamed .docx or page."""
    return format_of(data, "doc") in FORMATS.values()


def prepare(files: Iterable[bytes]) -> None:
    """Convert many files with one run of LibreOffice, for `read` to find; without it, `read` gives the same one by one."""
    if _office() is None:
        return
    batch: list[bytes] = []
    for data in files:
        if _is_locked(data) or _kind(data) is None:
            continue
        batch.append(data)
        if len(batch) >= _MOST_FILES or sum(map(len, batch)) > _MOST_BYTES:
            _converted.update(_convert(batch))
            batch = []
    if batch:
        _converted.update(_convert(batch))


def _convert(files: list[bytes], format: str = "doc") -> dict[bytes, bytes]:
    """What LibreOffice makes of the files, by their digests; those that it cannot convert are missing."""
    office = _office()
    if office is None:
        raise ReadError(
            f"读取 .{format} 需要 LibreOffice，本机没有找到；请安装 LibreOffice，或者在 Word、WPS 中另存为 .docx",
            f"reading .{format} takes LibreOffice, which is not installed; install it, or save the file as .docx in Word or WPS",
        )
    names = {f"{number}.{_kind(data)}": data for number, data in enumerate(files)}
    process = subprocess.Popen(
        [sys.executable, "-I", convert.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None and process.stdout is not None
    with process:
        try:
            convert.send(process.stdin, {"office": office, "seconds": _SECONDS + _SECONDS_EACH * len(files)}, names)
            _, made = convert.receive(process.stdout)
        except (OSError, EOFError, ValueError):
            made = {}
    return {_digest(names[name]): data for name, data in made.items()}


def _office() -> str | None:
    """The LibreOffice of this machine."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((place for place in _PLACES if Path(place).is_file()), None)


def _kind(data: bytes) -> str | None:
    """The suffix that LibreOffice is to know the file by, by its content; None for what is no text document.

    Of what it does not know, LibreOffice makes a document full of rubbish.
    """
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK"):
        return "odt" if format_of(data, "doc") == "odt" else None
    if "WordDocument".encode("utf-16-le") in data or b"Word.Document" in data[:4096] or b"w:wordDocument" in data[:4096]:
        return "doc"
    # Works, whose files had the suffix .wps before.
    return "wps" if any(name.encode("utf-16-le") in data for name in ("MatOST", "CONTENTS")) else None


def _is_locked(data: bytes) -> bool:
    return "EncryptedPackage".encode("utf-16-le") in data


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
