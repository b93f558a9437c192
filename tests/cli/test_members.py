"""`check --members`: a government's report beside those of the agencies that it sums up."""

import json
import warnings
from pathlib import Path

import pytest

import lint
from tests.cli.drafts import ROOT, check, run, write

MEMBERS = ROOT / "fixtures/members"
GOVERNMENT = (ROOT / "fixtures/broken/C243-member-missing.txt").read_text("utf-8")
SLIP = GOVERNMENT.replace("行政许可    668", "行政许可    686")
WATER, CIVIL, TOWN = ((MEMBERS / f"{name}.txt").read_text("utf-8") for name in ("水务局", "民政局", "周庄镇"))


def told(*arguments: str) -> str:
    """What is said on standard error."""
    result = run("check", *arguments, "--lang", "zh")
    assert result.exit_code == 0, result.output
    return result.stderr.replace("disclosure-lint: ", "")


@pytest.fixture(autouse=True)
def members() -> None:
    """The reports of all members, in a folder."""
    for name, text in (("water", WATER), ("civil", CIVIL), ("towns/zhouzhuang", TOWN)):
        write(f"members/{name}.txt", text)


class TestGovernments:
    def test_the_sum_of_all_is_right(self) -> None:
        write("a.txt", GOVERNMENT)
        assert check("a.txt", "--members", "members") == {"a.txt": []}
        assert told("a.txt", "--members", "members") == ""

    def test_a_slip(self) -> None:
        write("a.txt", SLIP)
        assert check("a.txt", "--members", "members") == {"a.txt": ["C241"]}

    def test_one_left_out(self) -> None:
        write("a.txt", (ROOT / "fixtures/broken/C242-member-left-out.txt").read_text("utf-8"))
        result = run("check", "a.txt", "--members", "members", "--format", "json", "--lang", "zh")
        (finding,) = json.loads(result.stdout)["files"][0]["findings"]
        assert (result.exit_code, finding["rule"]) == (1, "C242")
        assert "没有计入“昆山市民政局”的数字" in finding["message"]

    def test_its_own_report_in_the_folder_is_no_member(self) -> None:
        path = write("members/gov.txt", GOVERNMENT)
        write("members/gov-2.txt", GOVERNMENT.replace("昆山市人民政府\n2024年政府", "2024年昆山市政府", 1))
        write("a.txt", GOVERNMENT)
        assert check(str(path), "--members", "members") == {str(path): []}
        assert check("a.txt", "--members", "members") == {"a.txt": []}

    def test_departments_in_the_same_run_are_let_be(self) -> None:
        write("members/gov.txt", SLIP)
        found = check("members", "--members", "members")
        assert found == {
            "members/civil.txt": [], "members/gov.txt": ["C241"], "members/towns/zhouzhuang.txt": [], "members/water.txt": [],
        }  # fmt: skip
        assert told("members", "--members", "members") == ""

    def test_a_department_that_is_no_member_is_said_to_be_compared_with_nothing(self) -> None:
        write("a.txt", WATER.replace("水务局", "财政局"))
        assert check("a.txt", "--members", "members") == {"a.txt": []}
        assert "不是政府，没有与成员报告比对" in told("a.txt", "--members", "members")
        assert check("a.txt", "--members", "members", "--level", "government") == {"a.txt": ["C242"]}


