"""PDF: reading order, paragraphs, what is printed on every page, and places."""

from pathlib import Path

import pytest

import lint
from lint.document import Document, Span
from lint.readers import ReadError, read, read_bytes
from lint.readers.pdf import trace
from tests.readers.shown import paragraphs, require_exact, rows
from tests.support.encrypted import locked
from tests.support.pdf import HEIGHT, Sheet, pdf

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SENTENCE = "本局按照条例的要求做好政府信息公开工作，在门户网站公开各类政府信息，回应群众关切，解读惠农政策，公开属性逐件审定。"


def document(*sheets: Sheet) -> Document:
    return read_bytes(pdf(sheets), "draft.pdf")


def native(found: Document, words: str) -> dict[str, int | str]:
    start = found.normal.text.index(words)
    return found.place(Span(start, start + len(words))).native


def test_lines_are_joined_to_the_paragraphs_that_they_were() -> None:
    sheet = Sheet()
    y = sheet.paragraph(SENTENCE, 100)
    sheet.paragraph(SENTENCE[::-1], y)
    assert paragraphs(document(sheet)) == [SENTENCE, SENTENCE[::-1]]


def test_a_paragraph_goes_on_over_a_page_break() -> None:
    first, second = Sheet(), Sheet()
    y = first.paragraph(SENTENCE, 100)
    first.paragraph(SENTENCE[:25] + SENTENCE[:27], y)
    second.text(SENTENCE[27:40], 80, 100)
    second.paragraph(SENTENCE, 128)
    assert paragraphs(document(first, second)) == [SENTENCE, SENTENCE[:25] + SENTENCE[:40], SENTENCE]


def test_a_heading_is_a_paragraph_of_its_own() -> None:
    sheet = Sheet()
    y = sheet.paragraph("一、总体情况", 100)
    y = sheet.paragraph(SENTENCE, y)
    y = sheet.paragraph("（一）主动公开", y)
    sheet.paragraph(SENTENCE, y)
    assert paragraphs(document(sheet)) == ["一、总体情况", SENTENCE, "（一）主动公开", SENTENCE]


def test_a_heading_flush_left_after_a_full_line_is_a_paragraph_of_its_own() -> None:
    sheet = Sheet()
    full = SENTENCE[:25] + SENTENCE[:26] + "。"
    y = sheet.paragraph(full, 100)
    y = sheet.paragraph(full, y)
    sheet.text("二、主动公开政府信息情况", 80, y)
    assert paragraphs(document(sheet)) == [full, full, "二、主动公开政府信息情况"]


def test_lines_written_out_of_order_are_read_from_top_to_bottom() -> None:
    sheet = Sheet().text("落款", 400, 500).text("第二行", 80, 200).text("标题", 250, 100, 22)
    assert paragraphs(document(sheet)) == ["标题", "第二行", "落款"]


@pytest.mark.parametrize("number", ["- 1 -", "— 1 —", "第 1 页 共 2 页", "1", "1/2", "第1页", "－1－", "Page 1 of 2", "第一页"])
def test_page_numbers_are_no_text(number: str) -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCE, 100)
    sheet.text(number, 280, HEIGHT - 40, 12)
    assert paragraphs(document(sheet)) == [SENTENCE]


def test_a_figure_at_the_end_of_a_full_page_is_no_page_number() -> None:
    sheet = Sheet()
    y = 100.0
    while y < HEIGHT - 80:
        y = sheet.text("件数", 112, y).paragraph("0", y + 28)
    assert paragraphs(document(sheet)).count("0") == paragraphs(document(sheet)).count("件数")


def test_a_header_on_every_page_is_no_text() -> None:
    sheets = [Sheet().text("岚皋县林业局年度报告", 200, 50, 10) for _ in range(3)]
    for sheet in sheets:
        sheet.paragraph(SENTENCE, 100)
    assert paragraphs(document(*sheets)) == [SENTENCE] * 3


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (("2021", " 年办结", "12", " 件"), "2021年办结12件"),
        (("做好 政府信息公开",), "做好政府信息公开"),
        (("Open Data", "平台"), "Open Data平台"),
        (("共", "2021-2022", "两年"), "共2021-2022两年"),
    ],
)
def test_what_sets_figures_apart_is_no_blank(drawn: tuple[str, ...], read: str) -> None:
    sheet, x = Sheet(), 80.0
    for words in drawn:
        sheet.text(words, x, 100)
        x += sum(8 if character.isascii() else 16 for character in words) + 3
    assert paragraphs(document(sheet)) == [read]


def test_a_title_spaced_out_is_read_without_blanks() -> None:
    sheet = Sheet()
    for place, character in enumerate("年度工作报告"):
        sheet.text(character, 100 + 40 * place, 100, 22)
    assert paragraphs(document(sheet)) == ["年度工作报告"]


