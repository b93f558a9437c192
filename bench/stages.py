"""Where the time of a report goes, in a process that has checked a score before: reading, the normal form, understanding, rules.

    python bench/stages.py [--reports N]
"""

import argparse
import gc
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.reports import markdown_report, text_report
from lint import load_pack
from lint.checks import kind
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.ruleset.model import Pack

CHARACTERS = 6000
WARM = 20
DEAREST = 5


def stages(content: bytes, name: str, pack: Pack) -> dict[str, float]:
    """The milliseconds of each stage on one report, and of each rule by its code."""
    times = [time.perf_counter()]
    document = read_bytes(content, name)
    times.append(time.perf_counter())
    assert document.normal.text
    times.append(time.perf_counter())
    report = understand(document, pack.form)
    times.append(time.perf_counter())
    for rule in pack.rules.values():
        list(kind(rule.kind).check(report, rule.params))
        times.append(time.perf_counter())
    names = ["reading", "the normal form", "understanding", *pack.rules]
    return {name: (end - start) * 1000 for name, start, end in zip(names, times, times[1:], strict=False)}


def main() -> None:
    """Print the medians of each stage, for Markdown and for plain text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=60, help="reports of each format, besides those that warm up")
    count = parser.parse_args().reports
    # As the command does: the parts of a report live as long as it.
    gc.set_threshold(200_000)
    pack = load_pack()
    formats: dict[str, Callable[[int], str]] = {
        "draft.md": markdown_report,
        "draft.txt": lambda number: text_report(number, CHARACTERS),
    }
    for name, make in formats.items():
        taken: dict[str, list[float]] = defaultdict(list)
        for number in range(WARM + count):
            for stage, milliseconds in stages(make(number).encode(), name, pack).items():
                taken[stage].append(milliseconds)
        medians = {stage: statistics.median(each[WARM:]) for stage, each in taken.items()}
        judged = sorted(((medians.pop(code), code) for code in pack.rules), reverse=True)
        medians["rules"] = sum(milliseconds for milliseconds, _ in judged)
        medians["all"] = sum(medians.values())
        told = "; ".join(f"{stage} {milliseconds:.1f}" for stage, milliseconds in medians.items())
        dearest = ", ".join(f"{code} {milliseconds:.1f}" for milliseconds, code in judged[:DEAREST])
        print(f"{name}, {len(make(0))} characters, milliseconds: {told} ({dearest})")


if __name__ == "__main__":
    main()
