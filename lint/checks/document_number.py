"""A document cited with another's number, or by the number of a document that another has replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lint.checks.hit import Edit, Hit
from lint.document import compiled, fold
from lint.report.model import DocumentNumber, Report

_MARKS = dict.fromkeys(map(ord, "《》〈〉<>“” \t\n\r"))
_NUMBER = compiled(r"(.+?)〔(\d{4})〕(\d+)号")
_Key = tuple[str, int, int]


@dataclass(eq=False, repr=False)
class Document:
    """A document: its number, those of its `earlier` editions, and the titles that it is cited by."""

    number: str
    titles: list[str]
    earlier: list[str] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class Replaced:
    """A number that binds no longer, and the one that does."""

    number: str
    by: str


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    A citation of a title of `documents` that gives a number must give one of that document's; a draft that names a number of
    `replaced` must name the one that replaced it too.
    """

    documents: list[Document] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    @cached_property
    def by_title(self) -> dict[str, list[str]]:
        """The numbers of each title, the present edition's first."""
        return {
            fold(title).translate(_MARKS): [document.number, *document.earlier]
            for document in self.documents
            for title in document.titles
        }


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that is not the cited document's, and at each number replaced."""
    for citation in report.citations:
        numbers = params.by_title.get(citation.text.translate(_MARKS))
        number = citation.number
        if numbers and number and _key(number) not in map(_parsed, numbers):
            yield _hit(number, _nearest(number, numbers), report, title=citation.text)
    named = {_key(number) for number in report.numbers}
    for pair in params.replaced:
        if _parsed(pair.by) in named:
            continue
        for number in report.numbers:
            if _key(number) == _parsed(pair.number):
                yield _hit(number, pair.by, report, title="")


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
