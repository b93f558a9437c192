"""Every rule finds what its bad examples name, and lets its good ones pass, in both scripts."""

import pytest

from lint.ruleset.model import Example, Rule
from tests.rules.examples import expected, findings, pack, simplified, texts


def cases(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.code}-{index}")
        for rule in pack().rules.values()
        for index, example in enumerate(getattr(rule.examples, kind))
    ]


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_bad_example_is_found_at_its_words(rule: Rule, example: Example) -> None:
    found = findings(rule, example)
    assert texts(found) == expected(example)
    for finding in found:
        assert "{" not in finding.message.zh + finding.message.en, "a value for the message is missing"


@pytest.mark.parametrize(("rule", "example"), cases("bad"))
def test_a_bad_example_in_traditional_script_is_found_at_the_same_words(rule: Rule, example: Example) -> None:
    assert simplified(texts(findings(rule, example, traditional=True))) == simplified(expected(example))


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_a_good_example_passes(rule: Rule, example: Example) -> None:
    assert texts(findings(rule, example)) == []


@pytest.mark.parametrize(("rule", "example"), cases("good"))
def test_a_good_example_in_traditional_script_passes(rule: Rule, example: Example) -> None:
    assert texts(findings(rule, example, traditional=True)) == []
