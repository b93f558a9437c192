"""What a reader notes of a file beside its text: parts not read, characters lost, what an office program left in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.hit import Hit, Note
from lint.document import Span, Trouble, fold
from lint.report.model import Report
from lint.ruleset.values import Pattern, Text


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `troubles` are the keys of what a reader notes of a file that this rule tells, each with its words, in which `{detail}` is
    what the reader adds; those whose detail is one of `unless`, whole, are passed over. `patterns` find the same in the text.
    All of them are one hit, at the first.
    """

    note: Text
    troubles: dict[str, Text] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)
    unless: list[Pattern] = field(default_factory=list)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit at the first place, told with all that is noted there, and with the count; the next few places are related."""
    found: list[tuple[Span, Text]] = []
    origin = report.document.normal.origin
    for trouble in report.document.troubles:
        if trouble.key in params.troubles and not _passed(trouble, params):
            found.append((Span(origin.derived(trouble.start), origin.derived(trouble.end)), _words(trouble, params)))
    noted = {place for place, _ in found}
    for pattern in params.patterns:
        for match in pattern.regex.finditer(report.text):
            if (place := Span(*match.span())) not in noted:
                noted.add(place)
                found.append((place, Text(match[0], match[0])))
    if found:
        places = sorted(noted)
        first = [words for place, words in found if place == places[0]]
        related = tuple(Note(place, params.note) for place in places[1:4])
        yield Hit(places[0], {"what": _joined(first), "count": len(found)}, related)


def _passed(trouble: Trouble, params: Params) -> bool:
    return any(pattern.regex.fullmatch(fold(trouble.detail)) for pattern in params.unless)


def _words(trouble: Trouble, params: Params) -> Text:
    zh, en = params.troubles[trouble.key]
    return Text(zh.replace("{detail}", trouble.detail), en.replace("{detail}", trouble.detail))


def _joined(several: list[Text]) -> Text:
    """Words for all that is noted at one place, each once."""
    distinct = dict.fromkeys(several)
    return Text("、".join(words.zh for words in distinct), ", ".join(words.en for words in distinct))
