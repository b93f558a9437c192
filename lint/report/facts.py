"""What was understood of a draft, as the command `facts` prints it."""

from decimal import Decimal
from typing import Any

from lint.document import Span
from lint.report.model import CellValue, DateMention, Number, OfficialTable, Report

# Marks that the normal form makes half-width.
_FOLDED_MARKS = frozenset("(),:;?!")
TABLES = ("disclosure", "requests", "reviews")


def facts(report: Report) -> dict[str, Any]:
    """The facts of a report as plain data, in the words and the script of the draft.

    A table that was not found is an empty mapping, a cell without a number None.
    """
    signature = report.signature
    return {
        "title": _written(report, report.title),
        "agency": report.given.agency or _written(report, report.agency),
        "level": report.level,
        "year": report.year,
        "edition": report.edition.name if report.edition else None,
        "signed": {
            "agency": _written(report, signature.agency) if signature else None,
            "date": _date(signature.date if signature else None),
        },
        "published": _date(report.published),
        "sections": [
            {
                "key": section.key,
                "number": section.number or None,
                "title": _words(report, section.heading.title_span),
                "line": report.place(section.heading.span).line,
            }
            for section in report.sections
        ],
        "tables": {key: _table(report.tables.get(key)) for key in (*TABLES, *sorted(report.tables.keys() - set(TABLES)))},
        "figures": [
            {
                "value": _number(figure.value),
                "unit": report.written(figure.span)[-len(figure.unit) :],
                "label": "".join(report.written(figure.label_span).split()),
                "line": place.line,
                "column": place.column,
            }
            for figure, place in ((figure, report.place(figure.span)) for figure in report.figures)
        ],
    }


def _written(report: Report, part: Any) -> str | None:
    return None if part is None else _words(report, part.span)


def _words(report: Report, span: Span) -> str:
    """The words at a range in the script of the draft, with its own full-width marks, without blanks."""
    document = report.document
    shown = []
    for index, character in enumerate(report.written(span), span.start):
        view = document.normal.origin.origin(index, index + 1) if character in _FOLDED_MARKS else None
        shown.append((view and document.text[view.start : view.end]) or character)
    return "".join("".join(shown).split())


def _date(mention: DateMention | None) -> str | None:
    return mention.date.isoformat() if mention and mention.date else None


def _table(table: OfficialTable | None) -> dict[str, dict[str, int | float | None]]:
    if table is None:
        return {}
    return {key: {column: _cell(value) for column, value in row.items()} for key, row in table.rows.items()}


def _cell(cell: CellValue) -> int | float | None:
    return None if cell.value is None else _number(cell.value)


def _number(value: Number) -> int | float:
    return float(value) if isinstance(value, Decimal) else value
