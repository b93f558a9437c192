"""`disclosure-lint rules`: the rules there are."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import (
    Command,
    complete_rules,
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
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.ruleset.model import FixSafety, Pack, Rule
    from lint.ruleset.text import Language


_FIX: "dict[FixSafety | None, Text]" = {"safe": Text("可改", "safe"), "unsafe": Text("复核改", "unsafe"), None: Text("", "")}


@click.command("rules", cls=Command, short_help="列出规则 · List the rules.")
@click.argument("selectors", nargs=-1, metavar="[CODE]...", callback=several, shell_complete=complete_rules)
@click.option("--family", "families", multiple=True, callback=several, metavar="FAMILY",
              help="只列这一类，如 C2，可重复 · Rules of this family only, such as C2; repeatable.")
@click.option("--severity", multiple=True, type=click.Choice(("error", "warning", "info")),
              help="只列这一级，可重复 · Rules of this severity only; repeatable.")
@click.option("--kind", "kinds", multiple=True, callback=several, metavar="KIND",
              help="只列这种检查方式，可重复 · Rules of this kind of check only; repeatable.")
@click.option("--fixable", type=click.Choice(("safe", "unsafe", "any", "none")),
              help="只列能自动改正的：有把握、须复核、两者，或不能改正的 · Rules by what --fix and --unsafe-fixes make of them.")
@click.option("--format", "format_", allow_from_autoenv=False, type=click.Choice(("text", "json")), default="text",
              help="输出格式 · The form of the list.")
@config_options
@lang_option
@click.pass_context
def command(ctx: click.Context, /, lang: "Language | None", **given: Any) -> None:
    """列出规则：全部，或这些代码、前缀、名称所指的。

    List the rules: all, or those that codes, prefixes or names stand for.

    严重程度之后是自动改正：“可改”用 --fix，“复核改”用 --unsafe-fixes。

    Behind the severity stands how a finding is fixed: `safe` by --fix, `unsafe` by --unsafe-fixes.

    \b
      disclosure-lint rules
      disclosure-lint rules C2 N4 --severity error
      disclosure-lint rules --fixable safe
      disclosure-lint rules --kind identity --format json
    """
    source = source_for(Path(), given["config_file"], given["no_config"])
    language = lang or source.config.lang or language_asked()
    pack = load(packs_of(source, given["packs"]), not given["no_cache"])
    tell_faulty_rules(pack, language)
    families, kinds = tuple(family.upper() for family in given["families"]), given["kinds"]
    _require(families, {rule.family for rule in pack.rules.values()}, "没有这一类", "there is no such family", language)
    _require(kinds, {rule.kind for rule in pack.rules.values()}, "没有这种检查方式", "there is no such kind of check", language)
    rules = [
        rule
        for rule in selected(pack, given["selectors"], language)
        if (not given["severity"] or rule.severity in given["severity"])
        and (not families or rule.family in families)
        and (not kinds or rule.kind in kinds)
        and given["fixable"] in (None, rule.fix or "none", "any" if rule.fix else None)
    ]
    if given["format_"] == "json":
        import json

        from lint.cli.rule_page import data

        emit(json.dumps([data(rule) for rule in rules], ensure_ascii=False, indent=2) + "\n", utf8=True)
    else:
        emit(_listed(rules, language or "zh"))
    ctx.exit(2 if pack.errors else 0)


def _require(names: tuple[str, ...], there: set[str], zh: str, en: str, language: "Language | None") -> None:
    from lint.ruleset.errors import valid_names

    for name in names:
        if name not in there:
            fail(zh, en, language, f"{name!r}; {valid_names(name, there)}")


def selected(pack: "Pack", selectors: tuple[str, ...], language: "Language | None") -> "list[Rule]":
    """The rules that codes, prefixes or names stand for, by code; all when there are none; leaves for one that names nothing."""
    from lint.engine.settings import SettingsError, codes_of

    try:
        codes = frozenset().union(*(codes_of(pack, selector) for selector in selectors)) if selectors else pack.rules
    except SettingsError as error:
        fail("没有这条规则", "there is no such rule", language, error)
    return [rule for code, rule in sorted(pack.rules.items()) if code in codes]


def _listed(rules: "list[Rule]", language: "Language") -> str:
    """A rule a line under the title of its family: code, name, severity, how it is fixed, message."""
    import shutil

    from lint.cli.rule_page import summary
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
        fix = pad(_FIX[rule.fix].in_(language), 6)
        head = f"  {rule.code}  {rule.name:{names}}  {severity}  {fix}  "
        indent = 6 + 2 + names + 2 + 7 + 2 + 6 + 2
        texts = wrap(summary(rule, language), max(20, width - indent))
        lines += [head + texts[0], *(" " * indent + text for text in texts[1:])]
    return "".join(f"{line}\n".replace(" \n", "\n") for line in lines)
