"""A document cited with another's number, or by the number of a document that another has replaced."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lint.checks.hit import Edit, Hit
from lint.document import fold
from lint.report.model import DocumentNumber, Report

_MARKS = dict.fromkeys(map(ord, "《》〈〉<>“” \t\n\r"))
_NUMBER = re.compile(r"(.+?)〔(\d{4})〕(\d+)号")
_Key = tuple[str, int, int]


@dataclass(eq=False, repr=False)
class Document:
    """A document: its number, and the titles that it is cited by."""

    number: str
    titles: list[str]


@dataclass(eq=False, repr=False)
class Replaced:
    """A number that binds no longer, and the one that does."""

    number: str
    by: str


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    A citation of a title of `documents` that gives a number must give that document's; a draft that names a number of
    `replaced` must name the one that replaced it too.
    """

    documents: list[Document] = field(default_factory=list)
    replaced: list[Replaced] = field(default_factory=list)

    @cached_property
    def by_title(self) -> dict[str, str]:
        """The number of each title."""
        return {fold(title).translate(_MARKS): document.number for document in self.documents for title in document.titles}


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit at each number that is not the cited document's, and at each number replaced."""
    for citation in report.citations:
        meant = params.by_title.get(citation.text.translate(_MARKS))
        number = citation.number
        if meant and number and _key(number) != _parsed(meant):
            yield _hit(number, meant, report, title=citation.text)
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


def _key(number: DocumentNumber) -> _Key:
    return number.issuer, number.year, number.serial


def _parsed(number: str) -> _Key | None:
    found = _NUMBER.fullmatch(fold(number))
    return (found[1], int(found[2]), int(found[3])) if found else None
