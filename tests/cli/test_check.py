"""What `check` takes, prints and returns."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, CLEAN, ROOT, check, process, run, write


def test_a_clean_draft_passes() -> None:
    write("a.md")
    result = run("check", "a.md")
    assert (result.exit_code, result.stdout) == (0, "通过：检查 1 个文件，没有发现问题\n")


def test_a_broken_draft_fails_with_a_line_a_finding() -> None:
    write("a.md", BROKEN)
    result = run("check", "a.md")
    assert result.exit_code == 1
    assert "error N401 place-unknown" in result.stdout
    assert result.stdout.splitlines()[-1].startswith("未通过：")


@pytest.mark.parametrize(("threshold", "code"), [("error", 0), ("warning", 0), ("info", 1), ("never", 0)])
def test_the_threshold_decides(threshold: str, code: int) -> None:
    write("a.md", BROKEN)
    write("c.yaml", "severity: {N401: info}")
    assert run("check", "a.md", "--select", "N401", "--fail-on", threshold, "--config", "c.yaml").exit_code == code


def test_nothing_fails_when_nothing_is_to_fail() -> None:
    write("a.md", BROKEN)
    assert run("check", "a.md", "--fail-on", "never").exit_code == 0


class TestPaths:
    def test_folders_are_walked_for_what_can_be_read(self) -> None:
        for path in ("r/b.md", "r/a.txt", "r/deep/c.HTML", "r/.hidden/d.md", "r/.e.md", "r/~$b.md", "r/f.png", "r/中文 名.htm"):
            write(path)
        assert list(check("r")) == ["r/a.txt", "r/b.md", "r/deep/c.HTML", "r/中文 名.htm"]

    def test_each_file_is_checked_once_and_in_order(self) -> None:
        write("r/b.md")
        write("a.md")
        Path("link.md").symlink_to("a.md")
        assert list(check("r", "./r/b.md", "a.md", "r", "link.md")) == ["a.md", "r/b.md"]

    def test_without_a_path_the_folder_is_the_present_one(self) -> None:
        write("a.md")
        assert list(check()) == ["a.md"]

    def test_the_files_are_listed(self) -> None:
        write("r/a.md")
        write("r/b.md")
        result = run("check", "r", "--show-files")
        assert (result.exit_code, result.stdout) == (0, "r/a.md\nr/b.md\n")

    def test_standard_input(self) -> None:
        result = run("check", "-", "--stdin-filename", "报告/a.md", input=BROKEN)
        assert result.exit_code == 1
        assert result.stdout.startswith("报告/a.md:")

    def test_standard_input_without_a_name(self) -> None:
        assert run("check", "-", input="<html><body><p>" + BROKEN.replace("\n", "</p><p>")).stdout.startswith("-:")

    def test_a_lock_file_is_left_out_though_named(self) -> None:
        write("~$a.md", "x")
        assert run("check", "~$a.md").exit_code == 0


class TestSelection:
    def test_codes_prefixes_and_names_in_lists_or_repeated(self) -> None:
        write("a.md", BROKEN)
        assert set(check("a.md", "--select", "N4,placeholder")["a.md"]) == {"N401", "X701"}
        assert set(check("a.md", "--select", "N401", "--select", "X701")["a.md"]) == {"N401", "X701"}
        assert set(check("a.md", "--select", "N4，X7", "--ignore", "place-unknown")["a.md"]) == {"X701"}

    def test_a_wrong_name_is_told_with_the_right_one(self) -> None:
        write("a.md")
        result = run("check", "a.md", "--select", "place-unknwon")
        assert result.exit_code == 2
        assert "did you mean 'place-unknown'?" in result.stderr

    def test_what_is_said_of_the_draft(self) -> None:
        write("a.md")
        result = run("check", "a.md", "--format", "json", "--year", "2022", "--agency", "舟曲县民政局", "--level", "department")
        head = json.loads(result.stdout)["files"][0]["report"]
        assert (head["year"], head["agency"], head["level"]) == (2022, "舟曲县民政局", "department")


class TestOutput:
    def test_into_a_file_whole(self) -> None:
        write("a.md", BROKEN)
        result = run("check", "a.md", "--format", "json", "--output", "out.json")
        assert (result.exit_code, result.stdout) == (1, "")
        assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["files"] == 1

    def test_into_a_file_that_cannot_be(self) -> None:
        write("a.md")
        result = run("check", "a.md", "--output", "no/out.json")
        assert (result.exit_code, "no/out.json" in result.stderr) == (2, True)

    def test_english(self) -> None:
        write("a.md", BROKEN)
        result = run("check", "a.md", "--lang", "en")
        assert "There is no place named" in result.stdout
        assert result.stdout.splitlines()[-1].startswith("Failed:")

    def test_a_chinese_locale_and_a_draft_in_another_language(self) -> None:
        write("a.txt", "This is no report.")
        assert run("check", "a.txt").stdout.splitlines()[-1].startswith("Failed:")
        assert run("check", "a.txt", env={"LANG": "zh_CN.UTF-8"}).stdout.splitlines()[-1].startswith("未通过：")

    def test_the_environment_gives_options(self) -> None:
        write("a.md", BROKEN)
        environment = {"DISCLOSURE_LINT_FORMAT": "json", "DISCLOSURE_LINT_FAIL_ON": "never", "DISCLOSURE_LINT_LANG": "en"}
        result = run("check", "a.md", env=environment)
        assert result.exit_code == 0
        assert "There is no place" in result.stdout
        assert json.loads(result.stdout)["version"] == 1

    def test_quiet_and_clean_is_silence(self) -> None:
        write("a.md")
        result = run("check", "a.md", "--quiet")
        assert (result.exit_code, result.output) == (0, "")

    def test_as_many_processes_as_one_likes(self) -> None:
        for number in range(7):
            write(f"r/{number}.md", BROKEN if number % 2 else CLEAN)
        one, three = (process("check", "r", "--format", "json", "--jobs", jobs) for jobs in ("1", "3"))
        assert one.returncode == three.returncode == 1
        assert one.stdout == three.stdout
        assert one.stderr == three.stderr == b""

    def test_a_reader_that_goes_early_sees_no_traceback(self) -> None:
        for number in range(40):
            write(f"r/{number}.md", BROKEN)
        command = f"{sys.executable} -m lint check r --format json --jobs 1 | head -c 1"
        result = subprocess.run(
            command, shell=True, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)}
        )
        assert (result.stdout, result.stderr) == (b"{", b"")

    def test_a_full_disk_is_told(self) -> None:
        if not Path("/dev/full").exists():
            pytest.skip("no /dev/full here")
        write("a.md")
        with open("/dev/full", "wb") as full:  # noqa: PTH123
            result = subprocess.run(
                [sys.executable, "-m", "lint", "check", "a.md"],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
            )
        assert result.returncode == 2
        assert b"Traceback" not in result.stderr
        assert "标准输出".encode() in result.stderr


class TestTerminal:
    def shown(self, **environment: str) -> str:
        """What a terminal of 80 columns is sent."""
        write("a.md", BROKEN)
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [sys.executable, "-m", "lint", "check", "a.md"],
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "80", "TERM": "xterm"} | environment,
        ):
            os.close(theirs)
            sent = b""
            try:
                while part := os.read(ours, 65536):
                    sent += part
            except OSError:
                pass  # the other end is closed
            os.close(ours)
        return sent.decode()

    def test_frames_in_colour(self) -> None:
        shown = self.shown()
        assert "┌ " in shown
        assert "\x1b[" in shown

    def test_without_colour_when_that_is_asked_for(self) -> None:
        shown = self.shown(NO_COLOR="1")
        assert "┌ " in shown
        assert "\x1b" not in shown

    def test_colour_where_there_is_no_terminal_when_that_is_asked_for(self) -> None:
        write("a.md", BROKEN)
        assert b"\x1b[" in process("check", "a.md", "--format", "console", env={"FORCE_COLOR": "1"}).stdout
        assert b"\x1b[" not in process("check", "a.md", "--format", "console").stdout


class TestFixing:
    SLIP = CLEAN.replace("2023年，我镇", "2023年，我镇周密布署，", 1)
    MENDED = CLEAN.replace("2023年，我镇", "2023年，我镇周密部署，", 1)

    def test_what_is_safe_is_mended_and_what_remains_decides(self) -> None:
        file = write("a.md", self.SLIP)
        before = run("check", "a.md", "--fail-on", "info")
        assert (before.exit_code, "可用 --fix 改正 1 处" in before.stdout) == (1, True)
        after = run("check", "a.md", "--fail-on", "info", "--fix")
        assert (after.exit_code, file.read_text("utf-8")) == (0, self.MENDED)
        assert after.stdout == "通过：检查 1 个文件，没有发现问题；已改正 1 处\n"

    def test_the_difference_is_shown_and_nothing_written(self) -> None:
        file = write("a.md", self.SLIP)
        result = run("check", "a.md", "--diff")
        assert (result.exit_code, file.read_text("utf-8")) == (1, self.SLIP)
        assert [line[:1] for line in result.stdout.splitlines()] == ["-", "+", "@", " ", "-", "+", " "]
        assert run("check", write("b.md").name, "--diff").exit_code == 0

    def test_the_difference_of_standard_input(self) -> None:
        assert "+2023年，我镇周密部署，" in run("check", "-", "--stdin-filename", "a.md", "--diff", input=self.SLIP).stdout

    def test_a_difference_says_what_it_leaves_out(self) -> None:
        write("a.md", BROKEN)
        result = run("check", "a.md", "--diff")
        assert (result.exit_code, result.stdout) == (0, "")
        assert "另有 1 处要加 --unsafe-fixes 才改正" in result.stderr
        assert "--unsafe-fixes" not in run("check", "a.md", "--diff", "--quiet").stderr

    def test_unsafe_corrections_want_their_own_word(self) -> None:
        file = write("a.md", BROKEN)
        run("check", "a.md", "--fix")
        assert "债券县" in file.read_text("utf-8")
        run("check", "a.md", "--unsafe-fixes")
        assert "《舟曲县立节镇公开目录》" in file.read_text("utf-8")

    def test_mended_only_the_rest_is_not_told(self) -> None:
        file = write("r/a.md", self.SLIP.replace("一、总体情况", "一、总体情况\n\nXX办公室制定了制度。", 1))
        write("r/b.md")
        result = run("check", "r", "--fix-only")
        assert (result.exit_code, result.stdout) == (0, "r/a.md: 已改正 1 处\n")
        assert "周密部署" in file.read_text("utf-8")
        assert run("check", "r", "--fix-only", "--lang", "en").stdout == "nothing to fix\n"
        assert run("check", "r", "--fix-only", "--output", "x.txt").exit_code == 2
        assert run("check", "r", "missing.md", "--fix-only").exit_code == 2

    def test_permissions_stay(self) -> None:
        file = write("a.md", self.SLIP)
        file.chmod(0o640)
        run("check", "a.md", "--fix")
        assert file.stat().st_mode & 0o777 == 0o640

    def test_an_unused_comment_is_taken_out(self) -> None:
        file = write("a.md", CLEAN.replace("一、总体情况", "一、总体情况\n\n<!-- disclosure-lint: ignore W501 原文如此 -->", 1))
        run("check", "a.md", "--fix")
        assert file.read_text("utf-8") == CLEAN

    def test_a_file_in_another_encoding_keeps_it(self) -> None:
        file = Path("a.md")
        file.write_bytes(self.SLIP.replace("\n", "\r\n").encode("gb18030"))
        assert run("check", "a.md", "--fix").exit_code == 0
        assert file.read_bytes() == self.MENDED.replace("\n", "\r\n").encode("gb18030")

    def test_a_file_that_may_not_be_written_is_told(self) -> None:
        if os.geteuid() == 0:
            pytest.skip("root may write everything")
        write("a.md", self.SLIP).chmod(0o444)
        result = run("check", "a.md", "--fix")
        assert (result.exit_code, "a.md: 无法写入" in result.stderr) == (2, True)

    def test_html_is_mended_in_its_source(self) -> None:
        text = (ROOT / "fixtures/clean/county-government-2022.html").read_text("utf-8")
        slip = text.replace("围绕中心工作公开信息", "布<b>署</b>公开，&ldquo;布署&rdquo;公开信息", 1)
        file = write("a.html", slip)
        run("check", "a.html", "--fix")
        assert "&ldquo;部署&rdquo;公开信息" in file.read_text("utf-8")
        assert file.read_text("utf-8").count("<p>") == text.count("<p>")


class TestSuppression:
    def test_a_comment_with_a_reason_holds_a_finding_back_and_is_counted(self) -> None:
        write("a.md", BROKEN.replace("2023年，XX", "<!-- disclosure-lint: ignore N401,X701 原文如此 -->\n2023年，XX"))
        result = run("check", "a.md")
        assert result.exit_code == 0
        assert "按理由忽略 2 处（文中注释 2、配置 0）" in result.stdout

    def test_the_configuration_holds_back_and_unused_ignores_are_told_once(self) -> None:
        write("a.md", BROKEN)
        write("b.md")
        write(
            "disclosure-lint.yaml",
            "ignores:\n  - {rule: N401, text: 债券县, reason: 原文如此}\n  - {rule: X702, reason: 已脱敏}\n",
        )
        result = run("check", "a.md", "b.md")
        assert "N401" not in result.stdout
        assert "按理由忽略 1 处（文中注释 0、配置 1）" in result.stdout
        assert result.stdout.count("E090") == 1
        several = process("check", "a.md", "b.md", "--jobs", "2")
        assert several.stdout.decode() == result.stdout
