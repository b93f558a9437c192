"""What came of a run, rendered: a file a format, over one model (`Run`).

To add a format: a module (or package) of its name here with `render`, its name in `Format` and in `FORMATS` of
`lint/cli/check.py`; in `DETAILS` what it shows of a draft besides the findings; in `BINARY` when it renders bytes, which go
to a file only. A run may make several reports of different formats, each to its own file.
"""

from importlib import import_module
from typing import Literal, Protocol, get_args

from lint.reporters.model import Detail, Run

Format = Literal[
    "console", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown", "html", "xlsx"
]
FORMATS: tuple[Format, ...] = get_args(Format)
# What formats show of a draft besides its findings; it is carried only for them.
DETAILS: dict[Format, frozenset[Detail]] = {
    "html": frozenset({"page", "facts"}),
    "xlsx": frozenset({"facts"}),
    "sarif": frozenset({"ranges"}),
    "rdjson": frozenset({"ranges"}),
}
# Formats that tell of all rules of the run (`Run.rules`).
TELLING_RULES: frozenset[Format] = frozenset({"sarif"})
# Formats that are no text.
BINARY: frozenset[Format] = frozenset({"xlsx"})


class Reporter(Protocol):
    """A module of this package that renders a run; it is named after its format."""

    def render(self, run: Run, *, width: int = 80, colour: bool = False) -> str | bytes:
        """The run as text with its last line break, or as bytes. `width` and `colour` are for formats that people read."""


def reporter(format: Format) -> Reporter:
    """The reporter of that format."""
    module: Reporter = import_module(f"lint.reporters.{format}")
    return module


__all__ = ["BINARY", "DETAILS", "FORMATS", "TELLING_RULES", "Format", "Reporter", "Run", "reporter"]
