"""Drafts that a URL names, through fsspec: s3://, oss://, hdfs://, file://, memory:// … The only way that asks a network."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, cast

from lint.cli.stored import Kept, Stored, is_left_alone
from lint.readers import Limits, ReadError
from lint.readers.limits import require_size

_EXTRA = "pip install 'disclosure-lint[cluster]'"


def find(url: str, suffixes: frozenset[str]) -> Iterator[Kept]:
    """The drafts at a URL: of a folder those with one of the suffixes, of a pattern those that fit. Raises ReadError."""
    with _told():
        system, path = _system(url)
        if any(sign in path for sign in "*?["):
            listed = system.glob(path, detail=True)
        elif system.isdir(path):
            listed = system.find(path, detail=True)
            listed = {name: told for name, told in listed.items() if not is_left_alone(name[len(path) :].lstrip("/"))}
            listed = {name: told for name, told in listed.items() if os.path.splitext(name)[1].lower() in suffixes}  # noqa: PTH122
        else:
            listed = {path: system.info(path)}
        found = [(system.unstrip_protocol(name), told) for name, told in listed.items() if told.get("type") != "directory"]
    return iter([Kept(name, Stored(name, size=told.get("size"))) for name, told in found])


def fetch(url: str, limits: Limits) -> bytes:
    """The bytes at a URL. Raises ReadError."""
    with _told():
        system, path = _system(url)
        with system.open(path, "rb") as stream:
            data: bytes = stream.read(limits.file_size + 1)
    require_size(len(data), limits)
    return data


def opened(url: str) -> IO[bytes]:
    """The stream at a URL. Raises ReadError."""
    with _told():
        system, path = _system(url)
        return cast(IO[bytes], system.open(path, "rb"))


def _system(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise ReadError(f"读取网址需要安装扩展：{_EXTRA}", f"reading a URL takes an extra: {_EXTRA}") from error
    system, path = url_to_fs(url)
    return system, str(path)


@contextmanager
def _told() -> Iterator[None]:
    """Whatever a file system of somebody else raises, as ReadError."""
    try:
        yield
    except ReadError:
        raise
    except FileNotFoundError as error:
        raise ReadError("文件不存在", "no such file") from error
    except Exception as error:
        problem = " ".join(str(error).split()) or type(error).__name__
        raise ReadError(f"无法读取：{problem}", f"cannot be read: {problem}") from error
