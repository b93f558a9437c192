"""`check --previous`: each draft beside last year's report of the same agency."""

import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

import lint
from lint.cli import run as runs
from tests.cli.drafts import CLEAN, ROOT, check, run, write
from tests.support.office import word

HOME = ROOT / "rules/gov-disclosure/examples"
DRAFT = (HOME / "department.md").read_text("utf-8")
BEFORE = (HOME / "department-2022.md").read_text("utf-8")
# Last year's report that carries out three applications, where the draft carries in one.
CARRIED_OUT = "四、结转下年度继续办理 | |  | {0} | 0 | 0 | 0 | 0 | 0 | {0} |"
OTHER = BEFORE.replace(CARRIED_OUT.format(1), CARRIED_OUT.format(3))


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


def notes(*arguments: str) -> str:
    result = run("check", *arguments, "--lang", "zh")
    assert result.exit_code == 0, result.output
    return result.stderr.replace("disclosure-lint: ", "")


class TestMatching:
    def test_a_file(self) -> None:
        write("a.md", DRAFT)
        write("old.md", OTHER)
        assert check("a.md") == {"a.md": []}
        assert check("a.md", "--previous", "old.md") == {"a.md": ["C231"]}
        write("old.md", BEFORE)
        assert check("a.md", "--previous", "old.md") == {"a.md": []}

    @pytest.mark.parametrize("suffix", [".txt", ".html", ".docx"])
    def test_a_file_in_another_format(self, suffix: str) -> None:
        write("a.md", DRAFT)
        document = lint.read(write("old.md", OTHER))
        if suffix == ".docx":
            Path("old.docx").write_bytes(word(document))
        elif suffix == ".html":
            from markdown_it import MarkdownIt

            write("old.html", "<meta charset='utf-8'>" + MarkdownIt("commonmark").enable("table").render(OTHER))
        else:
            write("old.txt", document.text)
        assert check("a.md", "--previous", f"old{suffix}") == {"a.md": ["C231"]}

    def test_each_draft_of_a_folder_by_its_agency(self) -> None:
        write("2023/a.md", DRAFT)
        write("2023/b.md", DRAFT.replace("岚皋县林业局", "岚皋县农业农村局"))
        write("2023/c.md", DRAFT.replace("岚皋县林业局", "岚皋县水利局"))
        write("2022/x.md", OTHER.replace("岚皋县林业局", "岚皋县农业农村局"))
        write("2022/deep/y.md", BEFORE)
        write("2022/说明.md", "这里是上年的报告。\n")
        select = ("--select", "C231", "--previous", "2022", "--lang", "zh")
        assert check("2023", *select) == {"2023/a.md": [], "2023/b.md": ["C231"], "2023/c.md": []}
        told = run("check", "2023", *select).stderr
        assert told == "disclosure-lint: 2023/c.md: 没有找到“岚皋县水利局”2022年的报告，没有与上年比对\n"
        assert "C231" not in run("check", "2023", *select, "--quiet", "--ignore", "C231").output

    @pytest.mark.parametrize(
        ("ours", "theirs", "same"),
        [
            ("舟曲县科技局", "舟曲县科学技术局", True),
            ("舟曲县科技局", "甘南州舟曲县科技局", True),
            ("舟曲县科技局", "迭部县科技局", False),
            ("舟曲县科技局", "舟曲县财政局", False),
            ("舟曲县人民政府", "舟曲县政府", True),
            ("舟曲县人民政府", "舟曲县人民政府办公室", False),
            ("舟曲县立节镇", "舟曲县立节镇人民政府", True),
        ],
    )
    def test_an_agency_is_known_by_its_short_name(self, ours: str, theirs: str, same: bool) -> None:
        write("a.md", DRAFT.replace("岚皋县林业局", ours))
        write("old/1.md", OTHER.replace("岚皋县林业局", theirs))
        assert check("a.md", "--previous", "old", "--select", "C231") == {"a.md": ["C231"] * same}

    def test_all_years_in_one_folder(self) -> None:
        write("r/2023.md", DRAFT)
        write("r/2022.md", OTHER)
        write("r/2021.md", BEFORE.replace("2022年", "2021年").replace("2023年", "2022年"))
        assert check("r", "--previous", "r", "--select", "C231") == {"r/2021.md": [], "r/2022.md": ["C231"], "r/2023.md": ["C231"]}

    def test_several_paths_and_the_configuration(self) -> None:
        write("r/a.md", DRAFT)
        write("elsewhere/town.md", CLEAN)
        write("old/1.md", OTHER)
        assert check("r", "--previous", "elsewhere", "--previous", "old") == {"r/a.md": ["C231"]}
        write("r/disclosure-lint.yaml", "previous: ../old\n")
        assert check("r") == {"r/a.md": ["C231"]}
        write("r/disclosure-lint.yaml", "previous: [../old/1.md, ../elsewhere]\n")
        assert check("r") == {"r/a.md": ["C231"]}
        # What is said on the command line stands for the configuration's.
        assert check("r", "--previous", "elsewhere") == {"r/a.md": []}
        settings = json.loads(run("check", "r", "--show-settings").stdout)
        assert settings[0]["previous"] == [str(Path("r/../old/1.md").absolute()), str(Path("r/../elsewhere").absolute())]


