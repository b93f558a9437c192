"""The JSON Schema of rule files says what the loader says."""

from dataclasses import dataclass
from typing import Any

import jsonschema
import pytest
import yaml

from lint.checks import kind, kind_names
from lint.ruleset.loader import DEFAULT_PACK
from lint.ruleset.places import builtin_packs
from lint.ruleset.schema import rule_schema
from tests.ruleset.packs import Params, rule

RULE_FILES = sorted((builtin_packs() / DEFAULT_PACK / "rules").glob("*.yaml"))


@dataclass(frozen=True)
class Required:
    most: int


SCHEMA = rule_schema({"length": Params, "pattern": Required})


def faults(entry: dict[str, Any], schema: dict[str, Any] = SCHEMA) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors({"rules": [entry]})]


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("file", RULE_FILES, ids=lambda file: file.name)
def test_it_holds_for_the_rules_of_the_pack(file: Any) -> None:
    schema = rule_schema({name: kind(name).Params for name in kind_names()})
    data = yaml.safe_load(file.read_text("utf-8"))
    assert [error.message for error in jsonschema.Draft202012Validator(schema).iter_errors(data)] == []


def test_a_rule_with_every_parameter_is_valid() -> None:
    params = {"pattern": "a+", "words": ["甲"], "limits": {"most": 1, "unit": "words"}, "lexicon": "words", "assert": "x"}
    assert faults(rule(params=params, edition=["2021"], levels=["township"], fix="safe", enabled=False)) == []


@pytest.mark.parametrize(
    "entry",
    [
        rule(severty="error"),
        rule(severity="fatal"),
        rule(kind="other"),
        rule(code="T1"),
        rule(name="Too Long"),
        rule(message={"zh": "过长"}),
        rule(examples={"bad": [], "good": [{"text": "短"}]}),
        rule(examples={"bad": [{"finds": "长"}], "good": [{"text": "短"}]}),
        rule(folder="/"),
        rule(params={"limit": 1}),
        rule(params={"limits": {}}),
        rule(params={"limits": {"most": "3"}}),
        rule(params={"limits": {"most": 3, "unit": "word"}}),
        rule(kind="pattern"),
        rule(kind="pattern", params={}),
    ],
)
def test_what_the_loader_refuses_is_not_valid(entry: dict[str, Any]) -> None:
    assert faults(entry) != []
