"""`disclosure-lint explain`: one rule, whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lint.cli.base import (
    Command,
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
    from lint.ruleset.values import Language

_LABELS = {
    "message": ("消息", "message"),
    "why": ("为什么", "why"),
    "mend": ("怎么改", "how to mend it"),
    "basis": ("依据", "basis"),
    "severity": ("级别", "severity"),
    "kind": ("检查方式", "kind"),
    "fix": ("自动改正", "fix"),
    "editions": ("适用格式", "editions"),
    "levels": ("适用机关", "levels"),
    "enabled": ("默认不启用", "off unless selected"),
    "bad": ("有问题的例子", "found in"),
    "good": ("没有问题的例子", "not found in"),
}


@click.command("explain", cls=Command, short_help="讲明一条规则 · Tell one rule whole.")
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
@config_options
@lang_option
def command(codes: tuple[str, ...], lang: "Language | None", **given: Any) -> None:
    """讲明一条规则：查什么、为什么、依据、怎么改、例子。规则用代码或名称指明。

    Tell one rule whole: what, why, on what basis, how to mend it, examples. CODE may be a name.

    \b
      disclosure-lint explain C201
      disclosure-lint explain place-unknown
    """
    source = source_for(Path(), given["config_file"], given["no_config"])
    language = lang or source.config.lang or language_asked()
    pack = load(packs_of(source, given["packs"]), not given["no_cache"])
    tell_faulty_rules(pack, language)
    rules = selected(pack, codes, language)
    emit("\n".join("".join(f"{line}\n" for line in _page(rule, language or "zh")) for rule in rules))


def _page(rule: "Rule", language: "Language") -> Iterator[str]:
    import shutil

    from lint.reporters.wording import SEVERITY

    width = min(100, max(60, shutil.get_terminal_size().columns - 1))
    yield f"{rule.code} {rule.name}"
    about = {
        "message": rule.message.in_(language),
        "why": rule.why.in_(language),
        "mend": rule.mend.in_(language) if rule.mend else "",
        "basis": rule.basis,
        "severity": SEVERITY[rule.severity].in_(language),
        "kind": rule.kind,
        "fix": {"safe": "--fix", "unsafe": "--unsafe-fixes", None: ""}[rule.fix],
        "editions": "、".join(rule.edition),
        "levels": "、".join(rule.levels),
    }
    for key, text in about.items():
        if text:
            yield from _paragraph(_label(key, language), text, width)
    if not rule.enabled:
        yield f"  {_label('enabled', language)}"
    for key, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        yield ""
        yield _label(key, language)
        for example in examples:
            yield from _example(example, width)


def _label(key: str, language: "Language") -> str:
    zh, en = _LABELS[key]
    return zh if language == "zh" else en


def _paragraph(label: str, text: str, width: int) -> Iterator[str]:
    """A label, and the text beside it in lines of its own."""
    from lint.reporters.width import pad, wrap

    column = 18
    lines = [line for part in text.splitlines() for line in wrap(part, width - column)]
    for number, line in enumerate(lines):
        yield pad(f"  {label}" if number == 0 else "", column) + line


def _example(example: "Example", width: int) -> Iterator[str]:
    """A draft or the changes made to one, and the words that the rule finds."""
    from lint.reporters.width import wrap

    if example.file:
        yield f"  {example.file}"
    for replacement in example.replace:
        for sign, text in (("-", replacement.old), ("+", replacement.new)):
            for line in (line for part in text.splitlines() or [""] for line in wrap(part, width - 6)):
                yield f"    {sign} {line}".rstrip()
    for line in (line for part in example.text.splitlines() for line in wrap(part, width - 6)):
        yield f"    {line}".rstrip()
    finds = (example.finds,) if isinstance(example.finds, str) else example.finds
    for words in finds:
        if words:
            yield f"    → {' '.join(words.split())}"
