"""Figures and statements in the text that the official tables contradict."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from lint.checks.counting.cells import TableValues, cell_of, judged
from lint.checks.counting.written import agrees, last_digit
from lint.checks.dating.years import agreed_year
from lint.checks.hit import Hit, Note, Value
from lint.document import Span, compiled
from lint.report.model import Figure, Number, OfficialTable, Report
from lint.ruleset.expression import Expression
from lint.ruleset.values import Pattern, Text, Word

Tables = Mapping[str, OfficialTable]

_STATED = "stated"
_CLAUSE_END = compiled(r"[,。;:!?()\n]")
_SENTENCE_END = compiled(r"[。!?\n]")
_FARTHEST = 300
_LONGEST_LEAD = 40
# A year beside 结转 says from or to which year applications were carried.
_YEAR = compiled(r"(?<!结转)(?<!结转[到至入])(20\d\d)年(?!度?结转)")


@dataclass(eq=False, repr=False)
class Tie:
    """What a figure in the text says of a table.

    The words before the figure, at most so many as a clause may have, match `before` at their end; those behind it match `after`;
    in the sentence up to it `within` is found. One of the comparisons in `accepts` must hold, in which `stated` is the figure
    and row.column a cell; the first names the cell that a reader would look at. A sentence where `unless` is found is passed
    over, and so is one where `needs`, or one of the words `about`, is found neither in it nor in the heading above it. `units`
    are those of the figure, each with what it is of the table's unit; without them the check's.
    """

    table: str
    cell: Text
    accepts: list[Expression]
    before: Pattern
    about: list[Word]
    after: Pattern | None = None
    within: Pattern | None = None
    needs: Pattern | None = None
    unless: Pattern | None = None
    units: dict[Word, float] | None = None


@dataclass(eq=False, repr=False)
class Denial:
    """A statement that nothing happened: its words, in a sentence with one of `about`, and what must then hold in the table."""

    table: str
    cell: Text
    says: Pattern
    assert_: Expression
    about: list[Word]
    unless: Pattern | None = None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `sections` are those whose text is read, `units` those of the figures; `about` is how far a figure with 约 may be off, in per
    cent. `part` finds words that make a sentence one of a part of the year or of the applications, `others` words by which
    it tells of others than the report's agency, by level.
    """

    sections: list[str]
    note: Text
    units: list[Word]
    about: int
    part: Pattern
    others: dict[str, Pattern]
    ties: list[Tie] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each figure or statement that no reading of the table bears out."""
    tables = {key: table for key, table in report.tables.items() if judged(table)}
    if not tables:
        return
    text = _Text(report, tables, params)
    for key in params.sections:
        section = report.section(key)
        if section is None:
            continue
        within = section.heading.body
        for figure in report.figures_in(within):
            yield from text.figure(figure)
        for passage in report.passages_in(within):
            if passage.role in ("body", "heading"):
                span = passage.span
                yield from text.denials(Span(max(span.start, within.start), min(span.end, within.end)))


Subject = TypeVar("Subject", Tie, Denial)


class _Text:
    """The text of one report, beside its tables."""

    def __init__(self, report: Report, tables: Tables, params: Params) -> None:
        self.report = report
        self.text = report.text
        self.params = params
        self.tables = tables
        self.values = {key: TableValues(table) for key, table in tables.items()}
        self.year = agreed_year(report)
        self.ties = _by_word(tie for tie in params.ties if tie.table in tables)
        self.denied = _by_word(denial for denial in params.denials if denial.table in tables)
        # A sentence, the words above it and in it, and the ties that they may concern.
        self._concerned: tuple[Span, str, list[Tie]] = (Span(0, 0), "", [])

    def figure(self, figure: Figure) -> Iterator[Hit]:
        """The hit at a figure that a tie is for and the table contradicts."""
        if not self._concerned[0].holds(figure.span):
            self._concern(_around(self.text, figure.span, _SENTENCE_END))
        sentence, headed, ties = self._concerned
        ties = [tie for tie in ties if figure.unit in (self.params.units if tie.units is None else tie.units)]
        if not ties:
            return
        before = self._lead(figure, sentence)
        behind = self.text[figure.span.end : sentence.end]
        for tie in ties:
            if not tie.before.regex.search(before) or (tie.after and not tie.after.regex.match(behind)):
                continue
            if tie.within and not tie.within.regex.search(self.text, sentence.start, figure.span.start):
                continue
            if tie.needs and not tie.needs.regex.search(headed):
                continue
            told = self.text[sentence.start : sentence.end]
            if not (tie.unless and tie.unless.regex.search(told)) and not self._of_others(told, figure.span):
                yield from self._compared(figure, tie)
            return

    def _concern(self, sentence: Span) -> None:
        headed = _heading(self.report, sentence) + self.text[sentence.start : sentence.end]
        self._concerned = sentence, headed, _about(headed, self.ties)

    def _lead(self, figure: Figure, sentence: Span) -> str:
        """The words before a figure, without those that make it about, over or under."""
        before = self.text[max(sentence.start, figure.span.start - _LONGEST_LEAD) : figure.span.start]
        if figure.bound != "exact":
            for word in (word for words in self.report.form.figures.bounds.values() for word in words):
                before = before.removesuffix(word)
        return before

    def _compared(self, figure: Figure, tie: Tie) -> Iterator[Hit]:
        values = self.values[tie.table]
        scale = Decimal(1) if tie.units is None else Decimal(str(tie.units[Word(figure.unit)]))
        stated = Decimal(figure.value) * scale
        digit = last_digit(self.text[figure.span.start : figure.span.end]) * scale

        def lookup(name: str) -> Number | None:
            return stated if name == _STATED else values.lookup(name)

        outcomes = [comparison.evaluate(lookup, values.group) for comparison in tie.accepts]
        for outcome in outcomes:
            if outcome.right is None or agrees(stated, outcome.right, digit, figure.bound, self.params.about):
                return
        table = self.tables[tie.table]
        written = self.report.written(figure.span)
        shown: dict[str, Value] = {"written": written, "cell": tie.cell, "title": table.form.title, "due": str(outcomes[0].right)}
        message = None if figure.bound == "exact" else "bounded"
        yield Hit(figure.span, shown, self._at_cell(table, tie.accepts[0]), message=message)

    def denials(self, within: Span) -> Iterator[Hit]:
        """The hits at statements of a passage that nothing happened, where the table has something."""
        words = self.text[within.start : within.end]
        for denial in _about(words, self.denied):
            table, values = self.tables[denial.table], self.values[denial.table]
            for found in denial.says.regex.finditer(self.text, within.start, within.end):
                span = Span(*found.span())
                sentence = _around(self.text, span, _SENTENCE_END)
                told = self.text[sentence.start : sentence.end]
                outcome = denial.assert_.evaluate(values.lookup, values.group)
                if outcome.holds is not False or self._of_others(told, span):
                    continue
                if not (denial.unless and denial.unless.regex.search(told)):
                    shown: dict[str, Value] = {"written": self.report.written(span), "cell": denial.cell, "title": table.form.title}
                    yield Hit(span, shown | {"due": str(outcome.left)}, self._at_cell(table, denial.assert_), message="denied")

    def _at_cell(self, table: OfficialTable, comparison: Expression) -> tuple[Note, ...]:
        """The first cell of the comparison that is not zero, else the first."""
        cells = [cell for name in (*comparison.names, *comparison.groups) if name != _STATED for cell in cell_of(table, name)]
        shown = next((cell for cell in cells if cell.value), cells[0] if cells else None)
        return (Note(shown.span, self.params.note),) if shown else ()

    def _of_others(self, sentence: str, span: Span) -> bool:
        """Whether words tell of others than the report's agency, of another year, or of a part of the year or the applications."""
        others = self.params.others.get(self.report.level or "")
        if others is None or others.regex.search(sentence):
            return True
        start, end = _around(self.text, span, _CLAUSE_END)
        clause = self.text[start:end]
        return self.params.part.regex.search(clause) is not None or any(int(year) != self.year for year in _YEAR.findall(clause))


