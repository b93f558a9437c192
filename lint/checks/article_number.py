"""An article cited that the statute does not have: 《政府信息公开条例》第五十七条."""

from collections.abc import Iterator
from dataclasses import dataclass

from lint.checks.hit import Hit
from lint.document import Span
from lint.report.model import Citation, Report
from lint.report.numerals import number
from lint.ruleset.values import Pattern, Word


@dataclass(eq=False, repr=False)
class Statute:
    """A statute by the titles it is cited with, and the number of its last article."""

    titles: list[Word]
    last: int


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `article` matches the articles right behind a title, one after the other, its group `number` the last one's numeral;
    `alias` matches behind a title the short name that it gets, its group `alias` that name.
    """

    statutes: list[Statute]
    article: Pattern
    alias: Pattern


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each article beyond a statute's last one."""
    for statute in params.statutes:
        names = set(statute.titles)
        for citation in report.citations:
            if citation.text in names:
                alias = params.alias.regex.match(report.text, citation.span.end)
                if alias:
                    names.add(Word(alias["alias"]))
                yield from _beyond(report, citation, statute, params)


def _beyond(report: Report, citation: Citation, statute: Statute, params: Params) -> Iterator[Hit]:
    position = citation.span.end
    while found := params.article.regex.match(report.text, position):
        article = number(found["number"])
        if article is not None and article > statute.last:
            span = Span(*found.span("article"))
            yield Hit(span, {"found": report.text[span.start : span.end], "title": citation.text, "last": statute.last})
        position = found.end()

