"""Drafts as Word documents, and what LibreOffice makes of them. Tests that need it skip where it is not there."""

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

from lint.document import Block, Document, Table

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not there")


def word(document: Document, font: str = "Noto Serif CJK SC") -> bytes:
    """A draft as it was read, as a Word document laid out the way offices do: A4, body text indented by two characters."""
    from docx import Document as New
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    file = New()
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    style = file.styles["Normal"]
    style.font.name, style.font.size = font, Pt(14)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(0)
    for number, block in enumerate(document.blocks):
        if block.table is not None:
            _table(file, document, block, block.table)
            continue
        text = document.text[block.start : block.end]
        paragraph = file.add_paragraph(text)
        if number == 0:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif len(text) < 25 and number >= len(document.blocks) - 2:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            paragraph.paragraph_format.first_line_indent = Pt(28)
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def _table(file: object, document: Document, block: Block, table: Table) -> None:
    from docx.shared import Pt

    made = file.add_table(table.rows, table.columns)  # type: ignore[attr-defined]
    made.style = "Table Grid"
    for cell in table.cells:
        own = made.cell(cell.row, cell.column)
        if cell.rowspan > 1 or cell.colspan > 1:
            last_row = min(cell.row + cell.rowspan, table.rows) - 1
            last_column = min(cell.column + cell.colspan, table.columns) - 1
            own = own.merge(made.cell(last_row, last_column))
        run = own.paragraphs[0].add_run(document.text[cell.start : cell.end])
        run.font.size = Pt(9)


def convert(files: dict[str, bytes], to: str) -> dict[str, bytes]:
    """What one call of LibreOffice makes of files of these names, by their stems."""
    assert SOFFICE is not None
    with tempfile.TemporaryDirectory() as folder:
        inputs, made = Path(folder, "in"), Path(folder, "out")
        inputs.mkdir()
        for name, data in files.items():
            (inputs / name).write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        names: Sequence[str] = [str(inputs / name) for name in files]
        command = [SOFFICE, profile, "--headless", "--convert-to", to, "--outdir", str(made), *names]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return {file.stem: file.read_bytes() for file in made.iterdir()}
