"""The meaning of one draft. Every span here is a range of the normal form."""

import datetime
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.document import Block, Document, Place, Span
from lint.report.form import EditionForm, Form, TableForm
from lint.report.given import Given, Level

if TYPE_CHECKING:
    from lint.report.members import Members

Number = int | Decimal
_NOWHERE = Span(0, 0)
# The character that Unicode has for something that is no text.
_TABLE = "\ufffc"


class Passage(NamedTuple):
    """A block or table cell of the draft, in the normal form.

    `kind` is what the reader found; `role` is `chrome` for what stands around the report (page lines before the title
    and after the signature), `title`, `heading`, `body`, `signature`; a cell has the role `cell`.
    """

    span: Span
    kind: Literal["heading", "paragraph", "cell"]
    role: Literal["chrome", "title", "heading", "body", "signature", "cell"]
    block: Block


class DateMention(NamedTuple):
    """A date as written. `month` and `day` are None when not written; `valid` is False for a day that is no day."""

    span: Span
    year: int
    month: int | None = None
    day: int | None = None
    valid: bool = True

    @property
    def date(self) -> datetime.date | None:
        """The day, when it is written whole and exists."""
        if self.month is None or self.day is None or not self.valid:
            return None
        return datetime.date(self.year, self.month, self.day)


class Period(NamedTuple):
    """The statistical period that the report states: 2021年1月1日至2021年12月31日."""

    span: Span
    start: DateMention
    end: DateMention


class Name(NamedTuple):
    """An agency as written, split into its place (舟曲县) and its body (科学技术局); either may be empty."""

    span: Span
    text: str
    place: str
    body: str


class Title(NamedTuple):
    """The report's title. `text` is in the normal form, without line breaks; `kind` is the name of the report in it."""

    span: Span
    text: str
    agency: Name | None
    year: int | None
    year_span: Span | None
    kind: str


@dataclass(eq=False, repr=False)
class Heading:
    """A numbered heading, at any of four levels: 一、 （一） 1. （1）.

    `span` runs over number and title; `title` is in the normal form; `body` runs to the next heading of this level or
    above. `run_in` is True when the text goes on behind the heading in the same line.
    """

    span: Span
    level: int
    number: int
    number_span: Span
    title: str
    title_span: Span
    body: Span
    run_in: bool = False


@dataclass(eq=False, repr=False)
class Section:
    """A top-level section. `key` is that of the form, None when its title is none of the form's.

    `likeness` says how the title met the form: `official`, `variant` (tolerated), `near` (meant, but miswritten).
    """

    key: str | None
    heading: Heading
    likeness: Literal["official", "variant", "near", "none"]

    @property
    def number(self) -> int:
        """The number that the heading bears; 0 when it bears none."""
        return self.heading.number


class CellValue(NamedTuple):
    """A cell of an official table: its number (None when blank or not a number) and its text as written."""

    value: Number | None
    text: str
    span: Span

    @property
    def blank(self) -> bool:
        """True when nothing is written in the cell."""
        return not self.text.strip()


@dataclass(eq=False, repr=False)
class OfficialTable:
    """An official table as found: row key → column key → value.

    `form` is the table of the form that it follows, `edition` that form's edition, which need not be the edition that
    binds the report. `labels` gives where each row's label stands. `missing` are row keys of the form not found; a row
    that stands there but whose values could not be told apart has a label and no values (`unread`). `sure` is False when
    rows or values could not be told apart; then nothing in it is judged.
    """

    key: str
    edition: str
    form: TableForm
    span: Span
    rows: dict[str, dict[str, CellValue]]
    labels: dict[str, Span] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    sure: bool = True

    @property
    def unread(self) -> tuple[str, ...]:
        """Row keys whose label stands there but whose values could not be told apart; no sum over them can be judged."""
        return tuple(key for key in self.labels if key not in self.rows)


class Figure(NamedTuple):
    """A number with its unit: 主动公开政府信息5条 → value 5, unit 条, label 主动公开政府信息.

    `span` runs over number and unit, `label_span` over the words that say what is counted. `bound` tells 近, 约, 余, 超过.
    """

    span: Span
    value: Number
    unit: str
    label: str
    label_span: Span
    bound: Literal["exact", "about", "over", "under"] = "exact"


class Citation(NamedTuple):
    """A title in 《》, without the marks, and the document number that follows it, if any."""

    span: Span
    text: str
    number: "DocumentNumber | None" = None


class DocumentNumber(NamedTuple):
    """A document number: 国办公开办函〔2021〕30号. `brackets` are the two characters around the year, as written."""

    span: Span
    issuer: str
    year: int
    serial: int
    brackets: str


class Signature(NamedTuple):
    """The closing lines: who signs and when; either may be missing."""

    span: Span
    agency: Name | None
    date: DateMention | None


