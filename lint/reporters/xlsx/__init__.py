"""A workbook for the reviewer: a row a draft, a row a finding, and a row a group of drafts when they are grouped."""

from lint.reporters.model import Run
from lint.reporters.xlsx.book import Book
from lint.reporters.xlsx.findings import write_findings
from lint.reporters.xlsx.groups import write_groups
from lint.reporters.xlsx.units import write_units


def render(run: Run, *, width: int = 80, colour: bool = False) -> bytes:
    """The run as the bytes of an .xlsx file, the same for the same run."""
    shown = run.shown()
    book = Book(run.language)
    units = book.sheet("各单位", "Drafts")
    findings = book.sheet("问题清单", "Findings")
    first = write_findings(book, findings, shown)
    write_units(book, units, shown, first)
    if any(file.group is not None for file in shown.files):
        write_groups(book, book.sheet("分组汇总", "Groups"), shown)
    return book.close()
