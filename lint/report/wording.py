"""The words of a form, folded to the normal form and compiled once."""

import re
from collections.abc import Iterable
from functools import cached_property

from lint.document import compiled, fold, fold_pattern
from lint.report.form import AgencyForm, EditionForm, Form

# Blanks, punctuation, and the numbers in circles and brackets that letters are counted with.
_LEFT_OUT = compiled(r"[\W_〇²³¹①-⓿❶-➓]+")


def squeeze(text: str) -> str:
    """A text of the normal form without blanks and punctuation."""
    return _LEFT_OUT.sub("", text)


def folded(words: Iterable[str]) -> tuple[str, ...]:
    """Words in the normal form, in one pass."""
    joined = "\n".join(words)
    return tuple(fold(joined).split("\n")) if joined else ()


def longest_first(words: Iterable[str]) -> list[str]:
    """Words in the order in which an alternation must try them."""
    return sorted(set(words), key=lambda word: (-len(word), word))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; one that never matches when there is none."""
    sorted_words = longest_first(words)
    # Escaping a thousand words of nothing but Han takes as long as reading a draft.
    plain = "".join(sorted_words).isalnum()
    return "|".join(sorted_words if plain else map(re.escape, sorted_words)) or "(?!)"


class Wording:
    """The words of one form, ready to match in the normal form."""

    def __init__(self, form: Form) -> None:
        self.form = form

    @property
    def agencies(self) -> AgencyForm:
        """How agencies are named."""
        return self.form.agencies

    @cached_property
    def kinds(self) -> list[str]:
        """The names of the report, longest first, without blanks."""
        return longest_first(squeeze(kind) for kind in folded(self.form.title.kinds))

    @cached_property
    def reported(self) -> re.Pattern[str]:
        """What follows the name of the agency whose report is spoken of."""
        return compiled(rf"\d{{4}}年?(?:度)?的?(?:{any_of(self.kinds)})")

    @cached_property
    def title_leads(self) -> tuple[str, ...]:
        """What may stand before a title."""
        return folded(self.form.title.leads)

    @cached_property
    def title_tails(self) -> tuple[str, ...]:
        """What may stand behind a title."""
        return folded(self.form.title.tails)

    @cached_property
    def contents(self) -> frozenset[str]:
        """The headings of a table of contents, without blanks."""
        return frozenset(squeeze(word) for word in folded(self.form.title.contents))

    @cached_property
    def chrome(self) -> re.Pattern[str]:
        """What a line begins with that a page shows around a report."""
        patterns = [fold_pattern(pattern) for pattern in self.form.chrome]
        return compiled("|".join(f"(?:{pattern})" for pattern in patterns) or "(?!)")

    @cached_property
    def period_words(self) -> re.Pattern[str]:
        """What stands before the statistical period."""
        return compiled(any_of(folded(self.form.period_words)))

    @cached_property
    def published_labels(self) -> tuple[str, ...]:
        """What stands before the day of publication."""
        return folded(self.form.published_labels)

    @cached_property
    def published_beside(self) -> re.Pattern[str]:
        """What stands beside the day of publication."""
        return compiled(any_of(folded(self.form.published_beside)))

    @cached_property
    def signature_notes(self) -> re.Pattern[str]:
        """What may stand behind the name or date of a signature."""
        return compiled(any_of(folded(self.form.signature_notes)))

    @cached_property
    def breaks(self) -> re.Pattern[str]:
        """What ends the title of a heading that runs on without a mark."""
        return compiled(any_of(folded(self.form.headings.breaks)))

    @cached_property
    def section_prefixes(self) -> re.Pattern[str]:
        """What may stand before a section's title."""
        return compiled(rf"(?:\d{{4}}年度?|{any_of(map(squeeze, folded(self.form.headings.prefixes)))})+")

    @cached_property
    def section_tails(self) -> re.Pattern[str]:
        """What may stand behind a section's title."""
        return compiled(f"(?:{any_of(map(squeeze, folded(self.form.headings.tails)))})+$")

    @cached_property
    def fillers(self) -> re.Pattern[str]:
        """What may stand in a section's title."""
        return compiled(any_of(folded(self.form.headings.fillers)))

    @cached_property
    def figure(self) -> re.Pattern[str]:
        """A number with a unit, which no title holds."""
        return compiled(rf"\d\s*(?:余|多)?\s*(?:{self.units})")

    @cached_property
    def units(self) -> str:
        """A pattern of the units, longest first."""
        return any_of(folded(self.form.units))

    @cached_property
    def row_labels(self) -> frozenset[str]:
        """The squeezed labels of the official tables' rows and groups, with their numbers."""
        labels: set[str] = set()
        for edition in self.form.editions:
            for table in edition.tables:
                labels.update(table.heads)
                for row in table.rows:
                    labels.update((row.label, *row.variants, row.group))
        return frozenset(squeeze(label) for label in folded(label for label in sorted(labels) if label)) - {""}

    def edition_for(self, edition: EditionForm | None) -> EditionForm | None:
        """The edition given, else the latest."""
        return edition or (self.form.editions[-1] if self.form.editions else None)


_KNOWN: list[Wording] = []
_MOST = 8


def wording_of(form: Form) -> Wording:
    """The words of a form, compiled when it is first seen."""
    for wording in _KNOWN:
        if wording.form is form:
            return wording
    wording = Wording(form)
    _KNOWN.append(wording)
    del _KNOWN[:-_MOST]
    return wording
