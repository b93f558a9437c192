"""The JSON Schemas that `schema` prints hold for what the command really reads and prints."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from lint.cli.schema import NAMES
from lint.ruleset.loader import DEFAULT_PACK
from lint.ruleset.places import builtin_packs
from tests.cli.drafts import BROKEN, run, write


def printed(name: str) -> jsonschema.Draft202012Validator:
    schema: dict[str, Any] = json.loads(run("schema", name).stdout)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_a_schema(name: str) -> None:
    checker = printed(name)
    checker.check_schema(checker.schema)
    assert not checker.is_valid({"unknown": 1})


def test_an_unknown_name_is_a_usage_error() -> None:
    assert run("schema", "none").exit_code == 2


def test_reports_of_drafts() -> None:
    write("a.md", BROKEN)
    write("b.md")
    write("c.md", "")
    checker = printed("json")
    report = json.loads(run("check", ".", "--format", "json", "--statistics").stdout)
    checker.validate(report)
    assert [bool(file["findings"]) for file in report["files"]] == [True, False, False]
    lines = printed("jsonl")
    for line in run("check", ".", "--format", "jsonl").stdout.splitlines():
        lines.validate(json.loads(line))


def test_a_configuration_that_init_writes() -> None:
    run("init", "--agency", "舟曲县民政局", "--level", "department")
    with open("disclosure-lint.yaml", encoding="utf-8") as file:  # noqa: PTH123
        config = yaml.safe_load(file)
    checker = printed("config")
    checker.validate(config)
    checker.validate(config | {"format": "sarif"})
    assert not checker.is_valid(config | {"format": "none"})


def test_the_rules_of_the_pack() -> None:
    checker = printed("rules")
    for file in sorted((builtin_packs() / DEFAULT_PACK / "rules").glob("*.yaml")):
        assert [error.message for error in checker.iter_errors(yaml.safe_load(file.read_text("utf-8")))] == []
