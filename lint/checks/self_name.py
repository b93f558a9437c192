"""A report that calls its agency by another kind's name: 我局 in the report of a commission."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Hit, Note
from lint.checks.naming.own import Placed
from lint.checks.naming.townships import in_township
from lint.document import Span, compiled
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word

_FORMAL = "本"


@dataclass(eq=False, repr=False)
class Fit:
    """The self-names that fit an agency whose place and body, joined, match, the likeliest first, and those that are wrong."""

    agency: Pattern
    names: list[Word]
    wrong: list[Word]


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `fits` gives, for an agency whose name matches a pattern, the self-names that fit and those that are wrong; the
    wrong ones of all patterns that match add up. `judged` are the self-names looked for. `quoted` are pairs of marks
    whose inside is not the report's own voice; `not_before` what may not follow (我办理), `not_after` what not precede.
    `ranks` are the self-names of a place (我区), each with the character that the place or one above it must end in;
    an agency that matches `dispatched` may sit in another place than the one that it answers to. `alone` is a 我 that lacks
    the rest.
    """

    townships: Lexicon
    fits: list[Fit]
    judged: list[Word]
    quoted: list[Word]
    not_before: dict[str, Pattern]
    not_after: Word
    agency_note: Text
    ranks: dict[Word, Word]
    dispatched: Pattern
    alone: Pattern

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """Any of the judged self-names, the longest first."""
        return compiled("|".join(map(re.escape, sorted([*self.judged, *self.ranks], key=len, reverse=True))))


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each self-name in prose or heading that does not fit the report's agency."""
    agency = report.agency
    if agency is None:
        return
    related = (Note(agency.span, params.agency_note),) if report.title and report.title.agency == agency else ()
    spoken = {
        Span(*found.span()): found[0]
        for found, passage in report.matches(params.spoken, "body", "heading")
        if _speaks(report.text, found, passage.span, params)
    }
    wrong = _of_other_kinds(agency, Counter(spoken.values()), params) | _of_other_places(report, params)
    for span, name in spoken.items():
        if name in wrong and not in_township(report, span, params.townships):
            meant = wrong[name]
            yield Hit(span, {"found": name, "agency": agency.text, "meant": meant}, related, meant)
    own = (wrong.get(name, name) for name in spoken.values() if name not in params.ranks and not name.startswith(_FORMAL))
    used = Counter(own)
    usual = next((name for name, _ in used.most_common(1)), None)
    for found, passage in report.matches(params.alone.regex, "body"):
        if not _quoted(report.text, passage.span, found.start(), params):
            yield Hit(Span(*found.span()), suggestion=usual, message="alone")


def _of_other_kinds(agency: Name, used: Counter[str], params: Params) -> dict[str, str]:
    """The self-names of other kinds of agencies, each with the one that is meant."""
    fits = [fit for fit in params.fits if fit.agency.regex.search(agency.place + agency.body)]
    wrong = {name for fit in fits for name in fit.wrong}
    fitting = next((fit.names for fit in fits if fit.names), None)
    if fitting is None:
        return {}
    # The one that the report uses most, else the first that fits.
    meant = max(fitting, key=lambda name: (used[name], -fitting.index(name)))
    return {form: _formal(meant) if form.startswith(_FORMAL) else meant for name in wrong for form in (name, _formal(name))}


def _formal(name: str) -> str:
    """A self-name as 本 writes it: 我局 → 本局."""
    return _FORMAL + name[1:]


def _of_other_places(report: Report, params: Params) -> dict[str, str]:
    """The self-names of places of a rank that neither the report's place nor one above it has: 我区 in a county's report."""
    own = params.own(report)
    # Where the place is none, or the only one of its name is not told, those above it are not known.
    if own is None or not (own.beside or own.under) or params.dispatched.regex.search(own.body):
        return {}
    ranks = {name[-1] for name in own.all}
    mine = next((name for place in own.all for name, rank in params.ranks.items() if place.endswith(rank)), None)
    return {name: mine for name, rank in params.ranks.items() if mine and rank not in ranks}


def _speaks(text: str, found: re.Match[str], within: Span, params: Params) -> bool:
    """Whether a self-name stands for the report's own agency there: in no longer word, and not quoted."""
    beyond = params.not_before.get(found[0])
    if beyond and beyond.regex.match(text, found.end(), within.end):
        return False
    if found.start() > within.start and text[found.start() - 1] in params.not_after:
        return False
    return not _quoted(text, within, found.start(), params)


def _quoted(text: str, within: Span, position: int, params: Params) -> bool:
    before = text[within.start : position]
    return any(before.rfind(pair[0]) > before.rfind(pair[1]) for pair in params.quoted)
