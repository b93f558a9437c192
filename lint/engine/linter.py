"""A pack and settings, ready to check drafts."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from lint.checks import kind
from lint.checks.finding import Finding
from lint.document import Document, Span
from lint.engine.findings import Draft, stamped
from lint.engine.outcome import Outcome, RuleTrouble, Suppressed
from lint.engine.settings import Selection, Settings
from lint.engine.suppression import Suppressions, unused_ignores
from lint.readers import ReadError, read, read_bytes
from lint.report.model import Report
from lint.ruleset.model import Pack, Rule
from lint.ruleset.text import Text

if TYPE_CHECKING:
    from lint.engine.baseline import Baseline, Recalled
    from lint.engine.members import Gathered
    from lint.engine.previous import Previous
    from lint.report.members import Members

# A draft with more findings of one rule is damaged; to tell them all would take longer than to read it.
_MOST_HITS = 2_000


class Linter:
    """Checks drafts with the rules of a pack under some settings; what the `baseline` knows is held back.

    Each is compared with last year's report among the `previous`, a government's with those of its `members`, by default those
    that the settings name.

    Raises SettingsError for settings that name no rule of the pack. Checking never raises: what goes wrong is told in the
    outcome.
    """

    def __init__(
        self,
        pack: Pack,
        settings: Settings | None = None,
        baseline: "Baseline | None" = None,
        previous: "Previous | None" = None,
        members: "Gathered | None" = None,
    ) -> None:
        self.pack = pack
        self.baseline = baseline
        self.settings = settings or Settings()
        self.selection = Selection(pack, self.settings)
        self.previous = previous
        if previous is None and self.settings.previous:
            from lint.engine.previous import Previous

            self.previous = Previous(self.settings.previous)
        self.members = members
        if members is None and self.settings.members:
            from lint.engine.members import Gathered

            self.members = Gathered(self.settings.members)

    def check(self, source: Path | str | bytes, name: str = "-", format: str | None = None) -> Outcome:
        """What came of a draft: of a file, or of bytes called `name`."""
        return self.check_bytes(source, name, format) if isinstance(source, bytes) else self.check_path(source)

    def check_path(self, path: Path | str) -> Outcome:
        """What came of the draft in a file."""
        try:
            return self.check_document(read(path, self.settings.limits))
        except ReadError as error:
            return Outcome(str(path), error=Text(error.zh, error.en))
        except Exception as error:
            return Outcome(str(path), error=_unexpected("读取", "reading", error))

    def check_bytes(self, data: bytes, name: str, format: str | None = None) -> Outcome:
        """What came of the draft in `data`; `name` is its path for findings, and names the format when `format` does not."""
        try:
            return self.check_document(read_bytes(data, name, format, self.settings.limits))
        except ReadError as error:
            return Outcome(name, error=Text(error.zh, error.en))
        except Exception as error:
            return Outcome(name, error=_unexpected("读取", "reading", error))

    def check_document(
        self, document: Document, snippet: bool = False, previous: Report | None = None, members: "Members | None" = None
    ) -> Outcome:
        """What came of a draft as read.

        A draft that is no report is told so, and is asked no rules but those on reading (family E0); a `snippet` is a
        part of a report and is asked all. `previous` is last year's report, `members` are those that it sums up; each is sought
        among the linter's own when None.
        """
        notes: list[Text | None] = []
        try:
            from lint.report.builder import understand

            report = understand(document, self.pack.form, self.settings.given)
            asked_all = snippet or report.recognised
            report.previous = previous
            if previous is None and self.previous is not None and asked_all:
                report.previous, note = self.previous.of(report, self.settings.limits)
                notes.append(note)
            report.members = members
            if members is None and self.members is not None and asked_all:
                report.members, note = self.members.of(report, self.settings.limits)
                notes.append(note)
        except Exception as error:
            return Outcome(document.path, document, error=_unexpected("理解", "understanding", error))
        drafts: list[Draft] = []
        troubles: list[RuleTrouble] = []
        ran = set()
        for rule in self.selection.rules:
            if not (asked_all or rule.family == "E0") or not _binds(rule, report):
                continue
            ran.add(rule.code)
            try:
                hits = list(islice(kind(rule.kind).check(report, rule.params), _MOST_HITS + 1))
            except Exception as error:
                troubles.append(RuleTrouble(rule.code, f"{type(error).__name__}: {error}"))
                continue
            if len(hits) > _MOST_HITS:
                del hits[_MOST_HITS:]
                zh = f"规则 {rule.code} 只列出 {_MOST_HITS} 处，还有更多"
                notes.append(Text(zh, f"{_MOST_HITS} findings of {rule.code} are told; there are more"))
            severity = self.selection.severity[rule.code]
            drafts += (Draft(rule, severity, hit) for hit in hits)
        suppressions = Suppressions(self.pack, self.selection, document)
        standing, held = suppressions.sort(stamped(report, _without_echoes(drafts)))
        standing += suppressions.findings(frozenset(ran - {trouble.rule for trouble in troubles}))
        standing.sort(key=lambda each: (each.source, each.finding.rule))
        findings, known, recalled = self._without_known(document.path, report, [each.finding for each in standing])
        return Outcome(
            document.path,
            document,
            report,
            tuple(findings),
            (*held, *known),
            troubles=tuple(troubles),
            ran=frozenset(ran),
            served=frozenset(suppressions.served),
            recalled=recalled,
            note=_joined(notes),
        )

    def _without_known(
        self, path: str, report: Report, findings: list[Finding]
    ) -> tuple[list[Finding], list[Suppressed], "Recalled | None"]:
        """The findings that the baseline does not know, those that it does, and what of it was found again."""
        if self.baseline is None:
            return findings, [], None
        from lint.engine.baseline import subject_of

        known, recalled = self.baseline.sort(path, subject_of(report), findings)
        new = [finding for finding, old in zip(findings, known, strict=True) if not old]
        held = [Suppressed(finding, "baseline", "") for finding, old in zip(findings, known, strict=True) if old]
        return new, held, recalled

    def unused_ignores(self, outcomes: Iterable[Outcome]) -> list[Finding]:
        """A finding for each of the settings' ignores that served in none of these outcomes, the whole of a run.

        Each stands at the beginning of the first draft where it could have served; an ignore whose path fits no draft of
        the run, or whose rules did not run, is not told.
        """
        return [each.finding for each in unused_ignores(self.selection, outcomes)]


def _joined(notes: Iterable[Text | None]) -> Text | None:
    told = [note for note in notes if note]
    return Text("；".join(each.zh for each in told), "; ".join(each.en for each in told)) if told else None


def _binds(rule: Rule, report: Report) -> bool:
    """Whether the rule is for reports of this edition and level, and can tell; what is not known is none that it names."""
    if rule.silent_with and any(trouble.key in rule.silent_with for trouble in report.document.troubles):
        return False
    if rule.beside is not None and getattr(report, rule.beside) is None:
        return False
    edition = report.edition.name if report.edition else None
    return (not rule.edition or edition in rule.edition) and (not rule.levels or report.level in rule.levels)


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """The drafts without those whose rule yields to another that has a hit at the same fault."""
    places: dict[str, set[Span]] = {}
    for draft in drafts:
        places.setdefault(draft.rule.code, set()).add(draft.hit.span)

    def echoes(draft: Draft) -> bool:
        span = draft.hit.span
        shown = {span, *(note.span for note in draft.hit.related)}
        others = [places[code] for code in draft.rule.yields_to if code in places]
        return any(shown & other or any(span.start < each.end and each.start < span.end for each in other) for other in others)

    return [draft for draft in drafts if not echoes(draft)]


def _unexpected(zh: str, en: str, error: Exception) -> Text:
    problem = f"{type(error).__name__}: {error}"
    return Text(f"{zh}时程序出错，请报告此问题：{problem}", f"the program failed while {en} this file, please report it: {problem}")
