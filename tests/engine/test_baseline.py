"""A baseline: what it knows again, what it does not, and what it holds that is found no more."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.document import to_traditional
from lint.engine import Linter, Outcome
from lint.engine.baseline import Baseline, BaselineError, Stale, Subject, subject_of
from lint.ruleset.values import Text
from tests.engine.kit import TITLE, Word, document, pack, rule

RULES = rule("T101"), rule("T102", params=Word("笔误")), rule("T103", params=Word("占位"))
HEADINGS = "一、总体情况", "二、存在的主要问题及改进情况"
FILE = Path("/nowhere/baseline.json")


def outcome(text: str, name: str = "/nowhere/a.txt", baseline: Baseline | None = None) -> Outcome:
    return Linter(pack(*RULES), baseline=baseline).check_document(document(text, name))


def known(*drafts: Outcome, file: Path = FILE, baseline: Baseline | None = None) -> Baseline:
    """A baseline of all that was found in these drafts."""
    found = []
    for each in drafts:
        assert each.report
        found.append((each.path, subject_of(each.report), [*each.findings], each.ran))
    return (baseline or Baseline(file)).updated(found)


def draft(*parts: list[str], title: str = TITLE) -> str:
    return "\n".join([title, *(line for heading, lines in zip(HEADINGS, parts, strict=True) for line in (heading, *lines))]) + "\n"


def new(text: str, baseline: Baseline, name: str = "/nowhere/a.txt") -> list[tuple[str, str, str | None]]:
    return [(each.rule, each.text, each.section) for each in outcome(text, name, baseline).findings]


def stale(baseline: Baseline, *drafts: Outcome) -> list[tuple[str, int, bool]]:
    found = baseline.stale((each.recalled, each.ran) for each in drafts)
    return [(each.entry.text, each.times, each.gone) for each in found]


lines = st.lists(st.sampled_from(["有错字。", "又有错字和笔误。", "笔误在此。", "公开信息12条。"]), max_size=6)


class TestKnownAgain:
    @given(lines, lines, st.data())
    def test_moved_lines_and_another_script_bring_nothing_new(
        self, first: list[str], second: list[str], data: st.DataObject
    ) -> None:
        baseline = known(outcome(draft(first, second)))
        shuffled = draft(*(data.draw(st.permutations([*part, "", "新的一段。"])) for part in (first, second)))
        assert new(shuffled, baseline) == []
        assert new(to_traditional(shuffled).replace("\n", "\r\n"), baseline) == []

    @given(lines, lines, st.data())
    def test_one_new_slip_is_told_and_no_other(self, first: list[str], second: list[str], data: st.DataObject) -> None:
        baseline = known(outcome(draft(first, second)))
        word = data.draw(st.sampled_from(["错字", "笔误", "占位"]))
        at = data.draw(st.integers(0, len(second)))
        slipped = draft(first, [*second[:at], f"新增{word}一处。", *second[at:]])
        code = {"错字": "T101", "笔误": "T102", "占位": "T103"}[word]
        assert new(slipped, baseline) == [(code, word, "problems")]

    def test_the_same_slip_in_another_section_is_new(self) -> None:
        baseline = known(outcome(draft(["有错字。"], [])))
        assert new(draft([], ["有错字。"]), baseline) == [("T101", "错字", "problems")]

    def test_of_equal_words_the_one_with_another_message_is_new(self) -> None:
        first = outcome(draft(["有错字。"], []))
        (finding,) = first.findings
        other = finding._replace(message=Text("另一处", "another"))
        assert first.report
        assert known(first).sort(first.path, subject_of(first.report), [other, finding])[0] == [False, True]

    def test_when_the_words_changed_the_message_tells(self) -> None:
        first = outcome(draft(["有错字。"], []))
        (finding,) = first.findings
        baseline = known(first)
        changed = finding._replace(text="错字很多")
        assert first.report
        assert baseline.sort(first.path, subject_of(first.report), [changed])[0] == [True]
        other = changed._replace(message=Text("另一处", "another"))
        assert baseline.sort(first.path, subject_of(first.report), [other])[0] == [False]


class TestDrafts:
    def test_a_renamed_draft_is_known_by_what_it_reports(self) -> None:
        text = draft(["有错字。"], [])
        assert new(text, known(outcome(text)), "/elsewhere/舟曲科技局 定稿.txt") == []

    def test_the_same_report_in_another_format_is_known(self) -> None:
        text = draft(["有错字。"], ["有笔误。"])
        page = "".join(f"<p>{line}</p>" for line in text.splitlines())
        assert new(f"<html><body>{page}</body></html>", known(outcome(text)), "/nowhere/b.html") == []

    def test_a_draft_of_another_agency_or_year_is_not(self) -> None:
        baseline = known(outcome(draft(["有错字。"], [])))
        for title in (TITLE.replace("2023", "2024"), TITLE.replace("科学技术", "教育")):
            assert len(new(draft(["有错字。"], [], title=title), baseline, "/nowhere/b.txt")) == 1

    def test_by_its_path_a_draft_is_known_whose_title_was_mended(self) -> None:
        baseline = known(outcome(draft(["有错字。"], [], title=TITLE.replace("科学技术", "科技"))))
        assert new(draft(["有错字。"], []), baseline) == []

    def test_a_draft_without_a_title_is_known_by_its_path(self) -> None:
        untitled = draft(["有错字。"], [], title="")
        baseline = known(outcome(untitled))
        assert new(f"公开。\n{untitled}", baseline) == []
        assert len(new(untitled, baseline, "/nowhere/b.txt")) == 1

    def test_of_drafts_of_one_agency_the_likest_is_meant(self) -> None:
        first, second = draft(["有错字。"], []), draft(["有笔误。"], [])
        baseline = known(outcome(first, "/nowhere/a.txt"), outcome(second, "/nowhere/b.txt"))
        assert new(second, baseline, "/nowhere/c.txt") == []
        assert new(second, baseline, "/nowhere/a.txt") == [("T102", "笔误", "overview")]


class TestStale:
    def test_what_is_found_no_more_is_told(self) -> None:
        baseline = known(outcome(draft(["有错字，错字，笔误。"], [])))
        assert stale(baseline, outcome(draft(["有错字。"], []), baseline=baseline)) == [("错字", 1, False), ("笔误", 1, False)]

    def test_a_rule_that_did_not_run_makes_nothing_stale(self) -> None:
        baseline = known(outcome(draft(["有错字。"], [])))
        linter = Linter(pack(RULES[1]), baseline=baseline)
        assert stale(baseline, linter.check_document(document(draft([], []), "/nowhere/a.txt"))) == []

    def test_drafts_outside_the_run_are_stale_when_their_file_is_gone(self, tmp_path: Path) -> None:
        there = tmp_path / "a.txt"
        there.write_text(draft(["有错字。"], []))
        baseline = known(outcome(there.read_text(), str(there)), file=tmp_path / "b.json")
        assert stale(baseline) == []
        there.unlink()
        assert stale(baseline) == [("错字", 1, True)]

    def test_what_one_of_two_formats_still_has_is_not_stale(self) -> None:
        text = draft(["有错字。"], [])
        baseline = known(outcome(text))
        assert stale(baseline, outcome(text, baseline=baseline), outcome(draft([], []), "/nowhere/b.txt", baseline)) == []


class TestWriting:
    def test_written_and_read_it_is_the_same_and_sorted(self, tmp_path: Path) -> None:
        file = tmp_path / "b.json"
        drafts = [outcome(draft(["有错字和笔误，还有笔误。"], []), str(tmp_path / name)) for name in ("b/乙.txt", "a/甲.txt")]
        written = known(*drafts, file=file).dumped()
        file.write_text(written, "utf-8")
        again = Baseline.read(file)
        assert again.dumped() == written == known(*reversed(drafts), file=file).dumped()
        assert [each["path"] for each in json.loads(written)["files"]] == ["a/甲.txt", "b/乙.txt"]

    def test_other_drafts_and_rules_that_did_not_run_stay(self, tmp_path: Path) -> None:
        for name in ("a.txt", "b.txt", "gone.txt"):
            (tmp_path / name).touch()
        whole = draft(["有错字和笔误。"], [])
        first = known(*(outcome(whole, str(tmp_path / name)) for name in ("a.txt", "b.txt", "gone.txt")), file=tmp_path / "x.json")
        (tmp_path / "gone.txt").unlink()
        only_one = Linter(pack(RULES[0])).check_document(document(draft([], []), str(tmp_path / "a.txt")))
        second = known(only_one, baseline=first)
        assert [(each.path, [entry.text for entry in each.entries]) for each in second.records] == [
            ("a.txt", ["笔误"]), ("b.txt", ["错字", "笔误"]),
        ]  # fmt: skip

    def test_a_renamed_draft_takes_its_record_along(self, tmp_path: Path) -> None:
        text = draft(["有错字。"], [])
        first = known(outcome(text, str(tmp_path / "a.txt")), file=tmp_path / "x.json")
        second = known(outcome(text, str(tmp_path / "b.txt")), baseline=first)
        assert [each.path for each in second.records] == ["b.txt"]

    def test_long_numbers_are_not_copied_into_it(self) -> None:
        found = outcome(draft(["有错字。"], []))
        finding = found.findings[0]._replace(text="62263019000101000X")
        baseline = Baseline(FILE).updated([("a.txt", Subject(), [finding], found.ran)])
        assert baseline.records[0].entries[0].text == "622***************"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"\xff", b"[]", b"{}", b'{"version": 2, "files": []}', b'{"version": true, "files": []}', b'{"version": 1}',
        b'{"version": 1, "files": [1]}', b'{"version": 1, "files": [{"path": "a", "findings": [{}]}]}',
        b'{"version": 1, "files": [{"path": 1, "findings": []}]}',
        b'{"version": 1, "files": [{"path": "a", "year": "x", "findings": []}]}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_broken_one_is_an_error(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "b.json"
    file.write_bytes(content)
    with pytest.raises(BaselineError):
        Baseline.read(file)


def test_stale_entries_say_where() -> None:
    baseline = known(outcome(draft(["有错字。"], []), "/nowhere/in/a.txt"))
    (each,) = baseline.stale([])
    assert isinstance(each, Stale)
    assert each.path == "in/a.txt"
