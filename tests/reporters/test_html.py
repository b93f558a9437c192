"""The page: what it shows of the drafts, that its marks stand on the very words, and that nothing in a draft gets out of hand."""

import pickle
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

import lint
from lint.document import Span
from lint.reporters import reporter
from lint.reporters.html import render
from lint.reporters.html.marks import Field, Mark, Marking
from lint.reporters.html.sheet import common_folder
from lint.reporters.model import Checked, Facts, Head, Page, Part, Run
from lint.ruleset.values import Text
from tests.reporters import runs
from tests.reporters.checked import BROKEN, CLEAN, broken, draft, run_over
from tests.support.office import word

HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}<style>*{display:none}</style>"


def page(run: Run) -> html.HtmlElement:
    return html.document_fromstring(render(run))


def words(element: html.HtmlElement) -> str:
    """The text of an element without the numbers that lead to cards."""
    for ref in element.xpath(".//a[contains(@class, 'ref')]"):
        ref.drop_tree()
    return element.text_content()


@pytest.mark.parametrize("file", [*BROKEN, *CLEAN], ids=lambda file: file.name)
def test_every_finding_has_its_mark_on_its_words_and_its_card(file: Path) -> None:
    run = run_over(file)
    shown = page(run)
    document = lint.read(file)
    for number, each in enumerate(run.files[0].findings, 1):
        (card,) = shown.xpath(f"//article[@id='c1-{number}']")
        assert each.finding.message.zh in card.text_content()
        assert each.finding.basis in card.text_content()
        own = shown.xpath(f"//mark[@id='m1-{number}']")
        if not document.blocks:
            assert card.getparent().getparent().get("class") == "unplaced"
            continue
        assert len(own) == 1
        start, end = each.spans[0]
        if end - start < 40 and "\n" not in document.text[start:end]:
            marked = "".join(words(mark) for mark in own)
            assert document.text[start:end].strip().startswith(marked.strip()[:1])
            assert marked in document.text[start:end]
    assert len(shown.xpath("//article")) == len(run.files[0].findings)


@pytest.mark.parametrize("file", [file for file in BROKEN if file.suffix in (".md", ".txt")][::4], ids=lambda file: file.name)
def test_a_word_document_is_marked_on_the_same_words(file: Path, tmp_path: Path) -> None:
    document = tmp_path / "a.docx"
    document.write_bytes(word(lint.read(file)))
    checked = run_over(document).files[0]
    shown = page(Run((checked,)))
    for number, each in enumerate(checked.findings, 1):
        marked = words(shown.xpath(f"//mark[@id='m1-{number}']")[0])
        if 0 < len(each.finding.text) < 40 and "\n" not in each.finding.text:
            assert marked.strip() in each.finding.text
        assert not re.search("第 .* 行$", shown.xpath(f"string(//article[@id='c1-{number}']/p[@class='where'])"))


def test_the_mark_is_on_the_very_characters() -> None:
    clean = next(file for file in CLEAN if file.name == "township-2023.md").read_text("utf-8")
    checked = draft(clean.replace("一、总体情况", "一、总体情况\n\n2023年，编制《债券县立节镇公开目录》。", 1))
    shown = page(Run((checked,)))
    index = next(number for number, each in enumerate(checked.findings, 1) if each.finding.rule == "N401")
    (mark,) = shown.xpath(f"//mark[@id='m1-{index}']")
    assert mark.text_content() == "债券县"
    assert "error" in mark.get("class").split()


def test_a_blank_cell_is_marked_in_its_own_place() -> None:
    run = run_over(broken("C205"))
    finding = run.files[0].findings[0].finding
    native = finding.place.native
    (mark,) = page(run).xpath("//mark[@id='m1-1']")
    row = mark.getparent().getparent()
    table = row.getparent()
    assert mark.getparent().tag in ("td", "th")
    assert words(mark.getparent()).strip() == ""
    assert list(table).index(row) + 1 == native["row"]


@pytest.mark.parametrize("file", [*BROKEN[::3], *CLEAN], ids=lambda file: file.name)
def test_the_draft_reads_as_it_is(file: Path) -> None:
    checked = run_over(file).files[0]
    assert checked.page is not None
    shown = page(Run((checked,)))
    read = [words(part) for part in shown.xpath("//div[@class='text']/*[not(contains(@class, 'scroll'))]")]
    assert read == [checked.page.text[part.start : part.end] for part in checked.page.parts if part.table is None]
    cells = [words(cell) for cell in shown.xpath("//table[@class='official']//*[self::td or self::th]")]
    written = [checked.page.text[cell.start : cell.end] for part in checked.page.parts if part.table for cell in part.table.cells]
    assert [cell for cell in cells if cell] == [cell for cell in written if cell]


