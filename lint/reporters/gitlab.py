"""The code quality report of GitLab: an array of issues, told apart by a fingerprint that no moved line changes."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lint.reporters.model import Checked, Run
from lint.reporters.paths import relative
from lint.reporters.told import UNCHECKED, items, message, troubles
from lint.ruleset.text import Severity

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as a code quality report."""
    text = json.dumps(list(_unique(_issues(run.shown()))), ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def _issues(run: Run) -> Iterator[dict[str, Any]]:
    for file in run.files:
        for trouble in troubles(file, run.language):
            yield _issue(file, "blocker", UNCHECKED, trouble, trouble) | _located(file, {"begin": 1})
    for item in items(run):
        finding, place = item.finding, item.finding.place
        # A format without lines has only its beginning to show.
        lines = {"begin": place.line, "end": place.end_line} if item.file.has_lines else {"begin": 1}
        told = f"{finding.rule} {message(item.file, finding, run.language)}"
        issue = _issue(item.file, _SEVERITIES[finding.severity], finding.name, told, finding.fingerprint)
        yield issue | _located(item.file, lines)


def _issue(file: Checked, severity: str, check: str, told: str, known_by: str) -> dict[str, Any]:
    path = relative(file.path)
    return {
        "description": told,
        "check_name": check,
        "fingerprint": hashlib.sha256(f"{path}\0{check}\0{known_by}".encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": severity,
    }


def _located(file: Checked, lines: dict[str, int]) -> dict[str, Any]:
    return {"location": {"path": relative(file.path), "lines": lines}}


def _unique(issues: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The issues, each with a fingerprint of its own: GitLab drops all but one of the same."""
    times: Counter[str] = Counter()
    for issue in issues:
        own = issue["fingerprint"]
        if times[own]:
            issue["fingerprint"] = hashlib.sha256(f"{own}\0{times[own]}".encode()).hexdigest()
        times[own] += 1
        yield issue
