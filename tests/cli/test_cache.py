import os
import sqlite3
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from lint.cli import known as known_module
from lint.cli.run import Bench
from lint.cli.saved import restored, saved
from lint.cli.store import NAME, Store
from tests.cli.drafts import BROKEN, CLEAN, ROOT, process, run, write

FIXTURES = sorted((ROOT / "fixtures/broken").glob("*.*"))
posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


@pytest.fixture
def store(cache: Path) -> Path:
    """The file of kept results."""
    return cache / "disclosure-lint" / NAME


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the drafts that were checked and not told from what is known."""
    paths: list[str] = []
    check = Bench.check

    def noted(bench: Bench, job: Any) -> Any:
        paths.append(job.path)
        return check(bench, job)

    monkeypatch.setattr(Bench, "check", noted)
    return paths


def drafts() -> None:
    write("r/1.md", CLEAN)
    write("r/2.md", BROKEN)
    write("r/3.md", BROKEN.replace("2023年，XX", "<!-- disclosure-lint: ignore S1: 试一试 -->\n\n2023年，XX"))


@pytest.mark.parametrize("format", ["concise", "console", "json", "jsonl", "sarif", "gitlab", "rdjson", "html", "markdown"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_second_run_says_the_same_and_checks_nothing(checked: list[str], format: str, jobs: str) -> None:
    drafts()
    arguments = ("check", "r", "--format", format, "--jobs", jobs, "--statistics")
    without = run(*arguments, "--no-cache")
    first = run(*arguments)
    checked.clear()
    second = run(*arguments)
    assert checked == []
    assert without.stdout == first.stdout == second.stdout
    assert without.stderr == first.stderr == second.stderr
    assert without.exit_code == first.exit_code == second.exit_code == 1


def test_a_workbook_of_a_second_run_is_the_same(checked: list[str]) -> None:
    drafts()
    made = []
    for _ in range(2):
        run("check", "r", "--format", "xlsx", "--output", "out.xlsx", "--group-by", "1")
        made.append(sheets("out.xlsx"))
    assert made[0] == made[1]
    assert len(checked) == 3


def sheets(file: str) -> dict[str, list[Any]]:
    import openpyxl

    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in openpyxl.load_workbook(file)}


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.name)
def test_what_is_kept_of_a_draft_is_all_that_is_told(file: Path, bench: Bench) -> None:
    from lint.cli.run import Job

    result = bench.check(Job(str(file), 0))
    if result.checked.error is None and not result.checked.troubles:
        again = restored(saved(result), whole=True)
        # Tables of a page are equal only when they are the same; what is saved of them is compared.
        assert again.checked._replace(page=None) == result.checked._replace(page=None)
        assert saved(again) == saved(result)
        assert again.outcome._replace(document=None) == result.outcome._replace(document=None)


@pytest.fixture(scope="module")
def bench() -> Bench:
    from lint.cli.run import Plan
    from lint.engine import Settings

    return Bench([Plan(Settings(), (), "error")], details=frozenset({"page", "facts", "ranges"}))


@pytest.mark.parametrize(
    ("more", "change"),
    [
        ((), lambda: write("r/2.md", BROKEN + "\n")),
        (("--select", "S1"), None),
        (("--year", "2022"), None),
        (("--level", "township"), None),
        (("--agency", "某某镇人民政府"), None),
        (("--deadline", "01-20"), None),
        (("--fail-on", "never"), None),
        (("--format", "html", "--output", "o.html"), None),
        ((), lambda: write("disclosure-lint.yaml", "severity: {S1: info}\n")),
        ((), lambda: write("disclosure-lint.yaml", "limits: {lines: 4000}\n")),
        (("--baseline", "b.json"), lambda: run("check", "r/1.md", "--write-baseline", "b.json")),
        (("--pack", "more"), lambda: write("more/rules.yaml", MORE)),
    ],
)
def test_whatever_bears_on_a_result_has_it_checked_anew(checked: list[str], more: tuple[str, ...], change: Any) -> None:
    drafts()
    run("check", "r")
    if change:
        change()
    checked.clear()
    run("check", "r", *more)
    assert "r/2.md" in checked


MORE = """rules:
- code: X901
  name: no-such-words
  kind: pattern
  severity: warning
  params: {pattern: 绝无此语, aspects: []}
  message: {zh: 绝无此语, en: no such words}
  basis: 试验
  why: {zh: 试验。, en: A trial.}
  examples:
    bad: [{text: 绝无此语。, finds: [绝无此语]}]
    good: [{text: 有此语。}]
