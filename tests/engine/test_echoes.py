"""A rule that yields to another is silent where the other tells of the same fault."""

from lint.checks.hit import Hit, Note
from lint.document import Span
from lint.engine.findings import Draft
from lint.engine.linter import _without_echoes
from lint.ruleset.values import Text
from tests.engine.kit import rule

NOTE = Text("旁证", "beside")
CELL, PROSE = Span(10, 12), Span(40, 44)


def codes(*drafts: Draft) -> list[str]:
    return [draft.rule.code for draft in _without_echoes(list(drafts))]


def test_one_of_two_findings_at_a_place_is_dropped() -> None:
    total, row = rule("C202", "total", yields_to=("C203",)), rule("C203", "row")
    assert codes(Draft(total, "error", Hit(CELL)), Draft(row, "error", Hit(CELL))) == ["C203"]
    assert codes(Draft(total, "error", Hit(PROSE)), Draft(row, "error", Hit(CELL))) == ["C202", "C203"]
    assert codes(Draft(total, "error", Hit(CELL))) == ["C202"]


def test_a_finding_whose_related_place_is_the_fault_is_dropped() -> None:
    text, row = rule("C211", "text", yields_to=("C203",)), rule("C203", "row")
    echo = Draft(text, "error", Hit(PROSE, related=(Note(CELL, NOTE),)))
    assert codes(echo, Draft(row, "error", Hit(CELL))) == ["C203"]
    assert codes(Draft(row, "error", Hit(PROSE, related=(Note(CELL, NOTE),))), Draft(text, "error", Hit(CELL))) == ["C203", "C211"]
