"""`template`: what is written where, and what is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.drafts import run


def test_it_writes_a_word_document() -> None:
    assert run("template", "--agency", "岚皋县林业局", "--year", "2025", "-o", "年度报告.docx").exit_code == 0
    assert Path("年度报告.docx").read_bytes().startswith(b"PK")


def test_a_file_that_is_there_is_overwritten_only_when_asked() -> None:
    file = Path("a.docx")
    file.write_text("mine", "utf-8")
    arguments = ("template", "--agency", "岚皋县林业局", "--year", "2025", "-o", "a.docx")
    refused = run(*arguments)
    assert (refused.exit_code, file.read_bytes()) == (2, b"mine")
    assert "--force" in refused.stderr
    assert run(*arguments, "--force").exit_code == 0
    assert file.read_bytes() != b"mine"


def test_agency_and_year_may_stand_in_the_configuration() -> None:
    Path("disclosure-lint.yaml").write_text("agency: 岚皋县林业局\nyear: 2025\n", "utf-8")
    assert run("template", "-o", "a.docx").exit_code == 0


def test_what_is_missing_is_named() -> None:
    assert "--agency" in run("template", "--year", "2025", "-o", "a.docx").stderr
    assert "--year" in run("template", "--agency", "岚皋县林业局", "-o", "a.docx").stderr
    assert "--output" in run("template", "--agency", "岚皋县林业局", "--year", "2025").stderr


def test_years_without_a_form_and_other_suffixes_are_refused() -> None:
    early = run("template", "--agency", "岚皋县林业局", "--year", "2015", "-o", "a.docx")
    other = run("template", "--agency", "岚皋县林业局", "--year", "2025", "-o", "a.doc")
    assert (early.exit_code, other.exit_code) == (2, 2)
    assert "2019" in early.stderr
    assert ".docx" in other.stderr
    assert not Path("a.docx").exists()


def test_a_folder_that_is_not_there_is_told() -> None:
    missing = run("template", "--agency", "岚皋县林业局", "--year", "2025", "-o", "nowhere/a.docx", "--lang", "zh")
    assert missing.exit_code == 2
    assert "无法写入" in missing.stderr


@pytest.mark.parametrize(("agency", "year"), [("岚皋县林业局", 2025), ("岚皋县人民政府", 2021), ("岚皋县四季镇人民政府", 2020)])
def test_the_command_finds_in_it_only_what_is_left_to_fill_in(agency: str, year: int) -> None:
    run("template", "--agency", agency, "--year", str(year), "-o", "a.docx")
    report = json.loads(run("check", "a.docx", "--format", "json").stdout)["files"][0]
    assert (report["report"]["agency"], report["report"]["year"]) == (agency, year)
    rules = [finding["rule"] for finding in report["findings"] if finding["severity"] != "info"]
    # Placeholders, and for each table its blank cells.
    assert set(rules) == {"X701", "C205"}
    assert rules.count("C205") == 3
    facts = json.loads(run("facts", "a.docx").stdout)
    keys = [section["key"] for section in facts["sections"]]
    assert keys == ["overview", "disclosure", "requests", "reviews", "problems", "other"]
    values = [value for table in facts["tables"].values() for row in table.values() for value in row.values()]
    assert len(values) > 190
    assert set(values) == {None}
