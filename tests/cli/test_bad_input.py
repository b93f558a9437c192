"""What nobody wants to be given: each is told in one line, the good files are still checked, and there is no traceback."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, CLEAN, process, run, write


def told(*arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of a check in a process of its own."""
    result = process("check", "--format", "concise", *arguments)
    assert b"Traceback" not in result.stderr
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def test_an_empty_file() -> None:
    Path("empty.txt").write_bytes(b"")
    write("good.md", BROKEN)
    code, output, trouble = told("empty.txt", "good.md")
    assert code == 2
    assert trouble == "disclosure-lint: 错误：empty.txt: 文件是空的\n"
    assert "good.md:" in output
    assert "1 个文件未能检查" in output


def test_a_folder_with_nothing_to_lint() -> None:
    Path("nothing").mkdir()
    code, output, trouble = told("nothing")
    assert (code, output) == (2, "")
    assert "没有可检查的文件：nothing" in trouble
    assert "no file to check in nothing" in trouble
    assert told("nothing", "--allow-empty")[0] == 0


def test_a_text_of_fifty_megabytes() -> None:
    with Path("big.txt").open("wb") as file:
        file.truncate(50_000_000)
    code, _, trouble = told("big.txt", write("good.md").name)
    assert code == 2
    assert "big.txt: 文件过大：50.0 MB" in trouble


@pytest.mark.parametrize("name", ["random.txt", "random.md", "random.html"])
def test_random_bytes(name: str) -> None:
    Path(name).write_bytes(random.Random(2021).randbytes(4000))
    code, output, trouble = told(name, write("good.md").name)
    assert code == 2
    assert trouble.startswith(f"disclosure-lint: 错误：{name}: ")
    assert len(trouble.splitlines()) == 1
    assert output.startswith("未完成：检查 1 个文件")


def test_a_truncated_html_is_a_finding() -> None:
    whole = "<html><body><p>" + CLEAN.replace("\n", "</p>\n<p>")
    write("cut.html", whole[: len(whole) // 2] + "<td cla")
    code, output, trouble = told("cut.html")
    assert (code, trouble) == (1, "")
    assert "cut.html:" in output


def test_a_configuration_with_a_misspelt_key() -> None:
    write("disclosure-lint.yaml", "fail_on: warning\n")
    code, output, trouble = told(write("good.md").name)
    assert (code, output) == (2, "")
    assert "disclosure-lint.yaml:1: fail_on: unknown key 'fail_on'; did you mean 'fail-on'?" in trouble


def test_a_pack_with_a_bad_rule_names_it_and_the_others_run() -> None:
    write("own/rules.yaml", "rules:\n  - code: Z901\n    name: own\n    kind: patern\n    severity: error\n")
    code, output, trouble = told("--pack", "own", write("a.md", BROKEN).name)
    assert code == 2
    assert "own/rules.yaml:2:" in trouble
    assert "N401" in output


def test_a_pack_that_is_not_there() -> None:
    code, output, trouble = told("--pack", "nowhere", write("a.md").name)
    assert (code, output) == (2, "")
    assert "nowhere" in trouble


def test_a_missing_file_among_good_ones() -> None:
    write("a.md")
    write("c.md", BROKEN)
    code, output, trouble = told("a.md", "b.md", "c.md")
    assert (code, trouble) == (2, "disclosure-lint: 错误：b.md: 文件不存在\n")
    assert "c.md:" in output


def test_a_file_of_a_kind_that_is_not_read() -> None:
    write("a.pages", "PK")
    code, _, trouble = told("a.pages", write("a.md").name)
    assert (code, "a.pages: 不支持的文件类型 .pages" in trouble) == (2, True)


def test_a_folder_that_may_not_be_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    from lint.cli import files

    write("r/a.md")

    def walk(top: str, onerror: Callable[[OSError], None]) -> Iterator[tuple[str, list[str], list[str]]]:
        yield top, ["closed"], ["a.md"]
        onerror(PermissionError(13, "Permission denied", "r/closed"))

    monkeypatch.setattr(files.os, "walk", walk)
    result = run("check", "r")
    assert result.exit_code == 2
    assert "r/closed: 无法读取文件夹：Permission denied" in result.stderr
    assert "检查 1 个文件" in result.stdout


def test_a_path_with_bytes_that_are_no_characters() -> None:
    name = b"\xff\xfe.md"
    try:
        with open(name, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(BROKEN)
    except OSError:
        pytest.skip("this file system takes no such name")
    for format in ("concise", "console", "json"):
        result = process("check", os.fsdecode(name), "--format", format)
        assert (result.returncode, result.stderr) == (1, b"")


def test_a_fault_of_the_program_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from lint import cli
    from lint.cli import checking

    def fail(*_: object) -> None:
        raise RuntimeError("line one\nline two")

    monkeypatch.setattr(checking, "find", fail)
    monkeypatch.setattr("sys.argv", ["disclosure-lint", "check", "a.md"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 2
    trouble = capsys.readouterr().err
    assert len(trouble.splitlines()) == 1
    assert "程序出错，请报告此问题 · internal error, please report it: RuntimeError: line one line two" in trouble


def test_an_interrupt(monkeypatch: pytest.MonkeyPatch) -> None:
    from lint import cli
    from lint.cli import checking

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "find", interrupted)
    monkeypatch.setattr("sys.argv", ["disclosure-lint", "check", "a.md"])
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == 130


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek", "a.md"),
        ("check", "--nope"),
        ("check", "a.md", "--year", "12"),
        ("check", "a.md", "--deadline", "02-30"),
        ("check", "a.md", "--format", "xml"),
        ("check", "a.md", "--stdin-filename", "b.md"),
        ("check", "-", "--fix"),
        ("check", "a.md", "--jobs", "0"),
        ("explain", "N499"),
        ("rules", "N499"),
        ("facts", "missing.md"),
        ("text", "missing.md"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    write("a.md")
    result = run(*arguments, input="x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


@pytest.mark.parametrize(
    ("arguments", "chinese", "english"),
    [
        (("check", "--fail-no", "error"), "没有选项 --fail-no。是否为 '--fail-on'", "No such option '--fail-no'."),
        (("check", "--fail-on", "never-ever", "a.md"), "--fail-on 的值有误：'never-ever' 不可用", "is not one of 'error'"),
        (("check", "--year"), "选项 --year 后面要写它的值", "Option '--year' requires an argument."),
        (("check", "-", "--fix"), "不能改写标准输入", "standard input cannot be written back"),
        (("chek", "a.md"), "没有 'chek' 这个命令；是否为 'check'？", "unknown command 'chek'; did you mean 'check'?"),
        (("explain",), "缺少 CODE...", "Missing argument 'CODE...'."),
        (("facts", "a", "b"), "多出了 b", "Got unexpected extra argument (b)"),
        (("template", "-o", "a.txt", "--agency", "某局", "--year", "2024"), "--output 的值有误：模板", "the template is"),
    ],
)
def test_wrong_usage_is_told_in_chinese_and_in_both_languages_elsewhere(
    arguments: tuple[str, ...], chinese: str, english: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    both = process(*arguments).stderr.decode()
    assert chinese in both
    assert english in both
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    alone = process(*arguments).stderr.decode()
    assert chinese in alone
    assert english not in alone
