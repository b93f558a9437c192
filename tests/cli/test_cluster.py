"""On a cluster and with workers killed: every draft is told exactly once, and with the findings of a run on one machine."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, CLEAN, check, run, write

pytest.importorskip("distributed")
pytest.importorskip("psutil")
from tests.support.cluster import Cluster, codes, records

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    monkeypatch.setattr("lint.cli.cluster._BATCH_FILES", 4)
    started = Cluster(tmp_path / "cluster")
    yield started
    started.end()


def drafts(count: int = 40) -> None:
    for number in range(count):
        write(f"r/{number:02}.md", BROKEN if number % 3 == 0 else CLEAN)


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
    found = records(Path("out.jsonl"))
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
