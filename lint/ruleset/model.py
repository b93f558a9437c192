"""Rules and packs, as read from YAML."""

from dataclasses import dataclass, field
from typing import Any, Literal

from lint.report.form import Form
from lint.ruleset.values import Language, Severity, Text

FixSafety = Literal["safe", "unsafe"]


@dataclass(frozen=True, slots=True)
class Replacement:
    """One replacement made in an example's file: `old` stands there exactly once."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Example:
    """A draft, whole or a snippet, that shows what a rule finds or lets pass.

    Either `text` (a draft or part of one) or `file` (in the pack's `examples/`), with `replace` done in it. `finds` are the
    texts at the findings that this rule must give, in order; a bad example names at least one. `given` is what a user
    would say with --year, --agency, --level.
    """

    text: str = ""
    file: str = ""
    replace: tuple[Replacement, ...] = ()
    finds: str | tuple[str, ...] = ()
    format: Literal["txt", "md", "html"] = "txt"
    given: dict[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Examples:
    """Bad and good examples; every rule has at least one of each."""

    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One YAML entry; see `design.md`.

    `params` is the kind's own Params once loaded. `messages` holds the variants that a kind may ask for by name, beside
    `message`. `edition` limits the rule to reports bound by those editions, `levels` to agencies of those levels;
    empty for all.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    message: Text
    basis: str
    why: Text
    examples: Examples
    params: Any = None
    messages: dict[str, Text] = field(default_factory=dict)
    edition: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    mend: Text | None = None
    fix: FixSafety | None = None
    enabled: bool = True

    @property
    def family(self) -> str:
        """The code's family: E0, S1, C2 …"""
        return self.code[:2]


@dataclass(frozen=True)
class Pack:
    """A kind of report with its rules, by code."""

    name: str
    title: Text
    form: Form
    rules: dict[str, Rule]


__all__ = ["Example", "Examples", "FixSafety", "Language", "Pack", "Replacement", "Rule", "Severity", "Text"]
