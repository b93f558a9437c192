"""Text taken over from last year's report: the share of sentences that say the same, numbers aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.checks.hit import Hit, Note, Value
from lint.checks.years.places import place_in
from lint.checks.years.sentences import Pair, before, figures
from lint.document import Span, compiled
from lint.report.model import Report
from lint.ruleset.template import fill
from lint.ruleset.values import Pattern, Text

_HAN = compiled("[\u4e00-\u9fff]")


@dataclass(eq=False, repr=False)
class Part:
    """A part of the text: it is copied when a `share` of its sentences and more, at least `fewest`, are last year's.

    `message` names one of the rule's `messages` that tells it.
    """

    sections: list[str]
    share: float
    fewest: int
    message: str | None = None


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    The first of the `parts` that is copied is told. Sentences count that have `shortest` Han characters and more and in which
    none of `unless` is found (set phrases). One with other figures than last year's was brought up to date: it counts neither
    way. `note` is told at the paragraphs, `most` of them.
    """

    parts: list[Part]
    note: Text
    shortest: int
    unless: list[Pattern] = field(default_factory=list)
    most: int = 12


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit at the first sentence taken over, with the others beside it."""
    previous = report.previous
    if previous is None:
        return
    for part in params.parts:
        counted, same = _taken(report, previous, part, params)
        if len(same) < part.fewest or len(same) < part.share * counted:
            continue
        values: dict[str, Value] = {
            "same": len(same),
            "counted": counted,
            "percent": round(100 * len(same) / counted),
            "file": previous.document.path,
        }
        notes = [Note(run.span, fill(params.note, {"place": place_in(previous, run.before)})) for run in _runs(report, same)]
        yield Hit(same[0].span, values, tuple(notes[: params.most]), message=part.message)
        return


def _taken(report: Report, previous: Report, part: Part, params: Params) -> tuple[int, list[Pair]]:
    """How many sentences of a part count, and those that are last year's."""
    counted = 0
    same: list[Pair] = []
    for span in _sentences(report, part, params):
        past = before(report, previous, span)
        if past is None:
            counted += 1
        elif figures(_words(report, span)) == figures(_words(previous, past)):
            counted += 1
            same.append(Pair(span, past))
    return counted, same


def _sentences(report: Report, part: Part, params: Params) -> Iterator[Span]:
    for span in report.sentences:
        section = report.section_at(span.start)
        sentence = _words(report, span)
        if section is None or section.key not in part.sections or len(_HAN.findall(sentence)) < params.shortest:
            continue
        if not any(pattern.regex.search(sentence) for pattern in params.unless):
            yield span


def _runs(report: Report, same: list[Pair]) -> Iterator[Pair]:
    """The sentences, those that stand side by side in a paragraph as one."""
    runs: list[Pair] = []
    for pair in same:
        last = runs[-1] if runs else None
        # Nothing stands between them but the mark that ends the first.
        if last and pair.span.start - last.span.end <= 2 and "\n" not in report.text[last.span.end : pair.span.start]:
            runs[-1] = Pair(Span(last.span.start, pair.span.end), last.before)
        else:
            runs.append(pair)
    yield from runs


def _words(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]
