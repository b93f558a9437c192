"""Many words sought in one text."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import add

from ahocorasick_rs import AhoCorasick


def occurrences(
    text: str, words: Sequence[str], pairs: Callable[[], set[str]] | None = None
) -> list[tuple[int, int, int]]:
    """Every occurrence of any of the words in a text: the word's number, where it starts and where it ends.

    `pairs` gives what `pairs_of(text)` does, where that is known at less cost.

    Most of a lexicon is ruled out by two characters at the start or the end, which the text nowhere has side by side; an
    automaton of the rest is built in a fraction of the time that one of the whole would take. Sought again and again, as
    in many drafts, the whole is built after all.
    """
    if whole := _whole(words):
        return whole.find_matches_as_indexes(text, overlapping=True)
    held = pairs() if pairs else pairs_of(text)
    near = [
        (index, word) for index, word in enumerate(words) if word[:2] in held and word[-2:] in held and word[1:3] in held
    ]
    automaton = AhoCorasick([word for _, word in near])
    return [(near[index][0], start, end) for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True)]


# How often words are sought before the automaton of all of them pays.
_PAYS = 8
# By the identity of the words, which stand here so that it stays theirs; words do not change, as rules do not.
_sought: dict[int, tuple[Sequence[str], int, AhoCorasick | None]] = {}


def _whole(words: Sequence[str]) -> AhoCorasick | None:
    """The automaton of all words, once they have been sought so often that it pays."""
    known, times, automaton = _sought.get(id(words), (words, 0, None))
    if automaton is None:
        if times == 0 and len(_sought) > 64:
            return None
        times += 1
        automaton = AhoCorasick(list(words)) if times > _PAYS else None
        _sought[id(words)] = (known, times, automaton)
    return automaton


@lru_cache(maxsize=4)
def pairs_of(text: str) -> set[str]:
    """The characters of a text, the pairs of neighbours, and nothing: what any part of a word in it of up to two characters is."""
    return {"", *text, *map(add, text, text[1:])}
