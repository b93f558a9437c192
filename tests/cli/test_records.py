"""Results written as they come: a file each, whole lines, and no work done twice when a run goes on."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lint.cli import run as runs
from tests.cli.drafts import BROKEN, CLEAN, ROOT, check, run, write

SLOW = """
import time
from lint.cli import run
check = run.Bench.check
def slowly(bench, job):
    time.sleep(0.1)
    return check(bench, job)
run.Bench.check = slowly
from lint.__main__ import main
main()
"""


def drafts(count: int = 6) -> None:
    for number in range(count):
        write(f"r/{number}.md", BROKEN if number % 2 else CLEAN)


def records(file: str = "out.jsonl") -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in Path(file).read_text("utf-8").splitlines()]
    assert [line["type"] for line in lines] == ["run", *["file"] * (len(lines) - 1)]
    return lines[1:]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drafts that are really checked."""
    paths: list[str] = []
    original = runs.Bench.check

    def noted(bench: runs.Bench, job: runs.Job) -> runs.Result:
        paths.append(job.path)
        return original(bench, job)

    monkeypatch.setattr(runs.Bench, "check", noted)
    return paths


def test_the_records_are_those_of_the_report() -> None:
    drafts()
    result = run("check", "r", "--records", "out.jsonl", "--lang", "zh")
    assert result.exit_code == 1
    assert result.stdout.startswith("检查 6 个文件：错误 ")
    report = json.loads(run("check", "r", "--format", "json", "--lang", "zh").stdout)
    more = ("type", "troubles", "fails", "stamp")
    assert [{key: value for key, value in record.items() if key not in more} for record in records()] == report["files"]


def test_a_run_goes_on_where_it_was_stopped(checked: list[str]) -> None:
    drafts()
    first = run("check", "r", "--no-cache", "--records", "out.jsonl", "--lang", "zh")
    whole = Path("out.jsonl").read_bytes()
    lines = whole.splitlines(keepends=True)
    # Cut off in the middle of the fifth line, as by a kill.
    Path("out.jsonl").write_bytes(b"".join(lines[:4]) + lines[4][:50])
    checked.clear()
    again = run("check", "r", "--no-cache", "--records", "out.jsonl", "--resume", "--lang", "zh")
    assert sorted(checked) == ["r/3.md", "r/4.md", "r/5.md"]
    assert Path("out.jsonl").read_bytes() == whole
    assert (again.exit_code, again.stdout) == (first.exit_code, first.stdout)


def test_a_draft_that_was_changed_is_checked_again(checked: list[str]) -> None:
    drafts()
    run("check", "r", "--records", "out.jsonl")
    write("r/0.md", BROKEN)
    checked.clear()
    run("check", "r", "--records", "out.jsonl", "--resume")
    assert checked == ["r/0.md"]
    assert sorted(record["path"] for record in records()) == [f"r/{number}.md" for number in range(6)]
    assert next(record for record in records() if record["path"] == "r/0.md")["findings"]


def test_records_of_other_settings_are_not_gone_on_with() -> None:
    drafts()
    run("check", "r", "--records", "out.jsonl")
    before = Path("out.jsonl").read_bytes()
    result = run("check", "r", "--records", "out.jsonl", "--resume", "--select", "N4", "--lang", "en")
    assert (result.exit_code, "out.jsonl: was made by another version" in result.stderr) == (2, True)
    assert Path("out.jsonl").read_bytes() == before


def test_what_is_there_is_not_written_over() -> None:
    drafts()
    Path("out.jsonl").write_text("mine", "utf-8")
    result = run("check", "r", "--records", "out.jsonl")
    assert (result.exit_code, Path("out.jsonl").read_text("utf-8")) == (2, "mine")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_a_run_stopped_from_outside_loses_no_line(number: int, code: int) -> None:
    drafts(20)
    command = [sys.executable, "-c", SLOW, "check", "r", "--records", "out.jsonl", "--jobs", "1", "--lang", "en"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)})
    while not Path("out.jsonl").exists() or Path("out.jsonl").read_bytes().count(b"\n") < 4:
        time.sleep(0.02)
    running.send_signal(number)
    _, trouble = running.communicate(timeout=30)
    assert running.returncode == code
    assert b"Traceback" not in trouble
    if number != signal.SIGKILL:
        assert b"go on with --resume" in trouble
    run("check", "r", "--records", "out.jsonl", "--resume", "--lang", "en")
    assert {record["path"]: [each["rule"] for each in record["findings"]] for record in records()} == check("r")
    assert len(records()) == 20


def test_parquet_holds_the_same() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    drafts()
    run("check", "r", "--records", "out.parquet")
    rows = pq.read_table("out.parquet").to_pylist()
    assert {row["path"]: [finding["rule"] for finding in row["findings"]] for row in rows} == check("r")
    assert sorted(path.name for path in Path().iterdir()) == [".git", "out.parquet", "r"]


@pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
def test_a_draft_that_ends_its_process_is_told_and_the_others_are_checked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    drafts(30)
    write("r/poison.md")
    poison = "import os\nfrom lint.cli import run\ncheck = run.Bench.check\n"
    poison += "run.Bench.check = lambda bench, job: os._exit(66) if 'poison' in job.path else check(bench, job)\n"
    (tmp_path / "sitecustomize.py").write_text(poison)
    known = check("r", "--no-cache")
    path = f"{tmp_path}{os.pathsep}{ROOT}"
    command = [sys.executable, "-m", "lint", "check", "r", "--jobs", "2", "--format", "json", "--lang", "en"]
    result = subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": path})
    assert result.returncode == 2
    assert b"r/poison.md: the process that checked this file came to an end (exit 66)" in result.stderr
    files = json.loads(result.stdout)["files"]
    assert {file["path"]: [finding["rule"] for finding in file["findings"]] for file in files} == known | {"r/poison.md": []}
