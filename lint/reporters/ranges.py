"""Where findings and their edits stand in a text file, as other programs count it."""

from lint.checks.finding import Finding
from lint.document import Document, Place
from lint.reporters.model import Change, Range


def range_of(document: Document, place: Place) -> Range:
    """The range of a place of a document that is a text file."""
    return _range(document, document.position(place.line, place.column), document.position(place.end_line, place.end_column))


def changes_of(document: Document, finding: Finding) -> tuple[Change, ...]:
    """The edits of a finding in a document that is a text file."""
    return tuple(Change(_range(document, *edit.span), edit.text, edit.safe) for edit in finding.edits)


def _range(document: Document, start: int, end: int) -> Range:
    line, column = document.line_column(start)
    end_line, end_column = document.line_column(end)
    bytes_before = _bytes(document, start, column)
    return Range(line, column, end_line, end_column, bytes_before + 1, _bytes(document, end, end_column) + 1)


def _bytes(document: Document, position: int, column: int) -> int:
    """How many bytes of UTF-8 stand before a position in its line."""
    return len(document.source[position - column + 1 : position].encode("utf-8", "surrogatepass"))
