"""The workbook: what its sheets hold, read back by openpyxl and by LibreOffice."""

import datetime
import pickle
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import lint
from lint.report.facts import facts
from lint.reporters.model import Checked, Head, Run
from lint.reporters.xlsx import render
from lint.ruleset.values import Text
from tests.reporters import runs
from tests.reporters.checked import BROKEN, CLEAN, broken, run_over

openpyxl = pytest.importorskip("openpyxl")


def book(run: Run) -> Any:
    return openpyxl.load_workbook(BytesIO(render(run)))


def rows(sheet: Any, head: int) -> list[dict[str, Any]]:
    """The rows of a sheet by the titles of its columns, which stand in the row `head`."""
    titles = [cell.value for cell in sheet[head]]
    return [dict(zip(titles, row, strict=True)) for row in sheet.iter_rows(min_row=head + 1, values_only=True)]


def grouped(run: Run, *groups: str) -> Run:
    return run._replace(files=tuple(file._replace(group=group) for file, group in zip(run.files, groups, strict=True)))


def test_a_row_a_draft() -> None:
    sheet = book(runs.run())["各单位"]
    first, clean, unread = rows(sheet, 2)
    assert [first[title] for title in ("序号", "单位", "级别", "年度", "格式", "结论")] == [
        1,
        "舟曲縣科學技術局",
        "部门",
        2021,
        "2021",
        "未通过",
    ]
    assert [first[title] for title in ("错误", "警告", "提示", "N4 名称", "X7 隐私和残留")] == [1, 2, 1, 1, 1]
    assert (clean["结论"], clean["错误"]) == ("通过", 0)
    assert (unread["结论"], unread["错误"], unread["说明"]) == ("未能检查", None, "文件是空的")
    assert first["文件"] == "報告/科技局.txt"


def test_the_figures_of_the_tables_are_those_of_the_draft() -> None:
    file = next(file for file in CLEAN if file.name.startswith("department-2021-busy"))
    told = facts(lint.understand(lint.read(file)))
    (row,) = rows(book(run_over(file))["各单位"], 2)
    requests, reviews, disclosure = (
        told["tables"]["requests"],
        told["tables"]["reviews"],
        told["tables"]["disclosure"],
    )
    assert row["一、本年新收政府信息公开申请数量"] == requests["received"]["total"]
    assert row["二、上年结转政府信息公开申请数量"] == requests["carried_in"]["total"]
    assert row["三、本年度办理结果 （七）总计"] == requests["handled.total"]["total"]
    assert row["四、结转下年度继续办理"] == requests["carried_out"]["total"]
    assert row["行政复议"] == reviews["reconsideration"]["total"]
    assert row["行政规范性文件 现行有效件数"] == disclosure["normative"]["in_force"]
    assert row["行政事业性收费 本年收费金额（单位：万元）"] == disclosure["fees"]["amount"]
    assert row["成文日期"].date().isoformat() == told["signed"]["date"]
    assert (row["公布期限"].date(), row["成文逾期（天）"]) == (datetime.date(2022, 1, 31), 0)


def test_days_late_are_counted() -> None:
    (row,) = rows(book(run_over(broken("D302")))["各单位"], 2)
    assert row["成文逾期（天）"] == (row["成文日期"] - row["公布期限"]).days > 0


def test_a_row_a_finding_with_links() -> None:
    workbook = book(runs.run())
    sheet = workbook["问题清单"]
    listed = rows(sheet, 1)
    assert [row["代码"] for row in listed] == ["N401", "X701", "S112", "D308"]
    assert [row["级别"] for row in listed] == ["错误", "警告", "警告", "提示"]
    assert listed[0]["建议"] == "舟曲縣"
    assert listed[1]["建议"] == "（删去）"
    assert [row["自动改正"] for row in listed] == ["须复核", "可", None, None]
    titles = [cell.value for cell in sheet[1]]
    unit, file = (sheet.cell(2, titles.index(title) + 1) for title in ("单位", "文件"))
    at = unit.hyperlink.location.split("!")
    assert at[0] == "'各单位'"
    assert workbook["各单位"][at[1]].value == unit.value
    assert file.hyperlink.target.replace("\\", "/") == "報告/科技局.txt"
    back = workbook["各单位"]["B3"].hyperlink.location.split("!")
    assert sheet[back[1]].row == 2


