"""A sentence that stands twice in the report, letter for letter."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit, Note
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.values import Pattern, Text

_HAN = compiled("[\u4e00-\u9fff]")


@dataclass(eq=False, repr=False)
class Params:
    """Sentences of `shortest` Han characters and more count; those that match `unless` may be said again (未收到申请).

    `first` says what stands at the related place.
    """

    first: Text
    unless: Pattern
    shortest: int = 25


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each sentence that stood before, with a note where."""
    seen: dict[str, Span] = {}
    for span in report.sentences:
        sentence = report.text[span.start : span.end]
        if len(sentence) < params.shortest:
            continue
        before = seen.setdefault(sentence, span)
        again = before is not span and len(_HAN.findall(sentence)) >= params.shortest
        if again and not params.unless.regex.search(sentence):
            yield Hit(span, {"sentence": sentence[:20]}, related=(Note(before, params.first),))
