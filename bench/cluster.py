"""What 500,000 reports cost: processor time and results of one report by format, and what the cluster adds to a batch.

    python bench/cluster.py [--reports N]
"""

import argparse
import json
import pickle
import platform
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lint.cli.cluster import _BATCH_FILES, _batches, _client, _placed, _Run
from lint.cli.records import record_of
from lint.cli.run import Bench, Job, Plan
from lint.engine import Settings

ROOT = Path(__file__).resolve().parents[1]
DRAFTS = {".md": "fixtures/clean/township-2023.md", ".docx": "fixtures/broken/X710-file-properties.docx"}
ALL = 500_000
CORES = (16, 64, 256)


def processor_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=200)
    count = parser.parse_args().reports
    bench = Bench([Plan(Settings(), (), "error")])
    print(f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, Python {platform.python_version()}")
    costs: dict[str, float] = {}
    for suffix, name in DRAFTS.items():
        job = Job(str(ROOT / name), 0)
        written = len(json.dumps(record_of(job, bench.check(job), "zh"), ensure_ascii=False).encode())
        before = processor_seconds()
        for _ in range(count):
            bench.check(job)
        costs[suffix] = (processor_seconds() - before) / count
        print(f"{suffix}: {1000 * costs[suffix]:.1f} ms of processor a report, {written} bytes of results")
    jobs = [Job(str(ROOT / DRAFTS[".md"]), 0)] * (10 * _BATCH_FILES)
    with _client(None, 1) as client:
        run = _Run(client, pickle.dumps(_placed(bench)))
        list(run.results(_batches(jobs[:_BATCH_FILES])))
        before = processor_seconds()
        list(_Run(client, run._payload).results(_batches(jobs)))
        added = (processor_seconds() - before) / 10
    print(f"a batch of {_BATCH_FILES}: {1000 * added:.0f} ms of processor where the run was started, scheduler and client")
    for suffix, cost in costs.items():
        total = ALL * cost
        told = ", ".join(f"{total / cores / 60:.0f} min on {cores}" for cores in CORES)
        print(f"{ALL} {suffix}: {total / 3600:.1f} processor hours: {told}")
    print(f"{ALL} on the machine where the run was started: {ALL / _BATCH_FILES * added / 60:.0f} min")


if __name__ == "__main__":
    main()