"""


def test_another_program_knows_nothing(checked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    drafts()
    run("check", "r")
    checked.clear()
    monkeypatch.setattr(known_module, "_program", lambda: b"another")
    run("check", "r")
    assert len(checked) == 3


def test_faulty_rules_are_told_by_every_run() -> None:
    drafts()
    write("more/rules.yaml", MORE.replace("绝无此语,", "'(',"))
    first, second = (run("check", "r", "--pack", "more") for _ in range(2))
    assert first.stderr == second.stderr != ""
    assert first.exit_code == second.exit_code == 2


def test_a_selector_that_names_no_rule_is_an_error_after_a_good_run() -> None:
    drafts()
    run("check", "r")
    assert run("check", "r", "--select", "Q9").exit_code == 2


def test_no_cache_neither_reads_nor_writes(checked: list[str], store: Path) -> None:
    drafts()
    run("check", "r", "--no-cache")
    assert not store.exists()
    run("check", "r")
    before = store.read_bytes()
    checked.clear()
    run("check", "r", "--no-cache")
    assert len(checked) == 3
    assert store.read_bytes() == before


@pytest.mark.parametrize("option", [("--diff",), ("--fix",), ("--annotate", "out")])
def test_runs_that_do_more_than_tell_do_without(checked: list[str], option: tuple[str, ...]) -> None:
    drafts()
    run("check", "r")
    checked.clear()
    run("check", "r", *option)
    assert len(checked) == 3


def test_unused_ignores_of_the_configuration_are_told_again(checked: list[str]) -> None:
    drafts()
    write("disclosure-lint.yaml", "ignores:\n- {rule: C201, reason: 不存在的情形}\n- {rule: S1, path: r/2.md, reason: 试一试}\n")
    first, second = (run("check", "r", "--format", "json") for _ in range(2))
    assert first.stdout == second.stdout
    assert len(checked) == 3


def test_stale_entries_of_a_baseline_are_told_again(checked: list[str]) -> None:
    drafts()
    run("check", "r", "--write-baseline", "b.json")
    write("r/2.md", CLEAN)
    checked.clear()
    first, second = (run("check", "r", "--baseline", "b.json") for _ in range(2))
    assert (first.stdout, first.stderr) == (second.stdout, second.stderr)
    assert first.stderr != ""
    assert len(checked) == 3


def test_standard_input_is_known_by_its_words(checked: list[str]) -> None:
    first, second = (run("check", "-", "--stdin-filename", "a.md", input=BROKEN) for _ in range(2))
    assert first.stdout == second.stdout
    assert checked == ["a.md"]


def test_a_draft_that_cannot_be_read_is_tried_again(checked: list[str]) -> None:
    write("a.md").write_bytes(b"\x00" * 100)
    first, second = (run("check", "a.md") for _ in range(2))
    assert first.stderr == second.stderr
    assert first.exit_code == second.exit_code


def bent(store: Path) -> None:
    with sqlite3.connect(store) as database:
        database.execute("UPDATE results SET body = CAST(body || 'x' AS TEXT)")
    database.close()


def foreign(store: Path) -> None:
    store.unlink()
    with sqlite3.connect(store) as database:
        database.execute("CREATE TABLE bookmarks (url TEXT)")
    database.close()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda store: store.write_bytes(b"no database at all, " * 400),
        lambda store: store.write_bytes(store.read_bytes()[: store.stat().st_size // 2]),
        lambda store: store.write_bytes(b"\x00" * 20_000),
        bent,
        foreign,
    ],
    ids=["no-database", "cut", "noughts", "bent", "foreign"],
)
def test_a_spoilt_cache_is_ignored_and_rewritten(checked: list[str], store: Path, spoil: Any) -> None:
    drafts()
    first = run("check", "r")
    spoil(store)
    second = run("check", "r")
    run("check", "r")
    checked.clear()
    third = run("check", "r")
    assert first.stdout == second.stdout == third.stdout
    assert second.stderr == first.stderr
    assert checked == []


@posix
def test_it_is_for_the_user_alone_and_says_nothing_of_where_drafts_are(store: Path) -> None:
    drafts()
    run("check", "r")
    assert stat.S_IMODE(store.stat().st_mode) == 0o600
    assert stat.S_IMODE(store.parent.stat().st_mode) == 0o700
    database = sqlite3.connect(store)
    keys = [key for (key,) in database.execute("SELECT key FROM results")]
    database.close()
    assert {len(key) for key in keys} == {32}
    assert [file.name for file in store.parent.iterdir() if "results" in file.name] == [NAME]


@posix
def test_a_cache_that_leads_elsewhere_is_left_alone(checked: list[str], store: Path) -> None:
    drafts()
    store.parent.mkdir(exist_ok=True)
    elsewhere = write("elsewhere", "mine")
    store.symlink_to(elsewhere.resolve())
    run("check", "r")
    assert elsewhere.read_text() == "mine"


@posix
@pytest.mark.skipif(sys.platform == "win32" or os.getuid() == 0, reason="a folder that its owner cannot write to")
def test_a_closed_cache_folder_is_no_trouble(store: Path) -> None:
    drafts()
    store.parent.chmod(0o500)
    try:
        assert run("check", "r").exit_code == 1
    finally:
        store.parent.chmod(0o700)


def test_a_hit_needs_neither_rules_nor_readers() -> None:
    drafts()
    process("check", "r", "--format", "json")
    told = "import sys, atexit; atexit.register(lambda: print(*sys.modules, file=open('modules', 'w')))"
    Path("sitecustomize.py").write_text(told)
    process("check", "r", "--format", "json", env={"PYTHONPATH": f"{Path.cwd()}{os.pathsep}{ROOT}"})
    modules = set(Path("modules").read_text().split())
    assert {"lint.cli.known", "sqlite3"} <= modules
    heavy = ("lint.engine.linter", "lint.ruleset.loader", "lint.readers.text", "lint.report.model", "lint.document.normal", "yaml")
    assert modules.isdisjoint(heavy)


class TestStore:
    def test_the_longest_unused_go_first(self, tmp_path: Path) -> None:
        for day in range(1, 21):
            store = Store(tmp_path / "cache", most=400_000)
            store.today = day
            store.get(b"asked for daily")
            store.put([(b"asked for daily", b"a")] if day == 1 else [])
            store.put([(b"%d" % day, b"\x01" * 50_000)])
            store.close()
        store = Store(tmp_path / "cache")
        assert store.get(b"asked for daily") == b"a"
        assert store.get(b"20") is not None
        assert store.get(b"1") is None
        assert (tmp_path / "cache" / NAME).stat().st_size < 600_000

    def test_what_is_old_goes(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "cache")
        store.put([(b"k", b"v")])
        store.close()
        later = Store(tmp_path / "cache")
        later.today += 100
        later.put([(b"new", b"v")])
        later.close()
        assert Store(tmp_path / "cache").get(b"k") is None

    def test_one_that_is_locked_is_done_without(self, tmp_path: Path) -> None:
        store = Store(tmp_path / "cache")
        store.put([(b"k", b"v")])
        store.close()
        other = sqlite3.connect(tmp_path / "cache" / NAME, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        assert Store(tmp_path / "cache").get(b"k") is None
        other.execute("ROLLBACK")
        other.close()
        assert Store(tmp_path / "cache").get(b"k") == b"v"


class TestCommand:
    def test_it_tells_the_folder(self, store: Path) -> None:
        assert run("cache", "dir").stdout == f"{store.parent}\n"

    def test_it_removes_what_is_its_own(self, store: Path) -> None:
        drafts()
        run("check", "r")
        other = write(str(store.parent / "notes.txt"), "mine")
        result = run("cache", "clean")
        assert result.exit_code == 0
        assert list(store.parent.iterdir()) == [other]
        other.unlink()

    def test_nothing_to_remove(self) -> None:
        run("cache", "clean")
        assert run("cache", "clean").exit_code == 0
