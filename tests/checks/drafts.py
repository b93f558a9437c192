"""A whole draft, changed at a few places, and what rules of the pack find in it."""

from lint.checks.finding import Finding
from lint.engine import Linter, Settings
from lint.readers import read_bytes
from lint.report.given import Given
from lint.report.model import Report
from tests.rules.examples import pack

FORMATS = {"md": "markdown", "txt": "text", "html": "html"}


def department() -> str:
    """A clean report of a county bureau, in Markdown."""
    folder = next(iter(pack().rules.values())).folder
    return (folder / "examples" / "department.md").read_text("utf-8")


def changed(*replacements: tuple[str, str]) -> str:
    """The clean report with each of these words, which stand there once, replaced."""
    text = department()
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def findings(text: str, *codes: str, suffix: str = "md", given: Given | None = None) -> list[Finding]:
    """What these rules find in a draft, in order."""
    linter = Linter(pack(), Settings(select=codes, given=given or Given()))
    outcome = linter.check_document(read_bytes(text.encode(), f"draft.{suffix}", FORMATS[suffix]), snippet=True)
    assert outcome.error is None, outcome.error
    assert not outcome.troubles, outcome.troubles
    return list(outcome.findings)


def found(text: str, *codes: str, suffix: str = "md", given: Given | None = None) -> list[tuple[str, str]]:
    """The code and the words of each finding."""
    return [(finding.rule, finding.text) for finding in findings(text, *codes, suffix=suffix, given=given)]


def understood(text: str, suffix: str = "md") -> Report:
    """The report that a draft is understood as."""
    from lint.report.builder import understand

    return understand(read_bytes(text.encode(), f"draft.{suffix}", FORMATS[suffix]), pack().form)


def overview(*sentences: str) -> str:
    """A short draft on 2023 whose overview consists of these sentences."""
    return f"岚皋县林业局2023年政府信息公开工作年度报告\n一、总体情况\n{''.join(sentences)}\n"
