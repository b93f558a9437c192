"""What reporters render: the files of a run with their findings, and what the run came to."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.checks.finding import Finding
from lint.document import Span
from lint.ruleset.text import Language, Severity, Text

if TYPE_CHECKING:
    from lint.document import Table
    from lint.ruleset.model import Rule

Threshold = Literal["error", "warning", "info", "never"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# Formats of drafts whose findings are counted in the file itself.
TEXT_FORMATS = ("text", "markdown", "html")


class Excerpt(NamedTuple):
    """The words at a place as its line shows them, and what stands before and behind them in the line."""

    before: str
    marked: str
    after: str


class Range(NamedTuple):
    """Lines and columns in a file, the end exclusive; columns in characters, and in bytes of UTF-8."""

    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int
    end_byte_column: int


class Change(NamedTuple):
    """An edit: the range in the file, and what is to stand there instead."""

    range: Range
    text: str
    safe: bool


class Shown(NamedTuple):
    """A finding with the excerpts at its own place and at the related ones.

    `spans` are the ranges of its own place and of the related ones in the page of the draft, when the draft has one. For
    formats that ask for ranges, `ranges` are those of its own place and of the related ones, `changes` its edits; there are
    none of them where lines and columns are not those of the file.
    """

    finding: Finding
    excerpt: Excerpt
    related: tuple[Excerpt, ...] = ()
    spans: tuple[Span, ...] = ()
    ranges: tuple[Range, ...] = ()
    changes: tuple[Change, ...] = ()


class Head(NamedTuple):
    """What the draft was taken for."""

    title: str | None = None
    agency: str | None = None
    level: str | None = None
    year: int | None = None
    edition: str | None = None


Detail = Literal["page", "facts", "ranges"]


class Part(NamedTuple):
    """A heading, a paragraph or a table of a page, at `start:end` of its text.

    `level` is that of a numbered heading (1 for 一、 …), `lead` where the heading at the beginning of a paragraph ends, 0 when
    there is none.
    """

    role: Literal["title", "heading", "body", "signature", "chrome", "table"]
    start: int
    end: int
    level: int = 0
    lead: int = 0
    table: "Table | None" = None


class Page(NamedTuple):
    """A draft as it reads."""

    text: str
    parts: tuple[Part, ...]


class Entry(NamedTuple):
    """A figure of an official table: the keys of table, row and column, the table's title, the figure's label, its value."""

    table: str
    row: str
    column: str
    title: str
    label: str
    value: int | float | None


class Facts(NamedTuple):
    """Days and figures of a draft; `due` is the last day to publish it."""

    signed: datetime.date | None = None
    published: datetime.date | None = None
    due: datetime.date | None = None
    entries: tuple[Entry, ...] = ()

    def days_late(self, day: datetime.date | None) -> int | None:
        """How many days a day lies behind the last one, fewer than none when before it; None when either is not known."""
        return None if day is None or self.due is None else (day - self.due).days


class Checked(NamedTuple):
    """What came of one file.

    `findings` are sorted by place. `inline`, `settings` and `baseline` count the findings held back by comments in the draft,
    by the configuration and by the baseline, `fixed` the findings mended in the file. `error` says why the file could not be
    checked, or not be mended; `troubles` what else went wrong. `chinese` tells whether the draft is in Chinese, `format` what
    reader read it. `page` and `facts` are there for formats that ask for them (see `lint.reporters.DETAILS`). `group` is the
    folder that the file counts to.
    """

    path: str
    head: Head = Head()
    findings: tuple[Shown, ...] = ()
    inline: int = 0
    settings: int = 0
    baseline: int = 0
    fixed: int = 0
    error: Text | None = None
    troubles: tuple[Text, ...] = ()
    chinese: bool = False
    format: str = "text"
    threshold: Threshold = "error"
    page: Page | None = None
    facts: Facts | None = None
    group: str | None = None

    @property
    def unit(self) -> str:
        """What the draft is called in a list: its agency, or the name of its file."""
        return self.head.agency or self.path.replace("\\", "/").rsplit("/", 1)[-1]

    @property
    def has_lines(self) -> bool:
        """Whether lines and columns of findings are those of the file itself, and not of a text view of it."""
        return self.format in TEXT_FORMATS

    @property
    def failing(self) -> bool:
        """Whether a finding stands at or above the threshold."""
        return any(self.fails(shown.finding.severity) for shown in self.findings)

    def fails(self, severity: Severity) -> bool:
        """Whether a finding of that severity stands at or above the threshold."""
        return self.threshold != "never" and SEVERITIES.index(severity) <= SEVERITIES.index(self.threshold)


class Run(NamedTuple):
    """What came of all files of a run, in the language to tell it in.

    With `statistics`, counts by rule are asked for; with `quiet`, errors alone and no summary. `faulty` tells that rules were
    left out because they could not be used, `stale` how much of the baseline was found no more. `rules` are those of the packs
    in use, by code.
    """

    files: tuple[Checked, ...]
    language: Language = "zh"
    statistics: bool = False
    quiet: bool = False
    faulty: bool = False
    stale: int = 0
    rules: "Mapping[str, Rule]" = {}  # noqa: RUF012 — never written to

    def findings(self) -> Iterator[Finding]:
        """The findings of all files."""
        return (shown.finding for file in self.files for shown in file.findings)

    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings())

    @property
    def broken(self) -> bool:
        """Whether an input could not be checked, or something else went wrong."""
        return self.faulty or any(file.error or file.troubles for file in self.files)

    @property
    def failing(self) -> bool:
        """Whether a finding stands at or above its file's threshold."""
        return any(file.failing for file in self.files)

    @property
    def exit_code(self) -> int:
        """0 when nothing stands at or above the threshold, 1 when something does, 2 when the run is broken."""
        return 2 if self.broken else int(self.failing)

    def shown(self) -> "Run":
        """The run with the findings to be shown: only errors when it is `quiet`."""
        if not self.quiet:
            return self
        files = (
            file._replace(findings=tuple(shown for shown in file.findings if shown.finding.severity == "error"))
            for file in self.files
        )
        return self._replace(files=tuple(files))
