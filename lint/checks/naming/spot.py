"""Where a place name may stand in a draft, and what stands before it."""

from typing import NamedTuple

from lint.checks.naming.gazetteer import LONGEST, Gazetteer
from lint.checks.naming.own import Own
from lint.document import Span, compiled

HAN = compiled("[\u3400-\u9fff]")


class Spot(NamedTuple):
    """Where a name may end in a passage of the report whose own place it is."""

    text: str
    within: Span
    end: int
    own: Own

    def before(self, length: int) -> str:
        """The last `length` characters up to the end, fewer at the start of the passage."""
        return self.text[max(self.within.start, self.end - length) : self.end]

    @property
    def clear(self) -> bool:
        """True at the start of the passage, and behind a mark or a digit."""
        return self.end <= self.within.start or not HAN.match(self.text[self.end - 1])

    def follows(self, words: tuple[str, ...]) -> bool:
        """Whether one of these words stands behind the end."""
        return self.text.startswith(words, self.end, self.within.end)

    def known(self, places: Gazetteer) -> int:
        """The length of the longest place name that ends here, 0 when none does."""
        longest = self.before(LONGEST)
        return next((length for length in range(len(longest), 1, -1) if _known(longest[-length:], places)), 0)


def _known(name: str, places: Gazetteer) -> bool:
    # 苏州 stands for 苏州市.
    return places.known(name) or (name[-1] == "州" and places.known(name + "市"))


class Start(NamedTuple):
    """What stands before a name.

    `path` is a superior of the report's place; `title` tells a mark that opens a title, `label` a label (地址：), `noun`
    that only a noun can follow (向, 会同), `sharp` that a word surely ends here, `firm` that it does as far as the words tell.
    """

    path: str = ""
    title: bool = False
    label: bool = False
    noun: bool = False
    sharp: bool = False
    firm: bool = False
