"""Findings held back, each for a reason: by comments in the draft, or by the `ignores` of the settings.

A comment says `disclosure-lint: ignore CODE reason`. It stands for its own line; alone on a line, for the next block, or
the next line of the table that it stands in. `ignore-start CODE reason` … `ignore-end CODE` stand for what is between
them, `ignore-file CODE reason` for the whole draft. CODE may be a prefix or a name, and several are joined by commas.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from lint.checks.finding import SourceEdit
from lint.checks.hit import Hit
from lint.checks.suppression import Params
from lint.document import Comment, Document, Span, compiled
from lint.engine.findings import Stamped, at_source, same_words
from lint.engine.outcome import Outcome, Suppressed
from lint.engine.settings import Ignore, Selection, SettingsError, codes_of, path_matches
from lint.ruleset.errors import valid_names
from lint.ruleset.model import Pack, Rule

_DIRECTIVE = compiled(r"\s*disclosure-lint\s*[:：]\s*(\S*)\s*(\S*)\s*(.*?)\s*", re.DOTALL)
_BLANK_BELOW = compiled(r"(?:\r\n|\n|\r)(?:\r\n|\n|\r|\Z)")
_VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")


@dataclass(eq=False, repr=False)
class _Inline:
    """A suppression written in the draft: the rules, the range of the source, the reason, and whether it served.

    `end` is the comment that closes it, when there is one.
    """

    comment: Comment
    selectors: str
    codes: frozenset[str]
    range: Span
    reason: str
    served: bool = False
    end: Comment | None = None


class Suppressions:
    """The suppressions that apply to one draft."""

    def __init__(self, pack: Pack, selection: Selection, document: Document) -> None:
        self.pack = pack
        self.selection = selection
        self.document = document
        self.served: set[int] = set()
        self.faults: list[tuple[Comment, Hit, tuple[SourceEdit, ...]]] = []
        self.inline = list(self._read()) if document.comments else []

    def sort(self, findings: list[Stamped]) -> tuple[list[Stamped], list[Suppressed]]:
        """The findings that stand, and those held back."""
        if not self.inline and not self.selection.ignores:
            return findings, []
        standing, held = [], []
        for stamped in findings:
            suppressed = self._by_comment(stamped) or self._by_settings(stamped)
            if suppressed:
                held.append(suppressed)
            else:
                standing.append(stamped)
        return standing, held

    def findings(self, ran: frozenset[str]) -> Iterator[Stamped]:
        """What is wrong with the comments themselves: malformed, or unused. `ran` are the codes of the rules that ran to their end.

        A comment is unused when one of its rules ran and none was left out of the run: one of those might need it.
        """
        if rule := _rule_for("malformed", self.selection):
            for comment, hit, edits in self.faults:
                yield self._at(rule, comment, hit, edits)
        if rule := _rule_for("unused", self.selection):
            left_out = {code for code, each in self.pack.rules.items() if each.enabled} - self.selection.severity.keys()
            for each in self.inline:
                if each.served or not each.codes & ran or each.codes & left_out:
                    continue
                # Rules that are not for this report may be for it once its year or agency is mended.
                edits = self._removal(each, safe=each.codes <= ran)
                yield self._at(rule, each.comment, Hit(Span(0, 0), {"codes": each.selectors, "reason": each.reason}), edits)

    def _at(self, rule: Rule, comment: Comment, hit: Hit, edits: tuple[SourceEdit, ...]) -> Stamped:
        severity = self.selection.severity[rule.code]
        return at_source(self.document, rule, severity, Span(comment.start, comment.end), hit, edits=edits)

    def _removal(self, each: _Inline, safe: bool) -> tuple[SourceEdit, ...]:
        """The edits that take a suppression out of the draft: its comment, and the one that closes it."""
        comments = (each.comment, each.end) if each.end else (each.comment,)
        return tuple(SourceEdit(self._whole(comment), "", safe) for comment in comments)

    def _whole(self, comment: Comment) -> Span:
        """A comment with its line, where it stands alone between blank ones: two paragraphs must not become one."""
        document, own = self.document, Span(comment.start, comment.end)
        line = document.line_at(comment.start)
        if document.source[line.start : line.end].strip() != document.source[own.start : own.end]:
            return own
        above = document.line_at(line.start - 1) if line.start else own
        below = _BLANK_BELOW.match(document.source, line.end)
        return Span(line.start, below.end()) if below and (above == own or above.start == above.end) else own

    def _by_comment(self, stamped: Stamped) -> Suppressed | None:
        by = None
        for each in self.inline:
            if stamped.finding.rule in each.codes and each.range.start <= stamped.source.start <= each.range.end:
                each.served = True
                by = by or Suppressed(stamped.finding, "inline", each.reason)
        return by

    def _by_settings(self, stamped: Stamped) -> Suppressed | None:
        by = None
        for number, (ignore, codes) in enumerate(self.selection.ignores):
            if stamped.finding.rule in codes and _meant(ignore, stamped):
                self.served.add(number)
                by = by or Suppressed(stamped.finding, "settings", ignore.reason)
        return by

    def _read(self) -> Iterator[_Inline]:
        opened: list[_Inline] = []
        for comment in sorted(self.document.comments, key=lambda comment: comment.start):
            found = _DIRECTIVE.fullmatch(comment.text.removeprefix("<!--").removesuffix("-->"))
            if found is None:
                continue
            verb, selectors, reason = found.groups()
            if verb not in _VERBS:
                near = _near(verb, _VERBS)
                self._fault(comment, "verb", self._put(comment, verb, near), near, verb=verb, valid=valid_names(verb, _VERBS))
            elif verb == "ignore-end":
                started = next((each for each in reversed(opened) if selectors in ("", each.selectors)), None)
                if started is None:
                    self._fault(comment, "unopened", codes=selectors)
                    continue
                opened.remove(started)
                started.end = comment
                started.range = Span(started.range.start, comment.start)
            elif (codes := self._codes(comment, selectors)) and self._reasoned(comment, reason):
                each = _Inline(comment, selectors, codes, self._range(comment, verb), reason)
                if verb == "ignore-start":
                    opened.append(each)
                yield each
        for each in opened:
            self._fault(each.comment, "unclosed", codes=each.selectors)

    def _fault(
        self, comment: Comment, message: str, edits: tuple[SourceEdit, ...] = (), suggestion: str | None = None, **values: str
    ) -> None:
        self.faults.append((comment, Hit(Span(0, 0), values, suggestion=suggestion, message=message), edits))

    def _put(self, comment: Comment, word: str, right: str | None) -> tuple[SourceEdit, ...]:
        """The edit that puts the word that was likely meant into a comment; a person should look at it."""
        colon = re.compile("[:：]").search(self.document.source, comment.start, comment.end)
        start = self.document.source.find(word, colon.end(), comment.end) if colon and word else -1
        return (SourceEdit(Span(start, start + len(word)), right, False),) if right and start >= 0 else ()

    def _codes(self, comment: Comment, selectors: str) -> frozenset[str]:
        if not selectors:
            self._fault(comment, "codes")
        codes: frozenset[str] = frozenset()
        for selector in re.split("[,，、]", selectors) if selectors else ():
            try:
                codes |= codes_of(self.pack, selector)
            except SettingsError as error:
                # Of names alone: a code beside the one written is as likely another's.
                near = _near(selector, (rule.name for rule in self.pack.rules.values()))
                self._fault(comment, "unknown", self._put(comment, selector, near), near, codes=selector, problem=str(error))
                return frozenset()
        return codes

    def _reasoned(self, comment: Comment, reason: str) -> bool:
        if not reason:
            self._fault(comment, "reason")
        return bool(reason)

    @cached_property
    def _blocks(self) -> list[Span]:
        """The ranges of the source that the blocks stand at."""
        return [self.document.origin.origin(block.start, block.end) for block in self.document.blocks]

    def _range(self, comment: Comment, verb: str) -> Span:
        """The range of the source that the comment stands for."""
        source = self.document.source
        if verb == "ignore-file":
            return Span(0, len(source))
        if verb == "ignore-start":
            return Span(comment.end, len(source))
        line = Span(source.rfind("\n", 0, comment.start) + 1, _line_end(source, comment.end))
        alone = not (source[line.start : comment.start] + source[comment.end : line.end]).strip()
        blocks = self._blocks
        around = next((block for block in blocks if block.start <= comment.start and comment.end <= block.end), None)
        if around is None and not alone:
            # Beside the text of its line, as in front of a paragraph or behind it.
            around = next((block for block in blocks if block.start < line.end and line.start < block.end), None)
        if around is None:
            return next((block for block in blocks if block.start >= comment.end), Span(comment.end, comment.end))
        if not alone:
            return Span(max(line.start, around.start), min(line.end, around.end))
        start = comment.end + len(source[comment.end :]) - len(source[comment.end :].lstrip())
        return Span(start, min(_line_end(source, start), around.end))


def _near(word: str, words: Iterable[str]) -> str | None:
    """The one of the words that was likely meant."""
    import difflib

    return next(iter(difflib.get_close_matches(word, sorted(words), n=1, cutoff=0.75)), None)


def _line_end(source: str, position: int) -> int:
    end = source.find("\n", position)
    return len(source) if end < 0 else end


def _meant(ignore: Ignore, stamped: Stamped) -> bool:
    finding = stamped.finding
    return (
        (ignore.section is None or ignore.section == finding.section)
        and (ignore.path is None or path_matches(finding.place.path, ignore.path))
        and (ignore.text is None or same_words(ignore.text, finding.text))
    )


def unused_ignores(selection: Selection, outcomes: Iterable[Outcome]) -> list[Stamped]:
    """A finding for each ignore of the settings that served in none of the drafts, although it could have.

    Each stands at the beginning of the first draft that it could have served in: its path fits and one of its rules ran.
    An ignore for files outside this run is not unused.
    """
    rule = _rule_for("unused", selection)
    if rule is None or not selection.ignores:
        return []
    checked = list(outcomes)
    found = []
    for number, (ignore, codes) in enumerate(selection.ignores):
        fitting = [
            outcome
            for outcome in checked
            if outcome.document and codes & outcome.ran and (ignore.path is None or path_matches(outcome.path, ignore.path))
        ]
        if not fitting or any(number in outcome.served for outcome in checked):
            continue
        hit = Hit(Span(0, 0), {"codes": ignore.rule, "reason": ignore.reason}, message="settings")
        document = fitting[0].document
        assert document is not None
        found.append(at_source(document, rule, selection.severity[rule.code], Span(0, 0), hit))
    return found


def _rule_for(fault: str, selection: Selection) -> Rule | None:
    return next((rule for rule in selection.rules if rule.kind == "suppression" and _params(rule).fault == fault), None)


def _params(rule: Rule) -> Params:
    params: Params = rule.params
    return params
