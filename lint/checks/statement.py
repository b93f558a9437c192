"""Something that a section must state."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.checks.structure.outline import content
from lint.report.model import Report
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: the section, and the patterns of which one must stand in the report's text."""

    section: str
    states: list[Pattern]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the section's title when neither it nor another section states it; an empty section is told elsewhere."""
    section = report.section(params.section)
    if section is None or content(report, section) is None:
        return
    prose = [passage.span for passage in report.passages_of("body", "heading")]
    if not any(pattern.regex.search(report.text, *span) for pattern in params.states for span in prose):
        yield Hit(section.heading.title_span, {"title": section.heading.title})
