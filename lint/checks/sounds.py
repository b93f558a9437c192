"""Texts by their sound: each character replaced by the one that stands for all of its sound."""

from functools import lru_cache, partial

from lint.checks.common import pairs_of
from lint.checks.neighbours import neighbours, pair_of
from lint.checks.once import once
from lint.report.model import Report

# So many pairs are remembered.
_MOST_PAIRS = 30_000


@lru_cache(maxsize=4)
def sounds(groups: str) -> dict[int, str]:
    """For a character, the one that stands for all of its sound; `groups` are characters of one sound, parted by blanks."""
    classes: dict[int, str] = {}
    for group in groups.split():
        classes.update(dict.fromkeys(map(ord, group), group[0]))
    return classes


class _BySound(dict[int, str]):
    """The numbers of two neighbours → the two by their sound; reports have most of them in common."""

    def __init__(self, groups: str) -> None:
        super().__init__()
        self._sounds = sounds(groups)

    def __missing__(self, pair: int) -> str:
        found = pair_of(pair).translate(self._sounds)
        if len(self) < _MOST_PAIRS:
            self[pair] = found
        return found


_by_sound = lru_cache(maxsize=4)(_BySound)


def sounding(report: Report, groups: str) -> str:
    """The text of a report by its sound."""
    return once(report, (__name__, groups), lambda: neighbours(report).spelled(_by_sound(groups)))


def sounding_pairs(report: Report, groups: str) -> set[str]:
    """What `pairs_of` gives of the text by its sound."""
    return once(report, (__name__, groups, "pairs"), partial(_pairs, report.running, groups))


def _pairs(text: str, groups: str) -> set[str]:
    return {"", *"\n".join(pairs_of(text)).translate(sounds(groups)).split("\n")}
