"""Which of a line's values are the cells of a row."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from lint.report.tables.labels import Wording, squeeze
from lint.report.tables.lines import Line, Piece
from lint.report.tables.values import is_value

_HEADER_LINES = 4
_LONGEST_VALUE = 8


class Fit:
    """Fits the values of lines to rows of known width, by the header above, by what the other rows do, or by count."""

    def __init__(self, lines: Sequence[Line], words: Wording, known: frozenset[str]) -> None:
        self.lines = lines
        self.words = words
        self.known = known

    def cells(self, index: int, columns: Sequence[str], more: Sequence[Piece] = ()) -> list[Piece] | None:
        """The cells of line `index` for these column keys; None when they cannot be told.

        `more` are pieces in front of the values that may be values themselves, damaged ones.
        """
        line = self.lines[index]
        values = [*more, *line.values]
        if line.loose:
            return _counted(values, len(columns)) or self._continued(index, values, len(columns))
        return self._by_header(index, columns, values) or self._by_place(line.grid, values, len(columns))

    def may_be_value(self, piece: Piece) -> bool:
        """True for a piece that may be a damaged value: short, and no label."""
        return len(piece.text) <= _LONGEST_VALUE and squeeze(piece.text) not in self.known

    def _continued(self, index: int, values: list[Piece], width: int) -> list[Piece] | None:
        """The values of a stream that a damaged one parts into several lines."""
        cells = [value for value in values if not value.blank]
        while 0 < len(cells) < width and index + 1 < len(self.lines):
            index += 1
            line = self.lines[index]
            if not line.loose or not line.pieces or not self.may_be_value(line.pieces[0]):
                return None
            cells.append(line.pieces[0])
            if len(cells) < width and len(line.pieces) > 1:
                return None
            if len(line.pieces) == 1:
                cells += (value for value in line.values if not value.blank)
        return cells if len(cells) == width else None

    def _by_header(self, index: int, columns: Sequence[str], values: list[Piece]) -> list[Piece] | None:
        """The cells under their column labels, when those stand above and nothing is written beside them."""
        found: dict[int, str] = {}
        grid = self.lines[index].grid
        for above in range(index - 1, max(-1, index - 1 - _HEADER_LINES), -1):
            line = self.lines[above]
            if line.loose or line.grid != grid or line.filled:
                break
            for piece in line.pieces:
                key = self.words.columns.get(squeeze(piece.text), "")
                if key in columns and piece.column not in found:
                    found[piece.column] = key
        places = sorted(found)
        if [found[place] for place in places] != list(columns):
            return None
        cells = [_at(values, place) for place in places]
        chosen = [cell for cell in cells if cell is not None]
        if len(chosen) != len(columns):
            return None
        # A merged value that a converter repeats in each field that it covered is no other value.
        others = [value for value in values if value not in chosen and not value.blank]
        repeated = {value for before, value in pairwise(values) if before.text == value.text}
        return chosen if repeated.issuperset(others) else None

    def _by_place(self, grid: int, values: list[Piece], width: int) -> list[Piece] | None:
        """The only window of that width that holds all that is written, or the one where the other rows have theirs."""
        if not values:
            return None
        written = [place for place, value in enumerate(values) if not value.blank]
        if len(values) < width:
            if written and len(values) < width - 1:
                return None
            # A row that ends with its last written value: the last cell is blank. Where more is lacking, nobody can tell what.
            last = values[-1].span.end
            return [*values, *[Piece("", values[-1].span._replace(start=last, end=last))] * (width - len(values))]
        if not written:
            lowest, highest = 0, len(values) - width
        else:
            lowest, highest = max(0, written[-1] - width + 1), min(written[0], len(values) - width)
        if lowest > highest:
            repeated = {values[place].text for place in written}
            return [values[written[0]]] if width == 1 and len(repeated) == 1 else None
        start = lowest
        if lowest < highest:
            column, offset = self._usual.get(grid, (-1, -1))
            at_column = [place for place in range(lowest, highest + 1) if values[place].column == column]
            if at_column:
                start = at_column[0]
            elif lowest <= offset <= highest:
                start = offset
            else:
                start = highest if written else lowest
        return values[start : start + width]

    @cached_property
    def _usual(self) -> dict[int, tuple[int, int]]:
        """For each grid the column where most rows' values start, or else the count of blanks before them."""
        columns: dict[int, Counter[int]] = {}
        offsets: dict[int, Counter[int]] = {}
        for line in self.lines:
            if line.loose or not line.pieces:
                continue
            first = next((place for place, value in enumerate(line.values) if is_value(value.text)), None)
            if first is not None:
                columns.setdefault(line.grid, Counter())[line.values[first].column] += 1
                offsets.setdefault(line.grid, Counter())[first] += 1
        usual = {}
        for grid, counted in columns.items():
            column, times = counted.most_common(1)[0]
            offset, offset_times = offsets[grid].most_common(1)[0]
            usual[grid] = (column, -1) if times >= offset_times else (-1, offset)
        return usual


def _at(values: list[Piece], column: int) -> Piece | None:
    return next((value for value in values if value.column <= column < value.column + value.width), None)


def _counted(values: list[Piece], width: int) -> list[Piece] | None:
    """The values of a stream when they are as many as they should be, with or without the blanks seen between them."""
    written = [value for value in values if not value.blank]
    if len(written) == width:
        return written
    if len(written) < width <= len(values) and all(value.blank for value in values[width:]):
        # What is blank beyond is the space before the next heading.
        return values[:width]
    if len(written) > width:
        # A page number beside a row that stands whole on its line.
        by_line = Counter(value.line for value in written)
        whole = [line for line, count in by_line.items() if count == width]
        if len(whole) == 1 and all(count in (1, width) for count in by_line.values()) and width > 1:
            return [value for value in written if value.line == whole[0]]
    return None
