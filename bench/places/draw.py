"""Random miswritings of county names, from tables that are not the checker's own: pycorrector's (Apache-2.0) and pypinyin's (MIT).

    pip install pypinyin; pip install --no-deps --target WORDS pycorrector
"""

import random
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from bench.places.drafts import PLACES_OF_FRAMES, counties
from lint.checks.naming.gazetteer import Gazetteer
from lint.document import to_simplified

KINDS = ("initials", "sound", "shape")
_FREQUENCY = 300


class Slip(NamedTuple):
    """A county's name miswritten, and where."""

    kind: str
    code: str
    wrong: str
    frame: str


class Tables:
    """Words by the initials of their syllables, characters by sound and by shape."""

    def __init__(self, folder: Path) -> None:
        data = folder / "pycorrector/data"
        self.sounds: dict[str, str] = {}
        for line in (data / "same_pinyin.txt").read_text("utf-8").splitlines():
            character, *alike = line.split("\t")
            self.sounds[character] = "".join(alike)
        self.shapes: dict[str, str] = defaultdict(str)
        for line in (data / "same_stroke.txt").read_text("utf-8").splitlines():
            first, *alike = line.split()
            for other in alike:
                self.shapes[first] += other
                self.shapes[other] += first
        self.words: dict[str, list[str]] = defaultdict(list)
        for line in (data / "word_freq.txt").read_text("utf-8").splitlines():
            word, frequency, _ = line.split(" ")
            if int(frequency) < _FREQUENCY or len(word) > 4 or not all("\u4e00" <= c <= "\u9fff" for c in word):
                continue
            if to_simplified(word) == word:
                self.words[initials(word)].append(word)


def initials(word: str) -> str:
    """The initial letters of a word's syllables: zq of 舟曲."""
    from pypinyin import Style, lazy_pinyin

    return "".join(syllable[0] for syllable in lazy_pinyin(word, style=Style.NORMAL))


def drawn(places: Gazetteer, tables: Tables, number: int, seed: str, real: bool = False) -> list[Slip]:
    """So many slips, a third of each kind; with `real`, those that make another real place."""
    rng = random.Random(seed)
    known = counties(places)
    found: list[Slip] = []
    while len(found) < number:
        county, kind = rng.choice(known), KINDS[len(found) % 3]
        # 张家川回族自治县: what is miswritten is 张家川.
        wrong = miswritten(county.name, places.forms(county.name)[-1][:-1], kind, tables, rng)
        if wrong and wrong != county.name and places.known(wrong) == real:
            found.append(Slip(kind, county.code, wrong, rng.choice(PLACES_OF_FRAMES)))
    return found


def miswritten(name: str, stem: str, kind: str, tables: Tables, rng: random.Random) -> str:
    """A name with its stem miswritten; nothing when the tables have no other for it."""
    if kind == "initials":
        others = [word for word in tables.words[initials(stem)] if word != stem]
        return rng.choice(others) + name[len(stem) :] if others else ""
    alike = tables.sounds if kind == "sound" else tables.shapes
    index = rng.randrange(len(stem))
    others = [c for c in alike.get(stem[index], "") if c != stem[index]]
    return stem[:index] + rng.choice(others) + name[index + 1 :] if others else ""


def read(path: Path) -> list[Slip]:
    """The slips kept in a file."""
    return [Slip(*line.split("\t")) for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]


def write(path: Path, slips: list[Slip], head: str) -> None:
    """Keep slips in a file."""
    path.write_text(head + "".join("\t".join(slip) + "\n" for slip in slips), "utf-8")
