"""A run over one draft: it never raises, and what goes wrong in one rule stays there."""

from pathlib import Path

import pytest

import lint
from lint.engine import Linter, Settings
from lint.report.given import Given
from tests.engine.kit import TITLE, Word, check, pack, places, rule


def test_a_rule_that_fails_is_skipped_and_told() -> None:
    outcome = check("有错字", rule("T101", kind="broken"), rule("T102"))
    assert places(outcome) == [("T102", 1, 2)]
    assert [(trouble.rule, trouble.problem) for trouble in outcome.troubles] == [("T101", "ValueError: a fault of this kind")]
    assert outcome.error is None


def test_what_cannot_be_read_is_told_in_both_languages(tmp_path: Path) -> None:
    outcome = Linter(pack()).check_path(tmp_path / "年报.txt")
    assert outcome.path == str(tmp_path / "年报.txt")
    assert outcome.error is not None
    assert outcome.error.zh == "文件不存在"
    assert outcome.error.en == "no such file"
    assert (outcome.document, outcome.report, outcome.findings) == (None, None, ())


def test_bytes_that_are_no_text_are_told() -> None:
    assert Linter(pack()).check_bytes(b"\x00\xff\xfe\x81" * 100, "a.txt").error is not None


@pytest.mark.parametrize("step", ["lint.engine.linter.read_bytes", "lint.report.builder.understand"])
def test_a_fault_of_the_program_is_told_and_not_raised(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(step, fail)
    outcome = Linter(pack()).check_bytes("有错字".encode(), "a.txt")
    assert outcome.error is not None
    assert "ZeroDivisionError: oops" in outcome.error.zh
    assert "ZeroDivisionError: oops" in outcome.error.en


def test_the_three_ways_in_give_the_same(tmp_path: Path) -> None:
    data = f"{TITLE}\n\n有错字\n".encode()
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    linter = Linter(pack(rule()))
    by_path, by_bytes = linter.check_path(file), linter.check_bytes(data, str(file))
    assert by_path.findings == by_bytes.findings
    assert places(by_path) == [("T101", 3, 2)]


class TestRulesThatBind:
    """A rule may be for some editions or levels only; a draft that is no report is asked about reading alone."""

    TEXT = f"{TITLE}\n\n有错字\n"

    @pytest.mark.parametrize(
        ("changes", "given", "runs"),
        [
            ({"edition": ("2021",)}, Given(), True),
            ({"edition": ("2019",)}, Given(), False),
            ({"edition": ("2019", "2021")}, Given(), True),
            ({"edition": ("2019",)}, Given(year=2020), True),
            ({"edition": ("2019", "2021")}, Given(year=2015), False),
            ({"levels": ("department",)}, Given(level="department"), True),
            ({"levels": ("township", "government")}, Given(level="department"), False),
        ],
    )
    def test_editions_and_levels(self, changes: dict[str, tuple[str, ...]], given: Given, runs: bool) -> None:
        outcome = check(self.TEXT, rule(**changes), settings=Settings(given=given), snippet=False)
        assert ("T101" in outcome.ran) is runs
        assert bool(outcome.findings) is runs

    def test_a_draft_that_is_no_report_is_asked_about_reading_alone(self) -> None:
        rules = rule("T101"), rule("E004", params=Word("便条"))
        outcome = check("便条：有错字。", *rules, snippet=False)
        assert places(outcome) == [("E004", 1, 1)]
        assert {code[:2] for code in outcome.ran} == {"E0"}

    def test_a_snippet_is_asked_everything(self) -> None:
        assert places(check("便条：有错字。", snippet=True)) == [("T101", 1, 5)]


def test_an_empty_draft_gives_an_outcome() -> None:
    outcome = Linter(pack(rule())).check_bytes(b"", "a.txt")
    assert outcome.findings == ()


def test_what_a_file_that_breaks_off_may_still_hold_is_not_missed() -> None:
    title = "岚皋县林业局2023年政府信息公开工作年度报告"
    page = f"<html><body><p>{title}</p><p>一、总体情况</p><p>全年公开信息12条。</p><p>二、主动公开<b"
    broken = [finding.rule for finding in lint.check(page.encode(), name="a.html")]
    whole = [finding.rule for finding in lint.check((page[:-2] + "政府信息情况</p></body></html>").encode(), name="a.html")]
    assert "E001" in broken
    assert {"S101", "S109"} & set(broken) == set()
    assert {"S101", "S109"} <= set(whole)


def test_of_very_many_findings_of_one_rule_some_are_told_and_that_there_are_more() -> None:
    title = "岚皋县林业局2023年政府信息公开工作年度报告\n一、总体情况\n"
    outcome = lint.Linter(lint.load_pack(), lint.Settings(select=("P601",))).check_bytes((title + "（甲" * 2_500).encode(), "a.txt")
    assert len(outcome.findings) == 2_000
    assert outcome.note is not None
    assert "P601 只列出 2000 处" in outcome.note.zh
