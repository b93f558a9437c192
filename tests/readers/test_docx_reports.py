"""Whole reports as Word documents: what is understood and found is what it is in Markdown, text or HTML."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import lint
from lint.document import Document, to_traditional
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.report.facts import facts as facts_of
from tests.support.office import convert, needs_office
from tests.support.office import word as plain
from tests.support.tables import Edition, draft, shape
from tests.support.worddraft import NAMES, word_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
CLEAN = sorted(path for path in (FIXTURES / "clean").iterdir() if path.suffix in (".md", ".txt", ".html"))
BROKEN = sorted(path for path in (FIXTURES / "broken").iterdir() if path.suffix in (".md", ".html"))
# What a format itself shows: how its file is encoded, marked up or suppressed.
OF_THE_FORMAT = ("E0",)


def findings(document: Document) -> list[tuple[str, str, str]]:
    outcome = lint.Linter(lint.load_pack(), lint.Settings()).check_document(document)
    assert outcome.error is None
    return sorted((each.rule, each.text, each.message.zh) for each in outcome.findings if not each.rule.startswith(OF_THE_FORMAT))


def facts(document: Document) -> dict[str, object]:
    told = facts_of(understand(document, lint.load_pack().form))
    told["sections"] = [{key: each[key] for key in ("key", "number", "title")} for each in told["sections"]]
    told["figures"] = [{key: each[key] for key in ("value", "unit", "label")} for each in told["figures"]]
    return told


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_draft_is_clean_as_a_word_document(path: Path) -> None:
    for format in NAMES:
        found = lint.check(word_of(lint.read(path), format), name="draft.docx")
        assert [(each.rule, each.text) for each in found if each.severity != "info"] == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_draft_gives_the_same_findings_as_a_word_document(path: Path) -> None:
    written = lint.read(path)
    # A page's own lines around the draft are no part of the document made of it.
    if any(block.role == "chrome" for block in written.blocks):
        pytest.skip("a page with lines around the draft")
    assert findings(read_bytes(word_of(written), "draft.docx")) == findings(written)


@st.composite
def tables(draw: st.DrawFn, edition: Edition) -> dict[str, dict[str, dict[str, object]]]:
    """The official tables with figures, blanks, slashes and notes."""
    value = st.one_of(st.integers(0, 10**5), st.sampled_from(["", "/", "0（注）", "12.5", "—"]))
    form = shape(edition).items()
    return {key: {row: {column: draw(value) for column in columns} for row, columns in rows.items()} for key, rows in form}


@settings(max_examples=12, deadline=None)
@given(st.data(), st.sampled_from(["2019", "2021"]), st.sampled_from(NAMES), st.booleans())
def test_facts_and_findings_are_those_of_the_markdown_form(data: st.DataObject, edition: Edition, format: str, old: bool) -> None:
    source = draft(data.draw(tables(edition)), "markdown", edition)
    written = read_bytes((to_traditional(source) if old else source).encode(), "draft.md")
    made = read_bytes(word_of(written, format), "draft.docx")
    assert facts(made) == facts(written)
    assert findings(made) == findings(written)


def test_the_text_view_is_the_draft() -> None:
    written = lint.read(FIXTURES / "clean" / "township-2023.md")
    assert read_bytes(word_of(written), "draft.docx").text == written.text
    assert read_bytes(plain(written), "draft.docx").text == written.text


@needs_office
def test_what_libreoffice_writes_reads_the_same() -> None:
    drafts = {path.stem: lint.read(path) for path in CLEAN if path.suffix != ".txt"}
    opened = convert({f"{name}.docx": word_of(each) for name, each in drafts.items()}, "odt")
    saved = convert({f"{name}.odt": data for name, data in opened.items()}, "docx")
    for name, each in drafts.items():
        text = "\n".join(each.text[block.start : block.end] for block in each.blocks if block.role == "main")
        assert read_bytes(saved[name], "draft.docx").text == text, name