class TestFolders:
    def test_another_year_a_second_file_and_what_cannot_be_read_are_left_out_and_named(self) -> None:
        write("a.txt", SLIP.replace("686", "600"))
        write("members/older.txt", TOWN.replace("周庄镇", "锦溪镇").replace("2024年", "2023年"))
        write("members/water-2.txt", WATER)
        Path("members/broken.docx").write_bytes(b"PK\x03\x04 no package")
        write("members/readme.txt", "各单位的报告。\n")
        assert check("a.txt", "--members", "members") == {"a.txt": ["C241"]}
        assert told("a.txt", "--members", "members") == (
            "a.txt: 未计入 members/water.txt（与另一份是同一机关）；未计入 members/older.txt（不是2024年的）；"
            "读不出数字：members/broken.docx\n"
        )

    def test_what_a_members_own_report_sums_up_is_not_counted_twice(self) -> None:
        write("a.txt", GOVERNMENT.replace("昆山市", "苏州市"))
        write("members/city.txt", GOVERNMENT)
        assert check("a.txt", "--members", "members", "--select", "C2") == {"a.txt": []}
        assert "未计入 members/civil.txt, members/water.txt, members/towns/zhouzhuang.txt（已含在其上级政府的报告中）" in told(
            "a.txt", "--members", "members", "--select", "C2")

    def test_a_list_tells_who_is_missing_and_who_does_not_belong(self) -> None:
        write("a.txt", GOVERNMENT)
        write("members/members.txt", "# 应报告的单位\n昆山市水务局\n昆山市民政局\n昆山市周庄镇\n昆山市财政局\n")
        assert check("a.txt", "--members", "members") == {"a.txt": ["C243"]}
        write("members/members.txt", "昆山市水务局\n昆山市民政局\n")
        left_out = "members/towns/zhouzhuang.txt（不在 members/members.txt 中）"
        assert told("a.txt", "--members", "members") == f"a.txt: 未计入 {left_out}\n"

    def test_a_member_whose_report_is_not_there_is_thought_of(self) -> None:
        write("a.txt", GOVERNMENT)
        Path("members/water.txt").unlink()
        result = run("check", "a.txt", "--members", "members", "--lang", "zh")
        assert result.stdout.count("C241") == 1
        assert "多于 2 份成员报告的合计，没有一格少于合计，可能还缺成员的报告" in result.stdout

    def test_a_folder_of_none(self) -> None:
        write("a.txt", GOVERNMENT)
        write("other/readme.txt", "空的。\n")
        assert told("a.txt", "--members", "other") == "a.txt: 成员报告中没有2024年的，没有比对\n"

    @pytest.mark.parametrize("path", ["none", "s3://reports/members"])
    def test_no_folder(self, path: str) -> None:
        write("a.txt", GOVERNMENT)
        result = run("check", "a.txt", "--members", path)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Traceback" not in result.stderr


class TestRuns:
    def test_a_kept_result_is_told_until_a_member_changes(self) -> None:
        write("a.txt", GOVERNMENT)
        assert check("a.txt", "--members", "members") == check("a.txt", "--members", "members") == {"a.txt": []}
        write("members/water.txt", WATER.replace("行政许可    214", "行政许可    204"))
        assert check("a.txt", "--members", "members") == {"a.txt": ["C241"]}

    def test_the_configuration_names_them_from_its_own_folder(self) -> None:
        write("r/a.txt", SLIP)
        write("r/disclosure-lint.yaml", "members: ../members\n")
        assert check("r/a.txt") == {"r/a.txt": ["C241"]}
        settings = json.loads(run("check", "r/a.txt", "--show-settings").stdout)
        assert settings[0]["members"] == [str(Path("r/../members").absolute())]

    def test_several_processes_say_the_same(self) -> None:
        for number in range(3):
            write(f"r/{number}.txt", SLIP)
        arguments = ("check", "r", "--members", "members", "--no-cache", "--format", "json")
        one, two = run(*arguments, "--jobs", "1"), run(*arguments, "--jobs", "2")
        assert (one.stdout, one.stderr, one.exit_code) == (two.stdout, two.stderr, two.exit_code)
        assert [len(file["findings"]) for file in json.loads(one.stdout)["files"]] == [1, 1, 1]

    def test_records_are_not_gone_on_with_when_a_member_changes(self) -> None:
        write("a.txt", SLIP)
        arguments = ("check", "a.txt", "--members", "members", "--records", "out.jsonl", "--lang", "zh")
        assert run(*arguments).exit_code == 0
        assert run(*arguments, "--resume").exit_code == 0
        write("members/water.txt", WATER + "\n")
        assert "接着写" in run(*arguments, "--resume").stderr

    def test_watched_files_hold_the_members(self) -> None:
        from lint.cli.check import command
        from lint.cli.checking import CheckRun

        write("a.txt", SLIP)
        context = command.make_context("check", ["a.txt", "--members", "members"])
        assert "members/water.txt" in CheckRun(dict(context.params)).watched()


class TestPython:
    def test_check_takes_them(self) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert [finding.rule for finding in lint.check(write("a.txt", SLIP), members="members")] == ["C241"]

    def test_what_was_not_compared_is_warned_of(self) -> None:
        with pytest.warns(RuntimeWarning, match="is no government"):
            assert lint.check(write("a.txt", WATER.replace("水务局", "财政局")), members="members") == []


def test_a_comment_that_lets_such_a_finding_pass_is_not_unused_without_members() -> None:
    comment = "<!-- disclosure-lint: ignore C241 以台账为准 -->\n"
    page = "".join(f"<p>{line}</p>\n" for line in SLIP.splitlines())
    write("a.html", "<meta charset='utf-8'>" + page.replace("<p>行政许可", comment + "<p>行政许可"))
    assert "E090" not in check("a.html")["a.html"]
    assert "E090" not in check("a.html", "--members", "members")["a.html"]
    assert "C241" not in check("a.html", "--members", "members")["a.html"]
