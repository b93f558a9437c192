"""The compiled cache: parsed YAML kept as JSON in the user's cache folder, so that a start need not parse it again.

An entry is one file, named after the folder or file it was compiled from. Its first line is the key (a hash of the contents
and of the tool's version) and a hash of the rest, which is JSON documents, a line each. Whatever is wrong with an entry or
with the folder, the program goes on without.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from lint import __version__

_PACKAGE = Path(__file__).parent
# Compiled entries, entries half written, and the results of drafts with the journals of their database.
_OWN = re.compile(r"[0-9a-f]{24}\.json|\.new-.*|results\.db(-journal|-wal|-shm)?")


def cache_folder() -> Path | None:
    """The folder of this program under the user's cache folder; None when the user has no home."""
    try:
        if base := os.environ.get("XDG_CACHE_HOME"):
            root = Path(base)
        elif sys.platform == "win32":
            root = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        elif sys.platform == "darwin":
            root = Path.home() / "Library" / "Caches"
        else:
            root = Path.home() / ".cache"
    except RuntimeError:
        return None
    return root / "disclosure-lint"


def clean(folder: Path) -> tuple[int, int]:
    """Remove what is kept in the folder, by its names, and the folder when nothing else is in it: how many files, how many bytes.

    Raises OSError.
    """
    files = [file for file in folder.iterdir() if _OWN.fullmatch(file.name)] if folder.is_dir() else []
    size = sum(file.lstat().st_size for file in files)
    for file in files:
        file.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
    return len(files), size


def key_of(contents: Iterable[tuple[str, bytes]]) -> str:
    """The key of these named contents, for this version of the tool."""
    digest = hashlib.sha256(__version__.encode())
    for name, content in contents:
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


class Cache:
    """The compiled entries; when not `used`, nothing is ever found or kept."""

    def __init__(self, used: bool = True) -> None:
        self.used = used
        self.folder = cache_folder() if used else None

    def get(self, source: Path, key: str) -> list[bytes] | None:
        """The JSON documents kept for `source` under `key`; None when there are none to be trusted."""
        if self.used and _PACKAGE in source.parents:
            with suppress(OSError):
                first, _, body = shipped(source).read_bytes().partition(b"\n")
                if first == _first_line(key, body):
                    return body.split(b"\n")
        if self.folder is None:
            return None
        with suppress(OSError), self._file(source).open("rb") as entry:
            # Another user's file in a shared cache folder is not ours to believe.
            if hasattr(os, "getuid") and os.fstat(entry.fileno()).st_uid != os.getuid():
                return None
            first, _, body = entry.read().partition(b"\n")
            return body.split(b"\n") if first == _first_line(key, body) else None
        return None

    def put(self, source: Path, key: str, documents: Iterable[Any]) -> None:
        """Keep the JSON documents for `source` under `key`, for this user only, in place of what was kept."""
        if self.folder is None:
            return
        with suppress(OSError, UnicodeEncodeError):
            data = entry_of(key, documents)
            import tempfile

            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as entry:
                    entry.write(data)
                Path(name).replace(self._file(source))
            finally:
                Path(name).unlink(missing_ok=True)

    def _file(self, source: Path) -> Path:
        assert self.folder is not None
        return self.folder / f"{hashlib.sha256(os.fsencode(source.absolute())).hexdigest()[:24]}.json"


def shipped(source: Path) -> Path:
    """Where a wheel has the entry for a folder or file of its own packs, made when it was built; see `hatch_build.py`."""
    return source / "compiled.json" if source.is_dir() else source.with_suffix(".compiled.json")


def entry_of(key: str, documents: Iterable[Any]) -> bytes:
    """An entry as its file holds it."""
    body = "\n".join(json.dumps(document, ensure_ascii=False, separators=(",", ":")) for document in documents).encode()
    return _first_line(key, body) + b"\n" + body


def _first_line(key: str, body: bytes) -> bytes:
    return f"{key} {hashlib.sha256(body).hexdigest()}".encode()
