"""Changes in the text that the figures of both years contradict: 80条，比上年的100条减少15%."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Figure, Report
from lint.ruleset.values import Pattern, Text

_SENTENCE_END = compiled(r"[。!?\n]")
_FARTHEST = 300


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `says` matches in the text from a figure on. Its group `base` is the figure of the year before, or, where the figure itself is
    that, its group `now` the one of the year; `share` is the change in per cent, `more` in number; `way` is found to be a
    fall where `fell` matches it. Without `base` and `now`, the year before is what `more` leaves of the figure, or of one before
    it in the sentence.
    """

    says: list[Pattern]
    fell: Pattern
    note: Text


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each change that differs from what the figures give, in its amount or its direction."""
    for figure in report.figures:
        if figure.bound != "exact" or figure.unit == "%":
            continue
        farthest = figure.span.end + _FARTHEST
        stop = _SENTENCE_END.search(report.text, figure.span.end, farthest)
        end = stop.start() if stop else farthest
        for pattern in params.says:
            found = pattern.regex.match(report.text, figure.span.end, end)
            if found is not None:
                if found.groupdict().keys() & {"base", "now"}:
                    yield from _judged(report, Decimal(figure.value), figure.span, found, params)
                else:
                    yield from _alone(report, figure, found, params)
                break


def _alone(report: Report, figure: Figure, found: re.Match[str], params: Params) -> Iterator[Hit]:
    """The hit at a change in number that is more than there is, or that the change in per cent contradicts."""
    more = Decimal(found["more"].replace(",", ""))
    share = Decimal(found["share"]) if found["share"] else None
    fell = params.fell.regex.search(found["way"]) is not None
    stops = [stop.end() for stop in _SENTENCE_END.finditer(report.text, max(0, figure.span.start - _FARTHEST), figure.span.start)]
    start = stops[-1] if stops else max(0, figure.span.start - _FARTHEST)
    same = [each for each in report.figures_in(Span(start, figure.span.end)) if each.unit == figure.unit]
    bases = [Decimal(each.value) + (more if fell else -more) for each in same]
    digit = _digit(share) if share is not None else Decimal(1)
    if any(base >= 0 and (share is None or (base and abs(more * 100 / base - share) < digit)) for base in bases):
        return
    base = bases[-1]
    values = {"now": str(figure.value), "base": str(base), "change": str(more)}
    related = (Note(figure.span, params.note),)
    if base < 0:
        where = Span(*found.span("more"))
        yield Hit(where, values | {"written": report.written(where)}, related, message="more")
    elif base and share is not None:
        shown = f"{(more * 100 / base).quantize(digit, ROUND_HALF_UP)}%"
        where = Span(found.start("share"), found.end("share") + 1)
        yield Hit(where, values | {"written": report.written(where), "due": shown}, related, shown)


def _digit(share: Decimal) -> Decimal:
    """One in the last digit of a percentage."""
    exponent = share.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _judged(report: Report, value: Decimal, span: Span, found: re.Match[str], params: Params) -> Iterator[Hit]:
    groups = {name: text for name, text in found.groupdict().items() if text}
    other = Decimal(groups["base" if "base" in groups else "now"].replace(",", ""))
    now, base = (value, other) if "base" in groups else (other, value)
    change = now - base
    fell = any(params.fell.regex.search(way) for name, way in groups.items() if name.startswith("way"))
    other_span = Span(*found.span("base" if "base" in groups else "now"))
    related = (Note(span, params.note), Note(other_span, params.note))
    values = {"now": str(now), "base": str(base), "change": str(abs(change))}
    if change and (change < 0) != fell:
        way = next(name for name in groups if name.startswith("way"))
        message = "fell" if change < 0 else "rose"
        yield Hit(Span(*found.span(way)), values | {"written": report.written(Span(*found.span(way)))}, related, message=message)
        return
    if "more" in groups and Decimal(groups["more"].replace(",", "")) != abs(change):
        where = Span(*found.span("more"))
        yield Hit(where, values | {"written": report.written(where)}, related, str(abs(change)), message="number")
        return
    if "share" in groups and base:
        share = Decimal(groups["share"])
        due = abs(change) * 100 / base
        digit = _digit(share)
        if abs(due - share) >= digit:
            shown = f"{due.quantize(digit, ROUND_HALF_UP)}%"
            where = Span(found.start("share"), found.end("share") + 1)
            yield Hit(where, values | {"written": report.written(where), "due": shown}, related, shown)
