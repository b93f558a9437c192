"""The official tables of a draft, found by their labels wherever they stand, and read to the keys of the form."""

from collections.abc import Sequence
from typing import NamedTuple

from lint.document import fold
from lint.report.form import EditionForm, Form
from lint.report.model import OfficialTable, Report
from lint.report.tables.align import Alignment
from lint.report.tables.labels import Wording, squeeze, wording
from lint.report.tables.lines import lines_of
from lint.report.tables.official import read

__all__ = ["read_tables"]

_SAME = 0.01


def read_tables(report: Report) -> dict[str, OfficialTable]:
    """The official tables by key, in the order of the form; a table that is not surely one of them is left out.

    The edition of a table is the one whose labels are found. Where they fit two editions alike, it is that of the tables
    before it, else the one that binds the report, else the latest.
    """
    forms, known, rows = _words_of(report.form)
    lines = lines_of(report.document, known, rows)
    tables: dict[str, OfficialTable] = {}
    preferred = report.edition.name if report.edition else ""
    for key in dict.fromkeys(words.table.key for _, words in forms):
        of_key = [(edition, Alignment(lines, words, known)) for edition, words in forms if words.table.key == key]
        readings = [reading for edition, alignment in of_key if (reading := read(report, edition, alignment)) is not None]
        if not readings:
            continue
        best = max(reading.weight for reading in readings)
        alike = [reading.table for reading in readings if reading.weight >= best - _SAME]
        tables[key] = _chosen(alike, preferred)
        if len(alike) < len(readings) or not preferred:
            preferred = tables[key].edition
    return tables


class _Words(NamedTuple):
    """The tables of a form with their words, all squeezed labels, and those that only a row bears."""

    tables: list[tuple[EditionForm, Wording]]
    known: frozenset[str]
    rows: frozenset[str]


# By identity: to compare two forms takes longer than to read a table.
_made: list[tuple[Form, _Words]] = []
_MOST = 8


def _words_of(form: Form) -> _Words:
    """The words of a form's tables, made when it is first seen."""
    for known, words in _made:
        if known is form:
            return words
    tables = [(edition, wording(table)) for edition in form.editions for table in edition.tables]
    rows = frozenset(label for _, words in tables for label in words.by_label if label not in words.columns)
    made = _Words(tables, _known(form.editions, [words for _, words in tables]), rows)
    _made.append((form, made))
    del _made[:-_MOST]
    return made


def _chosen(alike: list[OfficialTable], preferred: str) -> OfficialTable:
    """The table of the preferred edition, else the latest that lacks no row, else the latest."""
    named = [table for table in alike if table.edition == preferred]
    whole = [table for table in alike if not table.missing]
    return (named or whole[-1:] or alike[-1:])[0]


def _known(editions: Sequence[EditionForm], forms: list[Wording]) -> frozenset[str]:
    """All squeezed labels and section titles, with and without their numbers, and heads."""
    titles = {squeeze(fold(title)) for edition in editions for form in edition.sections for title in (form.title, *form.variants)}
    return frozenset(titles.union(*(words.by_label for words in forms), *(words.heads for words in forms)))
