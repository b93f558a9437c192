"""Several reports of one run: --format and --output in pairs."""

import json
from pathlib import Path

import pytest

from lint.reporters import FORMATS
from tests.cli.drafts import BROKEN, ROOT, process, run, write


@pytest.fixture(autouse=True)
def _draft() -> None:
    write("a.md", BROKEN)


def test_each_format_goes_to_the_file_behind_it() -> None:
    result = run("check", "a.md", "--format", "json", "--output", "a.json", "--format", "concise", "--output", "a.txt")
    assert (result.exit_code, result.output) == (1, "")
    assert json.loads(Path("a.json").read_text("utf-8"))["summary"]["files"] == 1
    assert "error N401" in Path("a.txt").read_text("utf-8")


def test_the_format_without_a_file_goes_to_standard_output() -> None:
    first = run("check", "a.md", "--format", "concise", "--format", "json", "--output", "a.json")
    last = run("check", "a.md", "--format", "json", "--output", "a.json", "--format", "concise")
    assert first.stdout == last.stdout == run("check", "a.md", "--format", "concise").stdout
    assert Path("a.json").is_file()


def test_a_pair_says_what_a_run_of_its_own_says() -> None:
    run("check", "a.md", "--format", "json", "--output", "both.json", "--format", "html", "--output", "both.html")
    run("check", "a.md", "--format", "json", "--output", "one.json")
    run("check", "a.md", "--format", "html", "--output", "one.html")
    assert Path("both.json").read_bytes() == Path("one.json").read_bytes()
    assert Path("both.html").read_bytes() == Path("one.html").read_bytes()


@pytest.mark.parametrize("config", ["", "format: xlsx\n"])
def test_a_workbook_is_not_written_to_standard_output(config: str) -> None:
    write("disclosure-lint.yaml", config)
    result = run("check", "a.md", *([] if config else ["--format", "xlsx"]))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--output" in result.stderr


def test_one_format_and_one_file_stand_in_any_order() -> None:
    run("check", "a.md", "--output", "before.json", "--format", "json")
    run("check", "a.md", "--format", "json", "--output", "behind.json")
    assert Path("before.json").read_bytes() == Path("behind.json").read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        "--format json --format concise",
        "--format json --format concise --format html --output a.html",
        "--output a.json --format json --format concise",
        "--format json --output a.json --output b.json",
        "--output a.json --output b.json",
        "--format json --output a.json --format concise --output a.json",
    ],
)
def test_what_is_not_clear_is_a_usage_error(options: str) -> None:
    result = run("check", "a.md", *options.split())
    assert result.exit_code == 2
    assert "--output" in result.stderr
    assert list(Path().glob("*.json")) == []


def test_the_message_is_in_the_language_asked_for() -> None:
    options = ("check", "a.md", "--format", "json", "--format", "concise", "--lang")
    assert "只能有一种格式写到标准输出" in run(*options, "zh").stderr
    assert "only one format can go to standard output" in run(*options, "en").stderr


def test_the_configuration_names_the_format_of_a_lone_file() -> None:
    write("disclosure-lint.yaml", "format: json\n")
    run("check", "a.md", "--output", "out")
    assert json.loads(Path("out").read_text("utf-8"))["version"] == 1


def test_the_environment_names_format_and_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_FORMAT", "json")
    monkeypatch.setenv("DISCLOSURE_LINT_OUTPUT", "out:1 a.json")
    assert run("check", "a.md").stdout == ""
    assert json.loads(Path("out:1 a.json").read_text("utf-8"))["version"] == 1


def test_the_command_line_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCLOSURE_LINT_FORMAT", "json")
    assert not run("check", "a.md", "--format", "concise").stdout.startswith("{")


def test_the_same_bytes_from_run_to_run_and_for_any_number_of_processes() -> None:
    for draft in (*ROOT.glob("fixtures/broken/*.md"), *ROOT.glob("fixtures/clean/*.html")):
        write(f"r/{draft.name}").write_bytes(draft.read_bytes())
    write("r/empty.md", "")
    for out, jobs in (("one", "1"), ("again", "1"), ("three", "3")):
        Path(out).mkdir()
        pairs = [option for format in FORMATS for option in ("--format", format, "--output", f"{out}/{format}")]
        assert process("check", "r", "--jobs", jobs, *pairs).returncode == 2
    for format in FORMATS:
        one = Path("one", format).read_bytes()
        assert len(one) > 100
        assert Path("again", format).read_bytes() == Path("three", format).read_bytes() == one


def test_actions_are_told_in_workflow_commands() -> None:
    assert process("check", "a.md", env={"GITHUB_ACTIONS": "true"}).stdout.startswith(b"::error ")
    assert not process("check", "a.md", env={"GITHUB_ACTIONS": ""}).stdout.startswith(b"::")
