"""Copies of a draft with its findings written into it, in the draft's own format."""

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

from lint.checks.finding import Finding
from lint.document import Document
from lint.ruleset.text import Language

# format → the module that annotates it.
_ANNOTATORS = {"docx": "lint.reporters.annotated.docx", "pdf": "lint.reporters.annotated.pdf"}
FORMATS = tuple(_ANNOTATORS)


class Annotator(Protocol):
    """A module of this package."""

    def annotate(self, data: bytes, document: Document, findings: Sequence[Finding], language: Language) -> bytes:
        """The draft in `data` with a note for each finding, in that language; `document` is what was read of it."""


def annotate(data: bytes, document: Document, findings: Sequence[Finding], language: Language) -> bytes:
    """The draft in `data` with a note for each finding at its place; `document`, of one of `FORMATS`, is what was read of it.

    Raises `lint.fix.FixError` when the draft cannot be written.
    """
    module: Annotator = import_module(_ANNOTATORS[document.format])
    return module.annotate(data, document, findings, language)
