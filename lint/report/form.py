"""The official form as data: what a pack says of sections, tables, titles and names. No fact of it stands in Python.

Words and labels are kept as the pack writes them; whoever matches them folds them first (`lint.document.fold`).
"""

from dataclasses import dataclass, field
from typing import Literal

Level = Literal["township", "department", "government"]


@dataclass(frozen=True, slots=True)
class SectionForm:
    """A section of the form: its key, its number (1-based), its title, titles also tolerated, and the table it holds."""

    key: str
    number: int
    title: str
    variants: tuple[str, ...] = ()
    table: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """A column of an official table; `group` is the label of the header above it, if any."""

    key: str
    label: str
    group: str = ""
    variants: tuple[str, ...] = ()
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class RowForm:
    """A row of an official table.

    `label` is the row's own label with its number; `group` the label of the group it belongs to, if any. `columns`
    names the columns that this row has, empty for all of the table's. A `total` row is left out of `sum(...)`. The rows of
    one group that name the same `merged_into` may be missing where a draft carries one row of that key instead, under the
    group's label.
    """

    key: str
    label: str
    group: str = ""
    variants: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    total: bool = False
    merged_into: str = ""


@dataclass(frozen=True, slots=True)
class TableForm:
    """An official table of one edition.

    `heads` are the header texts that stand between the rows (第二十条第（一）项, 信息内容 …): they name no row. `layout` is `rows` when each
    row stands in a line of its own with its values behind it, `line` when one line holds the values of all rows, one
    row's columns after the other's (the table of reviews).
    """

    key: str
    title: str
    section: str
    rows: tuple[RowForm, ...]
    columns: tuple[ColumnForm, ...]
    heads: tuple[str, ...] = ()
    layout: Literal["rows", "line"] = "rows"

    def columns_of(self, row: RowForm) -> tuple[ColumnForm, ...]:
        """The columns that a row has, in order."""
        if not row.columns:
            return self.columns
        return tuple(column for column in self.columns if column.key in row.columns)

    @property
    def merged_rows(self) -> tuple[RowForm, ...]:
        """The rows that may stand for several of the form's (see `RowForm.merged_into`)."""
        merged = {row.merged_into: row for row in self.rows if row.merged_into}
        return tuple(RowForm(key, row.group, columns=row.columns) for key, row in merged.items())

    def row(self, key: str) -> RowForm | None:
        """The row of that key, be it a merged one; None when there is none."""
        return next((row for row in (*self.rows, *self.merged_rows) if row.key == key), None)


@dataclass(frozen=True, slots=True)
class EditionForm:
    """One edition of the form: the report years it binds (inclusive, None for open) and what it asks for."""

    name: str
    first_year: int
    last_year: int | None
    instrument: str
    sections: tuple[SectionForm, ...]
    tables: tuple[TableForm, ...]

    def table(self, key: str) -> TableForm | None:
        """The table of that key, or None."""
        return next((table for table in self.tables if table.key == key), None)


@dataclass(frozen=True, slots=True)
class TitleForm:
    """How such reports are titled: `kinds` are the names of the report (政府信息公开工作年度报告 …), longest first."""

    kinds: tuple[str, ...]
    leads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, in the year after the report's, for the levels named; `basis` is the provision."""

    levels: tuple[Level, ...]
    month: int
    day: int
    basis: str = ""
    statutory: bool = True


@dataclass(frozen=True, slots=True)
class AgencyForm:
    """How agencies are named: the endings of places (县, 市 …) and of bodies (局, 委员会 …), and what tells their level."""

    place_endings: tuple[str, ...] = ()
    body_endings: tuple[str, ...] = ()
    government_endings: tuple[str, ...] = ()
    township_endings: tuple[str, ...] = ()
    self_names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    short_forms: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """All that a pack says of one kind of report."""

    name: str
    title: TitleForm
    editions: tuple[EditionForm, ...]
    agencies: AgencyForm = AgencyForm()
    deadlines: tuple[Deadline, ...] = ()
    chrome: tuple[str, ...] = ()
    published_labels: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def edition_of(self, year: int | None) -> EditionForm | None:
        """The edition that binds a report on `year`; None before the first edition or without a year."""
        if year is None:
            return None
        for edition in self.editions:
            if edition.first_year <= year and (edition.last_year is None or year <= edition.last_year):
                return edition
        return None
