"""OFD (GB/T 33190), the national fixed layout: not read, but told what to do about it."""

from typing import NoReturn

from lint.readers.errors import ReadError


def read(data: bytes, path: str) -> NoReturn:
    """Raises ReadError, with the way out."""
    raise ReadError(
        "暂不能读取 OFD（GB/T 33190）；请检查 Word 或 WPS 原稿，或用阅读器将它另存为 PDF 后再检查",
        "OFD (GB/T 33190) cannot be read yet; check the Word or WPS original, or save it as PDF in its viewer and check that",
    )
