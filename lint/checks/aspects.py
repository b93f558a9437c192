"""The aspects that a section should cover under its headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Heading, Report, Section
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Aspect:
    """An aspect: its name, what a heading of it says, and words in the text that show it is covered without one."""

    name: str
    heading: Pattern
    words: Pattern


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    The section is taken to be laid out by aspects when headings in it name at least `laid_out` of them; only then is an aspect
    without heading and without words missed.
    """

    section: str
    aspects: list[Aspect]
    laid_out: int


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit, at the section's title, that names the aspects not covered."""
    section = report.section(params.section)
    if section is None:
        return
    body = section.heading.body
    heads = [_head(report, heading) for heading in _under(report, section)]
    headed = [aspect for aspect in params.aspects if any(aspect.heading.regex.search(head) for head in heads)]
    if len(headed) < params.laid_out:
        return
    missed = [
        aspect.name
        for aspect in params.aspects
        if aspect not in headed and not aspect.words.regex.search(report.text, body.start, body.end)
    ]
    if missed:
        yield Hit(section.heading.title_span, {"aspects": "、".join(missed), "title": section.heading.title})



def _under(report: Report, section: Section) -> list[Heading]:
    return [heading for heading in report.headings if heading.level > 1 and section.heading.body.holds(heading.span)]


def _head(report: Report, heading: Heading) -> str:
    """A heading's title; where the text runs on behind it, so far as a title may reach."""
    span = heading.title_span if heading.title else Span(heading.number_span.end, heading.number_span.end + 12)
    return report.text[span.start : span.end]
