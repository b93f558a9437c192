"""A package with some parts written anew."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.fix import FixError
from lint.fix.package import Package

NAMES = st.sampled_from(["[Content_Types].xml", "word/document.xml", "文件.xml", "a", "b/c.bin"])


def packed(parts: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED, comment: bytes = b"", streamed: bool = False) -> bytes:
    class Stream(io.RawIOBase):
        """A stream without positions: sizes then stand behind what they are of."""

        def __init__(self) -> None:
            self.written = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.written += data
            return len(data)

    stream = Stream() if streamed else io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = comment
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1999, 12, 31, 23, 58, 0)), content, kind)
    return bytes(stream.written) if isinstance(stream, Stream) else stream.getvalue()


def entries(data: bytes) -> dict[str, tuple[int, tuple[int, ...], bytes]]:
    """Of each entry: how it is packed, its date, and its packed bytes."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            lengths = struct.unpack_from("<HH", data, entry.header_offset + 26)
            start = entry.header_offset + 30 + sum(lengths)
            found[entry.filename] = entry.compress_type, entry.date_time, data[start : start + entry.compress_size]
    return found


@given(
    st.dictionaries(NAMES, st.binary(max_size=50), min_size=1),
    st.dictionaries(NAMES, st.binary(max_size=50)),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
    st.text("注ab", max_size=5).map(str.encode),
    st.booleans(),
)
def test_what_is_changed_is_new_and_all_else_is_copied(
    parts: dict[str, bytes], changed: dict[str, bytes], kind: int, comment: bytes, streamed: bool
) -> None:
    data = packed(parts, kind, comment, streamed)
    new = Package(data).replaced(changed)
    assert list(entries(new)) == list(parts | changed)
    for name, entry in entries(new).items():
        assert entry[1] == (1999, 12, 31, 23, 58, 0)
        if name in changed:
            assert entry[0] == zipfile.ZIP_DEFLATED
            assert Package(new).read(name) == changed[name]
        else:
            assert entry == entries(data)[name]
    with zipfile.ZipFile(io.BytesIO(new)) as archive:
        assert archive.comment == comment


def test_without_changes_an_ordinary_package_is_the_same() -> None:
    data = packed({"a": b"1" * 99, "b": b"2"})
    assert Package(data).replaced({}) == data


def test_what_stands_before_a_package_is_left_out() -> None:
    data = packed({"a": b"1" * 99})
    assert Package(b"#!/bin/sh\n" + data).replaced({}) == data


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", packed({"a": b"1"})[:-30]])
def test_a_package_that_is_none_is_told(data: bytes) -> None:
    with pytest.raises(FixError):
        Package(data).replaced({})


def test_a_part_that_is_not_there_is_told() -> None:
    with pytest.raises(FixError):
        Package(packed({"a": b"1"})).read("b")
