"""The families of codes in a run, and the rules of style by which a page filters them without a script."""

from collections import Counter
from typing import NamedTuple

from lint.reporters.model import Run
from lint.reporters.wording import title_of

_HIDDEN = """
#{key}:not(:checked) ~ .results .{key}:not(mark) {{ display: none; }}
#{key}:not(:checked) ~ .results mark.{key} {{ background: none; border-color: transparent; }}
#{key}:not(:checked) ~ .results mark.{key}.point {{ display: none; }}"""


class Family(NamedTuple):
    """A family of codes: its name in style and links, its code, what it is about, and how many findings it has."""

    key: str
    code: str
    title: str
    total: int


def families(run: Run) -> dict[str, Family]:
    """The families of a run's findings by their code, in order."""
    counts = Counter(finding.rule[:2] for finding in run.findings())
    return {
        code: Family(f"family-{number}", code, title_of(code, run.language), counts[code])
        for number, code in enumerate(sorted(counts), 1)
    }


def rules(own: dict[str, Family]) -> str:
    """The rules of style that hide what a filter's box leaves out; what is marked in the draft stays, without its mark."""
    keys = ["error", "warning", "info", *(family.key for family in own.values())]
    return "".join(_HIDDEN.format(key=key) for key in keys) + "\n"
