"""The sheet of drafts: what each was taken for, what it came to, its days and the figures of its tables."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from lint.reporters.model import SEVERITIES, Checked, Facts, Run
from lint.reporters.places import LEVELS
from lint.reporters.wording import SEVERITY, title_of
from lint.reporters.xlsx.book import Book, Column, Value
from lint.ruleset.text import Severity, Text

_UNREAD = Text("未能检查", "not checked")
_PASSED = Text("通过", "passed")
_FAILED = Text("未通过", "failed")
_VERDICT = Text("结论", "Verdict")
_LATE = Text("成文逾期（天）", "Signed late (days)")
Figures = dict[tuple[str, str, str], Column]


def write_units(book: Book, sheet: Any, run: Run, first_findings: Mapping[int, int]) -> None:
    """Write the sheet; `first_findings` tells by the number of a draft in which row its findings begin."""
    families = sorted({finding.rule[:2] for finding in run.findings()})
    figures = figures_of(run)
    grouped = any(file.group is not None for file in run.files)
    columns = [*_about(book, grouped), *_counted(book, families), *_days(book), *figures.values(), *_rest(book)]
    first = book.head(sheet, columns, len(run.files), 2)
    findings = book.word(Text("问题清单", "Findings"))
    for number, file in enumerate(run.files):
        row = first + number
        named = (number + 1, file.unit, file.group) if grouped else (number + 1, file.unit)
        values = (*named, *_values(book, file, families, figures))
        book.row(sheet, row, columns, values)
        if number in first_findings:
            book.link(sheet, row, 1, f"internal:'{findings}'!A{first_findings[number] + 1}", file.unit)
        book.link(sheet, row, len(columns) - 2, f"external:{file.path}", file.path)
    _coloured(book, sheet, columns, range(first, first + len(run.files)))


def row_of(number: int) -> int:
    """The row, from 0, of a draft with that number, from 0: below the bands and the titles."""
    return number + 2


def figures_of(run: Run) -> Figures:
    """A column for each figure that any draft of the run has, the tables one after the other."""
    figures: Figures = {}
    tables: dict[str, None] = {}
    for entry in (entry for file in run.files if file.facts for entry in file.facts.entries):
        key = entry.table, entry.row, entry.column
        tables.setdefault(entry.table)
        figures.setdefault(key, Column(entry.label, 13, "number", entry.title))
    order = list(tables)
    return dict(sorted(figures.items(), key=lambda item: order.index(item[0][0])))


def verdict_of(book: Book, file: Checked) -> str:
    """What a draft came to, in a word."""
    return book.word(_UNREAD if file.error else _FAILED if file.failing else _PASSED)


def severities_of(file: Checked) -> Counter[Severity]:
    """How many findings of each severity a draft has."""
    return Counter(shown.finding.severity for shown in file.findings)


def families_of(file: Checked) -> Counter[str]:
    """How many findings of each family a draft has."""
    return Counter(shown.finding.rule[:2] for shown in file.findings)


def late_by(facts: Facts) -> int | None:
    """How many days a draft was signed late; none when in time, None when that is not known."""
    days = facts.days_late(facts.signed)
    return None if days is None else max(0, days)


def _about(book: Book, grouped: bool) -> Iterator[Column]:
    yield Column(book.word(Text("序号", "No.")), 6, "count")
    yield Column(book.word(Text("单位", "Agency")), 30, "text")
    if grouped:
        yield Column(book.word(Text("分组", "Group")), 18, "text")
    yield Column(book.word(Text("级别", "Level")), 12, "centre")
    yield Column(book.word(Text("年度", "Year")), 8, "year")
    yield Column(book.word(Text("格式", "Form")), 8, "centre")
    yield Column(book.word(_VERDICT), 11, "centre")


def _counted(book: Book, families: list[str]) -> Iterator[Column]:
    band = book.word(Text("问题数", "Findings"))
    for severity in SEVERITIES:
        yield Column(book.word(SEVERITY[severity]), 8, "count", band)
    for family in families:
        yield Column(title_of(family, book.language), 10, "count", band)


def _days(book: Book) -> Iterator[Column]:
    band = book.word(Text("日期", "Days"))
    yield Column(book.word(Text("成文日期", "Signed")), 12, "day", band)
    yield Column(book.word(Text("发布日期", "Published")), 12, "day", band)
    yield Column(book.word(Text("公布期限", "Last day")), 12, "day", band)
    yield Column(book.word(_LATE), 10, "count", band)


def _rest(book: Book) -> Iterator[Column]:
    yield Column(book.word(Text("文件", "File")), 40, "text")
    yield Column(book.word(Text("说明", "Remarks")), 40, "wrapped")


def _values(book: Book, file: Checked, families: list[str], figures: Figures) -> Iterator[Value]:
    """The values of a draft behind its name and group."""
    head, facts = file.head, file.facts or Facts()
    yield book.word(LEVELS[head.level]) if head.level in LEVELS else head.level
    yield head.year
    yield head.edition
    yield verdict_of(book, file)
    by_severity, by_family = severities_of(file), families_of(file)
    # What was not checked has no count, not even none.
    yield from (None if file.error else by_severity[severity] for severity in SEVERITIES)
    yield from (None if file.error else by_family[family] for family in families)
    yield from (facts.signed, facts.published, facts.due, late_by(facts))
    values = {(entry.table, entry.row, entry.column): entry.value for entry in facts.entries}
    yield from (values.get(key) for key in figures)
    yield file.path
    yield "；".join(book.word(trouble) for trouble in (file.error, *file.troubles) if trouble)


def _coloured(book: Book, sheet: Any, columns: list[Column], rows: range) -> None:
    titles = [column.title for column in columns]
    verdicts = {book.word(_PASSED): "passed", book.word(_FAILED): "error", book.word(_UNREAD): "error"}
    book.colour_words(sheet, rows, titles.index(book.word(_VERDICT)), verdicts)
    for severity in SEVERITIES:
        book.colour_above_none(sheet, rows, titles.index(book.word(SEVERITY[severity])), severity)
    book.colour_above_none(sheet, rows, titles.index(book.word(_LATE)), "error")
