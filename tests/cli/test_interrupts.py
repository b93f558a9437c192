"""Stopped at any moment, the command leaves whole files, tells how far it came, and says so in its exit code."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from lint.fix import replace_file, stale
from tests.cli.drafts import BROKEN, ROOT, process, write

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")

# The command, with checks that take a moment, so that there is a middle to be stopped in.
SLOW = """
import sys, time
from lint.cli import run
check = run.Bench.check
def slowly(bench, job):
    result = check(bench, job)
    print("checked", file=sys.stderr, flush=True)
    time.sleep(0.2)
    return result
run.Bench.check = slowly
from lint.__main__ import main
main()
"""


def started(*arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SLOW, "check", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, start_new_session=True
    )


def stopped(running: subprocess.Popen[bytes], number: int) -> tuple[int, str, str]:
    """Stop a command that has checked one file: exit code, standard output and standard error."""
    assert running.stderr is not None
    # Two processes may say so at once.
    assert running.stderr.readline().startswith(b"checked")
    running.send_signal(number)
    output, trouble = running.communicate(timeout=30)
    assert b"Traceback" not in trouble
    return running.returncode, output.decode(), trouble.decode()


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_was_found_is_told_as_partial(number: int, code: int, jobs: str) -> None:
    for index in range(30):
        write(f"r/{index:02}.md", BROKEN)
    left, output, trouble = stopped(started("r", "--format", "concise", "--lang", "en", "--jobs", jobs), number)
    assert left == code
    assert "interrupted, the results are partial: " in trouble
    assert " of 30 files were checked" in trouble
    assert output.count("r/29.md:") == 0


@pytest.mark.parametrize("format", ["json", "jsonl", "sarif"])
def test_programs_are_given_no_part_of_a_report(format: str) -> None:
    for index in range(5):
        write(f"r/{index}.md", BROKEN)
    code, output, trouble = stopped(started("r", "--format", format, "--lang", "en", "--jobs", "1"), signal.SIGINT)
    assert (code, output) == (130, "")
    assert "partial" in trouble


def test_a_file_of_an_earlier_run_stays_as_it_is() -> None:
    for index in range(5):
        write(f"r/{index}.md", BROKEN)
    Path("report.json").write_text("before", "utf-8")
    code, _, _ = stopped(started("r", "--format", "json", "--output", "report.json", "--jobs", "1"), signal.SIGTERM)
    assert (code, Path("report.json").read_text("utf-8")) == (143, "before")
    assert sorted(path.name for path in Path().iterdir()) == [".git", "r", "report.json"]


def test_an_interrupt_at_any_moment_leaves_no_traceback() -> None:
    write("a.md", BROKEN)
    for after in (0.0, 0.02, 0.04, 0.08, 0.16, 0.3):
        command = [sys.executable, "-m", "lint", "check", "a.md", "--quiet"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
        time.sleep(0.03 + after)
        running.send_signal(signal.SIGTERM)
        _, trouble = running.communicate(timeout=30)
        assert b"Traceback" not in trouble
        assert running.returncode in (-signal.SIGTERM, 143, 0, 1)


def test_processes_of_a_killed_command_end() -> None:
    for index in range(30):
        write(f"r/{index:02}.md", BROKEN)
    running = started("r", "--format", "json", "--jobs", "2")
    assert running.stderr is not None
    # Two processes may say so at once.
    assert running.stderr.readline().startswith(b"checked")
    running.kill()
    # Standard error ends when the last process that holds it is gone.
    assert running.communicate(timeout=30)[0] == b""


@pytest.fixture
def _swept_anew() -> Iterator[None]:
    stale._swept.clear()
    yield
    stale._swept.clear()


def left_over(folder: str, name: str, age: float = 60.0) -> Path:
    copy = Path(folder, f".{name}.abcd{stale.SUFFIX}")
    copy.write_text("a draft", "utf-8")
    os.utime(copy, (time.time() - age,) * 2)
    return copy


@pytest.mark.usefixtures("_swept_anew")
def test_a_copy_that_a_killed_run_left_is_removed_by_the_next() -> None:
    draft = write("r/a.md", BROKEN)
    copy, other = left_over("r", "a.md"), write("r/.a.md.swp", "not ours")
    replace_file(draft, b"new")
    assert not copy.exists()
    assert other.exists()


def test_a_check_of_a_folder_removes_it_too() -> None:
    write("r/a.md")
    copy = left_over("r", "a.md")
    assert process("check", "r").returncode == 0
    assert not copy.exists()


@pytest.mark.usefixtures("_swept_anew")
def test_a_copy_that_is_being_written_is_left_alone() -> None:
    draft = write("r/a.md", BROKEN)
    young, held = left_over("r", "a.md", age=0), left_over("r", "b.md")
    with held.open("rb") as stream:
        stale.lock(stream.fileno())
        replace_file(draft, b"new")
    assert young.exists()
    assert held.exists()