def test_characters_printed_twice_to_look_bold_are_read_once() -> None:
    assert paragraphs(document(Sheet().text("总体情况", 80, 100).text("总体情况", 80.4, 100))) == ["总体情况"]


def test_radicals_are_the_characters_whose_shape_they_have() -> None:
    assert paragraphs(document(Sheet().text("⼈⺠政府⽅⾯", 80, 100))) == ["人民政府方面"]


def test_a_watermark_aslant_is_no_text() -> None:
    sheet = Sheet().text("总体情况", 80, 100)
    sheet.content.append(f"BT /F 40 Tf 0.7 0.7 -0.7 0.7 100 300 Tm <{'内部资料'.encode('utf-16-be').hex()}> Tj ET")
    assert paragraphs(document(sheet)) == ["总体情况"]


@pytest.mark.parametrize(("turn", "rotate"), [(1, 90), (3, 270), (2, 180), (1, 0)])
def test_a_page_printed_on_its_side_is_read_as_if_it_stood_upright(turn: int, rotate: int) -> None:
    lines = ["一、总体情况", SENTENCE[:20], "岚皋县林业局"]
    sheet = Sheet(rotate)
    for number, words in enumerate(lines):
        x, y = {1: (100 + 28 * number, 700), 2: (500, 700 - 28 * number), 3: (400 - 28 * number, 100)}[turn]
        sheet.text(words, x, y, turn=turn)
    assert paragraphs(document(sheet)) == lines


def test_a_place_names_the_page() -> None:
    found = document(Sheet().text("总体情况", 80, 100), Sheet().text("存在的主要问题", 80, 100))
    assert native(found, "总体") == {"page": 1}
    assert native(found, "主要问题") == {"page": 2}


def test_a_place_behind_a_page_break_is_on_the_page_where_it_is_printed() -> None:
    first, second = Sheet(), Sheet()
    first.paragraph(SENTENCE[:25] + SENTENCE[:27], first.paragraph(SENTENCE, 100))
    second.text("逐件审定。", 80, 100)
    second.paragraph(SENTENCE, 128)
    found = document(first, second)
    block = found.blocks[1]
    assert native(found, "逐件审定。")["page"] == 1  # of the first paragraph, which stands whole on page 1
    assert found.place(Span(block.end - 5, block.end)).native == {"page": 2}


def test_the_text_view_is_the_source() -> None:
    found = read(FIXTURES / "clean" / "city-government-2024-printed.pdf")
    assert found.source == found.text
    require_exact(found)


def test_each_character_is_traced_to_where_it_is_printed() -> None:
    data = pdf([Sheet().text("总体情况", 80, 100), Sheet().text("问题", 200, 300)])
    found, printed, _ = trace(data, "draft.pdf")
    assert found.text == "总体情况\n问题"
    assert [place and place[0] for place in printed] == [1, 1, 1, 1, None, 2, 2]
    page, (left, bottom, right, top) = printed[5] or (0, (0, 0, 0, 0))
    assert page == 2
    assert left == pytest.approx(200, abs=1)
    assert right == pytest.approx(216, abs=1)
    assert bottom < HEIGHT - 300 < top


def test_a_scan_gives_one_finding() -> None:
    data = pdf([Sheet().picture().text("- 1 -", 280, 800), Sheet().picture()])
    assert [found.rule for found in lint.check(data, name="scan.pdf")] == ["E005"]


def test_a_page_that_is_a_picture_among_others_is_told() -> None:
    sheet = Sheet()
    sheet.paragraph(SENTENCE, 100)
    found = document(sheet, Sheet().picture(), sheet)
    assert [(trouble.key, found.text[: trouble.start].count("\n")) for trouble in found.troubles] == [("picture", 1)]


def test_a_printed_draft_says_what_the_draft_says() -> None:
    for stem in ("city-government-2024", "township-2023"):
        written, printed = (read(FIXTURES / "clean" / name) for name in (f"{stem}.md", f"{stem}-printed.pdf"))
        assert paragraphs(printed) == paragraphs(written)
        for index in range(3):
            blank = [[cell or None for cell in row] for row in rows(written, index)]
            assert [[cell or None for cell in row] for row in _labelled(rows(printed, index), blank)] == blank


def _labelled(printed: list[list[str | None]], written: list[list[str | None]]) -> list[list[str | None]]:
    """The rows without the labels that go on over rows where the draft leaves them blank."""
    return [
        [None if own is None else cell for cell, own in zip(row, model, strict=True)]
        for row, model in zip(printed, written, strict=True)
    ]


def test_a_file_that_needs_no_password_to_be_read_is_read() -> None:
    data = locked([Sheet().text("总体情况", 80, 100)], password="")
    assert paragraphs(read_bytes(data, "draft.pdf")) == ["总体情况"]


def test_a_file_that_needs_a_password_is_refused() -> None:
    with pytest.raises(ReadError, match="encrypted"):
        read_bytes(locked([Sheet().text("总体情况", 80, 100)], password="secret"), "draft.pdf")
