from lint.reporters import reporter
from lint.reporters.model import Checked, Run
from lint.ruleset.values import Text
from tests.reporters.runs import document, finding, run


def concise(of: Run) -> list[str]:
    return reporter("concise").render(of).splitlines()


def test_a_line_a_finding_and_the_verdict() -> None:
    assert concise(run()) == [
        "報告/科技局.txt:2:59: error N401 place-unknown 没有“债券县”这个地方，应为“舟曲县”",
        "報告/科技局.txt:3:11: warning X701 placeholder 占位内容“ABC”没有填写",
        "報告/科技局.txt:4:1: warning S112 fee-statement-missing-with-a-name-that-is-long 没有写明信息处理费",
        "報告/科技局.txt:5:114: info D308 signature-missing 没有落款",
        "未完成：检查 2 个文件，错误 1、警告 2、提示 1；1 个文件未能检查；可用 --fix 改正 1 处；可用 --unsafe-fixes 改正 1 处；"
        "按理由忽略 3 处（文中注释 2、配置 1）",
    ]


def test_in_english() -> None:
    assert concise(run("en"))[-1] == (
        "Incomplete: 2 files checked, 1 error, 2 warnings, 1 info; 1 file could not be checked; 1 fixable with --fix; "
        "1 fixable with --unsafe-fixes; 3 suppressed (2 by comments, 1 by the configuration)"
    )


def test_counts_by_rule() -> None:
    assert "     1 N401 place-unknown" in concise(run(statistics=True))


def test_quiet_shows_errors_alone() -> None:
    assert [line.split(": ")[1].split()[0] for line in concise(run(quiet=True))] == ["error"]


def test_a_finding_is_one_line_whatever_its_message_and_path_hold() -> None:
    draft = document(path="a\nb.txt")
    shown = finding(draft, "E001", "x", "error", "科學", Text("一\n二\x1b[31m", "m"))
    lines = concise(Run((Checked(draft.path, findings=(shown,)),)))
    assert lines[0] == "a b.txt:1:4: error E001 x 一 二 [31m"


def test_the_verdict_follows_the_threshold_and_what_could_not_be_read() -> None:
    draft = document()
    warning = finding(draft, "W501", "wrong-word", "warning", "科學", Text("m", "m"))
    passed = Checked(draft.path, findings=(warning,))
    failed = Checked(draft.path, findings=(warning,), threshold="warning")
    unread = Checked("b.txt", error=Text("无", "none"))
    assert [Run(files).exit_code for files in ((passed,), (failed,), (passed, unread), (failed, unread))] == [0, 1, 2, 2]
    assert [concise(Run(files))[-1][:3] for files in ((passed,), (failed,), (passed, unread))] == ["通过：", "未通过", "未完成"]
