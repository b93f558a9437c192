"""Tries drafts, packs, expressions and texts made at random until the time is up, and keeps those that crash, hang or grow.

    python -m tests.fuzz [--minutes N] [--seed N] [--only TARGET] [--drafts FOLDER] [--keep FOLDER]

All are tried in a process of its own that serves many (`targets.py`); one that takes over five seconds of the
processor, or more than half a gigabyte, or lets an error of the program through, is written to FOLDER with a line of what
happened.
"""

import argparse
import multiprocessing
import os
import random
import resource
import sys
import time
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path

from lint.readers import SUFFIXES
from tests.fuzz.targets import DRAFTS, FIXTURES, SHARES, TARGETS, Makers

LIMIT = 5.0
MEMORY = 512 * 1024 * 1024


def serve(end: Connection) -> None:
    """Try what comes in on its target; answer with what was wrong, or nothing."""
    base = 0
    while True:
        target, data, name = end.recv()
        start = time.process_time()
        try:
            wrong = [TARGETS[target](data, name)]
        except Exception as error:
            wrong = [f"{type(error).__name__}: {error}"]
        spent = time.process_time() - start
        # The first call loads the pack; what it takes is no draft's.
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        base = base or grown
        if spent > LIMIT:
            wrong.append(f"{spent:.1f} s")
        if grown - base > MEMORY:
            wrong.append(f"{(grown - base) // 1_000_000} MB")
        end.send("; ".join(filter(None, wrong)))


class Checker:
    """A process that checks drafts, started anew when it hangs or dies."""

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        self.end, other = multiprocessing.Pipe()
        self.process = multiprocessing.Process(target=serve, args=(other,), daemon=True)
        self.process.start()
        self.end.send(("draft", b"", "a.txt"))
        problem = self.end.recv() if self.end.poll(60) else "no answer"
        if problem:
            raise SystemExit(f"an empty draft is not checked: {problem}")

    def _spent(self) -> float:
        """The seconds of the processor that the process has taken; where no one tells them, of the clock."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            return time.monotonic()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def wrong(self, target: str, data: bytes, name: str, patience: float = 6 * LIMIT) -> str:
        """What is wrong with how the target takes this; `patience` is in seconds of the processor."""
        self.end.send((target, data, name))
        start = self._spent()
        try:
            # Run with the lowest priority, it may wait long for the processor: that is no hang.
            while not self.end.poll(2) and self._spent() - start < patience:
                pass
            if self.end.poll():
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
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--drafts", type=Path, default=FIXTURES, help="begin with the drafts of this folder")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"))
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else int(time.time())
    chance = random.Random(seed)
    suffixes = DRAFTS if arguments.drafts == FIXTURES else tuple(SUFFIXES)
    makers = Makers([file for file in sorted(arguments.drafts.rglob("*")) if file.suffix in suffixes])
    shares = {arguments.only: 1} if arguments.only else SHARES
    checker = Checker()
    stop = time.monotonic() + arguments.minutes * 60
    tried: Counter[str] = Counter()
    found = 0
    while time.monotonic() < stop:
        target = chance.choices(list(shares), list(shares.values()))[0]
        data, name = makers.made(target, chance)
        tried[Path(name).suffix if target == "draft" else target] += 1
        problem = checker.wrong(target, data, name)
        if problem:
            found += 1
            arguments.keep.mkdir(exist_ok=True, parents=True)
            kept = arguments.keep / f"{seed}-{sum(tried.values())}-{target}{Path(name).suffix}"
            kept.write_bytes(data)
            print(f"{kept}: {problem[:2000]} (from {name}, {len(data)} bytes)", flush=True)
    print(f"seed {seed}: {sum(tried.values())} tried {dict(tried)} in {arguments.minutes:g} min, {found} found")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
