"""Tables whose values all stand in one line, under a header of row and column labels (the table of reviews)."""

from lint.report.tables.align import Alignment, Match
from lint.report.tables.labels import squeeze
from lint.report.tables.lines import Piece

# The share of the characters of all labels that a header must show: its words may be cut and mixed by their lines.
_SEEN = 0.85
_MOST_PIECES = 60


def one_line(alignment: Alignment) -> list[Match]:
    """The rows of such a table, all matched in one line; empty when there is none. A blank line of values counts last."""
    lines, words = alignment.lines, alignment.words
    columns = [column.key for row in words.rows for column in row.columns]
    labels = {character for label in words.by_label for character in label}
    heads = {character for label in words.column_labels for character in label}
    header: list[Piece] = []
    blank: list[Match] = []
    for index, line in enumerate(lines):
        if index and line.grid != lines[index - 1].grid:
            header = []
        header = (header + line.pieces)[-_MOST_PIECES:]
        if not line.values or (line.pieces and not line.filled):
            continue
        seen = {character for piece in header for character in squeeze(piece.text)}
        if len(labels & seen) >= _SEEN * len(labels) and len(heads & seen) >= _SEEN * len(heads):
            more = [piece for piece in line.pieces[-1:] if alignment.fit.may_be_value(piece)]
            cells = alignment.fit.cells(index, columns, more)
            matches = [_match(alignment, index, row, header, cells) for row in range(len(words.rows))]
            if line.filled:
                return matches
            blank = blank or matches
        if line.filled:
            header = []
    return blank


def _match(alignment: Alignment, index: int, row: int, header: list[Piece], cells: list[Piece] | None) -> Match:
    words = alignment.words.rows[row]
    named = (piece.span for piece in header if squeeze(piece.text) in words.labels)
    label = next(named, header[0].span)
    if cells is None:
        return Match(index, row, 0.5, label, None)
    first = sum(len(other.columns) for other in alignment.words.rows[:row])
    return Match(index, row, 1.0, label, cells[first : first + len(words.columns)])
