"""Archives of drafts: .zip, .tar and .tar.gz, listed and read in memory; nothing is unpacked to the disk."""

import gzip
import io
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import IO, Any, NamedTuple, cast

from lint.cli.stored import Kept, Stored, is_left_alone, is_url
from lint.readers import Limits, ReadError
from lint.readers.limits import require_size

_FAULTS = (tarfile.TarError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
# No header of an archive is as long; one that says so wants the memory filled.
_LONGEST_READ = 64_000_000
_UTF8_NAME = 0x800


class _Member(NamedTuple):
    """A member: its name, where it is found again (number in a .zip, offset in a .tar), and its size."""

    name: str
    at: int
    size: int


class _Stream(io.RawIOBase):
    """A stream of which no one reads beyond measure at once."""

    def __init__(self, inner: IO[bytes]) -> None:
        self._inner = inner

    def read(self, size: int | None = -1) -> bytes:
        if size is None or not 0 <= size <= _LONGEST_READ:
            raise _damaged()
        return self._inner.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._inner.seek(offset, whence)

    def tell(self) -> int:
        return self._inner.tell()

    def close(self) -> None:
        self._inner.close()
        super().close()


def members(place: str, suffixes: frozenset[str], limits: Limits) -> Iterator[Kept]:
    """The drafts in an archive, in its order; of several with one name the last. Raises ReadError."""
    found: dict[str, _Member] = {}
    total = 0
    try:
        with _open(place) as stream:
            for count, each in enumerate(_list(place, stream), 1):
                total += each.size
                if count > limits.archive_files or total > limits.archive_unpacked:
                    raise _too_much(limits)
                if os.path.splitext(each.name)[1].lower() in suffixes and not is_left_alone(each.name):  # noqa: PTH122
                    found[each.name] = each
    except _FAULTS as error:
        raise _damaged() from error
    return iter([Kept(f"{place}!/{each.name}", Stored(place, each.at, each.size)) for each in found.values()])


def member(place: str, at: int, size: int, limits: Limits) -> bytes:
    """The bytes of a member. Raises ReadError."""
    require_size(size, limits)
    try:
        stamp = 0 if is_url(place) else os.stat(place).st_mtime_ns  # noqa: PTH116
        data = _reader(place, stamp, os.getpid())(at, size, limits.file_size + 1)
    except _FAULTS as error:
        raise _damaged() from error
    require_size(len(data), limits)
    return data


@lru_cache(maxsize=1)
def _reader(place: str, _stamp: int, _process: int) -> Callable[[int, int, int], bytes]:
    """What reads members of an archive: its stream stays open for the next ones, in this process only."""
    stream = _open(place)
    if not _is_zip(place):

        def slice_of(at: int, size: int, most: int) -> bytes:
            stream.seek(at)
            data = stream.read(min(size, most))
            if len(data) < min(size, most):
                raise EOFError
            return data

        return slice_of
    archive = zipfile.ZipFile(stream)
    entries = archive.infolist()

    def unpacked(at: int, _size: int, most: int) -> bytes:
        if entries[at].flag_bits & 1:
            raise ReadError("压缩包有密码，请解压后再检查", "the archive has a password; unpack it and check again")
        with archive.open(entries[at]) as content:
            return content.read(most)

    return unpacked


def _open(place: str) -> IO[bytes]:
    """The stream of an archive, that of a .tar.gz unpacked as it is read."""
    if is_url(place):
        from lint.cli.remote import opened

        stream = opened(place)
    else:
        stream = open(place, "rb")  # noqa: PTH123, SIM115
    if place.lower().endswith("gz"):
        stream = cast(IO[bytes], gzip.GzipFile(fileobj=stream))
    return stream if _is_zip(place) else cast(IO[bytes], _Stream(stream))


def _list(place: str, stream: IO[bytes]) -> Iterator[_Member]:
    if _is_zip(place):
        with zipfile.ZipFile(stream) as archive:
            for number, entry in enumerate(archive.infolist()):
                if not entry.is_dir():
                    yield _Member(_named(_raw(entry)), number, entry.file_size)
        return
    with tarfile.open(fileobj=stream, mode="r:") as tar:
        for each in tar:
            cast(Any, tar).members = []  # They are not needed again, and there may be very many.
            if each.isreg() and not each.issparse():
                yield _Member(_named(each.name.encode("utf-8", "surrogateescape")), each.offset_data, each.size)


def _raw(entry: zipfile.ZipInfo) -> bytes:
    """The bytes of a name: without the flag for UTF-8 it was taken for cp437."""
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF8_NAME else "cp437", "surrogatepass")


def _named(raw: bytes) -> str:
    """A name that a packer wrote in UTF-8, or in the encoding of Chinese Windows; nothing in it steers a terminal."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        name = raw.decode("gb18030", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name.replace("\\", "/"))


def _is_zip(place: str) -> bool:
    return place.lower().endswith(".zip")


def _damaged() -> ReadError:
    return ReadError("压缩包不完整或已损坏", "the archive is incomplete or damaged")


def _too_much(limits: Limits) -> ReadError:
    count, most = limits.archive_files, f"{limits.archive_unpacked / 1e6:g}"
    return ReadError(
        f"压缩包内文件过多，或解压后过大：上限 {count} 个文件、共 {most} MB（配置 limits: archive-files、archive-unpacked-mb）",
        f"the archive holds too much: the limit is {count} files and {most} MB unpacked "
        "(configuration: limits: archive-files, archive-unpacked-mb)",
    )
