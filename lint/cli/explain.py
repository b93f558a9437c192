"""`disclosure-lint explain`: one rule, whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import (
    Command,
    complete_rules,
    config_options,
    emit,
    lang_option,
    language_asked,
    load,
    packs_of,
    source_for,
    tell_faulty_rules,
)
from lint.cli.rules import selected

if TYPE_CHECKING:
    from lint.ruleset.model import Example, Rule
    from lint.ruleset.text import Language

@click.command("explain", cls=Command, short_help="讲明一条规则 · Tell one rule whole.")
@click.argument("codes", nargs=-1, required=True, shell_complete=complete_rules, metavar="CODE...")
@click.option("--format", "format_", allow_from_autoenv=False, type=click.Choice(("text", "markdown", "json")), default="text",
              help="输出格式；json 含两种语言 · The form of the page; json has both languages.")
@config_options
@lang_option
def command(codes: tuple[str, ...], format_: str, lang: "Language | None", **given: Any) -> None:
    """讲明一条规则：查什么、为什么、依据、怎么改、例子。规则用代码或名称指明。

    Tell one rule whole: what, why, on what basis, how to mend it, examples. CODE may be a name.

    \b
      disclosure-lint explain C201
      disclosure-lint explain place-unknown
      disclosure-lint explain W501 --format markdown > W501.md
    """
    source = source_for(Path(), given["config_file"], given["no_config"])
    language = lang or source.config.lang or language_asked()
    pack = load(packs_of(source, given["packs"]), not given["no_cache"])
    tell_faulty_rules(pack, language)
    rules = selected(pack, codes, language)
    if format_ == "json":
        import json

        from lint.cli.rule_page import data

        emit(json.dumps([data(rule, whole=True) for rule in rules], ensure_ascii=False, indent=2) + "\n", utf8=True)
    elif format_ == "markdown":
        from lint.cli.rule_page import markdown

        emit("\n".join(markdown(rule, language or "zh") for rule in rules), utf8=True)
    else:
        emit("\n".join("".join(f"{line}\n" for line in _page(rule, language or "zh")) for rule in rules))


def _page(rule: "Rule", language: "Language") -> Iterator[str]:
    import shutil

    from lint.cli.rule_page import LABELS, facts

    width = min(100, max(60, shutil.get_terminal_size().columns - 1))
    yield f"{rule.code} {rule.name}"
    texts = {"message": rule.message.in_(language), "why": rule.why.in_(language)}
    about = texts | {"mend": rule.mend.in_(language) if rule.mend else ""} | facts(rule, language)
    for key, text in about.items():
        if text:
            yield from _paragraph(LABELS[key].in_(language), text, width)
    if not rule.enabled:
        yield f"  {LABELS['enabled'].in_(language)}"
    for key, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        yield ""
        yield LABELS[key].in_(language)
        for example in examples:
            yield from _example(example, width)


def _paragraph(label: str, text: str, width: int) -> Iterator[str]:
    """A label, and the text beside it in lines of its own."""
    from lint.reporters.width import pad, wrap

    column = 18
    lines = [line for part in text.splitlines() for line in wrap(part, width - column)]
    for number, line in enumerate(lines):
        yield pad(f"  {label}" if number == 0 else "", column) + line


def _example(example: "Example", width: int) -> Iterator[str]:
    """A draft or the changes made to one, and the words that the rule finds."""
    from lint.cli.rule_page import LABELS, besides, finds
    from lint.reporters.width import wrap

    if example.file:
        yield f"  {example.file}"
    for replacement in example.replace:
        for sign, text in (("-", replacement.old), ("+", replacement.new)):
            for line in (line for part in text.splitlines() or [""] for line in wrap(part, width - 6)):
                yield f"    {sign} {line}".rstrip()
    for line in (line for part in example.text.splitlines() for line in wrap(part, width - 6)):
        yield f"    {line}".rstrip()
    for label, beside in besides(example):
        yield f"    + {label.zh} · {label.en}"
        yield from _example(beside, width)
    if example.missing:
        yield f"    + {LABELS['missing'].zh} · {LABELS['missing'].en}: {'、'.join(example.missing)}"
    for key, at, detail in example.noted:
        yield f"    + {' '.join(each for each in (key, at, detail) if each)}"
    for words in finds(example):
        if words:
            yield f"    → {' '.join(words.split())}"
