"""Words of last year that were left over in sentences taken over from last year's report."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.hit import Hit, Note, Value
from lint.checks.years.places import place_in
from lint.checks.years.sentences import before
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.template import fill
from lint.ruleset.values import Pattern, Text

_YEAR = compiled(r"(?<!\d)20\d\d(?=年)")


@dataclass(eq=False, repr=False)
class Year:
    """A year left over, counted from the report's own (-1 is last year), where the sentence has `needs` and not `unless`."""

    year: int
    unless: Pattern
    needs: Pattern | None = None


@dataclass(eq=False, repr=False)
class Phrase:
    """Words that belong to a year: in no report on a year after `until`, or, without it, never the same in two years.

    A sentence where `unless` is found is passed over.
    """

    says: Pattern
    until: int | None = None
    unless: Pattern | None = None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack. `note` says where the sentence stands in last year's report."""

    note: Text
    years: list[Year] = field(default_factory=list)
    phrases: list[Phrase] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at the first words left over in each sentence that last year's report has, too."""
    previous = report.previous
    if previous is None or report.year is None:
        return
    for span in report.sentences:
        past = before(report, previous, span)
        if past is None:
            continue
        sentence, words = report.text[span.start : span.end], previous.text[past.start : past.end]
        if hit := _year(report.year, sentence, words, params) or _phrase(report.year, sentence, words, params):
            start, end, message = hit
            note = Note(span, fill(params.note, {"place": place_in(previous, past)}))
            place = Span(span.start + start, span.start + end)
            values: dict[str, Value] = {"written": report.written(place), "year": report.year, "file": previous.document.path}
            yield Hit(place, values, (note,), message=message)


def _year(own: int, sentence: str, past: str, params: Params) -> tuple[int, int, str] | None:
    """The first year that is the one in the same place last year and cannot be meant now."""
    for now, then in zip(_YEAR.finditer(sentence), _YEAR.finditer(past), strict=False):
        for each in params.years if now[0] == then[0] else ():
            if int(now[0]) - own != each.year or each.unless.regex.search(sentence):
                continue
            if each.needs is None or each.needs.regex.search(sentence):
                return now.start(), now.end() + 1, "year"
    return None


def _phrase(own: int, sentence: str, past: str, params: Params) -> tuple[int, int, str] | None:
    """The first words that belong to an earlier year, and stood there last year."""
    for each in params.phrases:
        found = each.says.regex.search(sentence)
        if found is None or found[0] not in past or (each.unless is not None and each.unless.regex.search(sentence)):
            continue
        if each.until is None or own > each.until:
            return found.start(), found.end(), "outdated" if each.until else "unchanged"
    return None
