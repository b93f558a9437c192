"""Checkstyle XML, which many review bots and build servers read."""

from lint.reporters.model import Checked, Run, Shown
from lint.reporters.paths import relative
from lint.reporters.told import TOOL, UNCHECKED, message, troubles
from lint.reporters.xml import Element, document, element
from lint.ruleset.text import Language

# The version of the form, not of any program.
_VERSION = "4.3"


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as Checkstyle XML."""
    root = element(None, "checkstyle", version=_VERSION)
    for file in run.shown().files:
        parent = element(root, "file", name=relative(file.path))
        for trouble in troubles(file, run.language):
            element(parent, "error", severity="error", message=trouble, source=f"{TOOL}.{UNCHECKED}")
        for shown in file.findings:
            _error(parent, file, shown, run.language)
    return document(root)


def _error(parent: Element, file: Checked, shown: Shown, language: Language) -> None:
    finding = shown.finding
    at = {"line": finding.place.line, "column": finding.place.column} if file.has_lines else {}
    told = f"{finding.rule} {message(file, finding, language)}"
    element(parent, "error", **at, severity=finding.severity, message=told, source=f"{TOOL}.{finding.name}")
