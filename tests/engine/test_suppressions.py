"""Findings held back, each for a reason, and reasons that no longer serve."""

import pytest

from lint.checks.finding import Finding
from lint.document import Document
from lint.engine import Ignore, Linter, Settings
from lint.fix import mend
from lint.ruleset.model import Rule
from tests.engine.kit import TITLE, Word, check, document, pack, places, rule

ON = "<!-- disclosure-lint: {} -->"


def lines(text: str, name: str = "a.md", **settings: object) -> list[int]:
    """The lines of the findings that stand."""
    outcome = check(text, name=name, settings=Settings(**settings))  # type: ignore[arg-type]
    assert {finding.rule for finding in outcome.findings} <= {"T101"}
    return [finding.place.line for finding in outcome.findings]


def faults(text: str, name: str = "a.md") -> list[tuple[str, int, str]]:
    """The findings about suppressions: code, line, English message."""
    outcome = check(text, name=name)
    return [(each.rule, each.place.line, each.message.en) for each in outcome.findings if each.rule.startswith("E")]


class TestReach:
    """What a comment stands for."""

    def test_alone_it_stands_for_the_next_block(self) -> None:
        assert lines(f"有错字\n\n{ON.format('ignore T101 原文如此')}\n\n有错字，又有错字\n\n还有错字\n") == [1, 7]

    def test_in_a_line_it_stands_for_that_line(self) -> None:
        assert lines(f"甲。\n\n有错字 {ON.format('ignore T101 原文如此')} 又有错字\n\n还有错字\n") == [5]

    def test_in_a_table_it_stands_for_its_row(self) -> None:
        table = "| 甲 | 乙 |\n|---|---|\n| 错字 | 1 {} |\n| 错字 | 2 |\n"
        assert lines(table.format(ON.format("ignore T101 原文如此"))) == [4]

    def test_before_a_heading_it_stands_for_the_heading(self) -> None:
        assert lines(f"{ON.format('ignore T101 原文如此')}\n# 错字\n\n有错字\n") == [4]

    def test_in_a_page_of_one_line_it_stands_for_its_paragraph(self) -> None:
        page = "<html><body><p>有错字{}</p><p>又有错字</p></body></html>"
        outcome = check(page.format(ON.format("ignore T101 原文如此")), name="a.html")
        assert [finding.text for finding in outcome.findings] == ["错字"]
        assert outcome.findings[0].place.column > page.index("又")

    def test_between_paragraphs_of_a_page_it_stands_for_the_next(self) -> None:
        page = f"<body>\n<p>有错字</p>\n{ON.format('ignore T101 原文如此')}\n<p>有错字</p>\n<p>有错字</p>\n</body>"
        assert lines(page, "a.html") == [2, 5]

    def test_between_rows_of_a_page_it_stands_for_the_next_line(self) -> None:
        row = "<tr><td>错字</td></tr>\n"
        page = f"<table>\n{row}{ON.format('ignore T101 原文如此')}\n{row}{row}</table>"
        assert lines(page, "a.html") == [2, 5]

    def test_a_pair_stands_for_what_is_between(self) -> None:
        start, end = ON.format("ignore-start T101 附录照录"), ON.format("ignore-end T101")
        assert lines(f"有错字\n\n{start}\n\n有错字\n\n又有错字\n\n{end}\n\n有错字\n") == [1, 11]

    def test_pairs_may_be_nested(self) -> None:
        text = "\n\n".join(
            [ON.format("ignore-start T101 甲"), ON.format("ignore-start T1 乙"), "错字", ON.format("ignore-end T1"), "错字",
             ON.format("ignore-end"), "错字"]
        )  # fmt: skip
        assert lines(text) == [13]

    def test_one_for_the_file_stands_for_all_of_it(self) -> None:
        assert lines(f"有错字\n\n{ON.format('ignore-file T101 演示稿')}\n\n有错字\n") == []

    @pytest.mark.parametrize("selector", ["T101", "T1", "t101", "rule-t101", "E0,T101", "E0，T1"])
    def test_codes_prefixes_and_names(self, selector: str) -> None:
        assert lines(f"{ON.format(f'ignore {selector} 原文如此')}\n\n有错字\n") == []

    def test_another_rule_still_finds(self) -> None:
        rules = rule("T101"), rule("T102")
        assert places(check(f"{ON.format('ignore T101 原文如此')}\n\n有错字\n", *rules, name="a.md")) == [("T102", 3, 2)]

    @pytest.mark.parametrize("comment", ["<!-- 错字 -->", "<!-- disclosure-lint 是检查工具 -->", "<!-- lint: ignore T101 x -->"])
    def test_other_comments_stand_for_nothing(self, comment: str) -> None:
        assert lines(f"{comment}\n\n有错字\n") == [3]

    def test_what_is_held_back_is_told(self) -> None:
        outcome = check(f"{ON.format('ignore T101 原文 如此')}\n\n有错字\n", name="a.md")
        (held,) = outcome.suppressed
        assert (held.finding.rule, held.finding.place.line, held.how, held.reason) == ("T101", 3, "inline", "原文 如此")


