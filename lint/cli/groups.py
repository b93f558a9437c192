"""Drafts grouped by the folders that they stand in."""

from collections.abc import Sequence
from pathlib import Path


def group_of(path: str, tops: Sequence[str], levels: int) -> str:
    """The folder that a draft counts to: the first `levels` folders on the way to it from the path that it was found under.

    Empty for one that stands in no folder below that path, and for standard input.
    """
    file = Path(path)
    for top in tops:
        if file != Path(top) and file.is_relative_to(top):
            return "/".join(file.relative_to(top).parts[:-1][:levels])
    return ""
