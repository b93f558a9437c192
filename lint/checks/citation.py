"""A title in 《》 that is nearly, but not quite, that of a law, regulation or document: 《…政府信息公开条列》."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from lint.checks.hit import Edit, Hit
from lint.checks.naming.cited import TitleIndex, bare, forms
from lint.checks.naming.likeness import Writing, writing
from lint.document import Span, compiled, fold
from lint.report.model import Report
from lint.ruleset.values import Lexicon, Word

# What may follow a title in brackets: 试行, 2019年修订, 2021—2025年.
_SUFFIX = compiled(
    r"\((?:(?P<year>\d{4})年?(?:修订|修正|修改)(?:版|本)?|(?P<first>\d{4})年?[-—–~至]{1,2}(?P<last>\d{4})年?|[^()]{1,8})\)"
)


@dataclass(eq=False, repr=False)
class Params:
    """What the check takes from the pack.

    `titles` is the lexicon of official titles. `prefix` stands before the titles of laws and may be left out, as may one of
    `issuers` before those of documents. `facts` is the lexicon of the years that a title may tell in brackets: `years` a span,
    `revised` that of an amendment. `apart` are groups of characters that make other words of each other (政务, 党务). A title
    of fewer than `short` characters beyond the prefix (`long` when it is left out) is judged only where a like
    character stands for another. `indifferent` characters may be more or fewer. `kinds` are the words that titles of laws
    and regulations end in; `miswritten` in the lexicon has wrong titles that are well known, each with the right one.
    """

    titles: Lexicon
    facts: Lexicon
    readings: Lexicon
    shapes: Lexicon
    prefix: Word
    indifferent: Word
    kinds: list[Word]
    issuers: list[Word] = field(default_factory=list)
    apart: list[Word] = field(default_factory=list)
    short: int = 6
    long: int = 8

    @cached_property
    def official(self) -> frozenset[str]:
        """The official titles, in all forms that they are cited in; the plans of single years are of many agencies."""
        known = forms(self.titles.data["entries"], self.prefix, self.issuers)
        return frozenset(form for form, _ in known if not form[0].isdigit())

    @cached_property
    def usual(self) -> frozenset[str]:
        """The titles of laws and regulations that are usual in reports: of others, an older one of another kind may be meant."""
        return frozenset(form for form, _ in forms(self.facts.data["articles"], self.prefix, ()))

    @cached_property
    def index(self) -> TitleIndex:
        """The official titles, to be sought by their ends."""
        return TitleIndex(self.official)

    @cached_property
    def miswritten(self) -> dict[str, str]:
        """The well-known wrong titles, each with the official one."""
        pairs: dict[str, str] = self.titles.data["miswritten"]
        return {bare(fold(wrong)): bare(fold(right)) for wrong, right in pairs.items()}

    @cached_property
    def years(self) -> dict[str, list[list[int]]]:
        """The spans of years of each title that has some."""
        return {form: self.facts.data["years"][title] for form, title in forms(self.facts.data["years"], self.prefix, ())}

    @cached_property
    def revised(self) -> dict[str, list[int]]:
        """The years in which each of the laws was made or amended."""
        return {form: self.facts.data["revised"][title] for form, title in forms(self.facts.data["revised"], self.prefix, ())}

    @cached_property
    def writing(self) -> Writing:
        """Readings and look-alikes."""
        return writing(self.readings.data, self.shapes.data)


def check(report: Report, params: Params) -> Iterator[Hit]:
    """A hit for each cited title that differs in one place from an official one and is none itself."""
    for citation in report.citations:
        official = nearest(bare(citation.text), params)
        if official:
            suggestion, edits = _mended(report, citation.span, official)
            values = {"found": citation.text, "title": suggestion.removeprefix("《").removesuffix("》")}
            yield Hit(citation.span, values, (), suggestion, edits)


def _mended(report: Report, span: Span, official: str) -> tuple[str, tuple[Edit, ...]]:
    """The title as it should read, with the marks that the draft sets in it, and the edit of what differs."""
    text = report.text
    places = [at for at in range(*span) if bare(text[at])]
    difference = _difference(bare(text[span.start : span.end]), official)
    head, tail = difference.head, difference.tail
    if not difference.found:
        # Of a character that is missing, its neighbour is written anew, so that the edit has a place of its own.
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    meant = official[head : len(official) - tail]
    changed = Span(places[head], places[len(places) - tail - 1] + 1)
    title = text[span.start : changed.start] + meant + text[changed.end : span.end]
    return "".join(title.split()).replace("(", "（").replace(")", "）"), (Edit(changed, meant),)


def nearest(title: str, params: Params) -> str | None:
    """The official title that `title` is a slip for; None when it is official, or like none."""
    if title in params.official or len(title) < 4:
        return None
    if title.endswith(")") and "(" in title and (suffix := _SUFFIX.fullmatch(title, title.rindex("("))):
        stem = title[: suffix.start()]
        meant = nearest(stem, params)
        years = _years(meant or stem, suffix, params)
        return (meant or stem) + (years or suffix[0]) if meant or years else None
    known = params.miswritten.get(title) or _of_kind(title, params)
    if known:
        return known
    near = [official for official in params.index.like(title) if _is_slip(title, official, params)]
    if len(near) > 1 and all(len(official.removeprefix(params.prefix)) < params.short - 1 for official in near):
        return None
    return min(near, key=lambda official: abs(len(official) - len(title)), default=None)


def _years(title: str, suffix: re.Match[str], params: Params) -> str | None:
    """The brackets with the years that the title does have, where these are not among them."""
    if suffix["first"] and title in params.years:
        found = [int(suffix["first"]), int(suffix["last"])]
        if found not in params.years[title]:
            first, last = max(params.years[title], key=lambda known: sum(a == b for a, b in zip(known, found, strict=True)))
            return f"({first}—{last}年)"
    if suffix["year"] and title in params.revised:
        known = params.revised[title]
        if int(suffix["year"]) not in known:
            return suffix[0].replace(suffix["year"], str(known[-1]))
    return None


def _of_kind(title: str, params: Params) -> str | None:
    """The official title that differs in its last word only: 个人信息保护条例 for …法. Only for titles with the prefix."""
    kind = next((kind for kind in params.kinds if title.endswith(kind)), None)
    if kind is None or not title.startswith(params.prefix):
        return None
    stem = title.removesuffix(kind)
    return next((stem + other for other in params.kinds if stem + other in params.usual), None)


class _Difference(NamedTuple):
    """The one place where a title differs from an official one: `found` stands at `head` for `meant`."""

    head: int
    tail: int
    found: str
    meant: str

    @property
    def inside(self) -> bool:
        """True when the titles are equal at both ends."""
        return self.head > 0 and self.tail > 0


def _difference(title: str, official: str) -> _Difference:
    head = _common_head(title, official)
    tail = _common_head(title[head:][::-1], official[head:][::-1])
    return _Difference(head, tail, title[head : len(title) - tail], official[head : len(official) - tail])


def _is_slip(title: str, official: str, params: Params) -> bool:
    """True when the titles differ in one place only, and no other title is likely to be meant."""
    if abs(len(title) - len(official)) > 2:
        return False
    difference = _difference(title, official)
    found, meant = difference.found, difference.meant
    if _swapped(found, meant) and len(official.removeprefix(params.prefix)) >= params.short:
        return True
    if len(found) > 2 or len(meant) > 2 or any(c.isdigit() for c in found + meant):
        return False
    if any(found in group and meant in group for group in params.apart if found and meant):
        return False
    weight = len(official.removeprefix(params.prefix))
    if found and found == meant[::-1]:
        return weight > 2
    in_prefix = official.startswith(params.prefix) and difference.head < len(params.prefix)
    if in_prefix and (len(found) < 2 or not meant):
        return True
    prefixed = in_prefix or title.startswith(params.prefix)
    if not found or not meant:
        return _lacks_or_repeats(title, difference, prefixed, weight, params)
    least = params.short if prefixed else params.long
    if len(found) == len(meant) == 1 and (prefixed or difference.tail > 1) and weight >= least:
        return True
    return len(found) == len(meant) and all(_alike(a, b, params) for a, b in zip(found, meant, strict=True))


def _swapped(found: str, meant: str) -> bool:
    """True for two words that changed places: 公开信息 for 信息公开."""
    longest = 8
    if found == meant or len(found) != len(meant) or not 4 <= len(found) <= longest:
        return False
    return any(found == meant[cut:] + meant[:cut] for cut in range(2, len(meant) - 1))


def _lacks_or_repeats(title: str, difference: _Difference, prefixed: bool, weight: int, params: Params) -> bool:
    """A character too few or too many inside the title; at either end it may be another form of the title."""
    found, meant = difference.found, difference.meant
    if set(found + meant) <= set(params.indifferent) or (len(found + meant) == 2 and not prefixed):
        return False
    # The laws are all known: with the prefix, one character can turn even a short title into no other.
    if weight < (3 if prefixed and len(found + meant) == 1 else params.short - 1):
        return False
    if meant:
        return difference.inside or prefixed or (len(meant) == 1 and difference.head == 0 and weight >= params.short)
    doubled = title[: difference.head].endswith(found)
    return doubled or (difference.inside and prefixed and weight >= params.short - 1)


def _alike(one: str, other: str, params: Params) -> bool:
    likeness = params.writing.likeness(one, other)
    return likeness is not None and likeness.way in ("sound", "shape")


def _common_head(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length
