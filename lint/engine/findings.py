"""Hits made into findings: messages, words and suggestions in the source's script, edits in the source, fingerprints."""

import hashlib
from typing import NamedTuple

from lint.checks.finding import Finding, Related, SourceEdit
from lint.checks.hit import Edit, Hit
from lint.document import Document, Place, Span, fold, to_traditional
from lint.document.normal import TRADITIONAL
from lint.report.model import Report
from lint.ruleset.model import Rule
from lint.ruleset.template import fill
from lint.ruleset.text import Severity, Text

_INVISIBLE = {0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF, *range(0xFE00, 0xFE10)}
_LEFT_OUT = dict.fromkeys(_INVISIBLE)
_LONGEST_SHOWN = 60


class Stamped(NamedTuple):
    """A finding with its range in the source."""

    finding: Finding
    source: Span


class Draft(NamedTuple):
    """A hit of a rule, before it is stamped."""

    rule: Rule
    severity: Severity
    hit: Hit


def stamped(report: Report, drafts: list[Draft]) -> list[Stamped]:
    """The findings of these hits, sorted by place, then code; two of a rule that say the same of the same range are one."""
    document = report.document
    made: list[Stamped] = []
    placed = [(document.source_span(draft.hit.span), draft) for draft in drafts]
    placed.sort(key=lambda pair: (pair[0], pair[1].rule.code))
    equal: dict[tuple[str, ...], int] = {}
    seen: set[tuple[str, Span, str]] = set()
    for source, draft in placed:
        hit, rule = draft.hit, draft.rule
        text = words(document, hit.span)
        suggestion = None if hit.suggestion is None else in_script_of(document, hit.suggestion)
        message = _message(rule, hit, text, suggestion)
        if (rule.code, source, message.zh) in seen:
            continue
        seen.add((rule.code, source, message.zh))
        section = report.section_at(hit.span.start)
        key = section.key if section else None
        same = rule.code, key or "", report.text[hit.span.start : hit.span.end]
        equal[same] = equal.get(same, -1) + 1
        finding = Finding(
            rule=rule.code,
            name=rule.name,
            severity=draft.severity,
            message=message,
            place=document.place(hit.span),
            text=text,
            suggestion=suggestion,
            basis=rule.basis,
            fingerprint=fingerprint(*same, equal[same]),
            section=key,
            related=tuple(Related(document.place(note.span), note.note) for note in hit.related),
            edits=_edits(document, hit.edits),
        )
        made.append(Stamped(finding, source))
    return made


def at_source(
    document: Document, rule: Rule, severity: Severity, source: Span, hit: Hit, *, edits: tuple[SourceEdit, ...] = ()
) -> Stamped:
    """A finding at a range of the source that is no part of the text, such as a comment; the hit's own span does not count.

    `edits` are those of the source that mend it.
    """
    line, column = document.line_column(source.start)
    end_line, end_column = document.line_column(source.end)
    text = document.source[source.start : source.end]
    finding = Finding(
        rule=rule.code,
        name=rule.name,
        severity=severity,
        message=_message(rule, hit, text, None),
        place=Place(document.path, line, column, end_line, end_column),
        text=text,
        suggestion=hit.suggestion,
        basis=rule.basis,
        fingerprint=fingerprint(rule.code, "", text, 0),
        edits=edits,
    )
    return Stamped(finding, source)


def fingerprint(code: str, section: str, text: str, ordinal: int) -> str:
    """16 hexadecimal digits that stay the same when lines move: of rule, section, text and the number of equal ones before."""
    return hashlib.sha256("\0".join((code, section, text, str(ordinal))).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def words(document: Document, span: Span) -> str:
    """The source's own words at a range of the normal form: its script and marks, without markup or a mirror's artefacts."""
    view = document.normal.origin.origin(*span)
    pieces = []
    position = view.start
    for reading in document.normal.readings:
        if view.start <= reading.start and reading.end <= view.end:
            pieces.append(document.text[position : reading.start])
            position = reading.end
    pieces.append(document.text[position : view.end])
    return "".join(pieces).translate(_LEFT_OUT)


def in_script_of(document: Document, text: str) -> str:
    """Words in the script of the document: as the document itself writes them when it does, else by OpenCC.

    A document is Traditional when more than a twentieth of its characters are; words for any other stay as they are.
    """
    normal = document.normal
    if normal.traditional <= TRADITIONAL:
        return text
    found = normal.text.find(text)
    if text and found >= 0:
        return normal.written[found : found + len(text)]
    return to_traditional(text)


def _message(rule: Rule, hit: Hit, text: str, suggestion: str | None) -> Text:
    template = rule.messages.get(hit.message, rule.message) if hit.message else rule.message
    return fill(template, {"text": _short(text), "suggestion": suggestion or "", **hit.values})


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else line[: _LONGEST_SHOWN - 1] + "…"


def _edits(document: Document, edits: tuple[Edit, ...]) -> tuple[SourceEdit, ...]:
    """The edits in the source. None of them when one would tear markup: half a correction is worse than none."""
    if not edits:
        return ()
    made = []
    for edit in edits:
        text = in_script_of(document, edit.text)
        source = _plain_source(document, edit.span)
        if source is None:
            span, text = _narrowed(document, edit.span, text)
            source = _plain_source(document, span)
        if source is None:
            return ()
        if document.format == "html":
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        made.append(SourceEdit(source, text, edit.safe))
    return tuple(made)


def _plain_source(document: Document, span: Span) -> Span | None:
    """The range of the source, when nothing but the words themselves (or entities for them) stands in it."""
    view = document.normal.origin.origin(*span)
    source = document.origin.origin(*view)
    written = document.source[source.start : source.end]
    words = document.text[view.start : view.end]
    if words != written and "&" in written:
        from html import unescape

        written = unescape(written)
    return source if words == written else None


def _narrowed(document: Document, span: Span, text: str) -> tuple[Span, str]:
    """An edit without the characters that it leaves as they are, at both ends; one at least stays."""
    old = document.normal.written[span.start : span.end]
    start = 0
    while start < min(len(old), len(text)) - 1 and old[start] == text[start]:
        start += 1
    end = 0
    while end < min(len(old), len(text)) - start - 1 and old[-1 - end] == text[-1 - end]:
        end += 1
    return Span(span.start + start, span.end - end), text[start : len(text) - end]


def same_words(left: str, right: str) -> bool:
    """Whether two texts are the same but for blanks and script."""
    return plain(left) == plain(right)


def plain(text: str) -> str:
    """A text without what differs between formats and scripts: blanks, widths, Traditional forms."""
    return "".join(fold(text).split())
