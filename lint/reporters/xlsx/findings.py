"""The sheet of findings."""

from typing import Any

from lint.reporters.model import Checked, Run, Shown
from lint.reporters.places import native_words, place_words
from lint.reporters.wording import SEVERITY, title_of
from lint.reporters.xlsx.book import Book, Column, Value
from lint.reporters.xlsx.units import row_of
from lint.ruleset.text import Text

_FIXES = {"safe": Text("可", "yes"), "unsafe": Text("须复核", "wants a second look")}
# More than a sheet holds are left out, and told.
_MOST = 1_000_000


def write_findings(book: Book, sheet: Any, run: Run) -> dict[int, int]:
    """Write the sheet; in which row the findings of each draft begin, by the number of the draft."""
    columns = _columns(book)
    rows = [(number, file, shown) for number, file in enumerate(run.files) for shown in file.findings]
    first = book.head(sheet, columns, min(len(rows), _MOST), 2)
    begins: dict[int, int] = {}
    units = book.word(Text("各单位", "Drafts"))
    for row, (number, file, shown) in enumerate(rows[:_MOST], first):
        begins.setdefault(number, row)
        book.row(sheet, row, columns, _values(book, row - first + 1, file, shown))
        book.link(sheet, row, 1, f"internal:'{units}'!B{row_of(number) + 1}", file.unit)
        book.link(sheet, row, len(columns) - 1, f"external:{file.path}", file.path)
    if len(rows) > _MOST:
        left_out = Text(f"另有 {len(rows) - _MOST} 个问题没有列出", f"{len(rows) - _MOST} more findings are not listed")
        book.cell(sheet, first + _MOST, 0, book.word(left_out))
    words = {book.word(word): severity for severity, word in SEVERITY.items()}
    book.colour_words(sheet, range(first, first + min(len(rows), _MOST)), 2, words)
    return begins


def _columns(book: Book) -> list[Column]:
    titled = [
        (Text("序号", "No."), 6, "count"),
        (Text("单位", "Agency"), 28, "text"),
        (Text("级别", "Severity"), 9, "centre"),
        (Text("代码", "Code"), 8, "centre"),
        (Text("类别", "Family"), 14, "text"),
        (Text("问题", "Finding"), 60, "wrapped"),
        (Text("原文", "Text"), 28, "wrapped"),
        (Text("建议", "Suggestion"), 28, "wrapped"),
        (Text("自动改正", "Fixable"), 11, "centre"),
        (Text("依据", "Basis"), 44, "wrapped"),
        (Text("位置", "Place"), 22, "text"),
        (Text("规则", "Rule"), 24, "text"),
        (Text("文件", "File"), 40, "text"),
    ]
    return [Column(book.word(title), width, style) for title, width, style in titled]


def _values(book: Book, number: int, file: Checked, shown: Shown) -> tuple[Value, ...]:
    finding = shown.finding
    suggestion = book.word(Text("（删去）", "(delete)")) if finding.suggestion == "" else finding.suggestion
    return (
        number,
        file.unit,
        book.word(SEVERITY[finding.severity]),
        finding.rule,
        title_of(finding.rule[:2], book.language),
        book.word(finding.message),
        finding.text,
        suggestion,
        book.word(_FIXES[finding.fix]) if finding.fix else None,
        finding.basis,
        (place_words if file.has_lines else native_words)(finding.place, book.language),
        finding.name,
        file.path,
    )
