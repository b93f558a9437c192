"""What a regular expression describes: placeholders, marks of a draft, numbers that tell of persons, forms of writing."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from lint.checks.hit import Edit, Hit
from lint.checks.neighbours import Neighbours, neighbours, number
from lint.checks.wrong_word import covered
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Pattern

Role = Literal["chrome", "title", "heading", "body", "signature", "cell"]


@dataclass(eq=False, repr=False)
class Form:
    """One thing to find, by `pattern`; a match inside a match of `unless` is let pass.

    `needs` are words of which every match holds one: in a draft without any, the pattern is not even compiled.
    The finding stands at the group `mark` when the pattern has one, else at the whole match. `written` must match the
    marked words as the source writes them, for marks that the normal form folds. `valid` is a test of the marked words.
    `replace` is what the marked words become, with {groups} of the pattern; where the pattern has a group `drop`, the
    edit takes that out. `message` names one of the rule's messages.
    """

    pattern: Pattern
    needs: list[str] = field(default_factory=list)
    unless: Pattern | None = None
    written: str = ""
    valid: Literal["", "id-card"] = ""
    replace: str | None = None
    message: str | None = None

    @cached_property
    def _starts(self) -> dict[int, list[str]]:
        """By the number of their first two characters, the words; at -1 those of one character."""
        starts: dict[int, list[str]] = {}
        for word in self.needs:
            starts.setdefault(number(word[:2]) if len(word) > 1 else -1, []).append(word)
        return starts

    def needed(self, text: str, pairs: set[int]) -> bool:
        """Whether a text with these pairs of neighbours holds one of the words."""
        # Most words are ruled out by their first two characters, which the text nowhere has side by side.
        met = self._starts.keys() & pairs
        return any(word in text for start in met for word in self._starts[start]) or any(
            word in text for word in self._starts.get(-1, ())
        )

    @cached_property
    def as_written(self) -> re.Pattern[str]:
        """`written`, compiled."""
        return compiled(self.written)


@dataclass(eq=False, repr=False)
class Params:
    """The things to find; `safe` says that their edits need no asking, `hide` keeps the middle of the words out of messages.

    With `cited` false, what stands in a title cited in 《》 is let pass: it is written as that document was published.
    """

    forms: list[Form]
    roles: list[Role] = field(default_factory=lambda: ["title", "heading", "body"])
    safe: bool = False
    hide: bool = False
    cited: bool = True


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each match, in order; of two that overlap, the first."""
    last = 0
    for span, form, found in sorted(_matches(report, params), key=lambda each: (each[0].start, -each[0].end)):
        if span.start < last:
            continue
        last = span.end
        values = {"text": _masked(report.written(span))} if params.hide else {}
        edits, suggestion = _mending(form, found, span, params.safe)
        yield Hit(span, values, suggestion=suggestion, edits=edits, message=form.message)


def _matches(report: Report, params: Params) -> Iterator[tuple[Span, Form, re.Match[str]]]:
    in_cells = "cell" in params.roles
    text = report.text if in_cells else report.running
    pairs = Neighbours(text).all if in_cells else neighbours(report).all
    for form in params.forms:
        if form.needs and not form.needed(text, pairs):
            continue
        marked = "mark" in form.pattern.regex.groupindex
        for found in form.pattern.regex.finditer(text):
            span = Span(*found.span("mark" if marked else 0))
            if not report.stands_in(span, *params.roles):
                continue
            if form.unless and covered(form.unless.regex, text, span):
                continue
            if form.written and not form.as_written.search(_source(report, span)):
                continue
            if form.valid and not _is_id_card(text[span.start : span.end]):
                continue
            if not params.cited and report.cites(span):
                continue
            yield span, form, found


def _source(report: Report, span: Span) -> str:
    start, end = report.document.normal.origin.origin(*span)
    return report.document.text[start:end]


def _mending(form: Form, found: re.Match[str], span: Span, safe: bool) -> tuple[tuple[Edit, ...], str | None]:
    if form.replace is not None:
        text = form.replace.format(**found.groupdict())
        return (Edit(span, text, safe),), text
    if "drop" in form.pattern.regex.groupindex and found["drop"]:
        return (Edit(Span(*found.span("drop")), "", safe),), None
    return (), None


def _masked(words: str) -> str:
    return words[:3] + "*" * max(0, len(words) - 5) + words[-2:]


def _is_id_card(number: str) -> bool:
    """Whether 18 characters may be a citizen's number: a province, and a day of birth that was one."""
    try:
        born = datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return 11 <= int(number[:2]) <= 82 and datetime.date(1900, 1, 1) <= born <= datetime.date.today()
