"""`check --watch`: what is saved is checked again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from lint.cli.checking import CheckRun
from lint.cli.watch import changes, look_at, watch
from tests.cli.drafts import BROKEN, CLEAN, ROOT, run, write


class Stop(Exception):  # noqa: N818
    pass


def rounds(steps: list[Callable[[], object]], files: Callable[[], list[str]]) -> int:
    """How many times the files are checked when these steps happen, one after each round, until all have."""
    count = 0

    def check() -> None:
        nonlocal count
        count += 1
        if not steps:
            raise Stop
        steps.pop(0)()

    with pytest.raises(Stop):
        watch(check, files, pause=0.01)
    return count


def drafts() -> list[str]:
    return sorted(map(str, Path().glob("*.md")))


def test_each_save_new_file_and_removal_is_a_round() -> None:
    write("a.md")
    steps: list[Callable[[], object]] = [
        lambda: write("a.md", BROKEN),
        lambda: write("b.md"),
        lambda: Path("b.md").unlink(),
    ]
    assert rounds(steps, drafts) == 4


def test_what_goes_wrong_in_a_round_is_told_and_the_next_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    write("a.md")

    def fail() -> None:
        write("a.md", BROKEN)
        raise click.UsageError("halfway")

    assert rounds([fail], drafts) == 2
    assert "halfway" in capsys.readouterr().err


def test_changes_are_told_apart() -> None:
    write("a.md")
    write("b.md")
    before = look_at(drafts())
    assert changes(before, look_at(drafts())) == []
    write("a.md", BROKEN)
    Path("b.md").unlink()
    write("c.md")
    assert changes(before, look_at(drafts())) == ["a.md", "b.md", "c.md"]


def test_configurations_and_baselines_are_watched_and_reports_are_not() -> None:
    write("r/a.md")
    write("r/disclosure-lint.yaml", "baseline: b.json")
    write("r/report.html")
    given = {"paths": ("r",), "output": (Path("r/report.html"),), "config_file": None, "no_config": False}
    given |= {"packs": (), "annotate": None, "stdin_filename": None, "allow_empty": False, "baseline": None}
    given |= {"previous": (), "members": ()}
    home = Path.cwd()
    watched = [Path(path).resolve().relative_to(home).as_posix() for path in CheckRun(given).watched()]
    assert watched == ["r/a.md", "r/disclosure-lint.yaml", "r/b.json"]


@pytest.mark.parametrize("options", [("-",), ("a.md", "--write-baseline"), ("a.md", "--show-files")])
def test_what_cannot_be_watched_is_an_error(options: tuple[str, ...]) -> None:
    write("a.md")
    assert run("check", "--watch", *options).exit_code == 2


def test_in_a_process_of_its_own_until_it_is_interrupted() -> None:
    write("a.md")
    command = [sys.executable, "-m", "lint", "check", "a.md", "--watch", "--format", "concise"]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment) as process:
        assert process.stdout is not None
        lines: Iterator[str] = iter(process.stdout.readline, "")
        try:
            assert next(lines).startswith("通过")
            # A file system may keep whole seconds only; the size differs as well.
            write("a.md", BROKEN)
            assert "X701" in next(line for line in lines if "error" in line)
            write("a.md", CLEAN)
            assert next(line for line in lines if line.startswith("通过"))
        finally:
            time.sleep(0.1)
            process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