def test_every_finding_of_a_run_is_listed() -> None:
    run = run_over(*BROKEN, *CLEAN)
    workbook = book(run)
    assert [row["代码"] for row in rows(workbook["问题清单"], 1)] == [finding.rule for finding in run.findings()]
    units = rows(workbook["各单位"], 2)
    assert sum(row["错误"] for row in units) == run.counts()["error"]
    for row, file in zip(units, run.files, strict=True):
        families = [row[title] for title in row if title and title[:2] in {finding.rule[:2] for finding in run.findings()}]
        assert sum(families) == len(file.findings)


def test_sheets_are_frozen_filtered_and_coloured() -> None:
    workbook = book(grouped(runs.run(), "甲", "甲", "乙"))
    units, findings, groups = workbook["各单位"], workbook["问题清单"], workbook["分组汇总"]
    assert (units.freeze_panes, findings.freeze_panes, groups.freeze_panes) == ("C3", "C2", "B3")
    assert units.auto_filter.ref.startswith("A2:") and units.auto_filter.ref.endswith("5")
    assert findings.auto_filter.ref == "A1:M5"
    assert any("错误" in rule.formula[0] for rules in findings.conditional_formatting for rule in rules.rules)
    assert findings.column_dimensions["F"].width >= 40


def test_groups_sum_their_drafts() -> None:
    run = grouped(run_over(*BROKEN[:2], *CLEAN[:2]), "乡镇", "部门", "乡镇", "")
    workbook = book(run)
    listed = {row["分组"]: row for row in rows(workbook["分组汇总"], 2)}
    units = rows(workbook["各单位"], 2)
    assert list(listed) == ["（未分组）", "乡镇", "部门", "合计"]
    assert [listed[name]["份数"] for name in listed] == [1, 2, 1, 4]
    assert listed["合计"]["错误"] == run.counts()["error"]
    received = "一、本年新收政府信息公开申请数量"
    assert listed["乡镇"][received] == sum(row[received] for row in units if row["分组"] == "乡镇")
    assert "分组汇总" not in book(runs.run()).sheetnames


@pytest.mark.parametrize(
    "words",
    ["a", "=1+1", '=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "{=1}", "http://localhost/", "\tx=1", "007"],
)
def test_words_are_never_formulas_nor_links(words: str) -> None:
    first = runs.run().files[0]
    shown = first.findings[0]
    finding = shown.finding._replace(text=words, suggestion=words, message=Text(words, words), basis=words, name=words)
    file = first._replace(path=words, head=Head(words, words), findings=(shown._replace(finding=finding),))
    workbook = book(grouped(Run((file,)), words))
    assert [cell.coordinate for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    (row,) = rows(workbook["问题清单"], 1)
    assert all(row[title] == words.replace("\t", " ") for title in ("单位", "问题", "原文", "建议", "依据", "规则"))
    assert not any(link.target and link.target.startswith("http") for link in workbook["各单位"]._hyperlinks if link.ref != "C3")


def test_characters_that_a_workbook_cannot_hold() -> None:
    first = runs.run().files[0]
    shown = first.findings[0]
    text = "\x00\x1b\ud800\ufffe" + "长" * 40_000
    file = first._replace(path="a\udcff#.txt", findings=(shown._replace(finding=shown.finding._replace(text=text)),))
    (row,) = rows(book(Run((file,)))["问题清单"], 1)
    assert 30_000 < len(row["原文"]) <= 32_767


def test_the_same_run_gives_the_same_bytes() -> None:
    run = run_over(*BROKEN[:5])
    assert render(run) == render(pickle.loads(pickle.dumps(run)))
    with ZipFile(BytesIO(render(run))) as package:
        assert b"2020-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_in_english() -> None:
    workbook = book(grouped(runs.run("en"), "a", "a", "a"))
    assert workbook.sheetnames == ["Drafts", "Findings", "Groups"]
    assert rows(workbook["Drafts"], 2)[0]["Verdict"] == "failed"
    assert rows(workbook["Findings"], 1)[0]["Finding"].startswith("There is no place")


def test_quiet_lists_errors_alone() -> None:
    assert [row["代码"] for row in rows(book(runs.run(quiet=True))["问题清单"], 1)] == ["N401"]


def test_a_run_without_findings_or_files() -> None:
    assert rows(book(Run((Checked("a.md"),)))["各单位"], 2)[0]["结论"] == "通过"
    assert book(Run(())).sheetnames == ["各单位", "问题清单"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_libreoffice_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(render(run_over(*BROKEN[:3])))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        tmp_path,
        file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    made = tmp_path / "a.csv"
    if not made.exists():
        pytest.skip("this LibreOffice has no Calc")
    first = made.read_text("utf-8").splitlines()
    assert "序号,单位,级别" in first[1]
    assert "龍門縣龍江鎮人民政府" in first[2]
    assert len(first) == 5
