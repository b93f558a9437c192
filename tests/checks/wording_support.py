"""Snippets of report prose, checked by rules of the built-in pack."""

from functools import cache

from lint import load_pack
from lint.checks.finding import Finding
from lint.engine import Linter, Settings
from lint.readers import read_bytes
from lint.ruleset.model import Pack


@cache
def pack() -> Pack:
    return load_pack(cache=False, keep_going=True)


@cache
def _linter(codes: tuple[str, ...]) -> Linter:
    return Linter(pack(), Settings(select=codes))


def findings(text: str, *codes: str) -> list[Finding]:
    """What the rules of these codes (or families) find in a snippet of plain text."""
    document = read_bytes(text.encode(), "snippet.txt", "text")
    outcome = _linter(codes).check_document(document, snippet=True)
    assert outcome.error is None, outcome.error
    assert not outcome.troubles
    return [finding for finding in outcome.findings if finding.rule.startswith(codes)]


def found(text: str, *codes: str) -> list[str]:
    """The words at those findings."""
    return [finding.text for finding in findings(text, *codes)]


def mended(text: str, *codes: str) -> list[tuple[str, str | None]]:
    """The words at those findings, each with the suggestion."""
    return [(finding.text, finding.suggestion) for finding in findings(text, *codes)]
