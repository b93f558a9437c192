"""A rule for reading elsewhere: as data, and as a page of Markdown."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lint.reporters.wording import SEVERITY, title_of
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.ruleset.model import Beside, Example, FixSafety, Rule
    from lint.ruleset.text import Language

FIX: "dict[FixSafety | None, Text]" = {
    "safe": Text("有把握：--fix 改正", "safe: --fix does it"),
    "unsafe": Text("须复核：--unsafe-fixes 改正", "wants a second look: --unsafe-fixes does it"),
    None: Text("不自动改正", "none: by hand"),
}
_HIGHLIGHT = {"md": "markdown", "html": "html"}
LABELS = {
    "message": Text("消息", "message"),
    "why": Text("为什么", "why"),
    "mend": Text("怎么改", "how to mend it"),
    "basis": Text("依据", "basis"),
    "severity": Text("级别", "severity"),
    "family": Text("类别", "family"),
    "kind": Text("检查方式", "kind"),
    "fix": Text("自动改正", "fix"),
    "editions": Text("适用格式", "editions"),
    "levels": Text("适用机关", "levels"),
    "enabled": Text("默认不启用", "off unless selected"),
    "bad": Text("有问题的例子", "found in"),
    "good": Text("没有问题的例子", "not found in"),
    "noted": Text("文件中另有", "also in the file"),
    "previous": Text("上年报告", "last year's report"),
    "members": Text("成员报告", "a member's report"),
    "missing": Text("没有报告的成员", "members without a report"),
    "finds": Text("指出", "finds"),
}


def summary(rule: "Rule", language: "Language") -> str:
    """The rule's message with … for what a finding fills in."""
    return re.sub(r"\{\{|\}\}|\{[^{}]*\}", lambda found: found[0][0] if len(found[0]) == 2 else "…", rule.message.in_(language))


def data(rule: "Rule", whole: bool = False) -> dict[str, Any]:
    """A rule as plain data; its examples, too, when it is to be `whole`."""
    texts = {"message": rule.message, "why": rule.why, "mend": rule.mend}
    told: dict[str, Any] = {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "kind": rule.kind,
        "basis": rule.basis,
        "fix": rule.fix,
        "editions": list(rule.edition),
        "levels": list(rule.levels),
        "enabled": rule.enabled,
        **{key: {"zh": text.zh, "en": text.en} if text else None for key, text in texts.items()},
    }
    if whole:
        told["examples"] = {
            "bad": [_example(example) for example in rule.examples.bad],
            "good": [_example(example) for example in rule.examples.good],
        }
    return told


def _example(example: "Example") -> dict[str, Any]:
    return {
        "text": example.text or None,
        "file": example.file or None,
        "replace": [replacement._asdict() for replacement in example.replace],
        "finds": finds(example),
        "format": example.format,
        "noted": [noted._asdict() for noted in example.noted],
        "previous": _beside(example.previous) if example.previous else None,
        "members": [_beside(member) for member in example.members],
        "missing": list(example.missing),
    }


def _beside(beside: "Beside") -> dict[str, Any]:
    replaced = [replacement._asdict() for replacement in beside.replace]
    return {"text": beside.text or None, "file": beside.file or None, "replace": replaced}


def besides(example: "Example") -> "Iterator[tuple[Text, Example]]":
    """The reports beside an example's draft, each with what it is and as an example of its own."""
    bare = example._replace(previous=None, members=(), missing=(), noted=(), finds=())
    if example.previous:
        yield LABELS["previous"], bare._replace(**example.previous._asdict())
    yield from ((LABELS["members"], bare._replace(**member._asdict())) for member in example.members)


def finds(example: "Example") -> list[str]:
    """The words that the rule finds in an example."""
    return [example.finds] if isinstance(example.finds, str) and example.finds else [*example.finds]


def facts(rule: "Rule", language: "Language") -> dict[str, str]:
    """What is to be known of a rule beside its text, by the keys of LABELS; what is not said is left out."""
    told = {
        "basis": rule.basis,
        "severity": SEVERITY[rule.severity].in_(language),
        "family": title_of(rule.family, language),
        "kind": rule.kind,
        "fix": FIX[rule.fix].in_(language),
        "editions": "、".join(rule.edition),
        "levels": "、".join(rule.levels),
    }
    return {key: text for key, text in told.items() if text}


def markdown(rule: "Rule", language: "Language") -> str:
    """A rule as a page of Markdown: what, why, on what provision, how to mend it, examples."""
    return "\n".join(_lines(rule, language)) + "\n"


def _lines(rule: "Rule", language: "Language") -> Iterator[str]:
    yield f"# {rule.code} {rule.name}"
    yield from ("", escaped(summary(rule, language)))
    if not rule.enabled:
        yield from ("", f"**{LABELS['enabled'].in_(language)}**")
    yield from ("", "| | |", "|---|---|")
    for key, text in facts(rule, language).items():
        yield f"| {LABELS[key].in_(language)} | {escaped(text)} |"
    for key, paragraph in (("why", rule.why), ("mend", rule.mend)):
        if paragraph:
            yield from ("", f"## {_title(key, language)}", "", escaped(paragraph.in_(language)))
    for key, examples in (("bad", rule.examples.bad), ("good", rule.examples.good)):
        yield from ("", f"## {_title(key, language)}")
        for example in examples:
            yield from _shown(example, language)


def _title(key: str, language: "Language") -> str:
    label = LABELS[key].in_(language)
    return label[0].upper() + label[1:]


def _shown(example: "Example", language: "Language") -> Iterator[str]:
    """An example as a code block: its text, or the changes made to a draft."""
    if example.file:
        changed, as_it_is = Text("改动：", ", changed:"), Text("原样。", " as it stands.")
        yield from ("", f"`{example.file}`" + (changed if example.replace else as_it_is).in_(language))
    if example.replace:
        lines = [
            f"{sign} {line}".rstrip()
            for replacement in example.replace
            for sign, text in (("-", replacement.old), ("+", replacement.new))
            for line in text.splitlines() or [""]
        ]
        yield from _block("diff", lines)
    if example.text:
        yield from _block(_HIGHLIGHT.get(example.format, "text"), example.text.rstrip().splitlines())
    for label, beside in besides(example):
        yield from ("", f"{label.in_(language).capitalize()}:")
        yield from _shown(beside, language)
    if example.missing:
        yield from ("", f"{_title('missing', language)}: {escaped('、'.join(example.missing))}")
    for noted in example.noted:
        yield from ("", f"{_title('noted', language)}: {escaped(' '.join(each for each in noted if each))}")
    if words := [f"`` {' '.join(each.split())} ``" for each in finds(example) if each.strip()]:
        yield from ("", f"{_title('finds', language)}: " + "; ".join(words))


def _block(language: str, lines: list[str]) -> Iterator[str]:
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from ("", f"{fence}{language}", *lines, fence)


def escaped(text: str) -> str:
    """Words that Markdown shows as they are, on one line."""
    return re.sub(r"([\\`*_\[\]<>|{}#])", r"\\\1", " ".join(text.split()))
