"""Checks drafts made at random until the time is up, and keeps those that crash, hang or grow.

    python -m tests.fuzz [--minutes N] [--seed N] [--only SUFFIX] [--keep FOLDER]

Each draft is checked by all rules in a process of its own that serves many; one that takes over five seconds of the
processor, or more than half a gigabyte, or lets an error of the program through, is written to FOLDER with a line of what
happened.
"""

import argparse
import multiprocessing
import random
import resource
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

from tests.fuzz.mutations import mutated

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
LIMIT = 5.0
MEMORY = 512 * 1024 * 1024
SUFFIXES = (".txt", ".md", ".html", ".docx", ".pdf")


def serve(end: Connection) -> None:
    """Check what comes in; answer with what was wrong, or nothing."""
    from lint import Linter, load_pack

    linter = Linter(load_pack())
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while True:
        data, name = end.recv()
        start = time.process_time()
        outcome = linter.check_bytes(data, name)
        spent = time.process_time() - start
        wrong = [f"{trouble.rule}: {trouble.problem}" for trouble in outcome.troubles]
        if outcome.error is not None and outcome.error.en.startswith("the program failed"):
            wrong.append(outcome.error.en)
        if spent > LIMIT:
            wrong.append(f"{spent:.1f} s")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - base * 1024
        if grown > MEMORY:
            wrong.append(f"{grown // 1_000_000} MB")
        end.send("; ".join(wrong))


class Checker:
    """A process that checks drafts, started anew when it hangs or dies."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.end, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(other,), daemon=True)
        self.process.start()
        self.wrong(b"", "a.txt", patience=60)

    def wrong(self, data: bytes, name: str, patience: float = 6 * LIMIT) -> str:
        """What is wrong with how this draft is checked."""
        self.end.send((data, name))
        try:
            if self.end.poll(patience):
                problem: str = self.end.recv()
            else:
                problem = f"over {patience:g} s"
                self.process.kill()
        except (EOFError, ConnectionError):
            problem = "the process died"
        if problem:
            self.process.kill()
            self.process.join()
            self.start()
        return problem


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--only", choices=SUFFIXES)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else int(time.time())
    chance = random.Random(seed)
    suffixes = (arguments.only,) if arguments.only else SUFFIXES
    drafts = [file for file in sorted(FIXTURES.rglob("*")) if file.suffix in suffixes]
    checker = Checker()
    stop = time.monotonic() + arguments.minutes * 60
    tried: Counter[str] = Counter()
    found = 0
    while time.monotonic() < stop:
        file = chance.choice(drafts)
        data = mutated(file.read_bytes(), chance)
        tried[file.suffix] += 1
        problem = checker.wrong(data, file.name)
        if problem:
            found += 1
            arguments.keep.mkdir(exist_ok=True, parents=True)
            kept = arguments.keep / f"{seed}-{sum(tried.values())}{file.suffix}"
            kept.write_bytes(data)
            print(f"{kept}: {problem} (from {file.name}, {len(data)} bytes)", flush=True)
    print(f"seed {seed}: {sum(tried.values())} drafts {dict(tried)} in {arguments.minutes:g} min, {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
