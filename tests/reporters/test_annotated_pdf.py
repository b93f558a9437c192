"""Annotated copies of PDF drafts: a highlight a finding, on the very characters, and nothing else changed."""

import ctypes
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pdfplumber
import pypdfium2
import pytest
from pypdfium2 import raw

import lint
from lint.engine import Linter
from lint.readers import read_bytes
from lint.report.given import Given
from lint.reporters.annotated import annotate
from lint.ruleset.values import Language
from tests.support.pdf import HEIGHT, Sheet, pdf
from tests.support.tables import disclosure_grid, placed, shape

SHAPE = shape("2021")["disclosure"]
FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
PUBLISHED = FIXTURES.parents[1] / "shared/data/reports/hongze-2024.pdf"


class Highlight(NamedTuple):
    page: int
    author: str
    words: str
    boxes: list[tuple[float, float, float, float]]


def highlights(data: bytes) -> list[Highlight]:
    file = pypdfium2.PdfDocument(data)
    found = []
    for number in range(len(file)):
        page = file[number]
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            assert raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_HIGHLIGHT
            boxes = []
            for each in range(raw.FPDFAnnot_CountAttachmentPoints(annotation)):
                corners = raw.FS_QUADPOINTSF()
                raw.FPDFAnnot_GetAttachmentPoints(annotation, each, corners)
                boxes.append((corners.x3, corners.y3, corners.x2, corners.y2))
            found.append(Highlight(number + 1, _string(annotation, b"T"), _string(annotation, b"Contents"), boxes))
    return found


def _string(annotation: object, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    written = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetStringValue(annotation, key, written, length)
    return bytes(written).decode("utf-16-le").rstrip("\0")


def annotated(data: bytes, language: Language = "zh") -> bytes:
    """The copy of a draft with all its findings."""
    outcome = Linter(lint.load_pack()).check_bytes(data, "draft.pdf")
    assert outcome.document is not None
    return annotate(data, outcome.document, outcome.findings, language)


def marked(data: bytes, rule: str) -> Highlight:
    """The only highlight of a rule in the copy of a draft."""
    (found,) = (each for each in highlights(annotated(data)) if each.words.startswith(rule))
    return found


def draft(*lines: str) -> Sheet:
    sheet = Sheet()
    for number, words in enumerate(("岚皋县林业局2023年政府信息公开工作年度报告", "一、总体情况", *lines)):
        sheet.text(words, 80, 100 + 28 * number)
    return sheet


def test_a_highlight_stands_on_the_very_characters() -> None:
    data = pdf([draft("全年公开信息锟斤拷条。")])
    found = marked(data, "E003")
    assert (found.page, found.author) == (1, "disclosure-lint")
    ((left, bottom, right, top),) = found.boxes
    assert (left, right) == (pytest.approx(80 + 6 * 16, abs=1), pytest.approx(80 + 9 * 16, abs=1))
    assert bottom < HEIGHT - 156 < top


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_highlight_says_what_the_finding_says(language: Language) -> None:
    data = pdf([draft("全年公开信息锟斤拷条。")])
    found = lint.check(data, name="draft.pdf")
    said = [each.words for each in highlights(annotated(data, language))]
    for finding, words in zip(found, said, strict=True):
        assert finding.rule in words
        assert finding.message.in_(language) in words
        assert finding.basis in words


def test_each_finding_has_one_highlight() -> None:
    data = pdf([draft("全年公开信息锟斤拷条。", "二〇二三年十三月四日")])
    outcome = lint.check(data, name="draft.pdf")
    said = [each.words.split()[0] for each in highlights(annotated(data))]
    assert sorted(said) == sorted(found.rule for found in outcome)


def test_words_over_two_lines_have_a_box_for_each() -> None:
    sheet = draft()
    sheet.paragraph("本局做好政府信息公开的各项工作，全年公开信息三百锟斤拷锟斤拷件。", 156)
    boxes = marked(pdf([sheet]), "E003").boxes
    assert [round(box[1] - boxes[0][1]) for box in boxes] == [0, -28]


def test_a_blank_cell_is_highlighted_itself() -> None:
    sheet = draft("二、主动公开政府信息情况")
    values = {row: {column: "" if column == "repealed" else 1 for column in columns} for row, columns in SHAPE.items()}
    values["regulations"]["repealed"] = 0
    rows = [[row[column].text if column in row else "" for column in range(4)] for row in placed(disclosure_grid(values, "2021"))]
    sheet.table(rows, [80, 200, 300, 400, 500], 200)
    assert [tuple(map(round, box)) for box in marked(pdf([sheet]), "C205").boxes] == [(300, HEIGHT - 280, 400, HEIGHT - 260)]


def test_a_page_printed_on_its_side_is_highlighted_where_its_words_are() -> None:
    sheet = Sheet(90)
    sheet.text("全年公开政府信息锟斤拷条。", 200, 700, turn=1)
    ((left, bottom, right, top),) = marked(pdf([sheet]), "E003").boxes
    assert (bottom, top) == (pytest.approx(HEIGHT - 700 + 8 * 16, abs=1), pytest.approx(HEIGHT - 700 + 11 * 16, abs=1))
    assert left < 200 < right


def test_what_is_missing_is_marked_on_what_stands_before_it() -> None:
    marks = highlights(annotated(pdf([draft("全年公开信息12条。")])))
    assert marks
    assert all(each.boxes for each in marks)


def test_a_scan_is_marked_on_its_first_page() -> None:
    assert marked((FIXTURES / "broken" / "E005-no-text-layer.pdf").read_bytes(), "E005").page == 1


def test_the_copy_shows_the_same_pages_beneath_its_highlights() -> None:
    data = (FIXTURES / "clean" / "township-2023-printed.pdf").read_bytes()
    outcome = Linter(lint.load_pack(), lint.Settings(given=Given(agency="岚皋县林业局"))).check_bytes(data, "draft.pdf")
    assert outcome.document is not None
    assert outcome.findings
    copy = annotate(data, outcome.document, outcome.findings, "zh")
    assert read_bytes(copy, "copy.pdf").text == outcome.document.text
    pages = [
        [page.render(scale=0.5, draw_annots=False).to_pil().tobytes() for page in pypdfium2.PdfDocument(each)]
        for each in (data, copy)
    ]
    assert pages[0] == pages[1]


@pytest.mark.parametrize("name", ["clean/city-government-2024-printed.pdf", "broken/E005-no-text-layer.pdf"])
def test_the_copy_is_sound_for_other_programs(name: str) -> None:
    data = (FIXTURES / name).read_bytes()
    outcome = Linter(lint.load_pack(), lint.Settings(given=Given(agency="岚皋县林业局"))).check_bytes(data, "draft.pdf")
    assert outcome.document is not None
    with pdfplumber.open(BytesIO(annotate(data, outcome.document, outcome.findings, "zh"))) as copy:
        assert sum(len(page.annots) for page in copy.pages) == len(outcome.findings) > 0


@pytest.mark.skipif(not PUBLISHED.is_file(), reason="the published report is not beside this checkout")
def test_the_copy_of_a_published_report_is_sound_for_other_programs() -> None:
    with pdfplumber.open(BytesIO(annotated(PUBLISHED.read_bytes()))) as copy:
        assert [len(page.annots) for page in copy.pages] == [0, 0, 0, 1, 1]


def test_a_clean_draft_is_handed_back_as_it_is() -> None:
    data = pdf([draft("全年公开信息12条。")])
    assert annotate(data, read_bytes(data, "draft.pdf"), (), "zh") == data
