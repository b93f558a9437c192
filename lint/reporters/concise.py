"""A finding a line, for editors, hooks and logs; then the verdict."""

import re
from collections import Counter

from lint.checks.finding import Finding
from lint.reporters.model import Run
from lint.reporters.wording import verdict
from lint.ruleset.text import Language


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """`path:line:column: severity CODE name message` a finding, counts by rule when asked for, and the verdict."""
    lines = [line_of(finding, run.language) for finding in run.shown().findings()]
    return "".join(f"{line}\n" for line in [*lines, *closing(run)])


def line_of(finding: Finding, language: Language) -> str:
    """A finding in a line."""
    place, message = finding.place, finding.message.in_(language)
    return one_line(f"{place.path}:{place.line}:{place.column}: {finding.severity} {finding.rule} {finding.name} {message}")


def one_line(text: str) -> str:
    """The text with a space for what would break the line, or act on a terminal."""
    return text if text.isprintable() else re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+", " ", text)


def closing(run: Run) -> list[str]:
    """The lines behind the findings: counts by rule when asked for, and the verdict."""
    lines = []
    if run.statistics:
        counts = Counter((finding.rule, finding.name) for finding in run.shown().findings())
        lines += [f"{count:6} {code} {name}" for (code, name), count in sorted(counts.items())]
    if not run.quiet:
        lines.append(verdict(run))
    return lines
