"""What the rules on names, wording, form and leftovers cost: met for the first time, and on reports of 6,000 characters after that.

    python bench/family.py [--reports N]

The first time is that of loading: imports, parameters and lexicons from their compiled form, less the time of the rules themselves.
"""

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.reports import text_report
from lint import load_pack
from lint.checks import kind
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.report.model import Report
from lint.ruleset.model import Rule

FAMILIES = ("N4", "W5", "P6", "X7")
CHARACTERS = 6000
WARM = 20


def milliseconds(rule: Rule, report: Report) -> float:
    start = time.perf_counter()
    for _ in kind(rule.kind).check(report, rule.params):
        pass
    return (time.perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60)
    count = parser.parse_args().reports
    # As the command does: garbage is looked for less often.
    gc.set_threshold(200_000)
    pack = load_pack()
    rules = [rule for rule in pack.rules.values() if rule.family in FAMILIES]
    sizes: list[int] = []
    times: defaultdict[str, list[float]] = defaultdict(list)
    first = 0.0
    for number in range(WARM + count):
        report = understand(read_bytes(text_report(number, CHARACTERS).encode(), "draft.txt"), pack.form)
        sizes.append(len(report.text))
        for rule in rules:
            spent = milliseconds(rule, report)
            first += 0 if number else spent
            if number >= WARM:
                times[rule.code].append(spent)
    mean = {code: statistics.mean(each) for code, each in times.items()}
    whole = {family: sum(each for code, each in mean.items() if code.startswith(family)) for family in FAMILIES}
    size = statistics.mean(sizes)
    told = ", ".join(f"{family} {each:.2f}" for family, each in whole.items())
    print(f"{len(rules)} rules met for the first time, imports and lexicons: {first - sum(mean.values()):.0f} ms")
    print(f"then on {count} reports of {size:.0f} characters: {sum(mean.values()):.2f} ms a report; {told}")
    print(", ".join(f"{code} {each:.2f}" for code, each in sorted(mean.items(), key=lambda pair: -pair[1])[:12]))


if __name__ == "__main__":
    main()
