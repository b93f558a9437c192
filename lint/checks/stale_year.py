"""A neighbouring year left over in a sentence about the report's own year, or about the year after."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.dating.years import agreed_year, in_the_same_digits, sentence_at, told_years, year_digits
from lint.checks.hit import Edit, Hit
from lint.document import Span
from lint.report.model import DateMention, Report
from lint.ruleset.values import Pattern


@dataclass(eq=False, repr=False)
class Telling:
    """A way in which a sentence tells of a year.

    `sections` are where it is looked for. `wrong` are years that cannot be meant there, `due` the one that is, both counted
    from the report's own. `before` matches what stands in the sentence before the year, `after` what follows it; a
    sentence where `unless` is found is passed over, and so is one beside a sentence that begins with the year due
    when `beside` is found in either: the two years are compared.
    """

    sections: list[str]
    wrong: list[int]
    due: int
    before: Pattern
    after: Pattern
    unless: Pattern
    beside: Pattern | None = None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack: the ways of telling, tried in order."""

    tellings: list[Telling] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each year that a sentence cannot mean."""
    year = agreed_year(report)
    if year is None:
        return
    for mention in told_years(report):
        if mention.year - year in (-1, 0, 1):
            telling = next((each for each in params.tellings if _tells(report, mention, year, each)), None)
            if telling is not None:
                yield _hit(report, mention, year + telling.due)


def _tells(report: Report, mention: DateMention, year: int, telling: Telling) -> bool:
    section = report.section_at(mention.span.start)
    if mention.year - year not in telling.wrong or section is None or section.key not in telling.sections:
        return False
    sentence = _sentence(report, mention.span.start)
    text = report.text
    told = text[sentence.start : sentence.end]
    return (
        telling.before.regex.search(text[sentence.start : mention.span.start]) is not None
        and telling.after.regex.match(text[mention.span.end : sentence.end]) is not None
        and telling.unless.regex.search(told) is None
        and str(year + telling.due) not in told
        and not _compared(report, sentence, year + telling.due, telling)
    )


def _sentence(report: Report, position: int) -> Span:
    passage = report.passage_at(position)
    within = passage.span if passage else Span(position, len(report.text))
    return sentence_at(report.text, within, position)


def _compared(report: Report, sentence: Span, due: int, telling: Telling) -> bool:
    """Whether the sentence before or behind begins with the year due, and either compares."""
    if telling.beside is None:
        return False
    for position in (sentence.start - 2, sentence.end + 1):
        passage = report.passage_at(position) if position >= 0 else None
        if passage is None or not passage.span.start <= sentence.start < passage.span.end:
            continue
        beside = sentence_at(report.text, passage.span, position)
        words = report.text[beside.start : beside.end]
        own = report.text[sentence.start : sentence.end]
        if words.lstrip().startswith(str(due)) and any(telling.beside.regex.search(each) for each in (words, own)):
            return True
    return False


def _hit(report: Report, mention: DateMention, due: int) -> Hit:
    digits = year_digits(report, mention.span)
    right = in_the_same_digits(report.text[digits.start : digits.end], due)
    return Hit(digits, {"written": mention.year, "due": due}, (), right, (Edit(digits, right),))
