"""The same figure told twice, with different numbers: 全年主动公开政府信息86条 … 主动公开政府信息68条."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.counting.written import agrees, last_digit
from lint.checks.hit import Hit, Note
from lint.document import compiled
from lint.report.model import Figure, Report
from lint.ruleset.values import Pattern, Text

_SENTENCE_END = compiled(r"[。!?;\n]")
_LONGEST_LEAD = 60
_YEAR = compiled(r"20\d\d(?=年)")


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    Each of `things` matches, whole, all that stands between the beginning of a sentence and a figure that tells one and the same
    thing; its group `scope`, if it has one, says of whom. `opens` may stand before, at the beginning of a paragraph.
    """

    things: list[Pattern]
    opens: Pattern
    note: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each figure that differs from the first of the same thing, which is its related place."""
    firsts: dict[tuple[int, str, str], Figure] = {}
    for figure in report.figures:
        if figure.bound != "exact" or not report.stands_in(figure.span, "body"):
            continue
        key = _thing(report, figure, params)
        if key is None:
            continue
        first = firsts.setdefault(key, figure)
        digit = max(last_digit(report.text[each.span.start : each.span.end]) for each in (first, figure))
        if not agrees(figure.value, first.value, digit, "exact", 0):
            values = {"written": report.written(figure.span), "first": report.written(first.span)}
            yield Hit(figure.span, values, (Note(first.span, params.note),))


def _thing(report: Report, figure: Figure, params: Params) -> tuple[int, str, str] | None:
    """What a figure tells: the thing's number, of whom, and in what unit; None when it is none of the things."""
    text = report.text
    low = max(0, figure.span.start - _LONGEST_LEAD)
    stops = [found.end() for found in _SENTENCE_END.finditer(text, low, figure.span.start)]
    start = stops[-1] if stops else low
    passage = report.passage_at(figure.span.start)
    if passage and passage.span.start >= start:
        start = passage.span.start
    opened = params.opens.regex.match(text, start, figure.span.start)
    lead = text[opened.end() if opened else start : figure.span.start]
    if any(int(year) != report.year for year in _YEAR.findall(lead)):
        return None
    for index, thing in enumerate(params.things):
        found = thing.regex.fullmatch(lead)
        if found:
            return index, found.groupdict().get("scope") or "", figure.unit
    return None