class TestFaults:
    """Comments that are malformed or serve nothing are told where they stand."""

    @pytest.mark.parametrize(
        ("words", "message"),
        [
            ("ignore", "codes"),
            ("ignore T101", "reason"),
            ("ignore T109 原文如此", "unknown"),
            ("ignore T101,T109 原文如此", "unknown"),
            ("skip T101 原文如此", "verb"),
            ("", "verb"),
            ("ignore-end T101", "unopened"),
            ("ignore-file T101", "reason"),
        ],
    )
    def test_malformed(self, words: str, message: str) -> None:
        text = f"甲。\n\n{ON.format(words)}\n\n有错字\n"
        assert faults(text) == [("E091", 3, message)]
        assert "T101" in {finding.rule for finding in check(text, name="a.md").findings}

    def test_unclosed(self) -> None:
        assert faults(f"{ON.format('ignore-start T101 附录')}\n\n有错字\n") == [("E091", 1, "unclosed")]

    def test_unused(self) -> None:
        text = f"甲。\n\n{ON.format('ignore T101 原文如此')}\n\n有正字\n\n有错字\n"
        assert faults(text) == [("E090", 3, "T101: 原文如此")]

    def test_the_place_is_the_comment(self) -> None:
        (finding,) = check(f"甲 {ON.format('ignore T101 x')}\n", name="a.md").findings
        assert (finding.place.column, finding.place.end_column) == (3, 3 + len(ON.format("ignore T101 x")))
        assert finding.text == ON.format("ignore T101 x")

    def test_one_whose_rules_did_not_run_is_not_unused(self) -> None:
        text = f"{ON.format('ignore T101 原文如此')}\n\n有错字\n"
        assert places(check(text, name="a.md", settings=Settings(ignore=("T101",)))) == []
        assert places(check(text, rule("T101", edition=("2019",)), name="a.md")) == []

    def test_one_with_a_rule_that_was_left_out_may_serve_it(self) -> None:
        rules = rule("T101"), rule("T102", params=Word("笔误"))
        text = f"{ON.format('ignore T101,T102 原文如此')}\n\n有笔误\n"
        assert places(check(text, *rules, name="a.md", settings=Settings(select=("T101", "E09")))) == []
        assert places(check(text, *rules, name="a.md")) == []

    def test_rules_on_suppressions_may_be_off(self) -> None:
        text = f"{ON.format('ignore T101 原文如此')}\n{ON.format('ignore')}\n"
        assert places(check(text, name="a.md", settings=Settings(ignore=("E09",)))) == []


