"""`disclosure-lint schema`: the JSON Schemas of what the command reads and prints."""

import json
from typing import Any

import click

from lint.cli.base import Command, emit

NAMES = ("json", "jsonl", "config", "rules")


@click.command("schema", cls=Command, short_help="输出 JSON Schema · Print a JSON Schema.")
@click.argument("name", type=click.Choice(NAMES))
def command(name: str) -> None:
    """输出 JSON Schema：json、jsonl 是 check 的输出格式，config 是配置文件，rules 是规则文件。

    Print a JSON Schema: of the output of check (json; jsonl, for a line of it), of a configuration, of a file of rules.

    \b
      disclosure-lint schema json > report.schema.json
      disclosure-lint schema rules > rules.schema.json
    """
    emit(json.dumps(schema(name), ensure_ascii=False, indent=2) + "\n", utf8=True)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of that name, one of NAMES."""
    if name == "config":
        from lint.config import config_schema

        return config_schema()
    if name == "rules":
        from lint.checks import kind, kind_names
        from lint.ruleset.schema import rule_schema

        return rule_schema({each: kind(each).Params for each in kind_names()})
    from importlib.resources import files

    shipped: dict[str, Any] = json.loads((files("lint") / "schemas" / f"{name}.json").read_text("utf-8"))
    return shipped
