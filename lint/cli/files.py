"""The drafts that paths on the command line stand for."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lint.readers import Limits, ReadError
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.cli.stored import Stored

STDIN = "-"
# The end of the names of copies that a run was writing, see `lint.fix.stale`.
COPY = ".disclosure-lint~"
# The ends of the names of archives, see `lint.cli.stored`.
_STORED = (".zip", ".tar", ".gz", ".tgz")


class Input(NamedTuple):
    """A draft to be checked; `named` when the user named the file itself, not a folder that it stands in.

    `stored` tells where the bytes of one are that stands in an archive or at a URL.
    """

    path: str
    named: bool = False
    stored: "Stored | None" = None


class Found(NamedTuple):
    """The drafts to be checked, sorted, and folders and archives that could not be looked into, each with the reason.

    `left_out` tells whether files that the user named were left out.
    """

    inputs: tuple[Input, ...]
    left_out: bool = False
    closed: tuple[tuple[str, Text], ...] = ()


def find(
    paths: tuple[str, ...], suffixes: frozenset[str], excluded: Callable[[str], bool], limits: Callable[[str], Limits]
) -> Found:
    """The drafts that these files, folders, archives and URLs stand for, each once; `limits` are those of an archive.

    Folders are walked for files with one of the `suffixes`. Hidden files and folders in them are left out; lock files of
    word processors (~$…) and what is `excluded` always.
    """
    inputs: dict[Path, Input] = {}
    closed: list[OSError] = []
    troubles: dict[str, Text] = {}
    left_out = False
    for path in paths:
        if path == STDIN:
            inputs.setdefault(Path(STDIN), Input(STDIN, named=True))
            continue
        if path.lower().endswith(_STORED) or "://" in path:
            from lint.cli.stored import is_archive, is_url, kept_in

            if is_archive(path) or is_url(path):
                try:
                    kept = [each for each in kept_in(path, suffixes, limits(path)) if not excluded(each.path)]
                except ReadError as error:
                    troubles[path] = Text(error.zh, error.en)
                    continue
                inputs |= {Path(each.path): Input(each.path, True, each.stored) for each in kept}
                continue
        # Unlike the methods of Path these raise nothing, whatever the name, the links and the rights.
        folder = os.path.isdir(path)  # noqa: PTH112
        for file in _walk(path, suffixes, closed) if folder else (Path(path),):
            if file.name.startswith("~$") or excluded(str(file)):
                left_out = left_out or not folder
                continue
            inputs.setdefault(Path(os.path.realpath(file)), Input(str(file), named=not folder))
    for closed_one in closed:
        why = closed_one.strerror or str(closed_one)
        troubles[str(closed_one.filename)] = Text(f"无法读取文件夹：{why}", f"the folder cannot be read: {why}")
    return Found(tuple(sorted(inputs.values(), key=_order)), left_out, tuple(sorted(troubles.items())))


def _order(each: Input) -> tuple[str, int]:
    """Members of an archive stand in the order in which they are read fastest."""
    return (each.path, 0) if each.stored is None else (each.stored.place, each.stored.at or 0)


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
