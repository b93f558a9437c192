"""An article or item cited that the statute does not have: 《政府信息公开条例》第五十七条, 第二十条第（十六）项."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Hit, Value
from lint.checks.naming.cited import cited, forms
from lint.document import Span
from lint.report.model import Citation, Report
from lint.report.numerals import number
from lint.ruleset.values import Lexicon, Pattern, Word


class Statute(NamedTuple):
    """The last article of a statute, that of its text up to a year, and how many items some of its articles have."""

    last: int
    until: int
    earlier: int
    items: dict[str, int]


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `facts` is the lexicon of the statutes: `articles`, `texts`, `items`. `prefix` may be left out before a title. `article`
    matches the articles right behind a title, one after the other, its group `number` the last one's numeral, `item` that of an
    item of it, `article` all of it; `alias` matches behind a title the short name that it gets, its group `alias` that name.
    `short` are names that need no giving, each with the title meant.
    """

    facts: Lexicon
    prefix: Word
    article: Pattern
    alias: Pattern
    short: dict[str, str]

    @cached_property
    def statutes(self) -> dict[str, Statute]:
        """The statutes by the forms of their titles."""
        articles, texts, items = (self.facts.data[key] for key in ("articles", "texts", "items"))
        known = {}
        for form, title in forms(articles, self.prefix, ()):
            text = texts.get(title, {"until": 0, "last": 0})
            known[form] = Statute(articles[title], text["until"], text["last"], items.get(title, {}))
        return known


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each article beyond a statute's last one, and each item beyond the last of an article."""
    for citation, statute in cited(report, params.statutes, params.alias.regex, params.short):
        yield from _beyond(report, citation, statute, params)


def _beyond(report: Report, citation: Citation, statute: Statute, params: Params) -> Iterator[Hit]:
    old = report.year is not None and report.year <= statute.until
    last, position = statute.earlier if old else statute.last, citation.span.end
    while found := params.article.regex.match(report.text, position):
        position = found.end()
        article, item = number(found["number"]), number(found["item"] or "")
        span = Span(*found.span("article"))
        values: dict[str, Value] = {"found": report.text[span.start : span.end], "title": citation.text, "last": last}
        if article is None:
            continue
        if article > last:
            yield Hit(span, values)
        elif not old and item is not None and item > statute.items.get(str(article), 99):
            values["items"] = statute.items[str(article)]
            yield Hit(span, values, message="item")
