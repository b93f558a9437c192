"""A rule's verdict as users see it."""

from typing import TYPE_CHECKING, NamedTuple

from lint.document import Place, Span
from lint.ruleset.text import Severity, Text

if TYPE_CHECKING:
    from lint.ruleset.model import FixSafety


class Related(NamedTuple):
    """A related place with its note."""

    place: Place
    note: Text


class SourceEdit(NamedTuple):
    """A replacement of one range of the source (`Document.source`)."""

    span: Span
    text: str
    safe: bool


class Finding(NamedTuple):
    """One finding, stamped by the engine.

    `text` is the source's own words at the place; `suggestion` is in the script of the source; `fingerprint` stays the
    same when lines move: it is made of rule, section, normalised text and the count of equal ones before it.
    """

    rule: str
    name: str
    severity: Severity
    message: Text
    place: Place
    text: str
    suggestion: str | None
    basis: str
    fingerprint: str
    section: str | None = None
    related: tuple[Related, ...] = ()
    edits: tuple[SourceEdit, ...] = ()

    @property
    def fix(self) -> "FixSafety | None":
        """Whether the finding's edits are safe; None when it has none."""
        if not self.edits:
            return None
        return "safe" if all(edit.safe for edit in self.edits) else "unsafe"
