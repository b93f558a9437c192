"""From rows found to an official table, read cell by cell, and how sure the reading is."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint.document import Span
from lint.report.form import EditionForm
from lint.report.model import CellValue, OfficialTable, Report
from lint.report.tables.align import Alignment, Match
from lint.report.tables.header import one_line
from lint.report.tables.labels import squeeze
from lint.report.tables.lines import Line, Piece
from lint.report.tables.values import number_in

# Shares of the form's rows: found, for a table to be this one at all; read, for it to be judged; not read, at most.
_FOUND = 0.4
_READ = 0.6
_UNREAD = 0.2
# What a head of the form seen in the table weighs, and a row of the form not found, against a row found.
_HEAD = 0.3
_ROW_MISSING = 0.1
# The longest piece, squeezed, that may stand in a header though the form does not know it (单位：件).
_STRANGER = 8


class Reading(NamedTuple):
    """An official table as one edition's form reads it; of two editions the one of more weight is meant."""

    table: OfficialTable
    weight: float


def read(report: Report, edition: EditionForm, alignment: Alignment) -> Reading | None:
    """The table that the alignment finds in the lines of a draft; None when it is not there."""
    words = alignment.words
    matches = one_line(alignment) if words.table.layout == "line" else []
    if not matches:
        matches = alignment.matches()
        if words.table.layout == "line" and not any(alignment.lines[match.line].filled for match in matches):
            matches = []
    if not matches:
        return None
    found = _Found(report, alignment, matches)
    expected = found.expected()
    span = found.span()
    text = squeeze(report.text[span.start : span.end])
    heads = sum(label in text for label in words.column_labels) + sum(mark in text for mark in words.marks)
    share = sum(key in found.labels for key in expected) / len(expected)
    if share < _FOUND or not heads:
        return None
    missing = tuple(row.key for row in words.table.rows if row.key not in found.labels)
    table = OfficialTable(words.table.key, edition.name, words.table, span, found.rows, found.labels, missing)
    table.sure = len(table.rows) >= _READ * len(expected) and len(table.unread) <= max(1, _UNREAD * len(expected))
    weight = sum(match.score for match in matches) + _HEAD * heads - _ROW_MISSING * (1 - share) * len(expected)
    return Reading(table, weight)


class _Found:
    """The rows and labels of one table, from the matches and from what stands between them."""

    def __init__(self, report: Report, alignment: Alignment, matches: list[Match]) -> None:
        self.report = report
        self.lines: Sequence[Line] = alignment.lines
        self.alignment = alignment
        self.words = alignment.words
        self.first = matches[0].line
        self.claimed = {match.line for match in matches if match.cells and self.lines[match.line].filled}
        by_row = {match.row: self._with_strays(match) for match in [*matches, *self._bare(matches)]}
        self.strays = any(map(self._stray, range(self.first, matches[-1].line))) or any(map(self._surplus, by_row.values()))
        self.labels: dict[str, Span] = {}
        self.rows: dict[str, dict[str, CellValue]] = {}
        for row, match in sorted(by_row.items()):
            key = self.words.rows[row].form.key
            self.labels[key] = match.label
            if cells := self._cells(match):
                self.rows[key] = self._values(row, cells)
        self._drop_merged()

    def _bare(self, matches: list[Match]) -> Iterator[Match]:
        """The rows whose label stands among the pieces before another row's, without values."""
        line_of = {match.row: match.line for match in matches}
        labels = {match.label for match in matches}
        last = len(self.lines) - 1
        for row, words in enumerate(self.words.rows):
            if row in line_of or words.merged:
                continue
            low = max((line for other, line in line_of.items() if other < row), default=matches[0].line)
            high = min((line for other, line in line_of.items() if other > row), default=min(matches[-1].line + 1, last))
            pieces = ((index, piece) for index in range(low, high + 1) for piece in self.lines[index].pieces)
            bare = (Match(index, row, 0.0, piece.span, None) for index, piece in pieces if squeeze(piece.text) in words.labels)
            if (match := next((match for match in bare if match.label not in labels), None)) is not None:
                yield match

    def _with_strays(self, match: Match) -> Match:
        """A row without values in a stream, with those that stand beside its label without one of their own."""
        if match.cells and self.lines[match.line].filled:
            return match
        width = len(self.words.rows[match.row].columns)
        following = [piece for piece in self.lines[match.line].pieces if piece.span.start >= match.label.end][: width + 1]
        if [self.alignment.fit.may_be_value(piece) for piece in following] == [True] * width + [False]:
            return Match(match.line, match.row, match.score, match.label, following[:width])
        beside = (match.line + 1, match.line - 1) if match.score else (match.line - 1,)
        for index in beside:
            if 0 <= index < len(self.lines) and self._stray(index):
                cells = self.alignment.fit.cells(index, [column.key for column in self.words.rows[match.row].columns])
                if cells:
                    self.claimed.add(index)
                    return Match(index, match.row, match.score, match.label, cells)
        return match

    def _stray(self, index: int) -> bool:
        line = self.lines[index]
        return line.loose and line.filled > 0 and index not in self.claimed and not self.alignment.own(line)

    def _surplus(self, match: Match) -> bool:
        line = self.lines[match.line]
        return line.loose and match.cells is None and line.filled > len(self.words.rows[match.row].columns)

    def _cells(self, match: Match) -> Sequence[Piece] | None:
        """The cells of a row; blank ones where none is written, unless values stand about whose row is not known."""
        line = self.lines[match.line]
        written = match.cells and any(not cell.blank for cell in match.cells)
        if written or (match.cells and not line.loose):
            return match.cells
        if (line.filled and match.score) or (line.loose and self.strays):
            return None
        end = match.label.end
        return [Piece("", Span(end, end))] * len(self.words.rows[match.row].columns)

    def _values(self, row: int, cells: Iterable[Piece]) -> dict[str, CellValue]:
        columns = self.words.rows[row].columns
        return {
            column.key: CellValue(number_in(cell.text), self.report.written(cell.span), cell.span)
            for column, cell in zip(columns, cells, strict=True)
        }

    def _drop_merged(self) -> None:
        """Drops a merged row where the rows that it may stand for are there: it is then their group's heading, or its sum."""
        for merged in self.words.table.merged_rows:
            if any(row.merged_into == merged.key and row.key in self.labels for row in self.words.table.rows):
                self.rows.pop(merged.key, None)
                self.labels.pop(merged.key, None)

    def expected(self) -> list[str]:
        """The row keys that the table should have: a merged row in place of those that it stands for."""
        rows = [row for row in self.words.rows if not row.merged or row.form.key in self.labels]
        return [row.form.key for row in rows if row.form.merged_into not in self.labels]

    def span(self) -> Span:
        """From the header above the first row to the last cell."""
        start = min(label.start for label in self.labels.values())
        end = max(label.end for label in self.labels.values())
        for row in self.rows.values():
            end = max(end, *(cell.span.end for cell in row.values()))
        strangers = 0
        for piece in self._pieces_before(start):
            squeezed = squeeze(piece.text)
            if squeezed in self.words.vocabulary or not self.words.beyond_heads(squeezed):
                start, strangers = piece.span.start, 0
            elif strangers or len(squeezed) > _STRANGER:
                break
            else:
                strangers += 1
        return Span(start, end)

    def _pieces_before(self, start: int) -> Iterator[Piece]:
        for index in range(self.first, -1, -1):
            line = self.lines[index]
            if line.filled and index != self.first:
                return
            yield from (piece for piece in reversed(line.pieces) if piece.span.start < start)
