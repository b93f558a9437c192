"""Runs over real drafts, with all that formats show of them."""

from pathlib import Path

from lint.cli.run import Bench, Job, Plan
from lint.engine import Settings
from lint.reporters import DETAILS
from lint.reporters.model import Checked, Run
from lint.ruleset.values import Language

ROOT = Path(__file__).resolve().parents[2]
BROKEN = sorted(file for file in (ROOT / "fixtures/broken").iterdir() if file.suffix != ".json")
CLEAN = sorted((ROOT / "fixtures/clean").iterdir())
_BENCH = Bench([Plan(Settings(), (), "error")], details=DETAILS["html"])


def broken(code: str) -> Path:
    """The broken draft of a rule."""
    return next(file for file in BROKEN if file.name.startswith(code))


def run_over(*paths: Path, language: Language = "zh") -> Run:
    """A run over these drafts."""
    return Run(tuple(_BENCH.check(Job(str(path), 0)).checked for path in paths), language)


def draft(text: str, name: str = "a.md") -> Checked:
    """What came of a draft of these words."""
    return _BENCH.check(Job(name, 0, text.encode())).checked
