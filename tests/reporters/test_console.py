"""The console report, line by line. DISCLOSURE_LINT_GOLDEN=1 writes the golden files anew."""

import os
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from lint.reporters import reporter
from lint.reporters.model import Checked, Run
from lint.ruleset.values import Text
from tests.reporters.runs import document, finding, run

GOLDEN = Path(__file__).parent / "golden"
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def console(of: Run, width: int = 80, colour: bool = False) -> str:
    return reporter("console").render(of, width=width, colour=colour)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [80, 120])
def test_as_it_has_always_looked(width: int, language: str) -> None:
    shown = console(run(language), width)  # type: ignore[arg-type]
    golden = GOLDEN / f"console-{width}-{language}.txt"
    if os.environ.get("DISCLOSURE_LINT_GOLDEN"):
        golden.write_text(shown, "utf-8")
    assert shown == golden.read_text("utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in console(run(), width).splitlines()) <= width


@pytest.mark.parametrize("width", [50, 80, 120])
def test_carets_stand_under_the_marked_words(width: int) -> None:
    lines = console(run(), width).splitlines()
    carets = [index for index, line in enumerate(lines) if set(line) == set("│ ^")]
    under = []
    for index in carets:
        start = lines[index].index("^")
        end = len(lines[index])
        line = lines[index - 1]
        under.append("".join(c for n, c in enumerate(line) if start <= cell_len(line[:n]) < end))
    assert under[:3] == ["債券縣", "舟曲縣科學技術局", "ABC[/bold]"]


def test_colour_changes_nothing_but_colour() -> None:
    coloured = console(run(), colour=True)
    assert "\x1b[" in coloured
    assert ANSI.sub("", coloured) == console(run())


def test_without_colour_no_escape_is_written_whatever_the_draft_holds() -> None:
    shown = console(run())
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]ABC[/bold]␛[31m" in shown


def test_a_path_may_hold_markup_and_control_characters() -> None:
    draft = document(path="a[red]\n\x07.txt")
    shown = console(Run((Checked(draft.path, findings=(finding(draft, "E001", "x", "error", "科學", Text("m", "m")),)),)))
    assert "a[red] ␇.txt" in shown
    assert "\x07" not in shown


def test_statistics_count_by_rule() -> None:
    shown = console(run(statistics=True))
    assert re.search(r"^N401 place-unknown +1$", shown, re.MULTILINE)
    assert "N4 名称" not in shown


def test_quiet_shows_errors_alone() -> None:
    shown = console(run(quiet=True))
    assert "N401" in shown
    assert not re.search("X701|S112|D308|类别|未完成", shown)


def test_nothing_found_is_one_line() -> None:
    assert console(Run((Checked("a.txt"),))) == "通过：检查 1 个文件，没有发现问题\n"
    assert console(Run((Checked("a.txt"),), "en")) == "Passed: 1 file checked, nothing found\n"


def test_errors_that_fail_nothing_are_not_said_to_have_passed() -> None:
    draft = document()
    checked = Checked(draft.path, findings=(finding(draft, "E001", "x", "error", "科學", Text("m", "m")),), threshold="never")
    assert console(Run((checked,))).splitlines()[-1] == "检查完毕：检查 1 个文件，错误 1、警告 0、提示 0"
    assert console(Run((checked,), "en")).splitlines()[-1] == "Done: 1 file checked, 1 error, 0 warnings, 0 infos"


def test_quiet_and_nothing_found_is_silence() -> None:
    assert console(Run((Checked("a.txt"),), quiet=True)) == ""
