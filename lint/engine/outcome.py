"""What came of checking one draft."""

from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.checks.finding import Finding
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.document import Document
    from lint.engine.baseline import Recalled
    from lint.report.model import Report


class Suppressed(NamedTuple):
    """A finding held back, by a comment in the draft (`inline`), by the settings or by the baseline, and the reason given.

    A baseline gives none.
    """

    finding: Finding
    how: Literal["inline", "settings", "baseline"]
    reason: str


class RuleTrouble(NamedTuple):
    """A rule that failed on this draft and was skipped; a fault of the program or of a pack, not of the draft."""

    rule: str
    problem: str


class Outcome(NamedTuple):
    """What came of checking one draft.

    `error` says why the draft could not be checked; then there is no report and no finding. `findings` are sorted by
    place, then code. `ran` are the codes of the rules that were asked, `served` the numbers of the settings' `ignores`
    that held a finding back. `recalled` tells what of the baseline was found again. `note` says why the draft was not compared
    with last year's report or with those of its members, or with which of them.
    """

    path: str
    document: "Document | None" = None
    report: "Report | None" = None
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    error: Text | None = None
    troubles: tuple[RuleTrouble, ...] = ()
    ran: frozenset[str] = frozenset()
    served: frozenset[int] = frozenset()
    recalled: "Recalled | None" = None
    note: Text | None = None
