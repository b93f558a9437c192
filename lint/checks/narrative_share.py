"""Percentages in the text that their own figures contradict: a share of a whole, or growth over the year before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Figure, Number, Report
from lint.ruleset.values import Pattern, Text

_SENTENCE_END = compiled(r"[。!?\n]")
_FARTHEST = 2_000


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `of` says whether shares or growth are checked. `says` matches in the text from a figure on and ends in the percentage,
    its group `share`; for growth its group `base` is the figure of the year before, and `fell` is found in it where the
    figure fell. A share is one of a whole named before it in the paragraph with the same unit, when `whole` is found between
    them.
    """

    of: Literal["share", "growth"]
    says: list[Pattern]
    note: Text
    whole: Pattern | None = None
    fell: Pattern | None = None


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each percentage that differs from what its figures give, rounded or cut at the digits shown."""
    for figure in report.figures:
        if figure.bound != "exact" or figure.unit == "%":
            continue
        farthest = min(len(report.text), figure.span.end + _FARTHEST)
        stop = _SENTENCE_END.search(report.text, figure.span.end, farthest)
        end = stop.start() if stop else farthest
        for pattern in params.says:
            found = pattern.regex.match(report.text, figure.span.end, end)
            if found is None:
                continue
            if params.of == "growth":
                bases = [Figure(Span(*found.span("base")), int(found["base"]), figure.unit, "", figure.label_span)]
            else:
                bases = _wholes(report, figure, params)
            yield from _judged(figure, bases, found, params)
            break


def _wholes(report: Report, part: Figure, params: Params) -> list[Figure]:
    """The figures of the part's unit before it in its paragraph, the nearest first, when the words between open a list of parts."""
    passage = report.passage_at(part.span.start)
    start = max(passage.span.start if passage else 0, part.span.start - _FARTHEST)
    named = [figure for figure in report.figures_in(Span(start, part.span.start)) if figure.unit == part.unit]
    opened = named and params.whole and params.whole.regex.search(report.text, named[0].span.end, part.span.start)
    return named[::-1] if opened else []


def _judged(figure: Figure, bases: list[Figure], found: re.Match[str], params: Params) -> Iterator[Hit]:
    share = Decimal(found["share"])
    computed = [(base, _percentage(figure, base, found, params)) for base in bases if base.value and base.bound == "exact"]
    if not computed or any(_agrees(value, share) for _, value in computed):
        return
    # The whole that the percentage comes nearest to is the one meant.
    base, value = min(computed, key=lambda pair: abs(pair[1] - share))
    right = value.quantize(Decimal(1).scaleb(share.as_tuple().exponent or 0), ROUND_HALF_UP)  # type: ignore[arg-type]
    written = found[0][found.start("share") - found.start() :]
    values = {"part": str(figure.value), "whole": str(base.value), "written": written, "due": f"{right}%"}
    related = (Note(figure.span, params.note), Note(base.span, params.note))
    yield Hit(Span(found.start("share"), found.end()), values, related, f"{right}%")


def _percentage(figure: Figure, base: Figure, found: re.Match[str], params: Params) -> Decimal:
    value, whole = _decimal(figure.value), _decimal(base.value)
    if params.of == "share":
        return value * 100 / whole
    change = value - whole
    return (-change if params.fell and params.fell.regex.search(found[0]) else change) * 100 / whole


def _agrees(value: Decimal, share: Decimal) -> bool:
    """Rounded, or cut off, at the digits shown."""
    exponent = share.as_tuple().exponent
    digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(value - share) < digit


def _decimal(number: Number) -> Decimal:
    return Decimal(number)
