"""The departments of a pack's lexicon: their names of today, those that reforms have done away with, and slips for them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from lint.checks.naming.likeness import Writing
from lint.document import compiled, fold

# Shorter names are slips only by sound and behind a place's own name, the shortest never: too many are one character apart.
_LONG, _LEAST = 5, 3
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
    managed: Mapping[str, list[str]]
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

    def manages(self, one: str, other: str) -> bool:
        """True when one body commonly manages the other: 农业农村局 乡村振兴局."""
        heads = (under for over, under in self.managed.items() if bare(over) in bare(one))
        return any(bare(other).startswith(bare(head)) for under in heads for head in under)

    def successor(self, body: str, year: int) -> str | None:
        """The name that a body of before bears in a year; None when it may still bear its own."""
        now = None
        while body in self.former and year > self.former[body].gone:
            body = now = self.former[body].now
        return now

    @cached_property
    def any_former(self) -> re.Pattern[str]:
        """Any name of before, the longest first."""
        return compiled("|".join(map(re.escape, sorted(self.former, key=len, reverse=True))))


def bare(body: str) -> str:
    """A name without the words that join its parts, which localities write or leave out."""
    return body.translate(_JOINING)


def departments(data: Mapping[str, Any]) -> Departments:
    """The departments of a lexicon with `national`, `departments`, `endings`, `managed`, `miswritten` and `former`."""
    return Departments(
        [fold(name) for name in data["national"]],
        {fold(stem): [fold(short) for short in shorts] for stem, shorts in data["departments"].items()},
        [fold(ending) for ending in data["endings"]],
        {fold(wrong): fold(right) for wrong, right in data["miswritten"].items()},
        {fold(over): [fold(head) for head in under] for over, under in data["managed"].items()},
        dict(_formers(data["former"])),
    )


def _formers(reforms: list[Mapping[str, Any]]) -> Iterator[tuple[str, Former]]:
    for reform in reforms:
        kept = tuple(fold(province) for province in reform.get("except", ()))
        for now, names in reform["names"].items():
            for name in names:
                yield fold(name), Former(int(reform["since"]), int(reform["gone"]), fold(now), bool(reform.get("own")), kept)


@dataclass(eq=False, repr=False)
class Slips:
    """What a slip for a department's name is."""

    departments: Departments
    writing: Writing

    def meant(self, body: str, behind_place: bool) -> str | None:
        """The official name that a body is one slip away from; None when it is known, or like none or several.

        `behind_place` says that a place's own name stands before it (岚皋县), not only a rank (县).
        """
        names = self.departments
        if len(body) < _LEAST or names.known(body):
            return None
        if body in names.miswritten:
            return names.miswritten[body]
        near = {
            bare(official): official
            for official in names.official
            if self._is_slip(bare(body), bare(official), behind_place) or self._is_slip(body, official, behind_place)
        }
        return next(iter(near.values())) if len(near) == 1 else None

    def told(self, one: str, other: str, year: int | None) -> bool:
        """True when one of two bodies is a slip for the other or its name of before: that name is told of by itself."""
        pairs = ((one, other), (other, one))
        return any(self._stands_for(wrong, year) == bare(right) for wrong, right in pairs)

    def _stands_for(self, body: str, year: int | None) -> str | None:
        now = self.departments.successor(body, year) if year else None
        meant = now or self.meant(body, behind_place=True)
        return bare(meant) if meant else None

    def _is_slip(self, found: str, meant: str, behind_place: bool) -> bool:
        if abs(len(found) - len(meant)) > 1 or len(meant) < _LEAST or found[-1] != meant[-1]:
            return False
        if len(meant) < _LONG:
            return behind_place and len(found) == len(meant) and self._alike(found, meant, "sound")
        if len(found) > len(meant):
            return any(found[:at] + found[at + 1 :] == meant for at in range(1, len(found)) if found[at] == found[at - 1])
        if len(found) < len(meant):
            return any(meant[:at] + meant[at + 1 :] == found for at in range(1, len(meant) - 1))
        apart = [at for at in range(len(found)) if found[at] != meant[at]]
        if len(apart) == 2:
            one, other = apart
            swapped = other == one + 1 and found[one] == meant[other] and found[other] == meant[one]
            return swapped or self._alike(found, meant, "sound")
        return len(apart) == 1 and (_repeats(found, apart[0]) or self._alike(found, meant, "sound", "shape"))

    def _alike(self, found: str, meant: str, *ways: str) -> bool:
        likeness = self.writing.likeness(found, meant)
        return likeness is not None and likeness.way in ways


def _repeats(found: str, at: int) -> bool:
    """True when a character was written for another because it stands beside it: 监管管理."""
    return found[at] in (found[at - 1 : at], found[at + 1 : at + 2])
