"""Corrections killed (kill -9) at any moment: `python -m tests.support.kills --times 200`. Every file must be whole, old or new."""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
CLEAN = (ROOT / "fixtures/clean/township-2023.md").read_bytes()
SLIP = CLEAN.replace("2023年，我镇".encode(), "2023年，我镇周密布署，".encode(), 1)
MENDED = SLIP.replace("布署".encode(), "部署".encode())
DRAFTS = 30
_COPY = ".disclosure-lint~"


class Tally(NamedTuple):
    """What came of the kills: runs killed, files found mended and not yet mended, copies left behind; then, files torn."""

    killed: int
    mended: int
    untouched: int
    left_behind: int
    torn: int


def start(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    """The command that mends the drafts of a folder, with its processes in a group of their own."""
    command = [sys.executable, "-m", "lint", "check", str(folder), "--fix", "--quiet", "--jobs", str(jobs)]
    nothing = subprocess.DEVNULL
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, stdout=nothing, stderr=nothing, env=environment, start_new_session=True)


def kill_often(folder: Path, times: int, seed: int = 1) -> Tally:
    """Mend the drafts of a folder again and again, each time killed at another moment."""
    chance = random.Random(seed)
    killed = mended = untouched = left_behind = torn = 0
    begun = time.monotonic()
    _fill(folder)
    start(folder, 1).wait()
    whole_run = time.monotonic() - begun
    for turn in range(times):
        _fill(folder)
        running = start(folder, 1 + turn % 2)
        time.sleep(chance.uniform(0.2, 1.0) * whole_run)
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
            killed += 1
        running.wait()
        for file in folder.iterdir():
            data = file.read_bytes()
            if file.name.endswith(_COPY):
                left_behind += 1
            elif data == MENDED:
                mended += 1
            elif data == SLIP:
                untouched += 1
            else:
                torn += 1
    return Tally(killed, mended, untouched, left_behind, torn)


def _fill(folder: Path) -> None:
    for number in range(DRAFTS):
        (folder / f"{number:02}.md").write_bytes(SLIP)


def main() -> int:
    """Print the tally; 1 when a file was torn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_often(Path(folder), given.times, given.seed)
    print(" ".join(f"{name}={value}" for name, value in tally._asdict().items()))
    return int(tally.torn > 0)


if __name__ == "__main__":
    sys.exit(main())
