"""A paragraph that breaks off: it ends in a comma, or in no mark at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span, compiled
from lint.report.model import Passage, Report
from lint.ruleset.values import Pattern, Word

_CLOSERS = " \u3000)”’」』》】〉*_"
_HAN = compiled("[\u4e00-\u9fff]")
# What a paragraph of its own begins with; another one may go on where the one before was broken by a page's end.
_LISTED = compiled(r"\s*[#>*-]*\s*(?:\(?[一二三四五六七八九十\d]{1,3}[)、.]|第?[一二三四五六七八九十][是,、])")
_SHOWN = 12
# Behind the last full stop: less may be a name or a heading that ran in.
_SHORTEST_TAIL = 8


@dataclass(eq=False, repr=False)
class Params:
    """What counts as a paragraph that breaks off.

    One of `shortest` characters and more, or `shortest_run_in` behind a heading, should end in a mark when it has a full stop
    inside, runs on behind a heading, or ends in one of the characters that lead on, `leading`. In a draft with more than
    `most` such paragraphs the lines are broken by a program. `cut` matches a sentence that ends in a word that leads on.
    """

    cut: Pattern
    leading: Word
    shortest: int = 20
    shortest_run_in: int = 12
    most: int = 2


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the last characters of each paragraph that breaks off, and at each sentence that does."""
    ends = list(_broken_off(report, params))
    if len(ends) <= params.most:
        for at in ends:
            if not _goes_on(report, at):
                span = _end(report, report.passages[at].span)
                # Behind a whole word it may be the full stop alone that was lost.
                leads_on = report.text[span.end - 1] in ",、" + params.leading
                yield Hit(span, {"end": report.written(span)}, message=None if leads_on else "stop")
    for found in params.cut.regex.finditer(report.running):
        span = Span(*found.span())
        if report.stands_in(span, "body") and not report.cites(span):
            yield Hit(span, {"end": report.written(span)}, message="cut")


def _broken_off(report: Report, params: Params) -> Iterator[int]:
    """The numbers of the passages that end as if they broke off."""
    for at, passage in enumerate(report.passages):
        if passage.role != "body" or passage.kind != "paragraph":
            continue
        text = report.text[passage.span.start : passage.span.end].rstrip()
        if _breaks_off(text, _runs_on(report, at), params):
            yield at


def _end(report: Report, passage: Span) -> Span:
    """The last characters of a passage."""
    end = passage.start + len(report.text[passage.start : passage.end].rstrip())
    return Span(max(passage.start, end - _SHOWN), end)


def _runs_on(report: Report, at: int) -> bool:
    """Whether the passage goes on behind a heading, in its line."""
    before = report.passages[at - 1] if at else None
    if before is None or before.role != "heading":
        return False
    return "\n" not in report.text[before.span.end : report.passages[at].span.start]


def _breaks_off(text: str, runs_on: bool, params: Params) -> bool:
    if len(text) < (params.shortest_run_in if runs_on else params.shortest) or "|" in text or "\t" in text:
        return False
    if text[-1] in ",、":
        return True
    last = text.rstrip(_CLOSERS)
    # What follows the last full stop may be a line of an address or a telephone.
    tail = last[last.rfind("。") + 1 :]
    if last != text or not _HAN.match(last[-1]) or ":" in tail:
        return False
    if last[-1] in params.leading or (runs_on and "," in last):
        return True
    return "。" in last and len(tail) >= _SHORTEST_TAIL


def _goes_on(report: Report, at: int) -> bool:
    """Whether the next passage may be the rest of the paragraph."""
    following: Passage | None = report.passages[at + 1] if at + 1 < len(report.passages) else None
    if following is None or following.role != "body" or following.kind != "paragraph":
        return False
    return not _LISTED.match(report.text[following.span.start : following.span.end])
