"""Pictures of annotated copies and of the template, to be looked at: is each comment beside the right words?

    python tests/visual/annotated.py OUT [DRAFT.docx DRAFT.pdf …]

Without drafts, one with planted slips and the template are shown. Needs LibreOffice (soffice) and poppler (pdftoppm). LibreOffice
gives each comment's place and text as an annotation of its PDF; they are drawn here into a margin beside the page, in the order of
the page, each tied to its place. Pages of a PDF show their highlights too.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text
from PIL import Image, ImageDraw, ImageFont

from lint.engine import Linter
from lint.engine.api import load_pack
from lint.readers import read
from lint.reporters.annotated import annotate

ROOT = Path(__file__).resolve().parents[2]
SLIPS = {"公开": "公开公开", "信息52条": "信息52条，按装公开栏2块，布署工作", "立节镇": "债券县立节镇"}
DPI = 80
MARGIN = 620
FILTER = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'


def main(out: Path, drafts: list[Path]) -> None:
    """Write the pictures of these drafts into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        linter = Linter(load_pack())
        for draft in drafts or _samples(work):
            outcome = linter.check_path(draft)
            if outcome.document is None:
                print(draft, outcome.error)
                continue
            copy = work / f"{draft.stem}.annotated{draft.suffix}"
            copy.write_bytes(annotate(draft.read_bytes(), outcome.document, outcome.findings, "zh"))
            print(draft.name, len(outcome.findings), "findings")
            for picture in _pictures(copy, out):
                print(picture)


def _samples(work: Path) -> list[Path]:
    """A draft with planted slips, and the template."""
    from tests.support.office import word

    source = (ROOT / "fixtures/clean/township-2023.md").read_text("utf-8")
    for right, wrong in SLIPS.items():
        source = source.replace(right, wrong, 1)
    text = work / "slips.md"
    text.write_text(source, "utf-8")
    slips = work / "slips.docx"
    slips.write_bytes(word(read(text)))
    template = work / "template.docx"
    arguments = ["template", "--agency", "岚皋县林业局", "--year", "2025", "-o", str(template), "--no-config"]
    subprocess.run([sys.executable, "-m", "lint", *arguments], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return [slips, template]


def _pictures(copy: Path, out: Path) -> list[Path]:
    """The pages of a copy, each with its comments in the margin."""
    pdf, pages = copy.with_suffix(".pdf"), copy.parent / copy.stem
    shown: tuple[str, ...] = ()
    if copy != pdf:
        profile = copy.parent / "profile"
        convert = ["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", FILTER]
        subprocess.run([*convert, "--outdir", str(copy.parent), str(copy)], check=True, capture_output=True)
        shown = ("-hide-annotations",)
    subprocess.run(["pdftoppm", *shown, "-r", str(DPI), "-png", str(pdf), str(pages)], check=True, capture_output=True)
    found = sorted(copy.parent.glob(f"{copy.stem}-*.png"))
    made = []
    with pdfplumber.open(pdf) as file:
        for number, (page, picture) in enumerate(zip(file.pages, found, strict=True), 1):
            notes = sorted(_notes(page))
            target = out / f"{copy.stem}-{number}.png"
            _with_margin(Image.open(picture), notes).save(target)
            made.append(target)
    return made


def _notes(page: pdfplumber.page.Page) -> Iterator[tuple[float, float, str]]:
    """Top, left and text of each comment; popups, which have no place, are left out."""
    for note in map(resolve1, resolve1(page.page_obj.annots) or ()):
        if "Rect" in note and "Contents" in note:
            left, _, _, top = resolve1(note["Rect"])
            yield float(page.height) - top, left, decode_text(resolve1(note["Contents"]))


def _with_margin(page: Image.Image, notes: list[tuple[float, float, str]]) -> Image.Image:
    """A page with notes beside it, each tied to its place."""
    font = ImageFont.truetype(_font(), 13)
    scale = DPI / 72
    laid = Image.new("RGB", (page.width + MARGIN, max(page.height, 20 + sum(_height(text) for *_, text in notes))), "white")
    laid.paste(page, (0, 0))
    pen = ImageDraw.Draw(laid)
    below = 10
    for top, left, text in notes:
        place = left * scale, top * scale + 8
        below = max(below, round(place[1]) - 20)
        below = min(below, laid.height - _height(text))
        pen.line([place, (page.width, below + 10)], fill="red")
        pen.ellipse((place[0] - 3, place[1] - 3, place[0] + 3, place[1] + 3), fill="red")
        pen.rectangle((page.width, below, laid.width - 4, below + _height(text) - 6), outline="red")
        pen.multiline_text((page.width + 6, below + 2), _wrapped(text), fill="black", font=font, spacing=2)
        below += _height(text)
    return laid


def _wrapped(text: str) -> str:
    return "\n".join(line[start : start + 46] for line in text.splitlines() for start in range(0, max(1, len(line)), 46))


def _height(text: str) -> int:
    return 14 + 19 * len(_wrapped(text).splitlines())


def _font() -> str:
    found = subprocess.run(["fc-match", "-f", "%{file}", "Noto Sans CJK SC"], check=True, capture_output=True, text=True)
    return found.stdout


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
