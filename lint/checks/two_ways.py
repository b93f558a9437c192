"""One thing written in two ways in one report: 百分之五 beside 5%."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Form:
    """`way` is what is told where `beside` is found as well; each at its group `mark`, if it has one."""

    way: Pattern
    beside: Pattern


@dataclass(eq=False, repr=False)
class Params:
    """The things that are written in two ways; `once` tells only the first place."""

    forms: list[Form]
    once: bool = False


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each place that is written in the way that is not wanted."""
    for form in params.forms:
        places = _places(report, form.way)
        if places and _places(report, form.beside):
            for span in places[:1] if params.once else places:
                yield Hit(span)


def _places(report: Report, pattern: Pattern) -> list[Span]:
    mark = "mark" if "mark" in pattern.regex.groupindex else 0
    spans = (Span(*found.span(mark)) for found in pattern.regex.finditer(report.running))
    return [span for span in spans if report.stands_in(span, "heading", "body") and not report.cites(span)]
