"""What a mirror left in the text: readings in brackets behind characters."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Hit
from lint.checks.naming.likeness import Writing
from lint.document import Span, compiled, to_simplified
from lint.report.model import Report
from lint.ruleset.values import Lexicon

_SYLLABLE = compiled("[(（]([a-zü]{1,6})[)）]")


@dataclass(eq=False, repr=False)
class Params:
    """`readings` is the lexicon of readings without tones: a bare syllable counts where it is one of its character's."""

    readings: Lexicon

    @cached_property
    def writing(self) -> Writing:
        """The readings."""
        return Writing(str(self.readings.data["entries"]), "")


def check(report: Report, params: Params) -> Iterator[Hit]:
    """One hit a file, around the first reading, with their count."""
    normal = report.document.normal
    readings = sorted([*normal.readings, *_bare(report.document.text, normal.readings, params)])
    if not readings:
        return
    first = readings[0]
    # Most readings are no part of the normal form: the character before the first one is shown for it.
    at = normal.origin.derived(first.start)
    written = report.document.text[first.start : first.end]
    yield Hit(Span(max(0, at - 1), at), {"count": len(readings), "first": written})


def _bare(text: str, known: tuple[Span, ...], params: Params) -> Iterator[Span]:
    """The single readings without tone: 关(guan), not 客户端(app). `known` are those that the normal form left out."""
    for found in _SYLLABLE.finditer(text):
        span = Span(*found.span())
        character = to_simplified(text[span.start - 1 : span.start])
        if character and found[1] in params.writing.readings(character) and not any(other.holds(span) for other in known):
            yield span
