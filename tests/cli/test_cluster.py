"""On a cluster and with workers killed: every draft is told exactly once, and with the findings of a run on one machine."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.drafts import BROKEN, CLEAN, ROOT, check, run, write

pytest.importorskip("distributed")
psutil = pytest.importorskip("psutil")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

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
    """A scheduler and two workers in processes of their own."""

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
        working = psutil.Process(self.workers.pid).children(recursive=True)
        working = [each for each in working if "spawn_main" in " ".join(each.cmdline())]
        for each in working:
            each.send_signal(signal.SIGKILL)
        return len(working)

    def end(self) -> None:
        for process in (self.workers, self.scheduler):
            for each in psutil.Process(process.pid).children(recursive=True):
                each.kill()
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    monkeypatch.setattr("lint.cli.cluster._BATCH_FILES", 4)
    started = Cluster(tmp_path / "cluster")
    yield started
    started.end()


def drafts(count: int = 40) -> None:
    for number in range(count):
        write(f"r/{number:02}.md", BROKEN if number % 3 == 0 else CLEAN)


def records(file: str = "out.jsonl") -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
    assert lines[0]["type"] == "run"
    return lines[1:]


def codes(found: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {record["path"]: [finding["rule"] for finding in record["findings"]] for record in found}


def test_a_run_with_workers_killed_tells_every_draft_once(cluster: Cluster) -> None:
    drafts()
    known = check("r")
    write("r/poison.md")
    killed = []

    def kill() -> None:
        for lines in (5, 20):
            while not Path("out.jsonl").exists() or Path("out.jsonl").read_bytes().count(b"\n") < lines:
                time.sleep(0.02)
            killed.append(cluster.kill_workers())

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    arguments = ("check", "r", "--engine", "dask", "--scheduler", cluster.address, "--records", "out.jsonl", "--lang", "zh")
    result = run(*arguments)
    killer.join(5)
    assert killed
    assert min(killed) > 0
    found = records()
    assert len(found) == 41
    assert codes(found) == known | {"r/poison.md": []}
    assert [record["path"] for record in found if record["error"]] == ["r/poison.md"]
    assert "进程中断" in next(record["error"] for record in found if record["path"] == "r/poison.md")
    assert (result.exit_code, "检查 41 个文件" in result.stdout) == (2, True)


def test_a_report_of_a_cluster_is_that_of_one_machine(cluster: Cluster) -> None:
    drafts(12)
    write("disclosure-lint.yaml", "per-path:\n  - path: r/03.md\n    ignore: [N4]\n")
    here = run("check", "r", "--format", "json")
    there = run("check", "r", "--format", "json", "--engine", "dask", "--scheduler", cluster.address)
    assert (there.exit_code, there.stdout) == (here.exit_code, here.stdout)


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lint.cli.cluster._SECONDS_TO_CONNECT", 0.5)
    write("a.md")
    result = run("check", "a.md", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:1", "--lang", "en")
    assert (result.exit_code, "tcp://127.0.0.1:1: the cluster cannot be reached" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--engine", "dask", "--fix"),
        ("--scheduler", "tcp://127.0.0.1:1"),
        ("--resume",),
        ("--records", "a.parquet", "--resume"),
        ("--records", "a.jsonl", "--output", "b.json"),
    ],
)
def test_options_that_do_not_go_together(arguments: tuple[str, ...]) -> None:
    write("a.md")
    result = run("check", "a.md", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
