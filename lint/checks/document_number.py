"""A document cited with another's number, or by the number of a document that another has replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lint.checks.hit import Edit, Hit
from lint.checks.naming.cited import bare, forms
from lint.document import compiled, fold
from lint.report.model import Citation, DocumentNumber, Report
from lint.ruleset.values import Lexicon, Word

_NUMBER = compiled(r"(.+?)〔(\d{4})〕(\d+)号")
_BETWEEN = compiled(r"\)?(?:文件?|印发的|下发的|发布的)?")
# The code of an office of the centre at the end of an issuer: 国办公开办函, 中办发.
_CENTRAL = compiled(r"[国中](?:[办发函秘令文公开]|公开){1,5}$")
_Key = tuple[str, int, int]


@dataclass(eq=False, repr=False)
class Replaced:
    """A number that binds no longer, and the one that does."""

    number: str
    by: str


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    A citation of a title of `facts` (the lexicon's `numbers`) that gives a number, behind it or before it, must give one of
    that document's, where it is of the centre: another level may pass a document on by a number of its own. `issuers` may be
    left out before a title. A draft that names a number of `replaced` must name the one
    that replaced it too.
    """

    facts: Lexicon | None = None
    issuers: list[Word] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    @cached_property
    def by_title(self) -> dict[str, list[str]]:
        """The numbers of each title, the present edition's first."""
        numbers = self.facts.data["numbers"] if self.facts else {}
        known: dict[str, list[str]] = {}
        # A document that has an entry of its own goes before the notice that issued one of its editions.
        for form, title in forms(numbers, "\0", self.issuers):
            known.setdefault(form, numbers[title])
        return known


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that is not the cited document's, and at each number replaced."""
    yield from _wrong(report, params)
    named = {_key(number) for number in report.numbers}
    for pair in params.replaced:
        if _parsed(pair.by) in named:
            continue
        for number in report.numbers:
            if _key(number) == _parsed(pair.number):
                yield _hit(number, pair.by, report, title="")


def _wrong(report: Report, params: Params) -> Iterator[Hit]:
    taken = {citation.number.span for citation in report.citations if citation.number}
    before = {number.span.end: number for number in report.numbers if number.span not in taken}
    for citation in report.citations:
        numbers = params.by_title.get(bare(citation.text))
        number = citation.number or (numbers and _before(report, citation, before))
        if numbers and number and _key(number) not in map(_parsed, numbers) and _CENTRAL.search(number.issuer):
            yield _hit(number, _nearest(number, numbers), report, title=citation.text)


def _before(report: Report, citation: Citation, numbers: dict[int, DocumentNumber]) -> DocumentNumber | None:
    """The number that stands before a title: 国办发〔2019〕54号《…》."""
    start = citation.span.start
    return next((numbers[end] for end in range(start, start - 5, -1) if end in numbers and _joins(report, end, start)), None)


def _joins(report: Report, end: int, start: int) -> bool:
    return bool(_BETWEEN.fullmatch(report.text, end, start))


def _hit(number: DocumentNumber, meant: str, report: Report, title: str) -> Hit:
    found = report.text[number.span.start : number.span.end]
    return Hit(number.span, {"found": found, "meant": meant, "title": title}, (), meant, (Edit(number.span, meant),))


def _nearest(number: DocumentNumber, meant: list[str]) -> str:
    """The number of the edition that shares a year or serial with the one found; else the present one."""

    def apart(other: str) -> int:
        parsed = _parsed(other)
        return 2 if parsed is None else (parsed[1] != number.year) + (parsed[2] != number.serial)

    return min(meant, key=apart)


def _key(number: DocumentNumber) -> _Key:
    return number.issuer, number.year, number.serial


def _parsed(number: str) -> _Key | None:
    found = _NUMBER.fullmatch(fold(number))
    return (found[1], int(found[2]), int(found[3])) if found else None
