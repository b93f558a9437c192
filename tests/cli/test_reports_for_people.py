"""The page and the workbook as the command writes them."""

from io import BytesIO
from pathlib import Path

import pytest

from lint.cli.groups import group_of
from tests.cli.drafts import BROKEN, CLEAN, run, write

openpyxl = pytest.importorskip("openpyxl")


def test_a_page_and_a_workbook() -> None:
    write("reports/县直/a.md", BROKEN)
    write("reports/乡镇/b.md", CLEAN)
    assert run("check", "reports", "--format", "html", "--output", "a.html").exit_code == 1
    assert "<html lang=" in Path("a.html").read_text("utf-8")
    assert run("check", "reports", "--format", "xlsx", "--output", "核查表.xlsx").exit_code == 1
    assert len(openpyxl.load_workbook("核查表.xlsx").sheetnames) == 2


def test_a_workbook_wants_a_file() -> None:
    write("a.md")
    result = run("check", "a.md", "--format", "xlsx")
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_groups_are_folders_of_that_level() -> None:
    write("reports/2023/县直/a.md", BROKEN)
    write("reports/2023/乡镇/b.md")
    write("reports/2024/c.md")
    run("check", "reports", "--format", "xlsx", "--output", "a.xlsx", "--group-by", "2", "--lang", "zh")
    sheet = openpyxl.load_workbook(BytesIO(Path("a.xlsx").read_bytes()))["分组汇总"]
    assert [row[0].value for row in sheet.iter_rows(min_row=3)] == ["2023/乡镇", "2023/县直", "2024", "合计"]


@pytest.mark.parametrize("format", ["html", "xlsx"])
def test_the_same_for_any_number_of_jobs(format: str) -> None:
    for number in range(6):
        write(f"reports/{number}.md", BROKEN if number % 2 else CLEAN)
    for jobs in ("1", "2"):
        run("check", "reports", "--format", format, "--output", f"{jobs}.out", "--jobs", jobs)
    assert Path("1.out").read_bytes() == Path("2.out").read_bytes()


@pytest.mark.parametrize(
    ("path", "tops", "levels", "group"),
    [
        ("reports/2023/乡镇/a.md", ("reports",), 1, "2023"),
        ("reports/2023/乡镇/a.md", ("reports/",), 2, "2023/乡镇"),
        ("reports/2023/a.md", ("reports",), 3, "2023"),
        ("reports/a.md", ("reports",), 1, ""),
        ("a/b.md", (".",), 1, "a"),
        ("a/b.md", ("a/b.md",), 1, ""),
        ("/x/y/z.md", ("b", "/x"), 1, "y"),
        ("-", ("-",), 1, ""),
    ],
)
def test_group_of(path: str, tops: tuple[str, ...], levels: int, group: str) -> None:
    assert group_of(path, tops, levels) == group
