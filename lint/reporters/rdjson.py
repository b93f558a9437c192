"""The diagnostic format of reviewdog: ranges with columns in bytes of UTF-8, and suggestions that can be applied."""

import json
from collections.abc import Iterator
from typing import Any

from lint.reporters.model import Change, Checked, Range, Run, Shown
from lint.reporters.paths import relative
from lint.reporters.places import native_words, place_words
from lint.reporters.told import TOOL, UNCHECKED, message, suggestion, troubles
from lint.ruleset.text import Language, Severity

_SEVERITIES: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as a diagnostic result."""
    shown = run.shown()
    data = {
        "source": {"name": TOOL},
        "diagnostics": [diagnostic for file in shown.files for diagnostic in _diagnostics(file, run.language)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode() + "\n"


def _diagnostics(file: Checked, language: Language) -> Iterator[dict[str, Any]]:
    path = relative(file.path)
    for trouble in troubles(file, language):
        yield {"message": trouble, "location": {"path": path}, "severity": "ERROR", "code": {"value": UNCHECKED}}
    for shown in file.findings:
        yield _diagnostic(file, shown, path, language)


def _diagnostic(file: Checked, shown: Shown, path: str, language: Language) -> dict[str, Any]:
    finding = shown.finding
    told = [message(file, finding, language), suggestion(finding, language)]
    # In words, as older readers refuse a diagnostic with related locations.
    where = place_words if file.has_lines else native_words
    told += [f"{related.note.in_(language)} · {where(related.place, language)}" for related in finding.related]
    data: dict[str, Any] = {
        "message": "\n".join(line for line in told if line),
        "location": _location(path, shown.ranges[:1]),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    # Several would be taken for a choice, and edits belong together.
    if len(shown.changes) == 1:
        data["suggestions"] = [_suggestion(shown.changes[0])]
    return data


def _location(path: str, ranges: tuple[Range, ...]) -> dict[str, Any]:
    return {"path": path, **({"range": _range(ranges[0])} if ranges else {})}


def _suggestion(change: Change) -> dict[str, Any]:
    return {"range": _range(change.range), "text": change.text}


def _range(range: Range) -> dict[str, Any]:
    return {
        "start": {"line": range.line, "column": range.byte_column},
        "end": {"line": range.end_line, "column": range.end_byte_column},
    }
