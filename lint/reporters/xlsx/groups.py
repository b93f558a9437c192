"""The sheet of groups: the drafts of each folder together."""

from collections.abc import Sequence
from typing import Any

from lint.reporters.model import SEVERITIES, Checked, Facts, Run
from lint.reporters.wording import SEVERITY, title_of
from lint.reporters.xlsx.book import Book, Column, Value
from lint.reporters.xlsx.units import families_of, figures_of, late_by, severities_of
from lint.ruleset.text import Text

_UNGROUPED = Text("（未分组）", "(no group)")


def write_groups(book: Book, sheet: Any, run: Run) -> None:
    """Write the sheet: a row a group, in the order of their names, and one of all drafts."""
    families = sorted({finding.rule[:2] for finding in run.findings()})
    figures = figures_of(run)
    groups: dict[str, list[Checked]] = {}
    for file in run.files:
        groups.setdefault(file.group or "", []).append(file)
    counted = book.word(Text("问题数", "Findings"))
    columns = [
        Column(book.word(Text("分组", "Group")), 28),
        Column(book.word(Text("份数", "Drafts")), 8, "count"),
        Column(book.word(Text("通过", "passed")), 8, "count"),
        Column(book.word(Text("未通过", "failed")), 8, "count"),
        Column(book.word(Text("未能检查", "not checked")), 10, "count"),
        Column(book.word(Text("逾期份数", "Signed late")), 10, "count"),
        *(Column(book.word(SEVERITY[severity]), 8, "count", counted) for severity in SEVERITIES),
        *(Column(title_of(family, book.language), 10, "count", counted) for family in families),
        *figures.values(),
    ]
    first = book.head(sheet, columns, len(groups), 1)
    for row, name in enumerate(sorted(groups), first):
        values = _values(groups[name], families, list(figures))
        book.row(sheet, row, columns, (name or book.word(_UNGROUPED), *values))
    total = first + len(groups)
    for at, value in enumerate((book.word(Text("合计", "All")), *_values(run.files, families, list(figures)))):
        book.cell(sheet, total, at, value, "total")
    for at in (3, 4, 5):
        book.colour_above_none(sheet, range(first, total), at, "error")


def _values(files: Sequence[Checked], families: list[str], figures: list[tuple[str, str, str]]) -> list[Value]:
    sums: dict[tuple[str, str, str], int | float] = {}
    for entry in (entry for file in files if file.facts for entry in file.facts.entries):
        if entry.value is not None:
            key = entry.table, entry.row, entry.column
            sums[key] = round(sums.get(key, 0) + entry.value, 6)
    unread = sum(file.error is not None for file in files)
    failing = sum(file.failing for file in files if file.error is None)
    late = sum(bool(late_by(file.facts or Facts())) for file in files)
    severities = [severities_of(file) for file in files]
    by_family = [families_of(file) for file in files]
    return [
        len(files),
        len(files) - failing - unread,
        failing,
        unread,
        late,
        *(sum(counts[severity] for counts in severities) for severity in SEVERITIES),
        *(sum(counts[family] for counts in by_family) for family in families),
        *(sums.get(key) for key in figures),
    ]
