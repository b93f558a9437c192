"""Every rule of the pack says all that a reader of its finding needs, in both languages."""

import re

import pytest

from lint.ruleset.model import Rule
from lint.ruleset.values import Text
from tests.rules.examples import findings, pack

RULES = list(pack().rules.values())
HAN = re.compile("[\u4e00-\u9fff]")
FAMILIES = ("E0", "S1", "C2", "D3", "N4", "W5", "P6", "X7")


def texts(rule: Rule) -> dict[str, Text]:
    said = {"message": rule.message, "why": rule.why, **{f"message {name}": text for name, text in rule.messages.items()}}
    return said | ({"mend": rule.mend} if rule.mend else {})


def test_no_rule_is_faulty() -> None:
    assert [str(error) for error in pack().errors] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_speaks_both_languages(rule: Rule) -> None:
    for name, text in texts(rule).items():
        words = re.sub(r"\{.*?\}", "", text.zh)
        assert HAN.search(words), f"{name} has no Chinese"
        # An English text may quote a word or mark of the form, no more.
        assert len(HAN.findall(text.en)) < len(text.en) / 4, f"{name} is not English"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_it_gives_its_basis_and_examples(rule: Rule) -> None:
    assert HAN.search(rule.basis)
    assert rule.examples.bad
    assert rule.examples.good
    assert rule.code[:2] in FAMILIES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_that_mends_shows_an_example_of_it(rule: Rule) -> None:
    given = {finding.fix for example in rule.examples.bad for finding in findings(rule, example)} - {None}
    assert given <= ({rule.fix} if rule.fix != "safe" else {"safe", "unsafe"})
    assert bool(given) == bool(rule.fix)


def test_codes_and_names_are_taken_once() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert not set(names) & {rule.code.lower() for rule in RULES}
