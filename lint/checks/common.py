"""Many words sought in one text."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import add

from ahocorasick_rs import AhoCorasick


def occurrences(text: str, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Every occurrence of any of the words in a text: the word's number, where it starts and where it ends.

    Most of a lexicon is ruled out by the first or last two characters, which the text nowhere has side by side; an automaton
    of the rest is built in a fraction of the time that one of the whole would take.
    """
    pairs = _pairs(text)
    near = [(index, word) for index, word in enumerate(words) if word[:2] in pairs and word[-2:] in pairs]
    automaton = AhoCorasick([word for _, word in near])
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        yield near[index][0], start, end


@lru_cache(maxsize=4)
def _pairs(text: str) -> set[str]:
    """The characters of a text, and the pairs of neighbours."""
    return {*text, *map(add, text, text[1:])}
