"""Which section of the form a heading means."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from lint.document import fold
from lint.report.form import EditionForm, SectionForm
from lint.report.wording import Wording, squeeze

Likeness = Literal["official", "variant", "near", "none"]

_NEAR = 72.0
_NEAR_IN_PLACE = 40.0
_LONGEST = 60


@lru_cache(maxsize=512)
def _folded(title: str) -> str:
    return fold(title)


@lru_cache(maxsize=512)
def _squeezed(title: str) -> str:
    return squeeze(fold(title))


class SectionTitles:
    """The section titles of one edition, to be met by headings."""

    def __init__(self, edition: EditionForm | None, wording: Wording) -> None:
        self.sections: Sequence[SectionForm] = edition.sections if edition else ()
        self.wording = wording
        self._exact = {_folded(section.title): section for section in self.sections}
        self._met: dict[tuple[str, int], tuple[SectionForm | None, Likeness]] = {}
        # A title miswritten goes before one tolerated that comes to the same when its leading words are left out.
        self._variants: dict[str, tuple[SectionForm, Likeness]] = {}
        for section in self.sections:
            self._variants |= {_squeezed(title): (section, "variant") for title in (section.title, *section.variants)}
        for section in self.sections:
            for title in section.miswritten:
                self._variants.setdefault(_squeezed(title), (section, "near"))
        for squeezed, meant in list(self._variants.items()):
            self._variants.setdefault(self._stripped(squeezed), meant)
        counted = Counter(pair for each in self.sections for pair in set(_pairs(_squeezed(each.title))))
        self._own = {each.key: {pair for pair in _pairs(_squeezed(each.title)) if counted[pair] == 1} for each in self.sections}

    def match(self, title: str, number: int = 0) -> tuple[SectionForm | None, Likeness]:
        """The section that a heading's title means, and how its title meets the form's; None and `none` when none."""
        bare = "".join(title.split())
        if (bare, number) not in self._met:
            self._met[bare, number] = self._match(bare, number)
        return self._met[bare, number]

    def _match(self, bare: str, number: int) -> tuple[SectionForm | None, Likeness]:
        if bare in self._exact:
            return self._exact[bare], "official"
        squeezed = squeeze(bare)
        return self._variants.get(squeezed) or self._variants.get(self._stripped(squeezed)) or self._nearest(squeezed, number)

    def surely(self, title: str) -> bool:
        """True for a title that is a section's, be it miswritten a little: for headings in the midst of a line."""
        section, likeness = self.match(title)
        return section is not None and (likeness != "near" or self._likeness(squeeze(title), section) >= 85.0)

    def exact(self, title: str) -> bool:
        """True for a title just as the form has it, or one that it tolerates, or knows for miswritten, word for word."""
        return squeeze(title) in self._variants

    def _stripped(self, squeezed: str) -> str:
        """A title without the words that leave it the same."""
        prefix = self.wording.section_prefixes.match(squeezed)
        rest = squeezed[prefix.end() :] if prefix else squeezed
        rest = self.wording.fillers.sub("", self.wording.section_tails.sub("", rest))
        return rest if len(rest) >= 4 else squeezed

    def _nearest(self, squeezed: str, number: int) -> tuple[SectionForm | None, Likeness]:
        if not 2 <= len(squeezed) <= _LONGEST:
            return None, "none"
        scored = [(self._likeness(squeezed, section), -index) for index, section in enumerate(self.sections)]
        if not scored:
            return None, "none"
        best, index = max(scored)
        section = self.sections[-index]
        if best >= _NEAR and self._shares_words(squeezed, section):
            return section, "near"
        placed = next((section for section in self.sections if section.number == number), None)
        if placed and self._likeness(squeezed, placed) >= _NEAR_IN_PLACE and set(_pairs(squeezed)) & self._own[placed.key]:
            return placed, "near"
        return None, "none"

    def _shares_words(self, squeezed: str, section: SectionForm) -> bool:
        """True when a title is like a section's in more than the words that sections have in common."""
        from rapidfuzz import fuzz

        own = self._own[section.key]
        if len(own & set(_pairs(squeezed))) * 2 >= len(own):
            return True
        titles = [self._stripped(_squeezed(title)) for title in (section.title, *section.variants)]
        return any(fuzz.ratio(self._stripped(squeezed), title) >= _NEAR for title in titles)

    def _likeness(self, squeezed: str, section: SectionForm) -> float:
        from rapidfuzz import fuzz

        forms = {squeezed, self._stripped(squeezed)}
        titles = [_squeezed(title) for title in (section.title, *section.variants, *section.miswritten)]
        return max(fuzz.ratio(form, title) for form in forms for title in titles)


def _pairs(squeezed: str) -> Iterator[str]:
    """The words of two characters in a title."""
    return (squeezed[index : index + 2] for index in range(len(squeezed) - 1))