class TestNotes:
    def test_another_year(self) -> None:
        write("a.md", DRAFT)
        older = write("old/1.md", BEFORE.replace("2022年", "2021年").replace("2023年", "2022年"))
        assert notes("a.md", "--previous", str(older)) == "a.md: old/1.md 是2021年的报告，不是上一年（2022年）的，没有比对\n"
        assert notes("a.md", "--previous", "old") == (
            "a.md: 没有找到“岚皋县林业局”2022年的报告，没有与上年比对；有的是2021年的\n"
        )

    def test_another_agency(self) -> None:
        write("a.md", DRAFT)
        write("old.md", OTHER.replace("岚皋县林业局", "岚皋县水利局"))
        assert notes("a.md", "--previous", "old.md") == "a.md: old.md 是“岚皋县水利局”的报告，不是“岚皋县林业局”的，没有比对\n"

    def test_two_that_it_might_be(self) -> None:
        write("a.md", DRAFT.replace("岚皋县林业局", "林业局"))
        write("old/1.md", OTHER)
        write("old/2.md", OTHER.replace("岚皋县", "紫阳县"))
        assert notes("a.md", "--previous", "old").startswith("a.md: 分不清哪份是“林业局”2022年的报告：岚皋县林业局（old/1.md）")
        write("a.md", DRAFT)
        write("old/2.md", BEFORE)
        assert run("check", "a.md", "--previous", "old", "--lang", "zh").stderr == (
            "disclosure-lint: a.md: “岚皋县林业局”2022年的报告有 2 份，比对的是 old/1.md\n"
        )

    def test_a_file_that_cannot_be_read(self) -> None:
        write("a.md", DRAFT)
        Path("old").mkdir()
        Path("old/1.docx").write_bytes(b"PK\x03\x04 no package")
        assert "有 1 个文件读不了（old/1.docx 等）" in notes("a.md", "--previous", "old")
        for path in ("old/1.docx", "none.md", "a.zip"):
            result = run("check", "a.md", "--previous", path)
            assert (result.exit_code, result.stdout) == (2, "")
            assert path in result.stderr
            assert "Traceback" not in result.stderr
        write("readme.md", "别的文件。\n")
        result = run("check", "a.md", "--previous", "readme.md", "--lang", "zh")
        assert (result.exit_code, result.stderr) == (2, "disclosure-lint: 错误：readme.md: 不能用作上年报告：不是年度报告\n")

    def test_no_url(self) -> None:
        write("a.md", DRAFT)
        result = run("check", "a.md", "--previous", "s3://reports/2022")
        assert (result.exit_code, "URL" in result.stderr or "网址" in result.stderr) == (2, True)

    def test_a_file_that_is_no_report_is_compared_with_nothing(self) -> None:
        write("notes.md", "会议记录：今天讨论了绿化。\n")
        write("old.md", OTHER)
        result = run("check", "notes.md", "--previous", "old.md", "--lang", "zh")
        assert result.stderr == ""

    def test_many_are_summed_up(self) -> None:
        for number in range(23):
            write(f"r/{number:02}.md", DRAFT.replace("岚皋县林业局", f"岚皋县第{number}中学林业局"))
        write("old/1.md", OTHER)
        lines = run("check", "r", "--previous", "old", "--lang", "zh", "--fail-on", "never").stderr.splitlines()
        assert len(lines) == 21
        assert lines[-1] == "disclosure-lint: 另有 3 份文稿没有比对，或比对有疑"


