"""Titles as drafts cite them: without marks, without the issuer, as the document that a notice issues, by a short name."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from lint.document import fold
from lint.report.model import Citation, Report

_MARKS = dict.fromkeys(map(ord, "《》〈〉<>「」『』“”\"'‘’ \t\n\r"))
_ISSUED = re.compile(r"印发(?P<about>关于)?(?P<rest>.{6,})的通知")
_Fact = TypeVar("_Fact")
_Titles = dict[str, list[str]]


def bare(title: str) -> str:
    """A title of the normal form without quotation and title marks."""
    return title.translate(_MARKS)


def forms(titles: Collection[str], prefix: str, issuers: Collection[str]) -> Iterator[tuple[str, str]]:
    """The ways in which each of the titles, as the pack writes them, may be cited: pairs of the form and the title.

    A law or regulation may lack `prefix`; a notice may lack its issuer, and may stand for the document that it issues.
    """
    # All titles are folded in one go; of none there is still one empty line.
    for title, plain in zip(titles, bare(fold("\v".join(titles))).split("\v"), strict=bool(titles)):
        yield plain, title
        if plain.startswith(prefix):
            yield plain.removeprefix(prefix), title
        issuer = next((each for each in issuers if plain.startswith(each)), None)
        if issuer and plain.startswith("关于", len(issuer)):
            yield plain.removeprefix(issuer), title
        if issued := _ISSUED.search(plain):
            yield issued["rest"], title
            if issued["about"]:
                yield issued["about"] + issued["rest"], title


def cited(
    report: Report, facts: Mapping[str, _Fact], alias: re.Pattern[str], short: Mapping[str, str]
) -> Iterator[tuple[Citation, _Fact]]:
    """The citations of titles that `facts` knows, in order, also by the short name that the draft gives a title.

    `alias` matches behind a title the short name given, its group `alias`. A name of `short` needs no giving: it means that
    title unless the draft cites another whose title ends alike.
    """
    names: dict[str, _Fact | None] = dict(facts)
    titles = {bare(citation.text) for citation in report.citations}
    for name, title in short.items():
        if all(title.endswith(each) for each in titles if each.endswith(name)):
            names[name] = facts.get(title)
    for citation in report.citations:
        fact = names.get(bare(citation.text))
        if fact is not None:
            yield citation, fact
        if given := alias.match(report.text, citation.span.end):
            names[bare(given["alias"])] = fact


class TitleIndex:
    """Titles, to be sought by how they begin, how they end, and which characters they have."""

    def __init__(self, titles: Collection[str]) -> None:
        self._by_length: dict[int, list[str]] = {}
        self._turned: _Titles = {}
        for title in titles:
            self._by_length.setdefault(len(title), []).append(title)
            self._turned.setdefault("".join(sorted(title)), []).append(title)
        self._known_ends: dict[tuple[int, int], tuple[_Titles, _Titles]] = {}

    def like(self, title: str) -> list[str]:
        """The titles that may differ from this one in one place of two characters, or in the order of words; sorted."""
        found = set(self._turned.get("".join(sorted(title)), ()))
        # Of what is left beside that place, at least half stands at one end.
        half = max(1, len(title) // 2 - 2)
        for length in range(len(title) - 2, len(title) + 3):
            heads, tails = self._ends(length, half)
            found.update(heads.get(title[:half], ()), tails.get(title[-half:], ()))
        return sorted(found)

    def _ends(self, length: int, half: int) -> tuple[_Titles, _Titles]:
        """The titles of a length by their first and by their last characters."""
        if (length, half) not in self._known_ends:
            heads: _Titles = {}
            tails: _Titles = {}
            for title in self._by_length.get(length, ()):
                heads.setdefault(title[:half], []).append(title)
                tails.setdefault(title[-half:], []).append(title)
            self._known_ends[length, half] = heads, tails
        return self._known_ends[length, half]