def test_links_lead_somewhere_and_names_are_given_once() -> None:
    shown = page(run_over(*BROKEN, *CLEAN))
    names = shown.xpath("//@id")
    assert len(names) == len(set(names))
    assert {link[1:] for link in shown.xpath("//@href")} <= set(names)
    assert set(" ".join(shown.xpath("//@aria-labelledby | //@aria-describedby | //@for")).split()) <= set(names)


def hostile_run() -> Run:
    run = runs.run()
    first = run.files[0]
    shown = first.findings[0]
    finding = shown.finding._replace(
        message=Text(HOSTILE, HOSTILE),
        basis=HOSTILE,
        text=HOSTILE,
        suggestion=HOSTILE,
        name=HOSTILE,
        rule=HOSTILE,
        related=tuple(each._replace(note=Text(HOSTILE, HOSTILE)) for each in shown.finding.related),
    )
    text = f"{HOSTILE}\n{HOSTILE}"
    parts = (Part("title", 0, len(HOSTILE)), Part("body", len(HOSTILE) + 1, len(text)))
    shown = shown._replace(finding=finding, spans=(Span(4, 20), Span(2, 9)))
    file = first._replace(
        path=f"{HOSTILE}.md",
        head=Head(HOSTILE, HOSTILE, HOSTILE, 2021, HOSTILE),
        findings=(shown,),
        page=Page(text, parts),
        group=HOSTILE,
    )
    return Run((file, Checked(HOSTILE, error=Text(HOSTILE, HOSTILE))))


def test_nothing_in_a_draft_becomes_markup() -> None:
    run = hostile_run()
    text = render(run)
    shown = html.document_fromstring(text)
    assert len(shown.xpath("//script")) == 1
    assert len(shown.xpath("//style")) == 1
    assert shown.xpath("//img | //@onerror") == []
    assert "49" not in shown.xpath("string(//h1)")
    assert words(shown.xpath("//h3[@class='title']")[0]) == HOSTILE
    # Only the first of several files' drafts is marked here; both are named as they are.
    assert [bdi.text_content() for bdi in shown.xpath("//table[@class='index']//th/a")] == [HOSTILE, HOSTILE.rsplit("/", 1)[-1]]


def test_the_page_loads_nothing_and_runs_only_its_own_script() -> None:
    text = render(run_over(*BROKEN[:3]))
    shown = html.document_fromstring(text)
    assert shown.xpath("//link | //iframe | //object | //embed | //@src | //form | //@style") == []
    assert not re.search(r"url\(|@import|https?://", text)
    (policy,) = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    for tag in ("script", "style"):
        own = shown.xpath(f"//{tag}")[0].text
        assert f"{tag}-src 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in policy


def test_the_same_run_gives_the_same_page() -> None:
    run = run_over(*BROKEN[:6])
    assert render(run) == render(pickle.loads(pickle.dumps(run)))


@pytest.mark.parametrize(("language", "lang", "word"), [("zh", "zh-CN", "未完成"), ("en", "en", "Incomplete")])
def test_in_both_languages(language: str, lang: str, word: str) -> None:
    shown = page(runs.run(language))  # type: ignore[arg-type]
    assert shown.get("lang") == lang
    assert shown.xpath("string(//p[@class='word'])") == word
    assert not shown.xpath("string(//p[@class='sum'])").startswith(word)


def test_english_pages_say_nothing_of_their_own_in_chinese() -> None:
    shown = page(run_over(*BROKEN, language="en"))
    for own in shown.xpath("//*[@lang='zh'] | //script | //style | //bdi"):
        own.drop_tree()
    labels = shown.xpath("//th | //dt | //h1 | //h2 | //label | //span[@class='label'] | //span[@class='legend'] | //figcaption")
    assert labels
    assert [label.text_content() for label in labels if re.search("[一-鿿]", label.text_content())] == []


def test_quiet_shows_errors_alone() -> None:
    cards = page(runs.run(quiet=True)).xpath("//article/@class")
    assert cards == ["card error family-1"]


