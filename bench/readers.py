"""How long readers take, beside the plain extraction of the library that each could have been.

    python bench/readers.py
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

Row = tuple[str, float, str]
_ROUNDS = 7


def milliseconds(work: Callable[[], object]) -> float:
    """The median time of several rounds, after one that warms up."""
    work()
    times = []
    for _ in range(_ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return 1000 * median(times)


def table(title: str, rows: list[Row]) -> None:
    """Print rows of what was timed, how long it took, and what was asked of it."""
    print(f"\n{title}")
    for name, time, asked in rows:
        print(f"  {name:<44} {time:8.1f} ms  {asked}")


def two_hundred_paragraphs() -> bytes:
    """A report of 200 paragraphs with the three tables, as a Word document with numbers that Word draws."""
    from lint.readers import read
    from tests.support.worddraft import word_of

    draft = read(ROOT / "fixtures/clean/city-government-2024.md")
    prose = [block for block in draft.blocks if block.table is None]
    draft.blocks += (prose * 200)[: 200 - len(prose)]
    return word_of(draft)


def docx() -> list[Row]:
    """The reader of Word documents, beside python-docx's paragraphs and cells; it sees neither numbers nor tracked changes."""
    from docx import Document

    from lint.readers import docx as reader

    data = two_hundred_paragraphs()

    def extracted() -> None:
        file = Document(BytesIO(data))
        for paragraph in file.paragraphs:
            _ = paragraph.text
        for table in file.tables:
            for row in table.rows:
                for cell in row.cells:
                    _ = cell.text

    own, beside = milliseconds(lambda: reader.read(data, "report.docx")), milliseconds(extracted)
    return [
        ("lint.readers.docx", own, f"under 150 ms; {own / beside:.2f} of python-docx, under 2"),
        ("python-docx: paragraphs, cells", beside, ""),
    ]


def ten_pages() -> bytes:
    """A report of ten pages: a printed one of four, again and again."""
    import pypdfium2

    printed = pypdfium2.PdfDocument((ROOT / "fixtures/clean/city-government-2024-printed.pdf").read_bytes())
    made = pypdfium2.PdfDocument.new()
    for _ in range(3):
        made.import_pages(printed)
    for _ in range(len(made) - 10):
        made.del_page(10)
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def pdf() -> list[Row]:
    """The reader of PDF, in a process at work and in one just begun, beside pdfplumber's tables and text and pdfium's text."""
    import pdfplumber
    import pypdfium2

    from lint.readers import pdf as reader
    from lint.readers.pdf import process

    data = ten_pages()

    def begun() -> None:
        process.end()
        reader.read(data, "report.pdf")

    def plumbed() -> None:
        with pdfplumber.open(BytesIO(data)) as file:
            for page in file.pages:
                page.extract_tables()
                page.extract_text()

    def text_alone() -> None:
        file = pypdfium2.PdfDocument(data)
        for page in file:
            page.get_textpage().get_text_bounded()

    own, beside = milliseconds(lambda: reader.read(data, "report.pdf")), milliseconds(plumbed)
    return [
        ("lint.readers.pdf", own, f"under 500 ms; {own / beside:.2f} of pdfplumber, under 2"),
        ("lint.readers.pdf, its first file", milliseconds(begun), "with the start of its process"),
        ("pdfplumber: extract_tables, extract_text", beside, ""),
        ("pypdfium2: text alone, no tables", milliseconds(text_alone), ""),
    ]


def main() -> None:
    table("A Word document of 200 paragraphs and three tables", docx())
    table("A PDF of ten pages", pdf())


if __name__ == "__main__":
    main()
