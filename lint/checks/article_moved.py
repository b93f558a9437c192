"""An article of an earlier text, cited for what another article says since: 第三十一条 of 2007 for the annual report."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lint.checks.hit import Edit, Hit
from lint.checks.naming.cited import cited, forms
from lint.document import Span
from lint.report.model import Report
from lint.report.numerals import number
from lint.ruleset.values import Lexicon, Pattern, Word


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `facts` is the lexicon of the statutes: `moved`. `prefix`, `article`, `alias` and `short` are as for `article-number`.
    `purpose` matches behind the articles what they are cited for when the earlier text is meant.
    """

    facts: Lexicon
    prefix: Word
    article: Pattern
    alias: Pattern
    short: dict[str, str]
    purpose: Pattern

    @cached_property
    def moved(self) -> dict[str, dict[str, Any]]:
        """What moved in each statute, by the forms of its title."""
        return {form: self.facts.data["moved"][title] for form, title in forms(self.facts.data["moved"], self.prefix, ())}


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each such article, unless one that says it now is cited beside it."""
    for citation, moved in cited(report, params.moved, params.alias.regex, params.short):
        if report.year is None or report.year < moved["since"]:
            continue
        articles: dict[Span, str] = {}
        position = citation.span.end
        while found := params.article.regex.match(report.text, position):
            position = found.end()
            articles[Span(*found.span("number"))] = str(number(found["number"]))
        known = moved["articles"]
        if not set(articles.values()) <= set(known) or not params.purpose.regex.match(report.text, position):
            continue
        for span, article in articles.items():
            arabic, chinese = known[article]
            meant = str(arabic) if report.text[span.start : span.end].isascii() else chinese
            around = Span(span.start - 1, span.end + 1)
            values = {"found": report.text[around.start : around.end], "title": citation.text}
            yield Hit(around, values, suggestion=f"第{meant}条", edits=(Edit(span, meant),))
