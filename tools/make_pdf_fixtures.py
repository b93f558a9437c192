"""Writes the PDF drafts under `fixtures/`: clean ones as LibreOffice prints them, and a scan without a text layer.

    python -m tools.make_pdf_fixtures

It needs LibreOffice and the Noto CJK fonts (SIL Open Font License), of which subsets are embedded.
"""

from pathlib import Path

import pypdfium2

from lint.readers import read
from tests.support.office import convert, word

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
# Table three with merged cells, and with cells left blank in their place; both break over pages.
PRINTED = ("city-government-2024.md", "township-2023.md")
SCANNED = "street-2025.html"
_DOTS = 50


def main() -> None:
    """Write them all."""
    drafts = {Path(name).stem: word(read(FIXTURES / "clean" / name)) for name in (*PRINTED, SCANNED)}
    printed = convert({f"{name}.docx": data for name, data in drafts.items()}, "pdf")
    for name in PRINTED:
        stem = Path(name).stem
        (FIXTURES / "clean" / f"{stem}-printed.pdf").write_bytes(printed[stem])
    page = pypdfium2.PdfDocument(printed[Path(SCANNED).stem])[0]
    picture = page.render(scale=_DOTS / 72, grayscale=True).to_pil()
    picture.save(FIXTURES / "broken" / "E005-no-text-layer.pdf", resolution=_DOTS, quality=40)


if __name__ == "__main__":
    main()
