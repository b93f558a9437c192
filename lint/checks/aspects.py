"""The aspects that a section should cover under its headings."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit, listed
from lint.document import Span, compiled
from lint.report.model import Heading, Report, Section
from lint.ruleset.values import Pattern

_MARK = compiled("[。:;,]")
_LONGEST = 30


@dataclass(eq=False, repr=False)
class Aspect:
    """An aspect: its name, what a heading of it says, and words in the text that show it is covered without one.

    `subject` are the words by which a heading is of this aspect and of no other that is only hinted at in it; `told` show that
    the aspect is told of, not named in passing, where the others have paragraphs of their own.
    """

    name: str
    heading: Pattern
    subject: Pattern
    words: Pattern
    told: Pattern


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    The section is taken to be laid out by aspects when headings in it name at least `laid_out` of them; only then is an aspect
    without heading and without words missed. Where all aspects but one have a paragraph of their own, under a heading or an
    ordinal (`ordinal`, at the paragraph's start), the one left is missed unless it is told of.
    """

    section: str
    aspects: list[Aspect]
    laid_out: int
    ordinal: Pattern


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit, at the section's title, that names the aspects not covered."""
    section = report.section(params.section)
    if section is None:
        return
    body = section.heading.body
    missed = _left_out(report, section, params)
    if missed is None:
        heads = [_head(report, heading) for heading in _under(report, section)]
        headed = [aspect for aspect in params.aspects if any(aspect.heading.regex.search(head) for head in heads)]
        if len(headed) < params.laid_out:
            return
        missed = [
            aspect
            for aspect in params.aspects
            if aspect not in headed and not aspect.words.regex.search(report.text, body.start, body.end)
        ]
    if missed:
        names = listed(aspect.name for aspect in missed)
        yield Hit(section.heading.title_span, {"aspects": names, "title": section.heading.title})


def _left_out(report: Report, section: Section, params: Params) -> list[Aspect] | None:
    """The aspect without a paragraph of its own that is not told of either; None when more than one has none."""
    body = section.heading.body
    for heads in (_topmost(report, section), _ordinals(report, body, params)):
        own = {aspect.name for head in heads for aspect in _meant(head, params)}
        if len(own) >= len(params.aspects) - 1:
            rest = [aspect for aspect in params.aspects if aspect.name not in own]
            return [aspect for aspect in rest if not aspect.told.regex.search(report.text, body.start, body.end)]
    return None


def _meant(head: str, params: Params) -> list[Aspect]:
    """The aspects whose subject a heading names, else those that it may be of."""
    named = [aspect for aspect in params.aspects if aspect.subject.regex.search(head)]
    return named or [aspect for aspect in params.aspects if aspect.heading.regex.search(head)]


def _topmost(report: Report, section: Section) -> list[str]:
    """The headings of the highest level in the section."""
    under = _under(report, section)
    level = min((heading.level for heading in under), default=0)
    return [_head(report, heading) for heading in under if heading.level == level]


def _ordinals(report: Report, body: Span, params: Params) -> list[str]:
    """What stands behind the ordinals at the start of the section's paragraphs, up to the first mark."""
    lines = report.text[body.start : body.end].split("\n")
    behind = [line[found.end() :] for line in lines if (found := params.ordinal.regex.match(line))]
    return [_MARK.split(words, maxsplit=1)[0][:_LONGEST] for words in behind]



def _under(report: Report, section: Section) -> list[Heading]:
    return [heading for heading in report.headings if heading.level > 1 and section.heading.body.holds(heading.span)]


def _head(report: Report, heading: Heading) -> str:
    """A heading's title; where the text runs on behind it, so far as a title may reach."""
    span = heading.title_span if heading.title else Span(heading.number_span.end, heading.number_span.end + 12)
    return report.text[span.start : span.end]
