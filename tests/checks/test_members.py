"""Rules that compare a government's report with those of its members."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from lint.checks.finding import Finding
from lint.checks.members.blame import Cell, explain
from lint.engine import Linter, Settings
from lint.engine.members import member_of
from lint.readers import read_bytes
from lint.report.given import Given
from lint.report.members import Members
from tests.checks.drafts import changed, understood
from tests.rules.examples import pack

CODES = ("C241", "C242", "C243")


def bureau(name: str, licences: int, granted: int) -> str:
    """A bureau's report with so many licences, and so many requests more than one granted to persons."""
    more = granted - 4
    return changed(
        ("| 行政许可 | 132 |", f"| 行政许可 | {licences} |"),
        ("（一）予以公开 |  | 4 | 1 | 0 | 0 | 0 | 0 | 5 |", f"（一）予以公开 |  | {granted} | 1 | 0 | 0 | 0 | 0 | {granted + 1} |"),
        ("（七）总计 |  | 9 | 2 | 0 | 0 | 1 | 0 | 12 |", f"（七）总计 |  | {9 + more} | 2 | 0 | 0 | 1 | 0 | {12 + more} |"),
        ("申请数量 | |  | 9 | 2 | 0 | 0 | 1 | 0 | 12 |", f"申请数量 | |  | {9 + more} | 2 | 0 | 0 | 1 | 0 | {12 + more} |"),
    ).replace("岚皋县林业局", name)


def of(*drafts: str, **more: tuple[str, ...]) -> Members:
    return Members(tuple(member_of(understood(draft)) for draft in drafts), **more)


def compared(draft: str, members: Members | None, *codes: str) -> list[Finding]:
    linter = Linter(pack(), Settings(select=codes or CODES, given=Given(level="government")))
    outcome = linter.check_document(read_bytes(draft.encode(), "draft.md", "markdown"), members=members)
    assert not outcome.troubles, outcome.troubles
    return list(outcome.findings)


FOREST, WATER = bureau("岚皋县林业局", 132, 4), bureau("岚皋县水利局", 70, 6)


class TestReports:
    def test_the_sum_of_the_members_raises_nothing(self) -> None:
        assert compared(FOREST, of(FOREST)) == []
        assert compared(FOREST, None) == []

    def test_a_member_left_out_is_named_once(self) -> None:
        (finding,) = compared(FOREST, of(FOREST, WATER))
        assert (finding.rule, finding.severity) == ("C242", "error")
        assert "没有计入“岚皋县水利局”的数字" in finding.message.zh
        assert "岚皋县水利局 was left out" in finding.message.en

    def test_two_members_with_the_same_figures_are_both_named(self) -> None:
        (finding,) = compared(FOREST, of(FOREST, FOREST.replace("林业局", "教育局")))
        assert "没有计入“岚皋县林业局”的数字（也可能是岚皋县教育局，数字相同）" in finding.message.zh

    def test_a_slipped_cell_is_named_and_no_member(self) -> None:
        slip = FOREST.replace("| 行政许可 | 132 |", "| 行政许可 | 123 |")
        (finding,) = compared(slip, of(FOREST))
        assert (finding.rule, finding.text) == ("C241", "123")
        assert "本年处理决定数量 123（合计 132，相差 9）" in finding.message.zh
        assert "岚皋县林业局 132，合计 132" in finding.related[0].note.zh

    def test_a_slip_beside_a_member_left_out_is_told_apart(self) -> None:
        slip = FOREST.replace("| 行政处罚 | 17 |", "| 行政处罚 | 99 |")
        told = compared(slip, of(FOREST, WATER))
        assert [(finding.rule, finding.text) for finding in told] == [("C242", "1"), ("C241", "99")]

    def test_many_rows_that_differ_are_one_finding(self) -> None:
        other = understood(FOREST)
        figures = {
            table: {row: {column: number + 1 for column, number in cells.items()} for row, cells in rows.items()}
            for table, rows in member_of(other).tables.items()
        }
        told = compared(FOREST, Members((member_of(other)._replace(tables=figures),)))
        assert {finding.rule for finding in told} == {"C241"}
        # One for disclosure, one for requests, and the three rows of reviews.
        assert len(told) == 5

    def test_where_a_member_is_not_known_only_what_is_too_little_is_told(self) -> None:
        less, more = (FOREST.replace("| 行政许可 | 132 |", f"| 行政许可 | {number} |") for number in (100, 200))
        for unknown in ({"missing": ("岚皋县水利局",)}, {"unread": ("水利局.docx",)}):
            assert [finding.text for finding in compared(less, of(FOREST, **unknown), "C241")] == ["100"]
            assert compared(more, of(FOREST, **unknown), "C241", "C242") == []

    def test_a_members_blank_is_nought_and_its_dash_not_known(self) -> None:
        blank, dash = (FOREST.replace("| 行政强制 | 0 | | |", f"| 行政强制 | {mark} | | |") for mark in ("", "/"))
        some = FOREST.replace("| 行政强制 | 0 | | |", "| 行政强制 | 3 | | |")
        assert [finding.text for finding in compared(some, of(blank))] == ["3"]
        assert compared(some, of(dash)) == []

    def test_who_is_missing_is_told_at_the_title(self) -> None:
        (finding,) = compared(FOREST, of(FOREST, missing=("岚皋县水利局", "岚皋县财政局")))
        assert (finding.rule, finding.place.line) == ("C243", 1)
        assert finding.message.zh.endswith("2 个没有找到2023年的报告：岚皋县水利局、岚皋县财政局")


