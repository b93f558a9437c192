"""Rules and packs, as read from YAML."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple

from lint.report.form import Form
from lint.report.given import Level
from lint.ruleset.errors import PackError
from lint.ruleset.lazy import Lazy
from lint.ruleset.text import Language, Severity, Text

FixSafety = Literal["safe", "unsafe"]


class Replacement(NamedTuple):
    """One replacement made in an example's file: `old` stands there exactly once."""

    old: str
    new: str


class Noted(NamedTuple):
    """Something that the reader of an example's file notes: the key of a trouble, the words that it stands at, its detail."""

    key: str
    at: str = ""
    detail: str = ""


class Beside(NamedTuple):
    """A report beside an example's draft, last year's or a member's: `text`, or a `file` with `replace` done in it."""

    text: str = ""
    file: str = ""
    replace: tuple[Replacement, ...] = ()


class Example(NamedTuple):
    """A draft, whole or a snippet, that shows what a rule finds or lets pass.

    Either `text` (a draft or part of one) or `file` (in the pack's `examples/`), with `replace` done in it. `finds` are the
    texts at the findings that this rule must give, in order; a bad example names at least one. `given` is what a user
    would say with --year, --agency, --level. `noted` is what the reader notes that no text shows, such as a comment in Word.
    `previous` is last year's report, `members` are those that the draft sums up, for rules that compare with them; `missing`
    are listed members that have none.
    """

    text: str = ""
    file: str = ""
    replace: tuple[Replacement, ...] = ()
    finds: str | tuple[str, ...] = ()
    format: Literal["txt", "md", "html", "pdf"] = "txt"
    given: dict[str, str | int] = {}  # noqa: RUF012 — never written to
    noted: tuple[Noted, ...] = ()
    previous: Beside | None = None
    members: tuple[Beside, ...] = ()
    missing: tuple[str, ...] = ()


class Examples(NamedTuple):
    """Bad and good examples; every rule has at least one of each."""

    bad: tuple[Example, ...]
    good: tuple[Example, ...]


@dataclass(eq=False, repr=False)
class Rule(Lazy):
    """One YAML entry.

    `params` is the kind's own Params once loaded. `messages` holds the variants that a kind may ask for by name, beside
    `message`. `edition` limits the rule to reports bound by those editions, `levels` to agencies of those levels;
    empty for all. `yields_to` are codes of rules that say more of the same fault: a hit of this rule is dropped where one of
    theirs stands at its place or at one of its related places. `silent_with` are troubles of readers, such as a file that
    breaks off, under which the rule cannot tell. A rule that compares with reports `beside` the draft is asked only where
    there are any. A rule that is not `enabled` runs only when it is selected
    by its own code or name. `folder` is the folder of the pack that the rule comes from.
    """

    code: str
    name: str
    kind: str
    severity: Severity
    message: Text
    basis: str
    why: Text
    examples: Examples
    params: Any = field(default_factory=dict)
    messages: dict[str, Text] = field(default_factory=dict)
    edition: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    mend: Text | None = None
    fix: FixSafety | None = None
    yields_to: tuple[str, ...] = ()
    silent_with: tuple[str, ...] = ()
    beside: Literal["previous", "members"] | None = None
    enabled: bool = True
    folder: Path = field(default=Path(), metadata={"yaml": False})

    @property
    def family(self) -> str:
        """The code's family: E0, S1, C2 …"""
        return self.code[:2]


class Pack(NamedTuple):
    """A kind of report with its rules, by code. `errors` says what was left out of it, when it was loaded to keep going."""

    name: str
    title: Text
    form: Form
    rules: dict[str, Rule]
    errors: tuple[PackError, ...] = ()


__all__ = ["Beside", "Example", "Examples", "FixSafety", "Language", "Noted", "Pack", "Replacement", "Rule", "Severity", "Text"]
