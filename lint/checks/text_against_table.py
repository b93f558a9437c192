"""Figures and statements in the text that the official tables contradict."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lint.checks.counting.cells import TableValues, cell_of, judged
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

    The words before the figure, at most so many as a clause may have, match `before` at their end; those behind it match `after`.
    One of the comparisons in `accepts` must hold, in which `stated` is the figure and row.column a cell; the first
    names the cell that a reader would look at. A sentence where `unless` is found is passed over, and so is one where
    `needs` is found neither in it nor in the heading above it.
    """

    table: str
    cell: Text
    accepts: list[Expression]
    before: Pattern
    after: Pattern | None = None
    needs: Pattern | None = None
    unless: Pattern | None = None


@dataclass(eq=False, repr=False)
class Denial:
    """A statement that nothing happened: its words, and what must then hold in the table."""

    table: str
    cell: Text
    says: Pattern
    assert_: Expression
    unless: Pattern | None = None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `sections` are those whose text is read, `units` those of the figures. `part` finds words that make a sentence one of a part of
    the year or of the applications, `others` words by which it tells of others than the report's agency, by level.
    """

    sections: list[str]
    note: Text
    units: list[Word]
    part: Pattern
    others: dict[str, Pattern]
    ties: list[Tie] = field(default_factory=list)
    denials: list[Denial] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each figure or statement that no reading of the table bears out."""
    year = agreed_year(report)
    tables = {key: table for key, table in report.tables.items() if judged(table)}
    if not tables:
        return
    for key in params.sections:
        section = report.section(key)
        if section is None:
            continue
        within = section.heading.body
        for figure in report.figures:
            if within.holds(figure.span) and figure.bound == "exact" and figure.unit in params.units:
                yield from _figure(report, tables, figure, year, params)
        for passage in report.passages_of("body", "heading"):
            start, end = max(passage.span.start, within.start), min(passage.span.end, within.end)
            if start < end:
                yield from _denials(report, tables, Span(start, end), year, params)


def _figure(report: Report, tables: Tables, figure: Figure, year: int | None, params: Params) -> Iterator[Hit]:
    text = report.text
    sentence = _around(text, figure.span, _SENTENCE_END)
    clause = _around(text, figure.span, _CLAUSE_END)
    if _of_others(report, text[sentence.start : sentence.end], params) or _of_a_part(text[clause.start : clause.end], year, params):
        return
    before = text[max(sentence.start, figure.span.start - _LONGEST_LEAD) : figure.span.start]
    behind = text[figure.span.end : sentence.end]
    told = text[sentence.start : sentence.end]
    headed = _heading(report, figure.span.start) + told
    for tie in params.ties:
        table = tables.get(tie.table)
        if table is None or not tie.before.regex.search(before):
            continue
        if (tie.after and not tie.after.regex.match(behind)) or (tie.needs and not tie.needs.regex.search(headed)):
            continue
        if not (tie.unless and tie.unless.regex.search(told)):
            yield from _compared(report, figure, table, tie, params)
        return


def _compared(report: Report, figure: Figure, table: OfficialTable, tie: Tie, params: Params) -> Iterator[Hit]:
    values = TableValues(table)

    def lookup(name: str) -> Number | None:
        return figure.value if name == _STATED else values.lookup(name)

    outcomes = [comparison.evaluate(lookup, values.group) for comparison in tie.accepts]
    if not outcomes or any(outcome.holds is not False for outcome in outcomes):
        return
    due = outcomes[0].right
    shown: dict[str, Value] = {"written": report.written(figure.span), "cell": tie.cell, "title": table.form.title, "due": str(due)}
    yield Hit(figure.span, shown, _at_cell(table, tie.accepts[0], params))


def _denials(report: Report, tables: Tables, within: Span, year: int | None, params: Params) -> Iterator[Hit]:
    text = report.text
    for denial in params.denials:
        table = tables.get(denial.table)
        if table is None:
            continue
        values = TableValues(table)
        for found in denial.says.regex.finditer(text, within.start, within.end):
            span = Span(*found.span())
            sentence = _around(text, span, _SENTENCE_END)
            told = text[sentence.start : sentence.end]
            clause = text[_around(text, span, _CLAUSE_END).start : span.end]
            if _of_others(report, told, params) or _of_a_part(clause, year, params):
                continue
            outcome = denial.assert_.evaluate(values.lookup, values.group)
            if outcome.holds is False and not (denial.unless and denial.unless.regex.search(told)):
                shown: dict[str, Value] = {"written": report.written(span), "cell": denial.cell, "title": table.form.title}
                yield Hit(span, shown | {"due": str(outcome.left)}, _at_cell(table, denial.assert_, params), message="denied")


def _heading(report: Report, position: int) -> str:
    """The title of the innermost heading below a section's whose text holds a position."""
    for heading in reversed(report.headings):
        if heading.level > 1 and heading.body.start <= position < heading.body.end:
            return heading.title
    return ""


def _at_cell(table: OfficialTable, comparison: Expression, params: Params) -> tuple[Note, ...]:
    """The first cell of the comparison that is not zero, else the first."""
    cells = [cell for name in (*comparison.names, *comparison.groups) if name != _STATED for cell in cell_of(table, name)]
    shown = next((cell for cell in cells if cell.value), cells[0] if cells else None)
    return (Note(shown.span, params.note),) if shown else ()


def _of_others(report: Report, sentence: str, params: Params) -> bool:
    """Whether a sentence tells of others than the report's agency: a county beside a bureau's own, an office beside a county."""
    others = params.others.get(report.level or "")
    return others is None or others.regex.search(sentence) is not None


def _of_a_part(clause: str, year: int | None, params: Params) -> bool:
    """Whether a clause tells of another year, or of a part of the year or of the applications."""
    return params.part.regex.search(clause) is not None or any(int(named) != year for named in _YEAR.findall(clause))


def _around(text: str, span: Span, stop: re.Pattern[str]) -> Span:
    """The range around a span up to the nearest stops on both sides."""
    first = max(0, span.start - _FARTHEST)
    before = [found.end() for found in stop.finditer(text, first, span.start)]
    last = min(len(text), span.end + 4 * _FARTHEST)
    behind = stop.search(text, span.end, last)
    return Span(before[-1] if before else first, behind.start() if behind else last)
