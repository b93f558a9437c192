"""Where something stands in a draft."""

from typing import NamedTuple

Native = dict[str, int | str]


class Place(NamedTuple):
    """Where something stands: 1-based line and column (characters), the end column exclusive, and the native place."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    native: Native = {}  # noqa: RUF012 — never written to
