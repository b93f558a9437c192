"""Paths of drafts as other programs take them."""

import os
from pathlib import Path, PurePath
from urllib.parse import quote


def relative(path: str) -> str:
    """The path seen from the current folder, with slashes; one that lies outside of it stays as it is."""
    try:
        seen = os.path.relpath(path)
    except ValueError:
        # Another drive.
        seen = path
    outside = seen == os.pardir or seen.startswith(os.pardir + os.sep)
    return (path if outside else seen).replace(os.sep, "/")


def uri(path: str) -> str:
    """The path as a URI reference: relative to the current folder, or absolute when it lies outside of it."""
    seen = relative(path)
    if seen == ".." or seen.startswith("../"):
        seen = os.path.abspath(path)  # noqa: PTH100 — a link is no other file
    if PurePath(seen).is_absolute():
        return Path(seen).as_uri()
    return quote(os.fsencode(seen))
