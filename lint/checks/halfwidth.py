"""Half-width punctuation in Chinese prose, judged on the text as written: the normal form folds the two widths into one.

Where most marks of a group are half-width, the writer or a mirror chose so for the whole file: then a rule with
`throughout` says it once, and the rule for marks mixed among full-width ones is silent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from lint.checks.hit import Edit, Hit
from lint.checks.once import once
from lint.document import Span, compiled
from lint.report.model import Report

_HAN = r"\u4e00-\u9fff"
# The letters of a mirror's readings (shù) are none of the text.
_LISTED = r"[一二三四五六七八九十甲乙丙丁]\."
_BRACKETED = compiled(rf"([(（])(?![\d一二三四五六七八九十]+[)）])[^()（）\n]*(?![À-ɏ])[{_HAN}][^()（）\n]*([)）])")


@dataclass(eq=False, repr=False)
class Group:
    """Marks judged together, half-width to full-width; `habit` is the fewest half-width ones that can be a file's way."""

    marks: dict[str, str]
    habit: int = 4

    @cached_property
    def half(self) -> re.Pattern[str]:
        """A half-width mark behind Chinese and before Chinese, a number (for a comma) or the end; not the dot of a list number."""
        marks = re.escape("".join(self.marks))
        return compiled(rf"(?<=[{_HAN}”’》〉〕】)）%％])[{marks}](?<!{_LISTED})(?=[{_HAN}“‘《〈〔【]|\s*$|(?<=[,;])\d)")

    @cached_property
    def full(self) -> re.Pattern[str]:
        """A full-width mark."""
        return compiled(f"[{re.escape(''.join(self.marks.values()))}]")

    @property
    def brackets(self) -> bool:
        """True for round brackets, which are judged in pairs around Chinese text, list numbers left out."""
        return "(" in self.marks


@dataclass(eq=False, repr=False)
class Params:
    """The groups of marks; `throughout` asks for files that write them half-width throughout, not for mixed ones."""

    groups: list[Group]
    throughout: bool = False
    roles: tuple[str, ...] = ("title", "heading", "body")


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each half-width mark among full-width ones, or one at the first where they are the file's way."""
    mixed: list[tuple[int, str]] = []
    throughout: list[int] = []
    for group in params.groups:
        half, habit = once(report, (__name__, *group.marks, *params.roles), partial(_marks, report, group, params.roles))
        if habit:
            throughout += [at for at, _ in half]
        else:
            mixed += [(at, group.marks[mark]) for at, mark in half]
    if params.throughout:
        if throughout:
            first = min(throughout)
            yield Hit(_span(report, first), {"count": len(throughout)})
        return
    for at, full_mark in sorted(mixed):
        span = _span(report, at)
        values = {"mark": report.document.text[at], "full": full_mark}
        yield Hit(span, values, suggestion=full_mark, edits=(Edit(span, full_mark, True),))


def _marks(report: Report, group: Group, roles: tuple[str, ...]) -> tuple[list[tuple[int, str]], bool]:
    """The half-width marks, by their place in the text view, and whether they are the file's way."""
    half: list[tuple[int, str]] = []
    if not any(mark in report.document.text for mark in group.marks):
        return half, False
    passages = _written(report, roles)
    for start, text in passages:
        if not any(mark in text for mark in group.marks):
            continue
        found = _bracketing(text) if group.brackets else [(each.start(), each[0]) for each in group.half.finditer(text)]
        marks = [(start + at, mark) for at, mark in found if mark in group.marks]
        # A cited title keeps the marks that it was published with.
        half += [mark for mark in marks if not report.cites(_span(report, mark[0]))]
    if len(half) < group.habit:
        return half, False
    if group.brackets:
        full = sum(mark not in group.marks for _, text in passages for _, mark in _bracketing(text))
    else:
        full = sum(len(group.full.findall(text)) for _, text in passages)
    return half, len(half) > full


def _written(report: Report, roles: tuple[str, ...]) -> list[tuple[int, str]]:
    """The passages of these roles as written, each with where it begins in the text view."""
    return once(report, (__name__, "written", *roles), lambda: [
        (view.start, report.document.text[view.start : view.end])
        for passage in report.passages_of(*roles)
        for view in [report.document.normal.origin.origin(*passage.span)]
    ])


def _bracketing(text: str) -> list[tuple[int, str]]:
    """The brackets around Chinese, each with its place."""
    return [(found.start(side), found[side]) for found in _BRACKETED.finditer(text) for side in (1, 2)]


def _span(report: Report, at: int) -> Span:
    start = report.document.normal.origin.derived(at)
    return Span(start, start + 1)
