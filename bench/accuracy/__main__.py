"""How many slips the count rules find, where they point, and what they say of drafts that have none.

    python -m bench.accuracy [--size small|full] [--class NAME] [--show N]

Consistent drafts come from a seeded generator (both editions, all levels, md, txt and html, both scripts); slips of each class
are put into copies of them. For each class: the share found (an error or warning on counts anywhere), named (its place or a
related one is what was changed), first (its place is what was changed), and findings per slip. Exits 1 when a draft
without slips raises an error or a warning.
"""

import argparse
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from bench.accuracy.drafts import Draft, draft, unmarked
from bench.accuracy.slips import CLASSES
from lint import Finding, Linter, Settings, load_pack
from lint.checks import kind
from lint.document import Place
from lint.readers import read_bytes
from lint.report.builder import understand

_SIZES = {"small": (60, 12), "full": (1000, 300)}
_NOTHING = r"(?:<(?!/?t[dhr]\b)[^<>]*>|\s)*"
_FAMILY = "C2"


def spoiled(name: str, number: int) -> Iterator[Draft]:
    """So many drafts with a slip of that class."""
    made = seed = 0
    while made < number and seed < 20 * number:
        seed += 1
        one = deepcopy(draft(f"{name} {seed}"))
        if CLASSES[name](one, random.Random(f"slip {seed}")):
            made += 1
            yield one


def alarms(findings: tuple[Finding, ...], family: str = "") -> list[Finding]:
    return [each for each in findings if each.severity != "info" and each.rule.startswith(family)]


def covers(place: Place, lines: list[tuple[int, int]]) -> bool:
    """Whether a place shares a character with a range, both in lines and columns."""
    (line, column), (end_line, end_column) = lines
    return (place.line, place.column) <= (end_line, end_column) and (line, column) <= (place.end_line, place.end_column)


def cell_around(text: str, position: int) -> tuple[int, int]:
    """The range of the empty cell around a position: blanks, and tags within the cell."""
    before, after = re.search(rf"{_NOTHING}$", text[:position]), re.match(_NOTHING, text[position:])
    assert before and after
    return before.start(), position + after.end()


class Tally:
    """What was found of one class."""

    def __init__(self) -> None:
        self.drafts = self.slips = self.found = self.named = self.first = self.findings = 0
        self.missed: list[str] = []

    def add(self, linter: Linter, one: Draft) -> None:
        text, ranges = unmarked(one.text())
        outcome = linter.check_bytes(text.encode(), one.name)
        assert outcome.error is None and not outcome.troubles and outcome.document, (outcome.error, outcome.troubles)
        findings = alarms(outcome.findings, _FAMILY)
        line_column = outcome.document.line_column
        self.drafts += 1
        self.found += bool(findings)
        self.findings += len(findings)
        for start, end in ranges:
            place = [line_column(each) for each in ((start, end) if start < end else cell_around(text, start))]
            first = any(covers(each.place, place) for each in findings)
            named = first or any(covers(related.place, place) for each in findings for related in each.related)
            self.slips, self.named, self.first = self.slips + 1, self.named + named, self.first + first
            if not first:
                said = "; ".join(f"{each.rule} {each.place.line}:{each.place.column} {each.message.zh}" for each in findings)
                line = text.split("\n")[place[0][0] - 1]
                around = line[max(0, place[0][1] - 40) : place[1][1] + 30]
                self.missed.append(f"{place[0]} [{text[start:end]}] …{around}… | {said or 'nothing'}")

    def line(self) -> str:
        def share(part: int, whole: int) -> str:
            return f"{part / whole:7.1%}" if whole else "      –"

        return (f"{self.drafts:6} {share(self.found, self.drafts)} {share(self.named, self.slips)} {share(self.first, self.slips)}"
                f" {self.findings / max(1, self.drafts):8.2f}")


def clean(linter: Linter, number: int) -> int:
    """The errors and warnings on so many drafts without slips; told by rule."""
    counts: Counter[str] = Counter()
    shown: list[str] = []
    for index in range(number):
        one = draft(f"clean {index}")
        outcome = linter.check_bytes(one.text().encode(), one.name)
        assert outcome.error is None and not outcome.troubles, (outcome.error, outcome.troubles)
        for each in alarms(outcome.findings):
            counts[each.rule] += 1
            shown.append(f"  clean {index}: {each.rule} {each.text} – {each.message.zh}")
    print(f"clean: {number} drafts, {sum(counts.values())} errors and warnings {dict(counts)}")
    print("\n".join(shown[:20]), end="\n" if shown else "")
    return sum(counts.values())


def speed(linter: Linter, number: int) -> None:
    """The time that the count rules take on a draft that is read and understood."""
    rules = [rule for rule in linter.selection.rules if rule.code.startswith(_FAMILY)]
    reports = []
    for index in range(number):
        one = draft(f"clean {index}")
        reports.append(understand(read_bytes(one.text().encode(), one.name), linter.pack.form))
    times = []
    for report in reports:
        start = time.perf_counter()
        for rule in rules:
            for _ in kind(rule.kind).check(report, rule.params):
                pass
        times.append((time.perf_counter() - start) * 1000)
    print(f"speed: {len(rules)} count rules on {number} reports, {statistics.mean(times):.2f} ms a report "
          f"(median {statistics.median(times):.2f}, 95% under {sorted(times)[int(number * 0.95)]:.2f})")


def main() -> int:
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__, formatter_class=verbatim)
    parser.add_argument("--size", choices=list(_SIZES), default="full")
    parser.add_argument("--class", dest="classes", action="append", choices=list(CLASSES), help="only this class; may be repeated")
    parser.add_argument("--show", type=int, default=0, help="misses to show of each class")
    arguments = parser.parse_args()
    drafts, slips = _SIZES[arguments.size]
    linter = Linter(load_pack(), Settings())
    raised = 0
    if not arguments.classes:
        raised = clean(linter, drafts)
        speed(linter, drafts)
    print(f"{'class of slip':38} {'drafts':>6} {'found':>7} {'named':>7} {'first':>7} {'findings':>8}")
    for name in arguments.classes or CLASSES:
        tally = Tally()
        for one in spoiled(name, slips):
            tally.add(linter, one)
        print(f"{name:38} {tally.line()}", flush=True)
        for missed in tally.missed[: arguments.show]:
            print("   ", missed)
    return 1 if raised else 0


if __name__ == "__main__":
    sys.exit(main())
