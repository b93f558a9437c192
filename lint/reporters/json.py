"""JSON for other programs; its shape is a contract, and `version` says which."""

import json
from collections import Counter
from typing import Any

from lint.checks.finding import Finding, Related
from lint.reporters.model import SEVERITIES, Checked, Run
from lint.ruleset.text import Language

VERSION = 1


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as JSON, the same for the same findings."""
    shown = run.shown()
    data: dict[str, Any] = {
        "version": VERSION,
        "files": [file_data(file, run.language) for file in shown.files],
        "summary": summary(run),
    }
    if run.statistics:
        rules = Counter((finding.rule, finding.name) for finding in shown.findings())
        data["statistics"] = [{"rule": code, "name": name, "count": count} for (code, name), count in sorted(rules.items())]
    # A path may hold bytes that are no characters; they are escaped, as JSON can.
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace").decode() + "\n"


def file_data(file: Checked, language: Language) -> dict[str, Any]:
    """What is told of a file."""
    return {
        "path": file.path,
        "report": file.head._asdict(),
        "findings": [finding_data(shown.finding, language) for shown in file.findings],
        "error": file.error.in_(language) if file.error else None,
    }


def summary(run: Run) -> dict[str, int]:
    """How many files and findings there are."""
    counts = run.shown().counts()
    return {"files": len(run.files), **{f"{severity}s": counts[severity] for severity in SEVERITIES}}


def finding_data(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as JSON has it."""
    place = finding.place
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message.in_(language),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": finding.text,
        "suggestion": finding.suggestion,
        "basis": finding.basis,
        "fingerprint": finding.fingerprint,
        "fix": finding.fix,
        "place": place.native,
        "related": [_related(related, language) for related in finding.related],
    }


def _related(related: Related, language: Language) -> dict[str, Any]:
    place = related.place
    return {"line": place.line, "column": place.column, "note": related.note.in_(language), "place": place.native}
