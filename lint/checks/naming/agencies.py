"""Whether two names are of one agency: 舟曲县科学技术局, 舟曲县科技局, 县科技局, 科技局."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lint.checks.naming.gazetteer import Gazetteer
from lint.ruleset.values import Word


@dataclass(eq=False, repr=False)
class Bodies:
    """How bodies are named.

    `short` are long endings with their short forms (委员会: 委), `ranks` the characters that stand for a place before a
    body (县科技局), `offices` the endings of an office that stands for its house (办公室 for a government).
    """

    short: dict[Word, Word]
    ranks: Word
    offices: list[Word]

    def same(self, one: str, other: str, known: Mapping[str, Collection[str]] = MappingProxyType({})) -> bool:
        """True when one body may be the other's: the same, its short form, or its office; so too when one is not said.

        `known` are bodies with short forms that their characters do not tell (生态环境局: 环保局).
        """
        pairs = [(a, b) for a in self._bare(one) for b in self._bare(other)]
        return any(b in known.get(a, ()) or a in known.get(b, ()) or self._agree(a, b) for a, b in pairs)

    def _bare(self, body: str) -> list[str]:
        """A body as written, and without a rank before it: 县科技局 → 科技局."""
        if len(body) > 3 and body[0] in self.ranks:
            return [body, body[1:]]
        return [body]

    def _agree(self, one: str, other: str) -> bool:
        short, long = sorted((self._folded(one), self._folded(other)), key=len)
        if not short or short == long:
            return True
        if short[-1] == long[-1] and _in_order(short, long):
            return True
        return long.startswith(short) and any(long.endswith(self._folded(office)) for office in self.offices)

    def _folded(self, body: str) -> str:
        for long, short in self.short.items():
            body = body.replace(long, short)
        return body


def same_place(one: str, other: str, places: Gazetteer) -> bool:
    """True when one path of places may be the other's, full or short: 甘南州舟曲县, 舟曲县, 县."""
    ours, theirs = places.units(one), places.units(other)
    if len(one) < 2 or len(other) < 2 or not ours or not theirs:
        return True
    last, its = ours[-1], theirs[-1]
    if last == its or _is_part(last, its) or _is_part(its, last):
        return True
    if set(places.forms(last)) & set(places.forms(its)):
        return True
    return any(its == new.rstrip("0123456789") for new in places.former.get(last, ())) or any(
        last == new.rstrip("0123456789") for new in places.former.get(its, ())
    )


def _is_part(one: str, other: str) -> bool:
    """True for a name without its place, or a development zone with and without its town: 开发区, 东陵开发区."""
    return len(one) > 2 and other.endswith(one)


def _in_order(short: str, long: str) -> bool:
    """True when the characters of `short` stand in `long` in that order."""
    rest = iter(long)
    return all(character in rest for character in short)
