"""A run on a cluster whose workers are killed in its midst: `python -m tests.support.cluster --drafts 2000 --kills 10`.

Every draft must be told exactly once, with the findings of a run on this machine. Takes the extra `[cluster]` and psutil.
"""

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).resolve().parents[2]
CLEAN = (ROOT / "fixtures/clean/township-2023.md").read_text("utf-8")
# What every process of the cluster does at its start: drafts take a moment, and one called poison ends the process.
AT_START = """
import os, time
from lint.cli import run
check = run.Bench.check
def slowly(bench, job):
    if "poison" in job.path:
        os._exit(66)
    time.sleep(0.02)
    return check(bench, job)
run.Bench.check = slowly
"""


class Cluster:
    """A scheduler and two workers in processes of their own, on this machine."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        (folder / "sitecustomize.py").write_text(AT_START)
        self.file = folder / "scheduler.json"
        more = {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}", "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        self.environment = os.environ | more
        self.folder = folder
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.workers = self._start("worker", "--nworkers", "2", "--nthreads", "1", "--host", "127.0.0.1", "--no-dashboard")

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", *arguments, "--scheduler-file", str(self.file)]
        nothing = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=self.folder, env=self.environment, stdout=nothing, stderr=nothing)

    @property
    def address(self) -> str:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self.file.exists() and (text := self.file.read_text()):
                return str(json.loads(text)["address"])
            time.sleep(0.05)
        raise TimeoutError("no scheduler")

    def kill_workers(self) -> int:
        """Kill the processes that work, not those that start them anew."""
        killed = 0
        for each in psutil.Process(self.workers.pid).children(recursive=True):
            # One killed before may still be there, dead.
            with contextlib.suppress(psutil.Error):
                if "spawn_main" in " ".join(each.cmdline()):
                    each.send_signal(signal.SIGKILL)
                    killed += 1
        return killed

    def end(self) -> None:
        for process in (self.workers, self.scheduler):
            for each in psutil.Process(process.pid).children(recursive=True):
                each.kill()
            process.kill()
            process.wait()


def records(file: Path) -> list[dict[str, Any]]:
    """The records of a run, one a draft."""
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert lines[0]["type"] == "run"
    return lines[1:]


def codes(found: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The rules told of each draft."""
    return {record["path"]: [finding["rule"] for finding in record["findings"]] for record in found}


def check(out: Path, folder: Path, *more: str) -> None:
    command = [sys.executable, "-m", "lint", "check", str(folder), "--records", str(out), "--no-cache", "--quiet", *more]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, check=False)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.support.cluster", description=__doc__)
    parser.add_argument("--drafts", type=int, default=2000)
    parser.add_argument("--kills", type=int, default=10)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        folder, out = room / "drafts", room / "cluster.jsonl"
        folder.mkdir()
        for number in range(arguments.drafts):
            slip = CLEAN.replace("2023年，我镇", "2023年，我镇周密布署，", 1)
            (folder / f"{number:05}.md").write_text(slip if number % 3 == 0 else CLEAN, "utf-8")
        (folder / "poison.md").write_text(CLEAN, "utf-8")
        started = Cluster(room / "cluster")
        killed: list[int] = []

        def kill() -> None:
            for turn in range(arguments.kills):
                lines = (turn + 1) * arguments.drafts // (arguments.kills + 1)
                while not out.exists() or out.read_bytes().count(b"\n") < lines:
                    time.sleep(0.02)
                killed.append(started.kill_workers())

        threading.Thread(target=kill, daemon=True).start()
        begun = time.monotonic()
        check(out, folder, "--engine", "dask", "--scheduler", started.address)
        seconds = time.monotonic() - begun
        started.end()
        local = room / "local.jsonl"
        check(local, folder)
        found, known = records(out), codes(records(local))
        once = len(found) == len({record["path"] for record in found}) == arguments.drafts + 1
        wrong = [path for path, told in codes(found).items() if "poison" not in path and told != known[path]]
        errors = [Path(record["path"]).name for record in found if record["error"]]
        print(
            f"{arguments.drafts} drafts and one that ends its worker, {seconds:.0f} s: workers killed {len(killed)} times, "
            f"{sum(killed)} in all; every draft told once: {once}; other findings than on one machine: {len(wrong)}; "
            f"told as an error: {', '.join(errors)}"
        )
        return int(not once or bool(wrong) or errors != ["poison.md"])


if __name__ == "__main__":
    sys.exit(main())
