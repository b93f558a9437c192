"""A telephone's area code or a postcode that is another place's than the report's own: mostly a contact line taken over."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.hit import Hit, listed
from lint.checks.naming.gazetteer import Gazetteer
from lint.checks.naming.own import Placed
from lint.document import Span
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Pattern


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `number` finds the numbers: `code` in it is the part that tells the place, `mark` what is shown. `regions` has the places
    of each code, by their codes of division. With `provinces` a code of another province is told, else one of another
    place of the same province. An agency that `elsewhere` is found in has its seat in another place than its own.
    """

    number: Pattern
    regions: Lexicon
    elsewhere: Pattern
    provinces: bool = True

    @cached_property
    def divisions(self) -> dict[str, list[str]]:
        """The divisions of each code."""
        lines = map(str.split, self.regions.data["entries"].splitlines())
        return {code: divisions for code, *divisions in lines}


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number of another place."""
    numbers = list(report.matches(params.number.regex, "title", "heading", "body", "signature"))
    own = params.own(report) if numbers else None
    if own is None or not own.code or params.elsewhere.regex.search(own.body):
        return
    for found, _ in numbers:
        divisions = params.divisions.get(found["code"], [])
        if divisions and _foreign(own.code, divisions, params):
            names = listed(_name(division, params.gazetteer) for division in divisions)
            yield Hit(Span(*found.span("mark")), {"region": names, "own": own.names[0]})


def _foreign(own: str, divisions: list[str], params: Params) -> bool:
    """Whether a code of these divisions is none of the own place's; False where that place is not known to have another."""
    if not any(division[:2] == own[:2] for division in divisions):
        return params.provinces
    return not params.provinces and not _meets(own, divisions) and any(_meets(own, each) for each in params.divisions.values())


def _meets(own: str, divisions: list[str]) -> bool:
    return any(own.startswith(each) or each.startswith(own) for each in divisions)


def _name(division: str, places: Gazetteer) -> str:
    """A division's name with its province: 江西省景德镇市."""
    return "".join(places.names[code] for code in dict.fromkeys((division[:2], division)))
