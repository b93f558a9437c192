"""Folders as they are: links in a circle, pipes, devices, names of every kind, files that go away, disks that fill up."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import run as runs
from lint.fix import FixError
from lint.fix import write as fix_write
from tests.cli.drafts import BROKEN, CLEAN, ROOT, process, run, write

WRONG = "布署"
FIXABLE = CLEAN.replace("一、总体情况", f"一、总体情况\n\n年初{WRONG}全年工作。", 1)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="files of POSIX")


def told(*arguments: str) -> tuple[int, str, str]:
    result = process("check", "--format", "concise", "--lang", "en", *arguments)
    assert b"Traceback" not in result.stderr
    assert b"internal error" not in result.stderr
    return result.returncode, result.stdout.decode("utf-8", "surrogateescape"), result.stderr.decode("utf-8", "surrogateescape")


def test_links_in_a_circle() -> None:
    write("r/a.md")
    Path("r/b.md").symlink_to("c.md")
    Path("r/c.md").symlink_to("b.md")
    Path("r/again").symlink_to(".")
    assert told("r")[0] == 0
    code, _, trouble = told("r/b.md", "r/a.md")
    assert code == 2
    assert "r/b.md: cannot be read" in trouble


def test_pipes_and_devices_in_a_folder_are_no_drafts() -> None:
    write("r/a.md")
    os.mkfifo("r/pipe.md")
    Path("r/zero.md").symlink_to("/dev/zero")
    assert told("r")[0] == 0


def test_pipes_and_devices_that_are_named_are_errors() -> None:
    os.mkfifo("pipe.md")
    Path("zero.md").symlink_to("/dev/zero")
    code, _, trouble = told("pipe.md", "zero.md", write("a.md").name)
    assert code == 2
    assert "pipe.md: this is a pipe, and no program writes to it" in trouble
    assert "zero.md: not a regular file" in trouble


def test_names_that_are_too_long_are_errors() -> None:
    long = "报" * 100
    code, _, trouble = told(f"{long}.md", f"{long}/a.md", write("a.md").name)
    assert code == 2
    assert trouble.count("cannot be read") == 2


@pytest.mark.parametrize("name", [("报" * 84).encode() + b".md", "年度报告\n二.md".encode(), b"\xb1\xa8\xb8\xe6.md"])
def test_names_as_they_come(name: bytes) -> None:
    Path("r").mkdir()
    with open(b"r/" + name, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(BROKEN)
    for format in ("concise", "json", "sarif", "junit", "html"):
        result = process("check", "r", "--format", format)
        assert (result.returncode, result.stderr) == (1, b"")


@pytest.mark.parametrize("name", [("报" * 84).encode() + b".md", b"\xb1\xa8\xb8\xe6.md"])
def test_files_of_any_name_are_mended(name: bytes) -> None:
    path = os.fsdecode(b"r/" + name)
    write("r/x.md", FIXABLE)
    Path("r/x.md").rename(path)
    result = process("check", "r", "--fix", "--format", "concise")
    assert (result.returncode, result.stderr) == (0, b"")
    assert WRONG not in Path(path).read_text("utf-8")
    assert [each.name for each in Path("r").iterdir()] == [Path(path).name]


def test_a_file_that_goes_away_between_listing_and_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    write("r/a.md")
    write("r/b.md")
    check = runs.Bench.check

    def late(bench: runs.Bench, job: runs.Job) -> runs.Result:
        Path("r/b.md").unlink(missing_ok=True)
        return check(bench, job)

    monkeypatch.setattr(runs.Bench, "check", late)
    result = run("check", "r", "--lang", "en", "--jobs", "1")
    assert result.exit_code == 2
    assert result.stderr == "disclosure-lint: error: r/b.md: no such file\n"


def test_a_file_that_goes_away_before_it_is_mended(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.md", FIXABLE)
    mended = runs.Bench._mended

    def late(bench: runs.Bench, job: runs.Job, *more: object) -> runs.Result:
        Path("a.md").unlink()
        return mended(bench, job, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(runs.Bench, "_mended", late)
    result = run("check", "a.md", "--fix", "--lang", "en")
    assert (result.exit_code, result.stderr) == (2, "disclosure-lint: error: a.md: no such file\n")


def test_a_folder_that_is_closed() -> None:
    write("r/closed/a.md")
    write("r/b.md")
    Path("r/closed").chmod(0)
    try:
        if os.access("r/closed", os.R_OK):
            pytest.skip("this user may look into every folder")
        code, _, trouble = told("r", "r/closed/a.md")
        assert (code, trouble.count("closed")) == (2, 2)
    finally:
        Path("r/closed").chmod(0o755)


def limited(bytes_written: int, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The command where no file may grow beyond a size, as on a disk that is full."""
    return subprocess.run(
        [sys.executable, "-m", "lint", "check", "--no-cache", *arguments],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_written, bytes_written)),
    )


@pytest.mark.parametrize("room", [0, 1, 1000])
def test_a_disk_that_is_full_leaves_the_draft_whole(room: int) -> None:
    draft = write("a.md", FIXABLE)
    before = draft.read_bytes()
    result = limited(room, "a.md", "--fix", "--lang", "en")
    assert result.returncode == 2
    assert b"a.md: cannot be written: File too large" in result.stderr
    assert draft.read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == [".git", "a.md"]


def test_a_disk_that_is_full_leaves_the_report_before_whole() -> None:
    write("a.md", BROKEN)
    Path("report.json").write_text("before", "utf-8")
    result = limited(10, "a.md", "--format", "json", "--output", "report.json", "--lang", "en")
    assert result.returncode == 2
    assert b"report.json: cannot be written" in result.stderr
    assert Path("report.json").read_text("utf-8") == "before"


def test_a_disk_that_says_so_only_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = write("a.md")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FixError, match="No space left on device"):
        fix_write(draft, CLEAN.encode(), b"new")
    assert draft.read_text("utf-8") == CLEAN
    assert sorted(path.name for path in Path().iterdir()) == [".git", "a.md"]