def test_filters_are_there_for_each_severity_and_family() -> None:
    run = runs.run()
    shown = page(run)
    boxes = shown.xpath("//input[@type='checkbox']/@id")
    assert boxes == ["error", "warning", "info", *(f"family-{number}" for number in range(1, 5))]
    style = shown.xpath("string(//style)")
    assert all(f"#{box}:not(:checked) ~ .results .{box}:not(mark)" in style for box in boxes)


def test_a_file_that_could_not_be_checked_says_why() -> None:
    shown = page(runs.run())
    assert shown.xpath("//p[@class='trouble']/text()") == ["文件是空的"]
    assert [chip.text for chip in shown.xpath("//table[@class='index']//span")] == ["未通过", "通过", "未能检查"]


def test_one_file_has_no_index_and_many_have() -> None:
    assert page(run_over(CLEAN[0])).xpath("//table[@class='index'] | //svg | //details") == []
    many = page(run_over(*BROKEN[:4], *CLEAN[:2]))
    assert len(many.xpath("//table[@class='index']/tbody/tr")) == 6
    assert len(many.xpath("//details")) == 6
    assert len(many.xpath("//svg")) == 3


def test_the_chart_of_days_counts_every_signature_on_its_side_of_the_last_day() -> None:
    import datetime

    due = datetime.date(2024, 1, 31)
    signed = [due + datetime.timedelta(days=days) for days in (-400, -7, 0, 1, 3, 90)]
    shown = page(Run(tuple(Checked(f"{day}.md", facts=Facts(day, None, due)) for day in signed)))
    assert sum(int(text) for text in shown.xpath("//g[rect[@class='time-bar']]/text/text()")) == 3
    assert sum(int(text) for text in shown.xpath("//g[rect[@class='late-bar']]/text/text()")) == 3


def test_findings_without_a_place_stand_before_the_draft() -> None:
    run = runs.run()
    assert len(page(run).xpath("//section[@class='unplaced']//article")) == 4


def test_a_path_of_bytes_that_are_no_characters() -> None:
    assert "\\udcff" in render(Run((Checked("a\udcff.txt"),)))


def test_the_page_is_carried_only_for_formats_that_show_it() -> None:
    from lint.cli.run import Bench, Job, Plan
    from lint.engine import Settings

    bench = Bench([Plan(Settings(), (), "error")])
    checked = bench.check(Job(str(BROKEN[0]), 0)).checked
    assert (checked.page, checked.facts) == (None, None)
    assert all(each.spans == () for each in checked.findings)
    assert reporter("html").render(Run((checked,)))


@pytest.mark.parametrize(
    ("paths", "folder"),
    [
        (["a/b/c.md", "a/b/d.md"], "a/b/"),
        (["a/bc/c.md", "a/bd/d.md"], "a/"),
        (["c.md", "a/d.md"], ""),
        (["a\\x.md", "a\\y.md"], "a\\"),
        ([], ""),
    ],
)
def test_common_folder(paths: list[str], folder: str) -> None:
    assert common_folder(paths) == folder


LENGTH = 30


@given(
    st.lists(st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)), max_size=8),
    st.lists(st.integers(0, LENGTH), max_size=4),
)
def test_marks_overlap_as_they_like(spans: list[tuple[int, int]], cuts: list[int]) -> None:
    """The text stays whole; every character bears the marks whose ranges hold it; each name and number stands once."""
    text = "".join(chr(0x4E00 + index) for index in range(LENGTH))
    edges = sorted({0, LENGTH, *cuts})
    # Fields are parted by a character that belongs to none.
    fields = [Field(start, max(start, end - 1), number) for number, (start, end) in enumerate(pairwise(edges))]
    marks = [Mark(min(span), max(span), "error", f"m{number}", f"c{number}", number) for number, span in enumerate(spans, 1)]
    marking = Marking(text, fields, marks)
    named: list[str] = []
    numbered: list[int] = []
    for index, field in enumerate(fields):
        pieces = marking.pieces(index, cut=(field.start + field.end) // 2)
        assert "".join(piece.text for piece in pieces) == text[field.start : field.end]
        position = field.start
        for piece in pieces:
            around = {mark.target for mark, _, _ in piece.marks}
            for at in range(position, position + len(piece.text)):
                assert around == {mark.target for mark in marks if mark.start <= at < mark.end}
            position += len(piece.text)
            named += [name for _, name, _ in piece.marks if name]
            numbered += [mark.ref for mark in piece.refs]
    assert sorted(named) == sorted(mark.target for mark in marks)
    assert sorted(numbered) == sorted(mark.ref for mark in marks)
    assert all(marking.part_of(mark) is not None for mark in marks)
