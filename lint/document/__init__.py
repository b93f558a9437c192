"""A draft as a reader found it: blocks, places and the normal form."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.document.expressions import compiled, keep
    from lint.document.model import Block, Cell, Comment, Document, Table, Trouble
    from lint.document.normal import Normal, fold, fold_pattern, normalise
    from lint.document.offsets import OffsetMap, Span
    from lint.document.place import Place
    from lint.document.script import to_simplified, to_traditional

__all__ = [
    "Block",
    "Cell",
    "Comment",
    "Document",
    "Normal",
    "OffsetMap",
    "Place",
    "Span",
    "Table",
    "Trouble",
    "compiled",
    "fold",
    "fold_pattern",
    "keep",
    "normalise",
    "to_simplified",
    "to_traditional",
]

# Each name is imported when first asked for: what is known from an earlier run needs few of them.
_HOMES = {
    "expressions": ("compiled", "keep"),
    "model": ("Block", "Cell", "Comment", "Document", "Table", "Trouble"),
    "normal": ("Normal", "fold", "fold_pattern", "normalise"),
    "offsets": ("OffsetMap", "Span"),
    "place": ("Place",),
    "script": ("to_simplified", "to_traditional"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'lint.document' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"lint.document.{home}"), name)
    return value
