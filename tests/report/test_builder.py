"""What holds for every report."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import to_traditional
from lint.readers import read
from lint.report.builder import understand
from lint.report.facts import facts
from lint.report.model import Report
from tests.report.drafts import draft, form, understood, words

CLEAN = sorted((Path(__file__).parents[2] / "fixtures/clean").glob("*.*"))
SEED = Path(__file__).parents[3] / "shared/seed/000_d8909b14edb24033.txt"

PIECES = st.sampled_from(
    [*draft().split("\n"), "|", "（一）", "1.", "2024年", "《", "》", "5条", " ", "\n", "局", "一、", "岚皋县", "目录",
     "发布日期：", "……", "。", "其中", "〔2021〕30号"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["draft.txt", "draft.md"]))
def test_whatever_is_written_every_part_has_its_place(pieces: list[str], name: str) -> None:
    report = understood("\n".join(["报告", *pieces]), name)
    position = 0
    for passage in report.passages:
        assert position <= passage.span.start < passage.span.end <= len(report.text)
        position = passage.span.end
    parts = [*report.dates, *report.figures, *report.agencies, *report.citations, *report.numbers, *report.headings]
    for part in parts:
        assert 0 <= part.span.start < part.span.end <= len(report.text)
        report.place(part.span)
    starts = [heading.span.start for heading in report.headings]
    assert starts == sorted(starts)
    assert all(heading.body.start <= heading.body.end for heading in report.headings)
    facts(report)


def outline(report: Report) -> dict[str, object]:
    return {
        "agency": report.agency and (report.agency.place, report.agency.body),
        "level": report.level,
        "year": report.year,
        "sections": [(section.key, section.number, section.likeness) for section in report.sections],
        "headings": [(heading.level, heading.number, heading.title) for heading in report.headings],
        "signed": report.signature and report.signature.date and report.signature.date.date,
        "published": report.published and report.published.date,
        "figures": [(figure.value, figure.unit, figure.label) for figure in report.figures],
        "dates": [(mention.year, mention.month, mention.day) for mention in report.dates],
        "roles": [passage.role for passage in report.passages],
    }


@pytest.mark.parametrize("path", [path for path in CLEAN if path.suffix in (".txt", ".md")], ids=lambda path: path.name)
def test_either_script_is_understood_alike(path: Path) -> None:
    text = path.read_text("utf-8")
    assert outline(understood(to_traditional(text), path.name)) == outline(understood(text, path.name))


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_draft_is_understood_whole(path: Path) -> None:
    report = understand(read(path), form())
    assert report.title and report.agency and report.level and report.edition
    assert [section.number for section in report.sections] == [1, 2, 3, 4, 5, 6]
    assert {section.likeness for section in report.sections} == {"official"}
    assert list(report.tables) == ["disclosure", "requests", "reviews"]
    assert all(words(report, passage.span).strip() for passage in report.passages)


@pytest.mark.skipif(not SEED.is_file(), reason="the seed is not beside this checkout")
def test_the_seed() -> None:
    told = facts(understand(read(SEED), form()))
    assert (told["agency"], told["level"], told["year"], told["edition"]) == ("舟曲縣科學技術局", "department", 2021, "2021")
    assert told["title"] == "舟曲縣科學技術局2021年政府信息公開工作年度報告"
    assert told["signed"] == {"agency": "舟曲縣科學技術局", "date": "2022-01-19"}
    assert told["published"] == "2022-01-20"
    assert [(section["number"], section["line"]) for section in told["sections"]] == [(1, 7), (2, 7), (3, 8), (4, 9), (5, 10),
    (6, 10)]
    assert told["tables"] == {"disclosure": {}, "requests": {}, "reviews": {}}
    assert [(figure["value"], figure["unit"]) for figure in told["figures"]] == [
        (5, "條"), (2, "條"), (3, "條"), (2, "名"), (0, "件"), (2, "件"), (100, "%"),
    ]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_without_its_tables_a_report_keeps_its_words_where_they_are(path: Path) -> None:
    report = understand(read(path), form())
    assert len(report.running) == len(report.text)
    for passage in report.passages:
        kept = report.running[slice(*passage.span)] == report.text[slice(*passage.span)]
        assert kept == (passage.role != "cell"), passage
    found = [span for match, _ in report.matches(re.compile("\\d+"), "cell", "body") for span in [match.span()]]
    assert found == [
        match.span()
        for passage in report.passages_of("body")
        for match in re.compile("\\d+").finditer(report.text, *passage.span)
    ]
