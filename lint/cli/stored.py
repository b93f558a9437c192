"""Drafts that are not just a file to be read at their path: members of archives, and what a URL names."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint.readers import Limits, contents

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz")
"""How the names of archives end that are looked into when they are named."""


class Stored(NamedTuple):
    """Where the bytes of a draft are: in a file, at a URL, or in an archive at `place`, as the member at `at`.

    `size` is what the list told of its bytes, None when it told nothing.
    """

    place: str
    at: int | None = None
    size: int | None = None

    def read(self, limits: Limits) -> bytes:
        """The bytes. Raises ReadError."""
        if self.at is not None:
            from lint.cli.archives import member

            return member(self.place, self.at, self.size or 0, limits)
        if is_url(self.place):
            from lint.cli.remote import fetch

            return fetch(self.place, limits)
        return contents(Path(self.place), limits)


class Kept(NamedTuple):
    """A draft found in an archive or at a URL: what it is called in reports, and where its bytes are."""

    path: str
    stored: Stored


def is_url(path: str) -> bool:
    """Whether a path is a URL, such as s3://reports/2023/."""
    scheme, colon, _ = path.partition("://")
    return bool(colon) and scheme.isascii() and scheme.replace("+", "").replace("-", "").isalnum()


def is_archive(path: str) -> bool:
    """Whether a path names an archive of drafts."""
    return path.lower().endswith(ARCHIVES) and (is_url(path) or os.path.isfile(path))  # noqa: PTH113


def kept_in(path: str, suffixes: frozenset[str], limits: Limits) -> Iterator[Kept]:
    """The drafts in an archive or at a URL, which may be a folder or a pattern. Raises ReadError."""
    if is_archive(path):
        from lint.cli.archives import members

        yield from members(path, suffixes, limits)
    else:
        from lint.cli.remote import find

        for found in find(path, suffixes):
            if is_archive(found.path):
                yield from kept_in(found.path, suffixes, limits)
            else:
                yield found


def paths_in(file: str, standard_input: bytes | None = None) -> tuple[str, ...]:
    """The paths that a list names, one a line or ended by NUL; from standard input when its bytes are given. Raises OSError."""
    data = Path(file).read_bytes() if standard_input is None else standard_input
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = data.split(b"\0") if b"\0" in data else data.splitlines()
    return tuple(os.fsdecode(line) for line in lines if line.strip())


def is_left_alone(name: str) -> bool:
    """Whether a member or a file below a URL is none that a folder is walked for: hidden, or a lock of a word processor."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts)
    return hidden or parts[-1].startswith("~$") or "__MACOSX" in parts
