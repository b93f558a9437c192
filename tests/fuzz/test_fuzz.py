"""A few dozen hostile drafts of the kind that `python -m tests.fuzz` makes by the thousand."""

import random
from pathlib import Path

import pytest

from lint import Linter, load_pack
from tests.fuzz.mutations import CHANGES, mutated

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
