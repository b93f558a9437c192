"""A signature by another agency than the title's."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.dating.years import agreed_year
from lint.checks.hit import Edit, Hit, Note
from lint.checks.naming.agencies import Bodies, same_place
from lint.checks.naming.departments import Slips, departments
from lint.checks.naming.own import Placed
from lint.report.model import Name, Report
from lint.ruleset.values import Lexicon, Pattern, Text, Word


@dataclass(eq=False, repr=False)
class Params(Placed):
    """What the check takes from the pack.

    `government` matches the bodies that may sign for a government, and `township` those that may for a township;
    `township_endings` are those of townships' names.
    """

    agencies: Lexicon
    bodies: Bodies
    government: Pattern
    township: Pattern
    township_endings: list[Word]
    title_note: Text

    @cached_property
    def slips(self) -> Slips:
        """What a slip for a department's name is."""
        return Slips(departments(self.agencies.data), self.writing)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """At most one hit, at the agency that signs."""
    named = report.title.agency if report.title else None
    signed = report.signature.agency if report.signature else None
    if named is None or signed is None or not named.text or not signed.text:
        return
    if _agree(report, params.gazetteer.split(named), params.gazetteer.split(signed), params):
        return
    values = {"signed": report.written(signed.span), "named": report.written(named.span)}
    yield Hit(signed.span, values, (Note(named.span, params.title_note),), named.text, (Edit(signed.span, named.text),))


def _agree(report: Report, named: Name, signed: Name, params: Params) -> bool:
    if named.text.endswith(signed.text) or signed.text.endswith(named.text):
        return True
    same = _same_township(named, signed, params)
    if not (same_place(named.place, signed.place, params.gazetteer) if same is None else same):
        return False
    if not signed.body or (named.body and params.bodies.same(named.body, signed.body, report.form.agencies.short_forms)):
        return True
    if params.slips.told(named.body, signed.body, agreed_year(report)):
        return True
    if report.level == "government":
        return params.government.regex.search(signed.body) is not None
    if report.level == "township":
        return params.township.regex.search(signed.body) is not None
    return not named.body


def _same_township(named: Name, signed: Name, params: Params) -> bool | None:
    """Whether the two name one township of one county: 新华街道, 桦甸市人民政府新华街道办事处.

    None when neither names the other's.
    """
    townships = tuple(params.township_endings)
    for one, other in ((named, signed), (signed, named)):
        units = params.gazetteer.units(one.place)
        if units and units[-1].endswith(townships) and units[-1] in other.text:
            above = [unit for unit in params.gazetteer.units(other.place) if not unit.endswith(townships)]
            return not above or not units[:-1] or same_place(units[-2], above[-1], params.gazetteer)
    return None
