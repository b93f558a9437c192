"""The normal form: the text that rules match, each character mapped back to the text view.

Three steps: what is invisible or a mirror's artefact is left out; compatibility characters are folded by NFKC where
that keeps the meaning; Traditional characters become Simplified ones, one for one.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from lint.document.expressions import compiled
from lint.document.offsets import OffsetMap, Span
from lint.document.script import to_simplified

# Folded: the full-width forms, compatibility ideographs, radicals that stand for characters, bracketed ideographs such
# as ㈠, and the odd spaces. Left alone: ①, ², ½, ℃, … whose NFKC form would change a figure or a mark.
_TO_FOLD = compiled(
    "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2e9f\u2ef3\u2f00-\u2fd5\u3220-\u3243\uf900-\ufaff\ufe30-\ufe4f\ufe50-\ufe6b"
    "\uff01-\uff9f\uffe0-\uffe6\U0002f800-\U0002fa1d]+"
)
_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f"
# A reading in brackets behind its character, as mirrors leave it: with tone marks, or doubled without them.
_SYLLABLE = "[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]{1,6}"
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_READING = (
    rf"(?<=[\u3400-\u9fff])(?:[(（](?=[a-zü]*[{_TONED}]){_SYLLABLE}[)）])+"
    rf"|(?<=[\u3400-\u9fff])([(（][a-zü]{{1,6}}[)）])(?:\1)+"
)
_LEFT_OUT = compiled(f"[{_INVISIBLE}]+|{_READING}")
# Without any of these nothing is left out: found in a fraction of the time.
_MAY_GO = compiled(f"[{_INVISIBLE}]|[(（][a-zü{_TONED}ê]")
# Traditional texts write 著 for 着 too (著力, 隨著), which a conversion by characters leaves; in these words it is itself.
_ASPECT = compiled("(?<=[随沿朝绕味本])著|(?<![显卓昭编土名专原合译遗巨论所])著(?![名作述称者录书])")
# Above this share of Traditional characters a text is a Traditional one, not a Simplified one that quotes some.
TRADITIONAL = 0.05


class Normal(NamedTuple):
    """The normal form of a text view.

    `text` is what rules match, in Simplified characters; `written` is the same in the script of the source, of the
    same length; `origin` maps both to the text view; `readings` are the ranges of the text view that held a mirror's
    artefact, and `traditional` the share of Han characters that the conversion to Simplified changed.
    """

    text: str
    written: str
    origin: OffsetMap
    readings: tuple[Span, ...]
    traditional: float


def normalise(view: str) -> Normal:
    """The normal form of a text view."""
    origin = OffsetMap()
    parts: list[str] = []
    readings: list[Span] = []
    position = 0
    for found in _LEFT_OUT.finditer(view) if _MAY_GO.search(view) else ():
        _fold(view, position, found.start(), parts, origin)
        if found[0][0] in "(（":
            readings.append(Span(*found.span()))
        position = found.end()
    _fold(view, position, len(view), parts, origin)
    written = "".join(parts)
    text = to_simplified(written)
    traditional = _share_changed(written, text)
    if traditional > TRADITIONAL:
        text = _ASPECT.sub("着", text)
    return Normal(text, written, origin, tuple(readings), traditional)


def _fold(view: str, start: int, end: int, parts: list[str], origin: OffsetMap) -> None:
    folded = _TO_FOLD.sub(_alike, view[start:end])
    if len(folded) == end - start and "\0" not in folded:
        # Nothing became longer, as nearly always: character by character.
        parts.append(folded)
        origin.add(end - start, start, end)
        return
    position = start
    for found in _TO_FOLD.finditer(view, start, end):
        parts.append(view[position : found.start()])
        origin.add(found.start() - position, position, found.start())
        for index, character in enumerate(found[0], found.start()):
            folded = _nfkc(character)
            parts.append(folded)
            origin.add(len(folded), index, index + 1)
        position = found.end()
    parts.append(view[position:end])
    origin.add(end - position, position, end)


def _alike(found: re.Match[str]) -> str:
    """The characters found as NFKC has them; NUL when any of them becomes longer."""
    folded = _folded_run(found[0])
    return folded if len(folded) == len(found[0]) else "\0"


@lru_cache(maxsize=4096)
def _folded_run(characters: str) -> str:
    return "".join(map(_nfkc, characters)) if all(len(_nfkc(each)) == 1 for each in characters) else ""


@lru_cache(maxsize=4096)
def _nfkc(character: str) -> str:
    return unicodedata.normalize("NFKC", character)


def _share_changed(written: str, text: str) -> float:
    if written == text:
        return 0.0
    changed = sum(a != b for a, b in zip(written, text, strict=True))
    return changed / max(1, sum("\u3400" <= c <= "\u9fff" for c in text))


_METACHARACTERS = set("()?+*.|[]{}^$\\")


def fold(text: str) -> str:
    """A word of a rule or lexicon in the normal form, so that it matches there."""
    return to_simplified(_TO_FOLD.sub(lambda found: "".join(map(_nfkc, found[0])), text))


def fold_pattern(pattern: str) -> str:
    """A regular expression in the normal form: as `fold`, with what becomes a metacharacter (（ ） ？ ＋ …) escaped."""

    def escaped(found: re.Match[str]) -> str:
        return "".join("\\" + c if c in _METACHARACTERS else c for character in found[0] for c in _nfkc(character))

    return to_simplified(_TO_FOLD.sub(escaped, pattern))