def _by_word(all_: Iterable[Subject]) -> dict[str, list[tuple[int, Subject]]]:
    """Ties or denials, with their number, by each word that they are about."""
    found: dict[str, list[tuple[int, Subject]]] = {}
    for number, each in enumerate(all_):
        for word in each.about:
            found.setdefault(word, []).append((number, each))
    return found


def _about(words: str, by_word: dict[str, list[tuple[int, Subject]]]) -> list[Subject]:
    """The ties or denials that are about one of the words, in order."""
    found = dict(pair for word, pairs in by_word.items() if word in words for pair in pairs)
    return [found[number] for number in sorted(found)]


def _heading(report: Report, sentence: Span) -> str:
    """The title of the innermost heading below a section's whose text holds the end of a sentence."""
    for heading in reversed(report.headings):
        if heading.level > 1 and heading.body.start <= sentence.end - 1 < heading.body.end:
            return heading.title
    return ""


def _around(text: str, span: Span, stop: re.Pattern[str]) -> Span:
    """The range around a span up to the nearest stops on both sides."""
    first = max(0, span.start - _FARTHEST)
    before = [found.end() for found in stop.finditer(text, first, span.start)]
    last = min(len(text), span.end + 4 * _FARTHEST)
    behind = stop.search(text, span.end, last)
    return Span(before[-1] if before else first, behind.start() if behind else last)
