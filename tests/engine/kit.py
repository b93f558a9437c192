"""A small pack and its kinds, and drafts for it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from lint.checks import suppression
from lint.checks.hit import Edit, Hit, Note
from lint.document import Document, Span
from lint.engine import Linter, Outcome, Settings
from lint.readers import read_bytes
from lint.report.form import EditionForm, Form, SectionForm, TitleForm
from lint.report.model import Report
from lint.ruleset.model import Examples, Pack, Rule
from lint.ruleset.values import Text

SECTIONS = (SectionForm("overview", 1, "总体情况"), SectionForm("problems", 2, "存在的主要问题及改进情况"))
FORM = Form(
    "test",
    TitleForm(("政府信息公开工作年度报告",)),
    (EditionForm("2019", 2019, 2020, "", SECTIONS, ()), EditionForm("2021", 2021, None, "", SECTIONS, ())),
)
TITLE = "舟曲县科学技术局2023年政府信息公开工作年度报告"


@dataclass(frozen=True)
class Word:
    """Every occurrence of `word`, with what else a hit may have."""

    word: str = "错字"
    suggestion: str | None = None
    edits: Callable[[Span], tuple[Edit, ...]] = lambda span: ()
    related: Callable[[Span], tuple[Note, ...]] = lambda span: ()
    values: dict[str, Any] = field(default_factory=dict)
    message: str | None = None
    times: int = 1


def check_word(report: Report, params: Word) -> Iterator[Hit]:
    position = report.text.find(params.word)
    while position >= 0:
        span = Span(position, position + len(params.word))
        for _ in range(params.times):
            yield Hit(span, params.values, params.related(span), params.suggestion, params.edits(span), params.message)
        position = report.text.find(params.word, span.end)


def check_broken(report: Report, params: object) -> Iterator[Hit]:
    yield Hit(Span(0, 1))
    raise ValueError("a fault of this kind")


KINDS = {
    "word": SimpleNamespace(check=check_word),
    "broken": SimpleNamespace(check=check_broken),
    "suppression": suppression,
}


def rule(code: str = "T101", name: str | None = None, **changes: Any) -> Rule:
    values: dict[str, Any] = {
        "kind": "word",
        "severity": "error",
        "message": Text("“{text}”写错了", "“{text}” is wrong"),
        "basis": "试验",
        "why": Text("为什么", "why"),
        "examples": Examples((), ()),
        "params": Word(),
    } | changes
    return Rule(code=code, name=name or f"rule-{code.lower()}", **values)


_FAULTS = ("verb", "codes", "unknown", "reason", "unclosed", "unopened", "settings")
SUPPRESSIONS = tuple(
    rule(
        code,
        f"suppression-{fault}",
        kind="suppression",
        severity="warning",
        message=Text("{codes}：{reason}", "{codes}: {reason}") if fault == "unused" else Text("?", "?"),
        messages={name: Text(name, name) for name in _FAULTS},
        params=suppression.Params(fault),
    )
    for code, fault in (("E090", "unused"), ("E091", "malformed"))
)


def pack(*rules: Rule) -> Pack:
    return Pack("test", Text("试验", "test"), FORM, {each.code: each for each in (*rules, *SUPPRESSIONS)})


def document(text: str, name: str = "draft.txt") -> Document:
    return read_bytes(text.encode(), name)


def check(text: str, *rules: Rule, name: str = "draft.txt", settings: Settings | None = None, snippet: bool = True) -> Outcome:
    return Linter(pack(*(rules or (rule(),))), settings).check_document(document(text, name), snippet=snippet)


def places(outcome: Outcome) -> list[tuple[str, int, int]]:
    return [(finding.rule, finding.place.line, finding.place.column) for finding in outcome.findings]
