"""The drafts that paths on the command line stand for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

STDIN = "-"
# The end of the names of copies that a run was writing, see `lint.fix.stale`.
COPY = ".disclosure-lint~"


class Input(NamedTuple):
    """A draft to be checked; `named` when the user named the file itself, not a folder that it stands in."""

    path: str
    named: bool = False


class Found(NamedTuple):
    """The drafts to be checked, sorted, and folders that could not be looked into, each with the reason.

    `left_out` tells whether files that the user named were left out.
    """

    inputs: tuple[Input, ...]
    left_out: bool = False
    closed: tuple[tuple[str, str], ...] = ()


def find(paths: tuple[str, ...], suffixes: frozenset[str], excluded: Callable[[str], bool]) -> Found:
    """The drafts that these files and folders stand for, each once.

    Folders are walked for files with one of the `suffixes`. Hidden files and folders in them are left out; lock files of
    word processors (~$…) and what is `excluded` always.
    """
    inputs: dict[Path, Input] = {}
    closed: list[OSError] = []
    left_out = False
    for path in paths:
        if path == STDIN:
            inputs.setdefault(Path(STDIN), Input(STDIN, named=True))
            continue
        # Unlike the methods of Path these raise nothing, whatever the name, the links and the rights.
        folder = os.path.isdir(path)  # noqa: PTH112
        for file in _walk(path, suffixes, closed) if folder else (Path(path),):
            if file.name.startswith("~$") or excluded(str(file)):
                left_out = left_out or not folder
                continue
            inputs.setdefault(Path(os.path.realpath(file)), Input(str(file), named=not folder))
    reasons = sorted((str(error.filename), error.strerror or str(error)) for error in closed)
    return Found(tuple(sorted(inputs.values())), left_out, tuple(reasons))


def _walk(top: str, suffixes: frozenset[str], closed: list[OSError]) -> Iterator[Path]:
    for folder, folders, files in os.walk(top, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.endswith(COPY):
                from lint.fix.stale import remove

                remove(Path(folder, name))
        for file in (Path(folder, name) for name in files if not name.startswith(".")):
            if file.suffix.lower() in suffixes and os.path.isfile(file):  # noqa: PTH113
                yield file
