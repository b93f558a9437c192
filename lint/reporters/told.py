"""What several formats for other programs tell alike."""

from collections.abc import Iterator
from typing import NamedTuple

from lint.checks.finding import Finding
from lint.reporters.model import SEVERITIES, Checked, Run, Shown
from lint.reporters.places import native_words
from lint.ruleset.text import Language, Text

TOOL = "disclosure-lint"
# What stands in place of a rule's code where a file could not be checked.
UNCHECKED = "unchecked"
_SUGGESTION = Text("建议：", "suggestion: ")
_DELETE = Text("删去", "delete")


class Item(NamedTuple):
    """A finding with its file and its number in the run."""

    file: Checked
    shown: Shown
    number: int

    @property
    def finding(self) -> Finding:
        """The finding itself."""
        return self.shown.finding


def items(run: Run) -> list[Item]:
    """The findings of a run with their files, in order."""
    pairs = ((file, shown) for file in run.files for shown in file.findings)
    return [Item(file, shown, number) for number, (file, shown) in enumerate(pairs)]


def by_gravity(found: list[Item]) -> list[Item]:
    """The gravest first; those of a severity in the order of the run."""
    return sorted(found, key=lambda item: SEVERITIES.index(item.finding.severity))


def troubles(file: Checked, language: Language) -> Iterator[str]:
    """Why a file could not be checked or mended, and what else went wrong with it."""
    return (trouble.in_(language) for trouble in (file.error, *file.troubles) if trouble is not None)


def message(file: Checked, finding: Finding, language: Language) -> str:
    """The message; where lines are not those of the file, with the place as people look it up there."""
    told = finding.message.in_(language)
    place = "" if file.has_lines else native_words(finding.place, language)
    if not place:
        return told
    return f"{told}（{place}）" if language == "zh" else f"{told} ({place})"


def suggestion(finding: Finding, language: Language) -> str:
    """What the finding suggests, in words; nothing when it suggests nothing."""
    if finding.suggestion is None:
        return ""
    return _SUGGESTION.in_(language) + (finding.suggestion or _DELETE.in_(language))
