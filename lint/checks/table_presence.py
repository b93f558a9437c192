"""The official tables: not there, of another edition, with rows missing or unread, or not surely read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.counting.cells import row_words
from lint.checks.hit import Hit, Note, Value, listed
from lint.checks.structure.outline import outline
from lint.document import Span, fold
from lint.report.form import EditionForm, TableForm
from lint.report.model import OfficialTable, Report
from lint.ruleset.text import Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: which fault it looks for, and the note at a related table."""

    fault: Literal["absent", "edition", "rows", "unread", "unsure"]
    note: Text | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """The hits of one fault; none for a report that no edition binds."""
    if report.edition is None:
        return
    if params.fault == "absent":
        yield from _absent(report)
    elif params.fault == "edition":
        yield from _edition(report, report.edition, params)
    elif params.fault == "rows":
        yield from _rows(report, report.edition)
    elif params.fault == "unread":
        yield from _unread(report)
    else:
        yield from _unsure(report)


def _absent(report: Report) -> Iterator[Hit]:
    """At the heading of each section that should hold a table which is nowhere in the draft."""
    found = outline(report)
    if found is None:
        return
    for section in report.sections:
        form = found.form_of(section)
        if form is not None and form.table and form.table not in report.tables and section not in found.repeated:
            yield Hit(section.heading.title_span, {"title": form.title})


def _edition(report: Report, edition: EditionForm, params: Params) -> Iterator[Hit]:
    """One hit a draft, at the first words of a table that the right edition does not know; other such tables are related."""
    foreign = [
        (table, span)
        for table in report.tables.values()
        if table.edition != edition.name and (right := edition.table(table.key)) and (span := _foreign(report, table, right))
    ]
    if not foreign:
        return
    table, span = foreign[0]
    used = next((other.instrument for other in report.form.editions if other.name == table.edition), table.edition)
    related = tuple(Note(other, params.note) for _, other in foreign[1:]) if params.note else ()
    yield Hit(span, {"title": table.form.title, "used": used, "instrument": edition.instrument, "year": report.year or 0}, related)


def _foreign(report: Report, table: OfficialTable, right: TableForm) -> Span | None:
    """The first label in the table that the right form does not have; None when it has all."""
    known = _labels(right)
    text = report.text[table.span.start : table.span.end]
    found = []
    for label in _labels(table.form, variants=False):
        position = text.find(label)
        if position >= 0 and not any(label in other for other in known):
            found.append(Span(table.span.start + position, table.span.start + position + len(label)))
    return min(found, default=None)


def _labels(form: TableForm, variants: bool = True) -> list[str]:
    """The labels of columns and rows, in the normal form."""
    labels = [(column.label, column.variants) for column in form.columns] + [(row.label, row.variants) for row in form.rows]
    return [fold(text) for label, others in labels for text in (label, *(others if variants else ()))]


def _rows(report: Report, edition: EditionForm) -> Iterator[Hit]:
    """One hit a table, at the row that stands for the missing ones, else at the row before the first of them."""
    for table in report.tables.values():
        if not table.sure or not table.missing or table.edition != edition.name:
            continue
        labels = listed(row_words(table, key) for key in table.missing)
        missing = [row for row in table.form.rows if row.key in table.missing]
        merged = next((row.merged_into for row in missing if row.merged_into in table.labels), "")
        span = table.labels.get(merged) or _before(table)
        if span is not None:
            values: dict[str, Value] = {"title": table.form.title, "rows": labels, "count": len(table.missing)}
            yield Hit(span, values, message="merged" if merged else None)


def _before(table: OfficialTable) -> Span | None:
    """The label of the last row found before the first missing one, else of the first row found."""
    keys = [row.key for row in table.form.rows]
    before = [key for key in keys[: keys.index(table.missing[0])] if key in table.labels]
    after = [key for key in keys if key in table.labels]
    return table.labels[before[-1]] if before else table.labels[after[0]] if after else None


def _unread(report: Report) -> Iterator[Hit]:
    """At the label of each row whose values could not be told apart, in tables whose others could."""
    for table in report.tables.values():
        for row in table.unread if table.sure else ():
            yield Hit(table.labels[row], {"title": table.form.title, "row": row_words(table, row)})


def _unsure(report: Report) -> Iterator[Hit]:
    for table in report.tables.values():
        if not table.sure:
            first = min(table.labels.values(), default=None)
            yield Hit(first or Span(table.span.start, table.span.start), {"title": table.form.title})
