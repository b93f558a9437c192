"""The template: what Word finds in it."""

import io
from itertools import pairwise

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tc
from docx.table import Table

from lint.engine.api import load_pack
from lint.report.form import EditionForm, Form
from lint.report.given import Level
from lint.report.tables.blank import blank_grid
from lint.reporters.template import template

AGENCY = "岚皋县林业局"


@pytest.fixture(scope="module")
def form() -> Form:
    return load_pack(cache=False).form


def made(form: Form, year: int, level: Level = "department", agency: str = AGENCY) -> bytes:
    edition = form.edition_of(year)
    assert edition and form.template
    return template(form.template, edition, agency, year, level)


def edition_of(form: Form, year: int) -> EditionForm:
    edition = form.edition_of(year)
    assert edition
    return edition


@pytest.mark.parametrize("year", [2020, 2025])
def test_sections_are_headings_in_the_order_of_the_form(form: Form, year: int) -> None:
    document = Document(io.BytesIO(made(form, year)))
    top = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert top == [
        f"{number}、{section.title}" for number, section in zip("一二三四五六", edition_of(form, year).sections, strict=True)
    ]
    assert document.paragraphs[0].text == f"岚皋县林业局{year}年政府信息公开工作年度报告"
    assert document.paragraphs[0].style.name == "Title"
    assert [paragraph.text for paragraph in document.paragraphs[-2:]] == [AGENCY, f"{year + 1}年×月×日"]


@pytest.mark.parametrize("year", [2020, 2025])
def test_tables_stand_under_their_sections_merged_as_the_form_has_them(form: Form, year: int) -> None:
    document = Document(io.BytesIO(made(form, year)))
    edition = edition_of(form, year)
    body = list(document.element.body)
    holding = [before for before, after in pairwise(body) if after.tag == qn("w:tbl")]
    titles = ["".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in holding]
    assert titles == [f"{number}、{edition.sections[at].title}" for at, number in ((1, "二"), (2, "三"), (3, "四"))]
    for table, key in zip(document.tables, ("disclosure", "requests", "reviews"), strict=True):
        table_form = edition.table(key)
        assert table_form
        grid = blank_grid(table_form)
        assert shape_of(table) == {(field.text, field.columns, field.rows) for row in grid.rows for field in row}
        assert all(len(row.cells) == grid.columns for row in table.rows)


def shape_of(table: Table) -> set[tuple[str, int, int]]:
    """The texts of a table's cells, with how many columns and rows each covers."""
    covered: dict[CT_Tc, set[tuple[int, int]]] = {}
    texts: dict[CT_Tc, str] = {}
    for at, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            covered.setdefault(cell._tc, set()).add((at, column))
            texts[cell._tc] = cell.text
    return {(texts[cell], len({c for _, c in fields}), len({r for r, _ in fields})) for cell, fields in covered.items()}


def test_typefaces_of_official_documents_are_named(form: Form) -> None:
    document = Document(io.BytesIO(made(form, 2025)))
    fonts = {
        style.name: fonts.get(qn("w:eastAsia"))
        for style in document.styles
        if (fonts := style.element.find(f".//{qn('w:rFonts')}")) is not None
    }
    assert fonts == {"Title": "方正小标宋简体", "Heading 1": "黑体", "Heading 2": "楷体_GB2312", "Table Text": "仿宋_GB2312"}
    default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    assert default.get(qn("w:eastAsia")) == "仿宋_GB2312"


def test_five_aspects_and_those_of_a_government(form: Form) -> None:
    headings = {}
    for level in ("department", "government"):
        document = Document(io.BytesIO(made(form, 2025, level)))
        headings[level] = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 2"][:5]
        assert ("社会评议" in "".join(paragraph.text for paragraph in document.paragraphs)) == (level == "government")
    assert headings["department"] == headings["government"]
    aspects = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]
    assert [text[3:] for text in headings["department"]] == aspects


def test_the_fee_is_asked_for_since_the_form_of_2021(form: Form) -> None:
    texts = {year: "".join(each.text for each in Document(io.BytesIO(made(form, year))).paragraphs) for year in (2020, 2021)}
    assert {year: "信息处理费" in text for year, text in texts.items()} == {2020: False, 2021: True}


def test_names_are_written_as_they_are(form: Form) -> None:
    document = Document(io.BytesIO(made(form, 2025, agency='<甲&乙>"丙"县林业局')))
    assert document.paragraphs[0].text.startswith('<甲&乙>"丙"县林业局2025年')


def test_the_same_template_has_the_same_bytes_and_names_nobody(form: Form) -> None:
    assert made(form, 2025) == made(form, 2025)
    properties = Document(io.BytesIO(made(form, 2025))).part.package.iter_rels()
    assert not any("properties" in relation.reltype for relation in properties)
