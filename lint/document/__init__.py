"""A draft as a reader found it: blocks, places and the normal form."""

from lint.document.expressions import compiled, keep
from lint.document.model import Block, Cell, Comment, Document, Place, Table, Trouble
from lint.document.normal import Normal, fold, fold_pattern, normalise
from lint.document.offsets import OffsetMap, Span
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
