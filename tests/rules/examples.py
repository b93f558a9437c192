"""The examples of rules, made into drafts and checked."""

from functools import cache
from typing import Any

from lint import load_pack
from lint.checks.finding import Finding
from lint.document import Trouble, to_simplified, to_traditional
from lint.engine import Linter, Settings
from lint.engine.members import member_of
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.report.given import Given
from lint.report.members import Members
from lint.report.model import Report
from lint.ruleset.model import Beside, Example, Pack, Rule

FORMATS = {"txt": "text", "md": "markdown", "html": "html", "pdf": "pdf"}


@cache
def pack() -> Pack:
    """The built-in pack, every rule of it checked; a faulty one does not keep the others from their tests."""
    return load_pack(cache=False, keep_going=True)


def draft(rule: Rule, example: Example | Beside) -> str:
    """The text of an example's draft; what is replaced in a file must stand there exactly once."""
    if not example.file:
        return example.text
    text = (rule.folder / "examples" / example.file).read_text("utf-8")
    for replacement in example.replace:
        assert text.count(replacement.old) == 1, f"{replacement.old!r} stands {text.count(replacement.old)} times in {example.file}"
        text = text.replace(replacement.old, replacement.new)
    return text


def findings(rule: Rule, example: Example, traditional: bool = False) -> list[Finding]:
    """What the rule finds in an example, in the script that the example is written in or in Traditional characters."""
    text = draft(rule, example)
    suffix = example.file.rpartition(".")[2] or example.format
    document = read_bytes((to_traditional(text) if traditional else text).encode(), f"draft.{suffix}", FORMATS[suffix])
    for key, at, detail in example.noted:
        place = document.text.index(to_traditional(at) if traditional else at)
        document.troubles.append(Trouble(key, detail, place, place + len(at)))
    # A suppression is judged by what the other rules found.
    select = () if rule.kind == "suppression" else (rule.code,)
    linter = Linter(pack(), Settings(select=select, given=_given(example)))
    previous = _beside(rule, example, example.previous, traditional) if example.previous else None
    present = tuple(member_of(_beside(rule, example, each, traditional)) for each in example.members)
    members = Members(present, missing=example.missing, listed="members.txt") if present else None
    outcome = linter.check_document(document, not example.file, previous, members)
    assert outcome.error is None, outcome.error
    assert [trouble for trouble in outcome.troubles if trouble.rule == rule.code] == []
    return [finding for finding in outcome.findings if finding.rule == rule.code]


def _beside(rule: Rule, example: Example, beside: Beside, traditional: bool) -> Report:
    """A report beside an example's draft, in the script of the draft."""
    text, suffix = draft(rule, beside), beside.file.rpartition(".")[2] or example.format
    data = (to_traditional(text) if traditional else text).encode()
    return understand(read_bytes(data, f"beside.{suffix}", FORMATS[suffix]), pack().form)


def _given(example: Example) -> Given:
    values: dict[str, Any] = dict(example.given)
    return Given(**values)


def texts(found: list[Finding]) -> list[str]:
    return [finding.text for finding in found]


def simplified(texts: list[str]) -> list[str]:
    return [to_simplified(text) for text in texts]


def expected(example: Example) -> list[str]:
    return [example.finds] if isinstance(example.finds, str) else list(example.finds)
