"""`disclosure-lint rules`: the rules there are."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import (
    Command,
    config_options,
    emit,
    fail,
    lang_option,
    language_asked,
    load,
    packs_of,
    several,
    source_for,
    tell_faulty_rules,
)

if TYPE_CHECKING:
    from lint.ruleset.model import Pack, Rule
    from lint.ruleset.values import Language


@click.command("rules", cls=Command, short_help="列出规则 · List the rules.")
@click.argument("selectors", nargs=-1, metavar="[CODE]...", callback=several)
@click.option("--severity", multiple=True, type=click.Choice(("error", "warning", "info")),
              help="只列这一级，可重复 · Rules of this severity only; repeatable.")
@click.option("--format", "format_", allow_from_autoenv=False, type=click.Choice(("text", "json")), default="text",
              help="输出格式 · The form of the list.")
@config_options
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    /,
    selectors: tuple[str, ...],
    severity: tuple[str, ...],
    format_: str,
    lang: "Language | None",
    **given: Any,
) -> None:
    """列出规则：全部，或这些代码、前缀、名称所指的。

    List the rules: all, or those that codes, prefixes or names stand for.

    \b
      disclosure-lint rules
      disclosure-lint rules C2 N4 --severity error
    """
    source = source_for(Path(), given["config_file"], given["no_config"])
    language = lang or source.config.lang or language_asked()
    pack = load(packs_of(source, given["packs"]), not given["no_cache"])
    tell_faulty_rules(pack, language)
    rules = [rule for rule in selected(pack, selectors, language) if not severity or rule.severity in severity]
    if format_ == "json":
        import json

        emit(json.dumps([_data(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n", utf8=True)
    else:
        emit(_listed(rules, language or "zh"))
    ctx.exit(2 if pack.errors else 0)


def selected(pack: "Pack", selectors: tuple[str, ...], language: "Language | None") -> "list[Rule]":
    """The rules that codes, prefixes or names stand for, by code; all when there are none; leaves for one that names nothing."""
    from lint.engine.settings import SettingsError, codes_of

    try:
        codes = frozenset().union(*(codes_of(pack, selector) for selector in selectors)) if selectors else pack.rules
    except SettingsError as error:
        fail("没有这条规则", "there is no such rule", language, error)
    return [rule for code, rule in sorted(pack.rules.items()) if code in codes]


def summary(rule: "Rule", language: "Language") -> str:
    """The rule's message with … for what a finding fills in."""
    import re

    return re.sub(r"\{\{|\}\}|\{[^{}]*\}", lambda found: found[0][0] if len(found[0]) == 2 else "…", rule.message.in_(language))


def _data(rule: "Rule") -> dict[str, Any]:
    texts = {"message": rule.message, "why": rule.why, "mend": rule.mend}
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "kind": rule.kind,
        "basis": rule.basis,
        "fix": rule.fix,
        "editions": list(rule.edition),
        "levels": list(rule.levels),
        "enabled": rule.enabled,
        **{key: {"zh": text.zh, "en": text.en} if text else None for key, text in texts.items()},
    }


def _listed(rules: "list[Rule]", language: "Language") -> str:
    """A rule a line under the title of its family: code, name, severity, message."""
    import shutil

    from lint.reporters.width import pad, wrap
    from lint.reporters.wording import SEVERITY, title_of

    width = max(60, shutil.get_terminal_size().columns - 1)
    names = max((len(rule.name) for rule in rules), default=0)
    lines: list[str] = []
    family = ""
    for rule in rules:
        if rule.family != family:
            family = rule.family
            lines += ["", title_of(family, language)] if lines else [title_of(family, language)]
        severity = pad(SEVERITY[rule.severity].in_(language), 7)
        head = f"  {rule.code}  {rule.name:{names}}  {severity}  "
        indent = 6 + 2 + names + 2 + 7 + 2
        texts = wrap(summary(rule, language), max(20, width - indent))
        lines += [head + texts[0], *(" " * indent + text for text in texts[1:])]
    return "".join(f"{line}\n".replace(" \n", "\n") for line in lines)
