"""The departments of a pack's lexicon: their names of today, and those that reforms have done away with."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from lint.document import compiled, fold

_JOINING = str.maketrans("", "", "和与及、")


class Former(NamedTuple):
    """A name that a reform did away with.

    `since` is the year of the reform, `gone` the last year of which a report may bear the name, `now` its successor.
    `own` says that only the report's own agency is told of it; the provinces in `kept` still use it.
    """

    since: int
    gone: int
    now: str
    own: bool
    kept: tuple[str, ...]


@dataclass(eq=False, repr=False)
class Departments:
    """Departments by name, without their place."""

    national: list[str]
    stems: Mapping[str, list[str]]
    endings: list[str]
    miswritten: Mapping[str, str]
    former: Mapping[str, Former] = field(default_factory=dict)

    @cached_property
    def official(self) -> tuple[str, ...]:
        """The full names of today: 科学技术局, 科学技术厅, 科学技术部."""
        return (*(stem + ending for stem in self.stems for ending in self.endings), *self.national)

    @cached_property
    def _known(self) -> frozenset[str]:
        short = (brief + ending for shorts in self.stems.values() for brief in shorts for ending in self.endings)
        return frozenset(map(bare, (*self.official, *short, *self.former)))

    def known(self, body: str) -> bool:
        """True for a name of today or of before, in full or in short, with or without 和."""
        return bare(body) in self._known

    @cached_property
    def any_former(self) -> re.Pattern[str]:
        """Any name of before, the longest first."""
        return compiled("|".join(map(re.escape, sorted(self.former, key=len, reverse=True))))


def bare(body: str) -> str:
    """A name without the words that join its parts, which localities write or leave out."""
    return body.translate(_JOINING)


def departments(data: Mapping[str, Any]) -> Departments:
    """The departments of a lexicon with `national`, `departments`, `endings`, `miswritten` and `former`."""
    return Departments(
        [fold(name) for name in data["national"]],
        {fold(stem): [fold(short) for short in shorts] for stem, shorts in data["departments"].items()},
        [fold(ending) for ending in data["endings"]],
        {fold(wrong): fold(right) for wrong, right in data["miswritten"].items()},
        dict(_formers(data["former"])),
    )


def _formers(reforms: list[Mapping[str, Any]]) -> Iterator[tuple[str, Former]]:
    for reform in reforms:
        kept = tuple(fold(province) for province in reform.get("except", ()))
        for now, names in reform["names"].items():
            for name in names:
                yield fold(name), Former(int(reform["since"]), int(reform["gone"]), fold(now), bool(reform.get("own")), kept)
