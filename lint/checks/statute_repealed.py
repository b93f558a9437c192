"""An instrument that is no longer in force, cited as the ground of something done in the report's year: 根据《合同法》."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lint.checks.hit import Hit
from lint.checks.naming.cited import bare, forms
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern, Word

_BEFORE = 120


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `facts` is the lexicon of the instruments: `repealed`. `prefix` may be left out before a title. `ground` matches in front
    of a title, up to it, the words that cite it as in force.
    """

    facts: Lexicon
    prefix: Word
    ground: Pattern

    @cached_property
    def repealed(self) -> dict[str, dict[str, Any]]:
        """The instruments by the forms of their titles: `since` when, and what took their place, `by`."""
        known = self.facts.data["repealed"]
        return {form: known[title] for form, title in forms(known, self.prefix, ())}


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each citation of an instrument as in force that was not for a day of the report's year."""
    for citation in report.citations:
        repealed = params.repealed.get(bare(citation.text))
        if repealed is None or report.year is None or report.year < repealed["since"]:
            continue
        start = max(0, citation.span.start - _BEFORE)
        if params.ground.regex.search(report.text[start : citation.span.start]):
            yield Hit(citation.span, {"title": citation.text, "since": repealed["since"], "by": repealed["by"]})