@dataclass(eq=False, repr=False)
class Report:
    """The meaning of a draft; see `design.md` for the words.

    When given, `previous` is the agency's report on the year before, `members` those of the agencies that a government sums up.
    """

    document: Document
    form: Form
    given: Given
    title: Title | None = None
    agency: Name | None = None
    level: Level | None = None
    year: int | None = None
    edition: EditionForm | None = None
    passages: list[Passage] = field(default_factory=list)
    body: Span = _NOWHERE
    headings: list[Heading] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    tables: dict[str, OfficialTable] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    period: Period | None = None
    signature: Signature | None = None
    published: DateMention | None = None
    agencies: list[Name] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    numbers: list[DocumentNumber] = field(default_factory=list)
    previous: "Report | None" = None
    members: "Members | None" = None

    @cached_property
    def text(self) -> str:
        """The normal form of the whole draft."""
        return self.document.normal.text

    @cached_property
    def running(self) -> str:
        """The normal form, as long as it is, with a line that means nothing in place of each table: for what tables do not hold."""
        pieces: list[str] = []
        at = 0
        for is_table, passages in groupby(self.passages, lambda passage: passage.role == "cell"):
            if is_table:
                cells = list(passages)
                start = max(at, cells[0].span.start)
                end = max(start, cells[-1].span.end)
                pieces += self.text[at:start], f"\n{_TABLE * (end - start - 2)}\n"[: end - start]
                at = end
        return "".join([*pieces, self.text[at:]])

    @property
    def recognised(self) -> bool:
        """True when the draft is a report at all: it has the title of one, or two sections of the form."""
        return self.title is not None or len({section.key for section in self.sections if section.key}) >= 2

    def written(self, span: Span) -> str:
        """The words at `span` in the script of the source, artefacts left out."""
        return self.document.normal.written[span.start : span.end]

    def place(self, span: Span) -> Place:
        """The place of `span` in the file."""
        return self.document.place(span)

    def section(self, key: str) -> Section | None:
        """The first section of that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def section_at(self, position: int) -> Section | None:
        """The section whose heading or body holds `position`."""
        index = bisect_right(self._section_starts, position) - 1
        if index < 0:
            return None
        heading = self.sections[index].heading
        return self.sections[index] if position < max(heading.body.end, heading.span.end) else None

    @cached_property
    def _section_starts(self) -> list[int]:
        return [section.heading.span.start for section in self.sections]

    def figures_in(self, span: Span) -> list[Figure]:
        """The figures that lie wholly inside `span`, in order."""
        first = bisect_left(self._figure_starts, span.start)
        last = bisect_left(self._figure_starts, span.end)
        return [figure for figure in self.figures[first:last] if figure.span.end <= span.end]

    @cached_property
    def _figure_starts(self) -> list[int]:
        return [figure.span.start for figure in self.figures]

    def passages_of(self, *roles: str) -> list[Passage]:
        """The passages of these roles, in order."""
        if roles not in self._of_roles:
            passages = self.passages if "cell" in roles else self._of_text
            self._of_roles[roles] = [passage for passage in passages if passage.role in roles]
        return self._of_roles[roles]

    @cached_property
    def _of_text(self) -> list[Passage]:
        """The passages but for cells, which are most of a report."""
        return [passage for passage in self.passages if passage.role != "cell"]

    @cached_property
    def _of_roles(self) -> dict[tuple[str, ...], list[Passage]]:
        return {}

    def matches(self, pattern: re.Pattern[str], *roles: str) -> Iterator[tuple[re.Match[str], Passage]]:
        """The matches of a pattern that lie wholly in one passage of running text, of one of these roles; each with it."""
        for found in pattern.finditer(self.running):
            passage = self.passage_at(found.start())
            if passage is not None and passage.role in roles and found.end() <= passage.span.end:
                yield found, passage

    def passages_in(self, span: Span) -> list[Passage]:
        """The passages that share a character with `span`, in order."""
        first = max(0, bisect_right(self._passage_starts, span.start) - 1)
        last = bisect_left(self._passage_starts, span.end)
        return [passage for passage in self.passages[first:last] if passage.span.end > span.start]

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.span.start for passage in self.passages]

    def passage_at(self, position: int) -> Passage | None:
        """The passage that holds `position`, or None between passages."""
        index = bisect_right(self._passage_starts, position) - 1
        return self.passages[index] if index >= 0 and position < self.passages[index].span.end else None

    def stands_in(self, span: Span, *roles: str) -> bool:
        """True when `span` lies wholly inside one passage, of one of these roles."""
        passage = self.passage_at(span.start)
        return passage is not None and passage.role in roles and passage.span.holds(span)

    def cites(self, span: Span) -> bool:
        """True when `span` lies between the 《》 of a cited title: words that are another's."""
        index = bisect_left(self._citation_starts, span.start) - 1
        return index >= 0 and span.end < self.citations[index].span.end

    @cached_property
    def _citation_starts(self) -> list[int]:
        return [citation.span.start for citation in self.citations]

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences of the report's prose (headings and cells left out), without their closing mark."""
        from lint.report.sentences import sentences

        return [span for passage in self.passages_of("body") for span in sentences(self.text, passage.span)]