CELLS = [("requests", row, column) for row in ("received", "granted", "handled", "out") for column in ("person", "legal", "total")]
FIGURES = st.lists(st.integers(0, 60), min_size=len(CELLS), max_size=len(CELLS)).map(
    lambda numbers: {cell: number for cell, number in zip(CELLS, numbers, strict=True) if number}
)


def total(members: Mapping[str, Mapping[Cell, int]], names: list[str]) -> dict[Cell, int]:
    return {cell: sum(members[name].get(cell, 0) for name in names) for cell in CELLS}


class TestBlame:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(FIGURES, min_size=2, max_size=25), st.data())
    def test_up_to_three_members_left_out_or_counted_twice_are_found(
        self, reports: list[dict[Cell, int]], data: st.DataObject
    ) -> None:
        members = {str(number): figures for number, figures in enumerate(reports)}
        chosen = data.draw(st.lists(st.sampled_from(sorted(members)), min_size=1, max_size=min(3, len(members)), unique=True))
        twice = {name for name in chosen if data.draw(st.booleans())}
        counted = [name for name in members if name not in chosen or name in twice] + sorted(twice)
        own, whole = total(members, counted), total(members, list(members))
        differences = {cell: own[cell] - whole[cell] for cell in CELLS if own[cell] != whole[cell]}
        found = explain(differences, members) if differences else None
        if found is None:
            return
        # What is named explains the differences, and needs no more members than those that did it.
        assert len(found.blames) <= len(chosen)
        if not found.left:
            left = dict(differences)
            for blame in found.blames:
                for cell, number in members[blame.member].items():
                    left[cell] = left.get(cell, 0) + (number if blame.how == "left-out" else -number)
            assert not any(left.values())

    @settings(max_examples=100, deadline=None)
    @given(st.lists(FIGURES.filter(lambda figures: len(figures) > 7), min_size=2, max_size=25), st.data())
    def test_one_member_left_out_is_always_named(self, reports: list[dict[Cell, int]], data: st.DataObject) -> None:
        members = {str(number): figures for number, figures in enumerate(reports)}
        name = data.draw(st.sampled_from(sorted(members)))
        found = explain({cell: -number for cell, number in members[name].items()}, members)
        same = [other for other, figures in members.items() if figures == members[name]]
        if len(same) > 3:
            assert found is None
        else:
            assert found is not None
            assert [(blame.how, {blame.member, *blame.alike}) for blame in found.blames] == [("left-out", set(same))]

    @settings(max_examples=100, deadline=None)
    @given(st.lists(FIGURES, min_size=1, max_size=25), st.sampled_from(CELLS), st.integers(1, 100))
    def test_one_cell_alone_blames_nobody(self, reports: list[dict[Cell, int]], cell: Cell, difference: int) -> None:
        members = {str(number): figures for number, figures in enumerate(reports)}
        assert explain({cell: difference}, members) is None

    def test_three_of_many_are_found(self) -> None:
        members = {
            str(name): {cell: (name * 7 + at * name * name) % 53 for at, cell in enumerate(CELLS)} for name in range(1, 60)
        }
        gone = ("7", "23", "41")
        differences = {cell: -sum(members[name][cell] for name in gone) for cell in CELLS}
        found = explain(differences, members)
        assert found is not None
        assert sorted(blame.member for blame in found.blames) == sorted(gone)
