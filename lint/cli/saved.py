"""The result of a draft as JSON and back: what reporters and the end of a run need of it."""

import datetime
import json
from pathlib import Path
from typing import Any

from lint.checks.finding import Finding, Related, SourceEdit
from lint.cli.run import Result, light
from lint.document import Place, Span
from lint.engine.outcome import Outcome
from lint.reporters.model import Change, Checked, Entry, Excerpt, Facts, Head, Page, Part, Range, Shown
from lint.ruleset.text import Text


def saved(result: Result) -> bytes:
    """A result without error or trouble, as bytes."""
    outcome = result.outcome
    recalled = outcome.recalled and (str(outcome.recalled.file), outcome.recalled.record, sorted(outcome.recalled.counts.items()))
    # Named tuples become lists by themselves.
    data = [result.checked, sorted(outcome.ran), sorted(outcome.served), recalled, outcome.note]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_plain).encode("utf-8", "surrogatepass")


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    # Asked by its name, as a text that shows no page needs no tables.
    if type(value).__name__ == "Table":
        fields = ("start", "end", "row", "column", "rowspan", "colspan", "header")
        return [[[getattr(cell, name) for name in fields] for cell in value.cells], value.rows, value.columns]
    raise TypeError(type(value).__name__)


def restored(body: bytes, whole: bool = False) -> Result:
    """The result; with `whole`, what tells which ignores of a configuration served too.

    Raises ValueError, TypeError, LookupError.
    """
    checked, ran, served, recalled, note = json.loads(body.decode("utf-8", "surrogatepass"))
    told = _checked(*checked)
    outcome = Outcome(told.path, ran=frozenset(ran), served=frozenset(served), note=note and Text(*note))
    if recalled:
        from lint.engine.baseline import Recalled

        file, record, counts = recalled
        outcome = outcome._replace(recalled=Recalled(Path(file), record, dict(counts)))
    return Result(told, light(outcome, told.format) if whole else outcome)


def _checked(path: str, head: list[Any], findings: list[Any], *rest: Any) -> Checked:
    inline, settings, baseline, fixed, _, _, chinese, format, threshold, page, facts, group = rest
    return Checked(
        path,
        Head(*head),
        tuple(_shown(*each) for each in findings),
        inline,
        settings,
        baseline,
        fixed,
        chinese=chinese,
        format=format,
        threshold=threshold,
        page=page and Page(page[0], tuple(_part(*each) for each in page[1])),
        facts=facts and _facts(*facts),
        group=group,
    )


def _facts(signed: str | None, published: str | None, due: str | None, entries: list[Any]) -> Facts:
    days = [datetime.date.fromisoformat(day) if day else None for day in (signed, published, due)]
    return Facts(days[0], days[1], days[2], tuple(Entry(*each) for each in entries))


def _part(*fields: Any) -> Part:
    role, start, end, level, lead, table = fields
    if table is None:
        return Part(role, start, end, level, lead)
    from lint.document import Cell, Table

    cells, rows, columns = table
    return Part(role, start, end, level, lead, Table([Cell(*cell) for cell in cells], rows, columns))


def _shown(finding: list[Any], excerpt: list[str], *rest: Any) -> Shown:
    related, spans, ranges, changes = rest
    return Shown(
        _finding(*finding),
        Excerpt(*excerpt),
        tuple(Excerpt(*each) for each in related),
        tuple(Span(*each) for each in spans),
        tuple(Range(*each) for each in ranges),
        tuple(Change(Range(*range_), text, safe) for range_, text, safe in changes),
    )


def _finding(rule: str, name: str, severity: Any, message: list[str], place: list[Any], *rest: Any) -> Finding:
    text, suggestion, basis, fingerprint, section, related, edits = rest
    return Finding(
        rule,
        name,
        severity,
        Text(*message),
        Place(*place),
        text,
        suggestion,
        basis,
        fingerprint,
        section,
        tuple(Related(Place(*at), Text(*note)) for at, note in related),
        tuple(SourceEdit(Span(*span), text, safe) for span, text, safe in edits),
    )
