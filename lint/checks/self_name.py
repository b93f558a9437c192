"""A report that calls its agency by another kind's name: 我局 in the report of a commission."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Pattern, Text, Word


@dataclass(eq=False, repr=False)
class Fit:
    """The self-names that fit an agency whose place and body, joined, match, the likeliest first, and those that are wrong."""

    agency: Pattern
    names: list[Word]
    wrong: list[Word]


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `fits` gives, for an agency whose name matches a pattern, the self-names that fit and those that are wrong; the
    wrong ones of all patterns that match add up. `judged` are the self-names looked for. `quoted` are pairs of marks
    whose inside is not the report's own voice; `not_before` what may not follow (我办理), `not_after` what not precede.
    """

    fits: list[Fit]
    judged: list[Word]
    quoted: list[Word]
    not_before: dict[str, Pattern]
    not_after: Word
    agency_note: Text

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """Any of the judged self-names, the longest first."""
        return compiled("|".join(map(re.escape, sorted(self.judged, key=len, reverse=True))))


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each self-name in prose or heading that does not fit the report's agency."""
    agency = report.agency
    if agency is None:
        return
    fits = [fit for fit in params.fits if fit.agency.regex.search(agency.place + agency.body)]
    wrong = {name for fit in fits for name in fit.wrong}
    fitting = next((fit.names for fit in fits if fit.names), None)
    if fitting is None:
        return
    meant = _usual(report, fitting, params)
    related = (Note(agency.span, params.agency_note),) if report.title and report.title.agency == agency else ()
    for passage in report.passages_of("body", "heading"):
        for span in _spoken(report.text, passage.span, params):
            found = report.text[span.start : span.end]
            if found in wrong:
                yield Hit(span, {"found": found, "agency": agency.text, "meant": meant}, related, meant)


def _usual(report: Report, fitting: list[Word], params: Params) -> str:
    """The fitting self-name that the report uses most, else the first that fits."""
    used = Counter(
        report.text[span.start : span.end]
        for passage in report.passages_of("body")
        for span in _spoken(report.text, passage.span, params)
    )
    return max(fitting, key=lambda name: (used[name], -fitting.index(name)))


def _spoken(text: str, within: Span, params: Params) -> Iterator[Span]:
    for found in params.spoken.finditer(text, within.start, within.end):
        beyond = params.not_before.get(found[0])
        if beyond and beyond.regex.match(text, found.end(), within.end):
            continue
        if found.start() > within.start and text[found.start() - 1] in params.not_after:
            continue
        if not _quoted(text, within, found.start(), params):
            yield Span(*found.span())


def _quoted(text: str, within: Span, position: int, params: Params) -> bool:
    before = text[within.start : position]
    return any(before.rfind(pair[0]) > before.rfind(pair[1]) for pair in params.quoted)
