"""How one name came to be written for another: by its sound, its look, its initials, or one character."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, NamedTuple

Way = Literal["sound", "shape", "character", "initials", "rank"]


class Likeness(NamedTuple):
    """Why a name is taken for a slip for another; a smaller cost is a nearer one."""

    way: Way
    cost: float


@dataclass(eq=False, repr=False)
class Writing:
    """Readings and look-alikes of characters.

    `sounds` has a syllable and its characters a line, `shapes` a character and its look-alikes. Only the characters
    asked for are looked up: a draft needs few of them.
    """

    sounds: str
    shapes: str

    def likeness(self, found: str, meant: str) -> Likeness | None:
        """How `found` is like `meant`; None when it is the same or not like it. Only for names of equal length."""
        if len(found) != len(meant) or found == meant:
            return None
        steps = [self._step(a, b) for a, b in zip(found, meant, strict=True) if a != b]
        cost = sum(_COSTS[step] for step in steps)
        if all(step in ("sound", "near") for step in steps):
            return Likeness("sound", cost)
        if all(step in ("sound", "near", "shape") for step in steps):
            return Likeness("shape", cost)
        if all(self._same_initials(a, b) for a, b in zip(found, meant, strict=True)):
            return Likeness("initials", sum(_COSTS["initial" if step == "shape" else step] for step in steps))
        if len(steps) == 1:
            return Likeness("character", cost)
        return None

    def _step(self, found: str, meant: str) -> str:
        ours, theirs = self.readings(found), self.readings(meant)
        if ours & theirs:
            return "sound"
        if found in self.look_alikes(meant) or meant in self.look_alikes(found):
            return "shape"
        if {_blurred(reading) for reading in ours} & {_blurred(reading) for reading in theirs}:
            return "near"
        return "initial" if self._same_initials(found, meant) else "other"

    def _same_initials(self, one: str, other: str) -> bool:
        return not {reading[0] for reading in self.readings(one)}.isdisjoint(reading[0] for reading in self.readings(other))

    def readings(self, character: str) -> frozenset[str]:
        """The readings of a character without tones, empty when the lexicon has none."""
        return _readings(self.sounds, character)

    def look_alikes(self, character: str) -> str:
        """The characters that look like one, the likest first."""
        return _look_alikes(self.shapes, character)


_COSTS = {"sound": 1.0, "near": 1.5, "shape": 1.5, "initial": 3.0, "other": 5.0}


@lru_cache(maxsize=4096)
def _readings(sounds: str, character: str) -> frozenset[str]:
    found = []
    position = sounds.find(character)
    while position >= 0:
        start = sounds.rfind("\n", 0, position) + 1
        found.append(sounds[start : sounds.index(" ", start)])
        position = sounds.find(character, position + 1)
    return frozenset(found)


@lru_cache(maxsize=4096)
def _look_alikes(shapes: str, character: str) -> str:
    start = shapes.find(f"\n{character} ") + 1
    return shapes[start + 2 : shapes.find("\n", start)] if start else ""


@lru_cache(maxsize=2048)
def _blurred(reading: str) -> str:
    """A reading as those hear it who do not tell zh from z, n from l, ng from n."""
    blurred = reading.replace("zh", "z").replace("ch", "c").replace("sh", "s")
    if blurred.startswith("n"):
        blurred = "l" + blurred[1:]
    return blurred[:-1] if blurred.endswith("ng") else blurred


def writing(readings: Mapping[str, Any], shapes: Mapping[str, Any]) -> Writing:
    """The writing of two lexicons, as tools/make_readings.py writes them: one for all rules."""
    return _writing(str(readings["entries"]), str(shapes["entries"]))


@lru_cache(maxsize=4)
def _writing(readings: str, shapes: str) -> Writing:
    return Writing(readings, f"\n{shapes}\n")
