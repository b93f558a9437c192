"""What came of a run, rendered: a file a format, over one model (`Run`)."""

from importlib import import_module
from typing import Literal, Protocol, get_args

from lint.reporters.model import Detail, Run

Format = Literal["console", "concise", "json", "html"]
FORMATS: tuple[Format, ...] = get_args(Format)
# What formats show of a draft besides its findings; it is carried only for them.
DETAILS: dict[str, frozenset[Detail]] = {"html": frozenset({"page", "facts"}), "xlsx": frozenset({"facts"})}


class Reporter(Protocol):
    """A module of this package that renders a run; it is named after its format."""

    def render(self, run: Run, *, width: int = 80, colour: bool = False) -> str:
        """The run as text, with its last line break. `width` and `colour` are for formats that people read."""


def reporter(format: Format) -> Reporter:
    """The reporter of that format."""
    module: Reporter = import_module(f"lint.reporters.{format}")
    return module


__all__ = ["DETAILS", "FORMATS", "Format", "Reporter", "Run", "reporter"]
