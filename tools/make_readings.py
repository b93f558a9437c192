"""Makes lexicons/{readings,shapes,lookalikes}.yaml: how characters sound, which look alike in places and in words.

    pip install pypinyin; pip install --no-deps --target CHARS char-similar
    python tools/make_readings.py CHARS rules/gov-disclosure/lexicons
"""

import json
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from pypinyin import Style, pinyin
from rapidfuzz.distance import LCSseq

READINGS = 3
LOOK_ALIKES = 14
LOOK_ALIKES_IN_WORDS = 8
LIKENESS = 0.62
# Two characters look alike that share a part with at least this share of the strokes of both: 辞 and 辛, 晒 and 西.
SHARED = 0.5
SHARING = 16


def main(chars: Path, lexicons: Path) -> None:
    """Write both lexicons."""
    places = _place_characters(lexicons / "places.yaml")
    common = _common_characters()
    syllables: dict[str, list[str]] = defaultdict(list)
    for character in sorted(common | places):
        for syllable in _readings(character):
            syllables[syllable].append(character)
    head = "# Readings without tones of the common characters (GB 2312) and of those in place names; from pypinyin (MIT).\n"
    lines = [f"  {syllable} {''.join(found)}" for syllable, found in sorted(syllables.items())]
    _write(lexicons / "readings.yaml", head, lines)
    head = "# Look-alikes of the characters in place names, likest first, by strokes and corners; from char-similar (MIT).\n"
    _write(lexicons / "shapes.yaml", head, [f"  {c} {_alike_in_places(c, common, chars)}" for c in sorted(places)])
    meant: dict[str, str] = defaultdict(str)
    frequent = _common_characters(0xD8)
    for c in sorted(frequent):
        for other in _look_alikes(c, common, chars)[:LOOK_ALIKES_IN_WORDS]:
            meant[other] += c
            if other in frequent and other not in meant[c]:
                meant[c] += other
    head = "# The characters of frequent use that one looks like: each line one character and those; from char-similar (MIT).\n"
    lines = [f"  {c}{''.join(dict.fromkeys(others))}" for c, others in sorted(meant.items())]
    _write(lexicons / "lookalikes.yaml", head, lines, ">-")


def _write(path: Path, head: str, lines: list[str], style: str = "|") -> None:
    path.write_text(head + f"# Made by tools/make_readings.py.\nentries: {style}\n" + "\n".join(lines) + "\n", "utf-8")


def _place_characters(path: Path) -> set[str]:
    lines = path.read_text("utf-8").splitlines()
    return {c for line in lines if line.startswith("  ") for c in line if "\u4e00" <= c <= "\u9fff"}


def _common_characters(rows: int = 0xF8) -> set[str]:
    """The characters of GB 2312, or of its first level only (up to row 0xD8)."""
    codes = (bytes((row, cell)) for row in range(0xB0, rows) for cell in range(0xA1, 0xFF))
    return {code.decode("gb2312", "ignore") for code in codes} - {""}


def _readings(character: str) -> list[str]:
    found = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)[0]
    return list(dict.fromkeys(syllable for syllable in found if syllable.isascii() and syllable.isalpha()))[:READINGS]


_tables: dict[str, dict[str, Any]] = {}


def _table(chars: Path, name: str) -> dict[str, Any]:
    if name not in _tables:
        _tables[name] = json.loads((chars / f"char_similar/data/char_{name}.dict").read_text("utf-8"))
    return _tables[name]


def _look_alikes(character: str, common: set[str], chars: Path) -> list[str]:
    """The likest common characters: strokes in order count most, then the four corners, then the structure."""
    order, corners, structure = (_table(chars, name) for name in ("order", "fourangle", "struct"))
    likeness = {}
    for other in common - {character}:
        strokes = LCSseq.normalized_similarity(order.get(character, ""), order.get(other, ""))
        if strokes < 0.6:
            continue
        equal = sum(a == b for a, b in zip(corners.get(character, ""), corners.get(other, ""), strict=False)) / 5
        score = 0.55 * strokes + 0.35 * equal + 0.1 * (structure.get(character) == structure.get(other))
        if score >= LIKENESS:
            likeness[other] = score
    return sorted(likeness, key=lambda other: (-likeness[other], other))[:LOOK_ALIKES]


def _alike_in_places(character: str, common: set[str], chars: Path) -> str:
    """The look-alikes, then those that share a great part of their strokes, the greatest part first."""
    found = _look_alikes(character, common, chars)
    shared = {other: _shared(character, other, chars) for other in common - {character, *found}}
    sharing = sorted((other for other in shared if shared[other] >= SHARED), key=lambda other: (-shared[other], other))
    return "".join([*found, *sharing[:SHARING]])


def _shared(one: str, other: str, chars: Path) -> float:
    """The strokes of the greatest part that two characters share, as a share of those of the greater one."""
    strokes = _table(chars, "number")
    whole = max(int(strokes.get(one, 0)), int(strokes.get(other, 0)))
    shared = {part: int(strokes.get(part, 0)) for part in _parts(one, chars) & _parts(other, chars)}
    # 口 or 木 in both is nothing unless one of the two is no more than that.
    return max((number for part, number in shared.items() if number > 4 or part in (one, other)), default=0) / max(1, whole)


@cache
def _parts(character: str, chars: Path) -> frozenset[str]:
    return frozenset({character, *_table(chars, "stroke").get(character, ())})


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
