"""The rows of a form found among the lines of a draft, in the order of the form."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from lint.document import Span
from lint.report.tables.fit import Fit
from lint.report.tables.labels import RowWords, Wording, squeeze, unnumbered
from lint.report.tables.lines import Line, Piece

# Against a match of 1: a line passed over inside a table, a row of the form passed over, values that do not fit, or
# nothing but blanks.
_LINE_PASSED = 0.1
_ROW_PASSED = 0.02
_UNFIT = 0.6
_BLANK = 0.9
_MOST_LETTERS = 70
_NEAR_LINES = 12


class Match(NamedTuple):
    """A line that bears the label of a row; `cells` are the row's, in order, None when they could not be told apart."""

    line: int
    row: int
    score: float
    label: Span
    cells: list[Piece] | None


class Alignment:
    """Finds the rows of one table in the lines of a draft: the best chain that keeps the order of the form."""

    def __init__(self, lines: Sequence[Line], words: Wording, known: frozenset[str]) -> None:
        self.lines = lines
        self.words = words
        self.known = known
        self.fit = Fit(lines, words, known)

    def matches(self) -> list[Match]:
        """The rows found, in order."""
        options = [self._known(index) for index in range(len(self.lines))]
        chain = _chain(self.lines, options, len(self.words.rows))
        if chain and len(chain) < len(self.words.rows):
            self._add_near(chain, options)
            chain = self._by_sequence(_chain(self.lines, options, len(self.words.rows)))
        return chain

    def _known(self, index: int) -> dict[int, Match]:
        """The rows whose label the line bears unharmed."""
        pieces = self.own(self.lines[index])
        found: dict[int, Match] = {}
        # Up to two pieces behind the label may be damaged values.
        for end in range(len(pieces), max(0, len(pieces) - 3), -1):
            if end < len(pieces) and not self.fit.may_be_value(pieces[end]):
                break
            endings = list(takewhile(lambda ending: self.words.may_end(ending[1]), _endings(pieces[:end])))
            whole = [(start, row, score) for start, text in endings for row, score in self.words.bearing(text).items()]
            if endings and not whole and end == len(pieces):
                start, text = endings[-1]
                whole = [(start, row, score) for row, score in self.words.ending(text).items()]
            for start, row, score in whole:
                self._offer(found, (index, row), score, pieces[start:end], pieces[end:])
            if found:
                break
        return found

    def _offer(
        self, found: dict[int, Match], at: tuple[int, int], score: float, label: list[Piece], more: Sequence[Piece] = ()
    ) -> None:
        """Adds to `found` that a line bears a row's label, unless it bears it better; `more` may be values, damaged ones."""
        index, row = at
        columns = [column.key for column in self.words.rows[row].columns]
        cells = (self.fit.cells(index, columns, more) if more else None) or self.fit.cells(index, columns)
        if not cells:
            score *= _UNFIT
        elif not self.lines[index].filled:
            score *= _BLANK
        if row not in found or score > found[row].score:
            found[row] = Match(index, row, score, Span(label[0].span.start, label[-1].span.end), cells)

    def own(self, line: Line) -> list[Piece]:
        """The pieces of a line that may be a row's label: heads and groups left out."""
        return [piece for piece in line.pieces if self.words.beyond_heads(squeeze(piece.text))]

    def _add_near(self, chain: list[Match], options: list[dict[int, Match]]) -> None:
        """Adds to `options` the rows not yet found for the lines around the chain whose label is cut or damaged."""
        found_rows = {match.row for match in chain}
        found_lines = {match.line for match in chain}
        missing = [row for row in range(len(self.words.rows)) if row not in found_rows]
        first, last = max(0, chain[0].line - _NEAR_LINES), min(len(self.lines), chain[-1].line + _NEAR_LINES)
        for index in range(first, last):
            if index in found_lines or options[index]:
                continue
            pieces = self.own(self.lines[index])
            if pieces and unnumbered(squeeze(pieces[-1].text)) in self.known:
                continue
            for start, text in _endings(pieces):
                for row in missing:
                    score = self.words.rows[row].near(text)
                    if score:
                        self._offer(options[index], (index, row), score, pieces[start:])

    def _by_sequence(self, chain: list[Match]) -> list[Match]:
        """The chain with the rows whose label is damaged beyond likeness, or gone, told by their place alone."""
        placed = list(chain)
        rows = self.words.rows
        bounds = [(None, chain[0]), *pairwise(chain), (chain[-1], None)]
        for before, after in bounds:
            low = before.row + 1 if before else 0
            high = after.row if after else len(rows)
            missing = [row for row in range(low, high) if not rows[row].merged]
            if not missing:
                continue
            found = list(self._unclaimed(before, after, missing))
            if len(found) == len(missing):
                placed += found
        return sorted(placed, key=lambda match: match.row)

    def _unclaimed(self, before: Match | None, after: Match | None, missing: list[int]) -> Iterator[Match]:
        """The lines between two matches that could be the missing rows; none unless they are just as many."""
        if before and after:
            lines = list(range(before.line + 1, after.line))
        elif after:
            lines = list(range(max(0, after.line - len(missing)), after.line))
        elif before:
            lines = list(range(before.line + 1, min(len(self.lines), before.line + 1 + len(missing))))
        else:
            return
        lines = [index for index in lines if self.lines[index].filled]
        if len(lines) != len(missing):
            return
        for index, row in zip(lines, missing, strict=True):
            words = self.words.rows[row]
            pieces = self.own(self.lines[index])
            cells = self.fit.cells(index, [column.key for column in words.columns])
            between = before is not None and after is not None
            if cells is None or not _may_be(self.lines[index], pieces, words, between):
                continue
            span = pieces[-1].span if pieces else Span(cells[0].span.start, cells[0].span.start)
            yield Match(index, row, 0.3, span, cells)


