"""Edits in the formats that are text: the source with the edits made, in the encoding that it came in."""

from lint.checks.finding import SourceEdit
from lint.document import Document
from lint.fix.mending import apply
from lint.fix.model import FixError


class TextPen:
    """Writes edits into a text, Markdown or HTML draft."""

    def __init__(self, document: Document, data: bytes) -> None:
        self._document = document
        self._data = data

    def can(self, edit: SourceEdit) -> bool:
        """Whether the draft's encoding has the characters."""
        try:
            edit.text.encode(self._document.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def write(self, edits: list[SourceEdit]) -> bytes:
        """The draft with the edits made. Raises FixError when the source does not give its bytes back exactly."""
        document = self._document
        if encoded(document, document.source) != self._data:
            raise FixError(
                f"按 {document.encoding} 写回会改动其他字节，未作修改",
                f"writing it back as {document.encoding} would change other bytes; nothing was changed",
            )
        return encoded(document, apply(document.source, edits))


def encoded(document: Document, source: str) -> bytes:
    """The bytes of a source as the document's own were: its encoding and its byte order mark."""
    return document.bom + source.encode(document.encoding)
