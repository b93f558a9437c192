"""A few dozen hostile drafts of the kind that `python -m tests.fuzz` makes by the thousand."""

import random
from pathlib import Path

import pytest

from lint import Linter, load_pack
from lint.checks import kind
from lint.checks.hit import Hit
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.ruleset.errors import PackError
from lint.ruleset.params import build
from tests.fuzz.mutations import CHANGES, mutated
from tests.fuzz.targets import SMALL, TARGETS, Makers

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
DRAFTS = [file for file in sorted(FIXTURES.rglob("*")) if file.suffix in (".txt", ".md", ".html", ".docx", ".pdf")]


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_done_to_a_draft_it_is_checked_or_refused_with_a_message(seed: int) -> None:
    chance = random.Random(seed)
    file = chance.choice(DRAFTS)
    outcome = Linter(load_pack()).check_bytes(mutated(file.read_bytes(), chance)[:100_000], file.name)
    assert outcome.troubles == ()
    assert outcome.error is None or not outcome.error.en.startswith("the program failed")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_every_change_takes_an_empty_draft(change: object) -> None:
    assert callable(change)
    assert isinstance(change(b"", random.Random(0)), bytes)


@pytest.mark.parametrize(("target", "number"), [("normal", 12), ("expression", 60), ("pack", 3)])
def test_whatever_is_done_to_another_part_it_is_taken_or_refused(target: str, number: int) -> None:
    makers, chance = Makers([SMALL]), random.Random(5)
    for _ in range(number):
        data, name = makers.made(target, chance)
        assert TARGETS[target](data[:100_000], name) == "", (name, data[:300])


class TestPacks:
    """What mutated packs brought to light."""

    def hits(self, name: str, params: dict[str, object]) -> list[Hit]:
        report = understand(read_bytes("# 报告\n\n公开,公开《办法。\n".encode(), "a.md"), load_pack().form)
        return list(kind(name).check(report, build(kind(name).Params, params)))

    @pytest.mark.parametrize("pair", ["{", "", "《》〉", None])
    def test_a_pair_of_marks_that_is_none_is_refused_with_its_place(self, pair: object) -> None:
        with pytest.raises(PackError, match="two marks") as refused:
            self.hits("brackets", {"pairs": ["《》", pair]})
        assert refused.value.at == ("pairs", 1)

    def test_marks_that_mean_something_in_a_pattern_are_marks(self) -> None:
        assert [hit.suggestion for hit in self.hits("halfwidth", {"groups": [{"marks": {",": "]", "]": "^"}}]})] == ["]"]
        assert self.hits("halfwidth", {"groups": [{"marks": {}}]}) == []
