"""Shares in the text that their own figures contradict: 46件，其中自然人38件，占92.6%."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Figure, Report
from lint.ruleset.values import Pattern, Text

_SENTENCE_END = compiled(r"[。!?\n]")
_FARTHEST = 2_000
_MOST_WHOLES = 40


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `fault` is what it looks for: shares that are `wrong`, or such as are right but for their last digit, cut off where they
    should be rounded (`unrounded`). `says` matches in the text from a figure on and ends in the percentage, its group `share`. A
    share is one of a whole named before it in the paragraph with the same unit, when `whole` is found between them.
    """

    fault: Literal["wrong", "unrounded"]
    says: list[Pattern]
    note: Text
    whole: Pattern


class _Share(NamedTuple):
    """A part, its share as written, and the figures that may be its whole, the nearest first."""

    part: Figure
    share: Decimal
    span: Span
    wholes: list[Figure]

    def of(self, part: Decimal, whole: Decimal) -> Decimal:
        return part * 100 / whole

    def rounded(self, value: Decimal, how: str = ROUND_HALF_UP) -> Decimal:
        """A percentage at the digits of the share."""
        return value.quantize(self._digit, how)

    def near(self, part: Decimal, whole: Decimal) -> bool:
        """Whether the share is that of a part of a whole: rounded, cut off, or one off in the last digit shown."""
        return abs(self.of(part, whole) - self.share) < self._digit

    @property
    def _digit(self) -> Decimal:
        exponent = self.share.as_tuple().exponent
        return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each percentage that differs from what its figures give, or is not rounded as it should be."""
    together: list[_Share] = []
    end = -1
    for figure in report.figures:
        if figure.bound != "exact" or figure.unit == "%":
            continue
        if figure.span.start > end:
            yield from _judged(report, together, params)
            together = []
            stop = _SENTENCE_END.search(report.text, figure.span.end)
            end = stop.start() if stop else len(report.text)
        for pattern in params.says:
            if found := pattern.regex.match(report.text, figure.span.end, end):
                share = Decimal(found["share"])
                together.append(_Share(figure, share, Span(found.start("share"), found.end()), _wholes(report, figure, params)))
                break
    yield from _judged(report, together, params)


def _wholes(report: Report, part: Figure, params: Params) -> list[Figure]:
    """The figures of the part's unit before it in its paragraph, the nearest first, when the words between open a list of parts."""
    passage = report.passage_at(part.span.start)
    start = max(passage.span.start if passage else 0, part.span.start - _FARTHEST)
    named = [figure for figure in report.figures_in(Span(start, part.span.start)) if figure.unit == part.unit]
    if not named or not params.whole.regex.search(report.text, named[0].span.end, part.span.start):
        return []
    return [figure for figure in named[: -_MOST_WHOLES - 1 : -1] if figure.value and figure.bound == "exact"]


def _judged(report: Report, together: Sequence[_Share], params: Params) -> Iterator[Hit]:
    """The hits among the shares of one sentence."""
    # Shares that make a hundred are of the sum of their parts, whatever the whole is said to be.
    complete = len(together) > 1 and abs(sum((each.share for each in together), Decimal(0)) - 100) <= 1
    total = sum((Decimal(each.part.value) for each in together), Decimal(0))
    for each in together:
        part = Decimal(each.part.value)
        agreeing = [whole for whole in each.wholes if each.near(part, Decimal(whole.value))]
        if params.fault == "unrounded":
            values = [each.of(part, Decimal(whole.value)) for whole in agreeing]
            if values and all(each.share != each.rounded(value) for value in values):
                yield _hit(report, each, agreeing[0], params)
            continue
        if agreeing or not each.wholes:
            continue
        if complete and total and (each.near(part, total) or _part_is_wrong(each, total - part)):
            continue
        # The whole that the percentage comes nearest to is the one meant.
        yield _hit(report, each, min(each.wholes, key=lambda whole: abs(each.of(part, Decimal(whole.value)) - each.share)), params)


def _part_is_wrong(each: _Share, others: Decimal) -> bool:
    """Whether the share is right for what the others leave of a whole: then the part is wrong, which its sum tells."""
    return any(each.near(Decimal(whole.value) - others, Decimal(whole.value)) for whole in each.wholes)


def _hit(report: Report, each: _Share, whole: Figure, params: Params) -> Hit:
    value = each.of(Decimal(each.part.value), Decimal(whole.value))
    due, cut = each.rounded(value), each.rounded(value, ROUND_DOWN)
    values = {
        "part": str(each.part.value),
        "whole": str(whole.value),
        "written": report.written(each.span),
        "due": f"{due}%",
        "exact": f"{value.quantize(Decimal(1).scaleb(-3), ROUND_DOWN).normalize():f}%",
    }
    message = "cut" if params.fault == "unrounded" and each.share == cut else None
    related = (Note(each.part.span, params.note), Note(whole.span, params.note))
    return Hit(each.span, values, related, f"{due}%", message=message)