class TestMending:
    """What is wrong with comments is mended as other faults are."""

    def mended(self, text: str, unsafe: bool = False, *rules: Rule) -> str:
        def look(data: bytes) -> tuple[Document | None, tuple[Finding, ...]]:
            outcome = check(data.decode(), *rules, name="a.md")
            return outcome.document, outcome.findings

        return mend(text.encode(), look, unsafe).new.decode()

    @pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
    def test_an_unused_comment_goes_with_its_line(self, newline: str) -> None:
        before = f"甲。\n\n{ON.format('ignore T101 原文如此')}\n\n乙。\n".replace("\n", newline)
        assert self.mended(before) == "甲。\n\n乙。\n".replace("\n", newline)

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            ("甲。{}乙。\n", "甲。乙。\n"),
            # Without a blank line between, two paragraphs would become one.
            ("甲。\n{}\n乙。\n", "甲。\n\n乙。\n"),
            ("{}\n\n甲。\n", "甲。\n"),
            ("甲。\n\n{}\n", "甲。\n\n"),
            ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 {} |\n", "| 甲 | 乙 |\n|---|---|\n| 1 | 2  |\n"),
        ],
    )
    def test_an_unused_comment_alone_goes(self, before: str, after: str) -> None:
        assert self.mended(before.format(ON.format("ignore T101 原文如此"))) == after

    def test_a_pair_goes_together(self) -> None:
        start, end = ON.format("ignore-start T101 附录照录"), ON.format("ignore-end T101")
        assert self.mended(f"{start}\n\n甲。\n\n{end}\n\n有错字。\n") == "甲。\n\n有错字。\n"

    def test_one_that_serves_stays(self) -> None:
        text = f"{ON.format('ignore T101 原文如此')}\n\n有错字。\n"
        assert self.mended(text, True) == text

    def test_one_with_rules_for_other_reports_wants_a_second_look(self) -> None:
        rules = rule("T101"), rule("T102", edition=("2019",))
        (finding,) = check(f"{ON.format('ignore T1 原文如此')}\n\n正字。\n", *rules, name="a.md").findings
        assert finding.fix == "unsafe"

    @pytest.mark.parametrize(
        ("wrong", "right"),
        [
            ("ingore T101 原文如此", "ignore T101 原文如此"),
            ("ignore_file T101 原文如此", "ignore-file T101 原文如此"),
            ("ignore rule-t01 原文如此", "ignore rule-t101 原文如此"),
        ],
    )
    def test_a_slip_of_the_pen_is_mended_when_a_person_looks(self, wrong: str, right: str) -> None:
        text = "{}\n\n有错字。\n"
        assert self.mended(text.format(ON.format(wrong))) == text.format(ON.format(wrong))
        assert self.mended(text.format(ON.format(wrong)), True) == text.format(ON.format(right))


class TestSettings:
    """Side-car ignores, for formats without comments."""

    @pytest.mark.parametrize(
        ("ignore", "expected"),
        [
            (Ignore("T101", "原文"), []),
            (Ignore("T1", "原文"), []),
            (Ignore("rule-t101", "原文", text="错字"), []),
            (Ignore("T101", "原文", text="錯 字"), []),
            (Ignore("T101", "原文", path="*.txt"), []),
            (Ignore("T101", "原文", section="problems"), [4]),
            (Ignore("T101", "原文", section="overview", text="错字"), [6]),
        ],
    )
    def test_reach(self, ignore: Ignore, expected: list[int]) -> None:
        text = f"{TITLE}\n\n一、总体情况\n有错字\n二、存在的主要问题及改进情况\n有错字\n"
        assert lines(text, "a.txt", ignores=(ignore,)) == expected

    @pytest.mark.parametrize("ignore", [Ignore("T101", "甲", text="错"), Ignore("T101", "甲", path="*.md"), Ignore("E0", "甲")])
    def test_what_is_not_meant_stands(self, ignore: Ignore) -> None:
        assert lines("有错字", "a.txt", ignores=(ignore,)) == [1]

    def test_what_is_held_back_is_told(self) -> None:
        (held,) = check("有错字", settings=Settings(ignores=(Ignore("T101", "原文"),))).suppressed
        assert (held.how, held.reason) == ("settings", "原文")

    def test_one_that_served_in_no_draft_of_the_run_is_told_once(self) -> None:
        ignores = (Ignore("T101", "用过"), Ignore("T101", "无用", text="别字"), Ignore("T101", "别处", path="other/*.txt"))
        linter = Linter(pack(rule()), Settings(ignores=ignores))
        drafts = document("正字", "0.txt"), document("错字", "1.txt")
        outcomes = [linter.check_document(draft, snippet=True) for draft in drafts]
        assert all(outcome.findings == () for outcome in outcomes)
        (unused,) = linter.unused_ignores(outcomes)
        assert (unused.rule, unused.place.path, unused.place.line, unused.place.column) == ("E090", "0.txt", 1, 1)
        assert unused.message.en == "settings"

    def test_one_that_a_comment_went_before_is_not_unused(self) -> None:
        linter = Linter(pack(rule()), Settings(ignores=(Ignore("T101", "原文"),)))
        outcome = linter.check_document(document(f"{ON.format('ignore T101 甲')}\n\n错字\n\n错字\n", "a.md"), snippet=True)
        assert linter.unused_ignores([outcome]) == []