class TestRuns:
    def test_a_kept_result_is_told_again_until_last_years_report_changes(self, checked: list[str]) -> None:
        write("a.md", DRAFT)
        write("old/1.md", OTHER)
        assert check("a.md", "--previous", "old") == check("a.md", "--previous", "old") == {"a.md": ["C231"]}
        assert checked == ["a.md"]
        assert check("a.md") == {"a.md": []}
        write("old/1.md", BEFORE)
        assert check("a.md", "--previous", "old") == {"a.md": []}
        Path("old/1.md").unlink()
        first = run("check", "a.md", "--previous", "old")
        assert "没有找到" in first.stderr
        checked.clear()
        again = run("check", "a.md", "--previous", "old")
        assert (again.stdout, again.stderr) == (first.stdout, first.stderr)
        assert checked == []
        # Another file comes to the folder.
        write("old/2.md", OTHER)
        assert check("a.md", "--previous", "old") == {"a.md": ["C231"]}

    def test_several_processes_say_the_same(self) -> None:
        for number, name in enumerate(("林业局", "水利局", "财政局", "教育局")):
            write(f"r/{number}.md", DRAFT.replace("岚皋县林业局", f"岚皋县{name}"))
            if number:
                write(f"old/{number}.md", (OTHER if number > 1 else BEFORE).replace("岚皋县林业局", f"岚皋县{name}"))
        arguments = ("check", "r", "--previous", "old", "--no-cache", "--format", "json")
        one, two = run(*arguments, "--jobs", "1"), run(*arguments, "--jobs", "2")
        assert (one.stdout, one.stderr, one.exit_code) == (two.stdout, two.stderr, two.exit_code)
        assert [len(file["findings"]) for file in json.loads(one.stdout)["files"]].count(0) <= 2

    def test_records_hold_it_and_are_not_gone_on_with_when_it_changes(self) -> None:
        write("r/a.md", DRAFT)
        write("r/b.md", CLEAN)
        write("old/1.md", OTHER)
        arguments = ("check", "r", "--previous", "old", "--records", "out.jsonl", "--lang", "zh")
        result = run(*arguments)
        assert result.exit_code == 1
        assert "r/b.md: 没有找到“舟曲县立节镇人民政府”2022年的报告" in result.stderr
        told = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
        assert [(line["path"], len(line["findings"])) for line in told[1:]] == [("r/a.md", 1), ("r/b.md", 0)]
        assert run(*arguments, "--resume").exit_code == 1
        write("old/1.md", BEFORE)
        assert "接着写" in run(*arguments, "--resume").stderr

    def test_corrections_and_the_baseline_go_with_it(self) -> None:
        write("a.md", DRAFT)
        write("old.md", OTHER)
        assert run("check", "a.md", "--previous", "old.md", "--write-baseline", "b.json").exit_code == 0
        assert check("a.md", "--previous", "old.md", "--baseline", "b.json") == {"a.md": []}
        write("a.md", DRAFT.replace("都有提高。", "都有提高。。"))
        result = run("check", "a.md", "--previous", "old.md", "--unsafe-fixes", "--format", "json")
        assert [finding["rule"] for finding in json.loads(result.stdout)["files"][0]["findings"]] == ["C231"]
        assert Path("a.md").read_text("utf-8") == DRAFT

    def test_a_cluster_says_the_same(self) -> None:
        pytest.importorskip("distributed")
        write("r/a.md", DRAFT)
        write("r/b.md", CLEAN)
        write("old/1.md", OTHER)
        command = [sys.executable, "-m", "lint", "check", "r", "--previous", "old", "--lang", "zh", "--no-cache"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        local = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        cluster = subprocess.run(
            [*command, "--engine", "dask", "--jobs", "1"], capture_output=True, text=True, check=False, env=environment
        )
        assert "C231" in local.stdout
        assert (cluster.stdout, cluster.stderr, cluster.returncode) == (local.stdout, local.stderr, local.returncode)

    def test_watched_files_hold_last_years(self) -> None:
        from lint.cli.check import command
        from lint.cli.checking import CheckRun

        write("a.md", DRAFT)
        write("old/1.md", OTHER)
        context = command.make_context("check", ["a.md", "--previous", "old"])
        assert "old/1.md" in CheckRun(dict(context.params)).watched()


class TestPython:
    def test_check_takes_it(self) -> None:
        draft, old = write("a.md", DRAFT), write("old.md", OTHER)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert [finding.rule for finding in lint.check(draft, previous=old)] == ["C231"]
            assert [finding.rule for finding in lint.check(DRAFT.encode(), name="x.md", previous="old.md")] == ["C231"]

    def test_what_was_not_compared_is_warned_of(self) -> None:
        write("old/town.md", CLEAN)
        with pytest.warns(RuntimeWarning, match="no report of 岚皋县林业局 on 2022"):
            assert lint.check(write("a.md", DRAFT), previous="old") == []
        with pytest.warns(RuntimeWarning, match=r"none\.md cannot be used: no such file"):
            lint.check("a.md", previous="none.md")

    def test_a_linter_reads_it_by_its_settings(self) -> None:
        write("old.md", OTHER)
        linter = lint.Linter(lint.load_pack(), lint.Settings(previous=("old.md",)))
        outcome = linter.check(write("a.md", DRAFT))
        assert [finding.rule for finding in outcome.findings] == ["C231"]
        assert outcome.report is not None
        assert outcome.report.previous is not None
        assert (outcome.report.previous.year, outcome.note) == (2022, None)
