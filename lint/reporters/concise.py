"""A finding a line, for editors, hooks and logs; then the verdict."""

import re
from collections import Counter

from lint.reporters.model import Run
from lint.reporters.wording import verdict


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """`path:line:column: severity CODE name message` a finding, counts by rule when asked for, and the verdict."""
    shown = run.shown()
    lines = []
    for finding in shown.findings():
        place, message = finding.place, finding.message.in_(run.language)
        line = f"{place.path}:{place.line}:{place.column}: {finding.severity} {finding.rule} {finding.name} {message}"
        # What would break the line, or act on a terminal, becomes a space.
        lines.append(line if line.isprintable() else re.sub("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+", " ", line))
    if run.statistics:
        counts = Counter((finding.rule, finding.name) for finding in shown.findings())
        lines += [f"{count:6} {code} {name}" for (code, name), count in sorted(counts.items())]
    if not run.quiet:
        lines.append(verdict(run))
    return "".join(f"{line}\n" for line in lines)
