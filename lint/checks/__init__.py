"""The kinds of check, a file each: `Params`, a dataclass, says what a rule may set, `check(report, params)` yields hits.

A kind is named after its file: rules of kind `narrative-sum` are checked by `narrative_sum.py`. It reads no file, prints
nothing and knows no format.
"""

from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from lint.checks.hit import Hit
    from lint.report.model import Report

_NOT_KINDS = {
    "__init__", "common", "doubled", "finding", "hit", "likelihoods", "neighbours", "once", "one_edit", "sounds",
}  # fmt: skip


class Kind(Protocol):
    """A module of this package that checks one kind of rule."""

    Params: type

    def check(self, report: "Report", params: Any) -> "Iterator[Hit]":
        """The hits of a rule with these parameters in a report."""


def kind_names() -> list[str]:
    """The names of all kinds, sorted."""
    return sorted(_known())


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    files = Path(__file__).parent.glob("*.py")
    return frozenset(file.stem.replace("_", "-") for file in files if file.stem not in _NOT_KINDS)


@lru_cache(maxsize=64)
def kind(name: str) -> Kind:
    """The kind of that name; KeyError when there is none."""
    if name not in _known():
        raise KeyError(name)
    module: Any = import_module(f"lint.checks.{name.replace('-', '_')}")
    return module  # type: ignore[no-any-return]
