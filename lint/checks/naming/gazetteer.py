"""The places of a pack's lexicon: names, codes, superiors, former names."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from lint.document import compiled, fold
from lint.report.model import Name

LONGEST = 16
_HAN = compiled("[\u3400-\u9fff]+")
_HAN_BEFORE = compiled("[\u3400-\u9fff]+$")
_COUNTY = compiled(r"([^\s0-9]+)([0-9]+)")


@dataclass(eq=False, repr=False)
class Gazetteer:
    """Places by code and by name. A code begins with its superior's: 62 甘肃省, 6230 甘南藏族自治州, 623023 舟曲县.

    `spelling` has the names that the normal form spells otherwise.
    """

    names: dict[str, str] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    codes: dict[str, list[str]] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    spelling: dict[str, str] = field(default_factory=dict)
    former: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    # Asked again for every report of the same place.
    _under: dict[str, list[str]] = field(default_factory=dict)

    def known(self, name: str) -> bool:
        """True when a place bears that name or its short form, or once bore it."""
        return name in self.codes or name in self.full or name in self.former

    def covers(self, text: str, at: int) -> bool:
        """Whether the character at `at` is part of a place's name: 莘 in 莘县."""
        before = _HAN_BEFORE.search(text, max(0, at - LONGEST + 1), at)
        behind = _HAN.match(text, at, at + LONGEST)
        first, last = before.start() if before else at, behind.end() if behind else at
        return any(
            self.known(text[start:end])
            for start in range(first, at + 1)
            if text[start] in self._first_characters
            for end in range(max(at, start + 1) + 1, last + 1)
        )

    @cached_property
    def _first_characters(self) -> set[str]:
        return {name[0] for names in (self.codes, self.full, self.former) for name in names}

    def codes_of(self, name: str) -> list[str]:
        """The codes of the places of that name, full or short; several when provinces share it."""
        return self.codes.get(self.full.get(name, name), [])

    def forms(self, name: str) -> list[str]:
        """The name in full and in short: 张家川回族自治县, 张家川县."""
        whole = self.full.get(name, name)
        return [whole, self.short[whole]] if whole in self.short else [whole]

    def superiors(self, code: str) -> list[str]:
        """The codes above a code, nearest first."""
        return [code[:length] for length in (4, 2) if length < len(code) and code[:length] in self.names]

    def beside(self, code: str) -> list[str]:
        """The codes of the other places under the same superior."""
        above = self.superiors(code)
        return [other for other in self.under(above[0]) if len(other) == len(code) and other != code] if above else []

    def under(self, code: str) -> list[str]:
        """The codes of the places under a place, at any depth."""
        known = self._under.get(code)
        if known is None:
            known = self._under[code] = [other for other in self.names if other.startswith(code) and other != code]
        return known

    def units(self, path: str) -> list[str]:
        """A path of places cut into its units: 甘肃省甘南州舟曲县 → 甘肃省, 甘南州, 舟曲县; unknown ones by their endings."""
        return list(self._units(path))

    def _units(self, path: str) -> Iterator[str]:
        start = 0
        while start < len(path):
            stop = self._longest(path, start) or self._first_ending(path, start)
            yield path[start:stop]
            start = stop

    def split(self, name: Name) -> Name:
        """An agency's name cut behind the known places that it begins with, where they reach further than its place does."""
        end = start = 0
        while start := self._longest(name.text, start):
            end = start
        if end <= len(name.place) or not name.text.startswith(name.place):
            return name
        return Name(name.span, name.text, name.text[:end], name.text[end:])

    def _longest(self, path: str, start: int) -> int:
        for stop in range(min(len(path), start + LONGEST), start + 1, -1):
            if self.known(path[start:stop]):
                return stop
        return 0

    def _first_ending(self, path: str, start: int) -> int:
        for stop in range(start + 2, len(path) + 1):
            if path.endswith(self.endings, start, stop):
                # 话州市 is one unit, 话县市中区 two.
                return stop + (path[stop : stop + 1] in self.endings and not self._longest(path, stop))
        return len(path)


def gazetteer(data: Mapping[str, Any]) -> Gazetteer:
    """The gazetteer of a lexicon with `endings`, `entries`, `short` and `former`, as tools/make_places.py writes them."""
    return _parsed(str(data["endings"]), str(data["entries"]), str(data.get("short", "")), str(data.get("former", "")))


@lru_cache(maxsize=4)
def _parsed(endings: str, entries: str, short: str, former: str) -> Gazetteer:
    places = Gazetteer(dict(_entries(entries)), tuple(endings.split()))
    codes = places.codes
    for code, name in places.names.items():
        codes.setdefault(name, []).append(code)
    # The normal form spells a few names otherwise (乾县 as 干县): those spellings are known too.
    for line, folded in zip(entries.splitlines(), fold(entries).splitlines(), strict=True):
        if line != folded:
            for code, name in _entries(folded):
                if name != places.names[code]:
                    codes.setdefault(name, []).append(code)
                    places.spelling[name] = places.names[code]
    places.short = dict(pair.split(">") for pair in short.split())
    places.full = {brief: whole for whole, brief in places.short.items()}
    for line in former.splitlines():
        for change in line.split()[1:]:
            old, new = change.split(">")
            places.former[old].append(new)
    return places


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Codes with their names."""
    for line in text.splitlines():
        code, province, *rest = line.split(None, 3)
        prefecture = rest[0] if rest else province
        if prefecture != "-":
            yield code, prefecture
        for name, number in _COUNTY.findall(rest[1]) if len(rest) > 1 else ():
            yield code + number, name