def _may_be(line: Line, pieces: list[Piece], words: RowWords, between: bool) -> bool:
    """True when a line may be a row by its place: its label shares something with the row's, or is gone between two rows."""
    if not pieces:
        return between and not line.loose and not line.pieces
    text = set(squeeze(pieces[-1].text))
    return any(len(text & set(body)) * 2 >= len(set(body)) for body in words.bodies)


def _endings(pieces: list[Piece]) -> Iterator[tuple[int, str]]:
    """The squeezed ends of a line's label pieces, from the last piece alone to as many as a label can be."""
    text = ""
    for start in range(len(pieces) - 1, -1, -1):
        text = squeeze(pieces[start].text) + text
        if len(text) > _MOST_LETTERS and start < len(pieces) - 1:
            return
        yield start, text


def _rising(lines: Sequence[Line], options: list[dict[int, Match]]) -> list[Match] | None:
    """The best chain where it is plain to see: every line bears one row at most, each a later one, and none lies far off.

    None where it is not, and all chains must be weighed. To take every match is best where no gap costs as much as the matches
    on either side of it are worth.
    """
    chain: list[Match] = []
    worth = passed = 0.0
    for line, matched in zip(lines, options, strict=True):
        if not matched:
            passed += _LINE_PASSED if line.filled else 0.0
            continue
        (row, match), *others = matched.items()
        if chain:
            passed += _ROW_PASSED * (row - chain[-1].row - 1)
            if others or row <= chain[-1].row or passed >= min(worth, match.score):
                return None
            worth -= passed
        elif others:
            return None
        worth += match.score
        chain.append(match)
        passed = 0.0
    return chain


class _Link(NamedTuple):
    match: Match
    before: "_Link | None"


def _chain(lines: Sequence[Line], options: list[dict[int, Match]], rows: int) -> list[Match]:
    """The best chain of matches that rises in lines and rows (local alignment)."""
    rising = _rising(lines, options)
    if rising is not None:
        return rising
    best: tuple[float, _Link | None] = (0.0, None)
    above: list[tuple[float, _Link | None]] = [(0.0, None)] * (rows + 1)
    passed = 0.0
    for index, line in enumerate(lines):
        if not options[index]:
            passed += _LINE_PASSED if line.filled else 0.0
            continue
        if passed:
            above = [(score - passed, link) if score > passed else (0.0, None) for score, link in above]
            passed = 0.0
        current: list[tuple[float, _Link | None]] = [(0.0, None)]
        matched = options[index]
        # The innermost loop of all reading: nothing is called in it that need not be.
        left_score, left_link = 0.0, None
        for row in range(1, rows + 1):
            score, link = above[row]
            score -= _LINE_PASSED
            if left_score - _ROW_PASSED > score:
                score, link = left_score - _ROW_PASSED, left_link
            if row - 1 in matched:
                match = matched[row - 1]
                before, linked = above[row - 1]
                if before + match.score > score:
                    score, link = before + match.score, _Link(match, linked)
            if score <= 0:
                score, link = 0.0, None
            current.append((score, link))
            if score > best[0]:
                best = (score, link)
            left_score, left_link = score, link
        above = current
    chain: list[Match] = []
    link = best[1]
    while link is not None:
        chain.append(link.match)
        link = link.before
    return chain[::-1]
