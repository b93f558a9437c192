"""The numbers behind the charts of a run: findings by family and by draft, signatures against the last day."""

from collections import Counter
from typing import NamedTuple

from lint.reporters.html.families import Family
from lint.reporters.model import SEVERITIES, Run
from lint.reporters.width import cells, head_of
from lint.ruleset.text import Severity

_LONGEST_BARS = 12
_LABEL_CELLS = 24
_BAR_ROOM = 172
# Signatures are counted by so many days, at most so many bins to each side.
_BIN_DAYS, _MOST_BINS = 5, 12


class Stretch(NamedTuple):
    """A piece of a bar: its severity, how many findings, where it begins and how long it is, in the units of the chart."""

    severity: Severity
    findings: int
    x: float
    width: float


class Bar(NamedTuple):
    """A bar of a chart: its label as the chart shows it and as it is, how many findings it stands for."""

    label: str
    full: str
    total: int
    stretches: tuple[Stretch, ...]


class Bin(NamedTuple):
    """Signatures of so many days from the last day, `first` to `last`; beyond the ends of the chart `open` tells."""

    first: int
    last: int
    drafts: int
    height: float

    @property
    def late(self) -> bool:
        """Whether these days lie behind the last one."""
        return self.first > 0


class Charts(NamedTuple):
    """The charts of a run; one that has nothing to show is empty."""

    families: tuple[Bar, ...]
    units: tuple[Bar, ...]
    days: tuple[Bin, ...]


def charts(run: Run, own: dict[str, Family]) -> Charts:
    """The charts of a run."""
    by_family: dict[str, Counter[Severity]] = {code: Counter() for code in own}
    for finding in run.findings():
        by_family[finding.rule[:2]][finding.severity] += 1
    families = [(own[code].title, counts) for code, counts in by_family.items()]
    families.sort(key=lambda each: -each[1].total())
    units = [(file.unit, Counter(shown.finding.severity for shown in file.findings)) for file in run.files if file.findings]
    units.sort(key=lambda each: (-each[1].total(), -each[1]["error"]))
    return Charts(_bars(families), _bars(units[:_LONGEST_BARS]), _bins(run))


def _bars(counted: list[tuple[str, Counter[Severity]]]) -> tuple[Bar, ...]:
    most = max((counts.total() for _, counts in counted), default=1)
    return tuple(Bar(_cut(label), label, counts.total(), tuple(_stretches(counts, _BAR_ROOM / most))) for label, counts in counted)


def _stretches(counts: Counter[Severity], scale: float) -> list[Stretch]:
    made = []
    x = 0.0
    for severity in SEVERITIES:
        if counts[severity]:
            width = counts[severity] * scale
            made.append(Stretch(severity, counts[severity], round(x, 2), round(width, 2)))
            x += width
    return made


def _cut(label: str) -> str:
    return label if cells(label) <= _LABEL_CELLS else head_of(label, _LABEL_CELLS - 1) + "…"


def _bins(run: Run) -> tuple[Bin, ...]:
    counts: Counter[int] = Counter()
    for file in run.files:
        days = file.facts.days_late(file.facts.signed) if file.facts else None
        if days is not None:
            # The last day itself is in time.
            counts[max(-_MOST_BINS, min(_MOST_BINS - 1, (days - 1) // _BIN_DAYS))] += 1
    if not counts:
        return ()
    first, last = min(-1, *counts), max(0, *counts)
    most = max(counts.values())
    return tuple(
        Bin(at * _BIN_DAYS + 1, (at + 1) * _BIN_DAYS, counts[at], round(110 * counts[at] / most, 2))
        for at in range(first, last + 1)
    )
