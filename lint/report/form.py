"""The official form as data: what a pack says of sections, tables, titles and names. No fact of it stands in Python.

Words and labels are kept as the pack writes them; whoever matches them folds them first (`lint.document.fold`).
"""

from typing import Literal, NamedTuple

from lint.report.given import Level


class Prompt(NamedTuple):
    """A paragraph that a template leaves for the drafter to write, under a heading of its own if `heading` says one.

    `levels` are those of the agencies that it is for; empty for all.
    """

    text: str
    heading: str = ""
    levels: tuple[Level, ...] = ()


class SectionForm(NamedTuple):
    """A section of the form: its key, its number (1-based), its title, titles also tolerated, and the table it holds.

    `miswritten` are titles met in reports that mean this section and are off the form. `prompts` are what a template has in it.
    """

    key: str
    number: int
    title: str
    variants: tuple[str, ...] = ()
    miswritten: tuple[str, ...] = ()
    table: str | None = None
    prompts: tuple[Prompt, ...] = ()


class ColumnForm(NamedTuple):
    """A column of an official table; `group` is the label of the header above it, if any."""

    key: str
    label: str
    group: str = ""
    variants: tuple[str, ...] = ()
    decimal: bool = False


class RowForm(NamedTuple):
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


class TableForm(NamedTuple):
    """An official table of one edition.

    `heads` are the header texts that stand between the rows (第二十条第（一）项, 信息内容 …): they name no row; the first stands
    in the corner, the second, where it is no group of rows, over the columns. `layout` is `rows` when each row stands in a line
    of its own with its values behind it, `line` when one line holds the values of all rows, one row's columns after the
    other's (the table of reviews).
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


class EditionForm(NamedTuple):
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


class TitleForm(NamedTuple):
    """How such reports are titled: `kinds` are the names of the report (政府信息公开工作年度报告 …).

    `leads` may stand before a title and `tails` behind it; `contents` are the headings of a table of contents.
    """

    kinds: tuple[str, ...]
    leads: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()


class HeadingForm(NamedTuple):
    """What leaves a section's title the same: `prefixes` before it, `fillers` in it, `tails` behind it.

    `breaks` end the title of a heading that runs on without a mark (一是).
    """

    prefixes: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()


class Deadline(NamedTuple):
    """The last day, in the year after the report's, for the levels named; `basis` is the provision."""

    levels: tuple[Level, ...]
    month: int
    day: int
    basis: str = ""
    statutory: bool = True


class AgencyForm(NamedTuple):
    """How agencies are named: the endings of places (县, 市 …) and of bodies (局, 委员会 …), and what tells their level.

    `place_traps` are patterns of words that hold a place ending and end no place (城市管理). `prefixes` stand before the place
    (国家税务总局). In running text a body ends in one of `text_endings`, holds none of `not_in_bodies`, and its name begins
    behind one of `name_leads`, unless that is part of one of `names_with_leads`. A township's name ends in one of
    `township_endings`, and its body is one of `township_bodies` or not said. `short_forms`: full body → its short forms.
    """

    place_endings: tuple[str, ...] = ()
    place_traps: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    body_endings: tuple[str, ...] = ()
    text_endings: tuple[str, ...] = ()
    government_endings: tuple[str, ...] = ()
    township_endings: tuple[str, ...] = ()
    township_bodies: tuple[str, ...] = ()
    not_in_bodies: tuple[str, ...] = ()
    name_leads: tuple[str, ...] = ()
    names_with_leads: tuple[str, ...] = ()
    self_names: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 — never written to
    short_forms: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 — never written to


class FigureForm(NamedTuple):
    """What tells a count from other numbers, and what is counted from the words around.

    A number is none behind `not_after`, with `not_before` behind its unit, or inside one of `not_counts`. `leads` and `trails`
    are words at either end of a label that do not say what is counted. Behind one of `places` and before one of `verbs` a
    label begins. `bounds`: about, over, under → words.
    """

    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    not_words_with: tuple[str, ...] = ()
    not_counts: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    trails: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    bounds: dict[Literal["about", "over", "under"], tuple[str, ...]] = {}  # noqa: RUF012 — never written to


class FontForm(NamedTuple):
    """A typeface by its name, and its size in points."""

    name: str
    size: float


class PageForm(NamedTuple):
    """The margins of a page in millimetres, and the distance of its lines in points."""

    top: float
    bottom: float
    left: float
    right: float
    line: float


class TemplateForm(NamedTuple):
    """An empty report: its title, what stands before the first section and behind the last, its page and its typefaces.

    In texts, `{agency}`, `{year}` and `{next_year}` stand for the report's. `fonts` has `title`, `heading`, `subheading`, `body`
    and `table`; `latin` is the typeface of letters and digits.
    """

    title: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    page: PageForm
    fonts: dict[Literal["title", "heading", "subheading", "body", "table"], FontForm]
    latin: str


class Form(NamedTuple):
    """All that a pack says of one kind of report.

    `chrome` are patterns of what a page shows around it, matched at the start of a short line or behind a date there.
    `published_labels` stand before the day of publication, one of `published_beside` beside it. `period_words` stand before
    the statistical period, `signature_notes` behind the name or date of a signature.
    """

    name: str
    title: TitleForm
    editions: tuple[EditionForm, ...]
    headings: HeadingForm = HeadingForm()
    agencies: AgencyForm = AgencyForm()
    deadlines: tuple[Deadline, ...] = ()
    chrome: tuple[str, ...] = ()
    published_labels: tuple[str, ...] = ()
    published_beside: tuple[str, ...] = ()
    period_words: tuple[str, ...] = ()
    signature_notes: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    figures: FigureForm = FigureForm()
    template: TemplateForm | None = None

    def edition_of(self, year: int | None) -> EditionForm | None:
        """The edition that binds a report on `year`; None before the first edition or without a year."""
        if year is None:
            return None
        for edition in self.editions:
            if edition.first_year <= year and (edition.last_year is None or year <= edition.last_year):
                return edition
        return None
