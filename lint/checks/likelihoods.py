"""How common words are, and the likeliest way to cut a text into words."""

from functools import lru_cache

from lint.document import compiled

# The likelihood, a natural logarithm, of a character that is no word.
UNKNOWN = -21.0
_WORD = compiled("([^a-z]*)([a-z])")
_LONGEST = 8
_FIRST, _STEP = -3.5, -0.5


def by_first(lines: str) -> dict[str, str]:
    """The lines of a lexicon, parted by blanks: behind the first character of each, the rest."""
    return {line[0]: line[1:] for line in lines.split(" ")}


class Likelihoods:
    """How common words are, unpacked from the lexicon as their first characters come up."""

    def __init__(self, packed: dict[str, str]) -> None:
        self._packed = packed
        self._by_first: dict[str, dict[str, float]] = {}

    def beginning(self, first: str) -> dict[str, float]:
        """The words that begin with a character, without it, and the natural logarithm of each one's share."""
        words = self._by_first.get(first)
        if words is None:
            packed = self._packed.get(first, "")
            words = {word: _FIRST + _STEP * (ord(level) - 97) for word, level in _WORD.findall(packed)}
            self._by_first[first] = words
        return words

    def completing(self, head: str, tail: str, least: int) -> list[str]:
        """The characters that make a word of at least so many characters out of the end of `head` and the start of `tail`."""
        found: dict[str, None] = {}
        for begin in range(max(0, len(head) - _LONGEST + 1), len(head)):
            front = head[begin + 1 :]
            at = len(front)
            for word in self.beginning(head[begin]):
                if len(word) + 1 >= least and len(word) > at and word.startswith(front) and tail.startswith(word[at + 1 :]):
                    found[word[at]] = None
        return list(found)

    def best(self, text: str) -> tuple[float, list[int]]:
        """The likelihood of the likeliest way to cut a text into words, and where its words begin."""
        size = len(text)
        best = [0.0] + [-1e9] * size
        back = [0] * (size + 1)
        for start in range(size):
            words = self.beginning(text[start])
            for end in range(start + 1, min(size, start + _LONGEST) + 1):
                share = words.get(text[start + 1 : end])
                if share is None:
                    if end > start + 1:
                        continue
                    share = UNKNOWN
                if best[start] + share > best[end]:
                    best[end], back[end] = best[start] + share, start
        starts = []
        end = size
        while end:
            end = back[end]
            starts.append(end)
        return best[size], starts[::-1]


@lru_cache(maxsize=4)
def likelihoods(words: str) -> Likelihoods:
    """The likelihoods of a lexicon's words, of which there is one for all rules."""
    return Likelihoods(by_first(words))
