"""A zip package with some parts written anew, and every other entry in it byte for byte as it was."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from lint.fix.model import FixError

# A part that a reader has read is far smaller; one that is not needed is never unpacked.
_MOST = 200_000_000
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_SIZES_BEHIND = 1 << 3
_DEFLATED = 8
_ZIP64 = 1
_WIDE = 0xFFFFFFFF
_FAULTS = (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError, struct.error, zlib.error)


class _Entry(NamedTuple):
    """An entry: its record in the directory as a list of fields, what follows the record, its name, and where it begins."""

    fields: list[int]
    behind: bytes
    name: str
    offset: int


class Package:
    """The parts of a zip package. Raises FixError when it cannot be taken apart."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise _fault(error) from error
        self._names = frozenset(self._archive.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """The content of a part."""
        try:
            with self._archive.open(name) as stream:
                content = stream.read(_MOST + 1)
        except (KeyError, *_FAULTS) as error:
            raise _fault(error) from error
        if len(content) > _MOST:
            raise FixError(f"文件部件过大：{name}", f"a part is too large: {name}")
        return content

    def replaced(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with the `changed` parts in place of its own, those that it has not behind its last.

        Entries keep their order and dates; a changed one is deflated, any other is copied as it is packed.
        """
        try:
            return self._replaced(changed)
        except _FAULTS as error:
            raise _fault(error) from error

    def _replaced(self, changed: Mapping[str, bytes]) -> bytes:
        stream = io.BytesIO()
        left = dict(changed)
        directory = []
        for fields, behind, name, offset in self._entries():
            directory.append((self._copied(stream, fields, offset, left.pop(name, None)), behind))
        for name, content in left.items():
            encoded = name.encode()
            fields = [20, 20, 1 << 11, 0, *self._date(), 0, 0, 0, len(encoded), 0, 0, 0, 0, 0, 0]
            directory.append((_written(stream, fields, encoded, b"", content), encoded))
        start = stream.tell()
        for fields, behind in directory:
            stream.write(_CENTRAL.pack(b"PK\x01\x02", *fields) + behind)
        size = stream.tell() - start
        comment = self._archive.comment
        stream.write(_END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), size, start, len(comment)) + comment)
        return stream.getvalue()

    def _entries(self) -> list[_Entry]:
        """The directory of the package, in its order."""
        position = self._archive.start_dir
        entries = []
        for info in self._archive.infolist():
            signature, *fields = _CENTRAL.unpack_from(self._data, position)
            if signature != b"PK\x01\x02" or _WIDE in fields[7:9] or fields[15] == _WIDE:
                raise ValueError("an entry is not of a plain zip file")
            start = position + _CENTRAL.size
            position = start + sum(fields[9:12])
            entries.append(_Entry(fields, self._data[start:position], info.filename, info.header_offset))
        return entries

    def _date(self) -> tuple[int, int]:
        fields = _CENTRAL.unpack_from(self._data, self._archive.start_dir)
        return fields[5], fields[6]

    def _copied(self, stream: io.BytesIO, fields: list[int], offset: int, content: bytes | None) -> list[int]:
        """Write an entry, packed as it is or with another content; its new record."""
        *_, name_length, extra_length = _LOCAL.unpack_from(self._data, offset)
        start = offset + _LOCAL.size
        name = self._data[start : start + name_length]
        extra = _without_sizes(self._data[start + name_length : start + name_length + extra_length])
        if content is not None:
            return _written(stream, fields, name, extra, content)
        start += name_length + extra_length
        return _packed(stream, fields, name, extra, self._data[start : start + fields[7]])


def _written(stream: io.BytesIO, fields: list[int], name: bytes, extra: bytes, content: bytes) -> list[int]:
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = pack.compress(content) + pack.flush()
    fields = [*fields[:3], _DEFLATED, *fields[4:6], zlib.crc32(content), len(packed), len(content), *fields[9:]]
    return _packed(stream, fields, name, extra, packed)


def _packed(stream: io.BytesIO, fields: list[int], name: bytes, extra: bytes, packed: bytes) -> list[int]:
    """Write an entry with its packed content; its record in the directory."""
    offset = stream.tell()
    flags = fields[2] & ~_SIZES_BEHIND
    stream.write(_LOCAL.pack(b"PK\x03\x04", fields[1], flags, *fields[3:9], len(name), len(extra)) + name + extra + packed)
    return [*fields[:2], flags, *fields[3:15], offset]


def _without_sizes(extra: bytes) -> bytes:
    """The extra fields of an entry without the one for sizes beyond four gigabytes, which a plain header states itself."""
    kept = b""
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, position)
        if kind != _ZIP64:
            kept += extra[position : position + 4 + length]
        position += 4 + length
    return kept


def _fault(error: Exception) -> FixError:
    return FixError(f"文件包有误：{error}", f"the package is faulty: {error}")
