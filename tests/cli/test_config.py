"""The configuration: where it is found, what it may say, and how wrong ones are told."""

import json
from pathlib import Path

import jsonschema
import pytest

from lint.config import config_schema
from tests.cli.drafts import BROKEN, CLEAN, check, run, write

NAME = "disclosure-lint.yaml"


def message(text: str, name: str = NAME) -> str:
    """What is told of a configuration that is wrong."""
    write("a.md", CLEAN)
    write(name, text)
    result = run("check", "a.md")
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


class TestDiscovery:
    def test_the_nearest_upward_from_the_draft(self) -> None:
        write("r/deep/a.md", BROKEN)
        write(NAME, "select: [N401]")
        assert check("r")["r/deep/a.md"] == ["N401"]
        write("r/.disclosure-lint.yaml", "select: [X701]")
        assert check("r")["r/deep/a.md"] == ["X701"]

    def test_each_draft_has_its_own(self) -> None:
        write("r/a.md", BROKEN)
        write("s/a.md", BROKEN)
        write("r/disclosure-lint.yaml", "select: [N401]\nfail-on: never")
        write("s/disclosure-lint.yaml", "select: [X701]\nseverity: {X701: info}\n")
        assert check("r", "s") == {"r/a.md": ["N401"], "s/a.md": ["X701"]}
        assert run("check", "r", "s").exit_code == 0

    def test_not_above_the_root_of_the_repository(self) -> None:
        write("../disclosure-lint.yaml", "select: [N401]")
        write("a.md", BROKEN)
        assert set(check("a.md")["a.md"]) == {"N401", "X701"}

    def test_pyproject_when_there_is_no_other(self) -> None:
        write("r/a.md", BROKEN)
        write("pyproject.toml", "[tool.disclosure-lint]\nselect = ['N401']\n")
        assert check("r")["r/a.md"] == ["N401"]
        write(NAME, "select: [X701]")
        assert check("r")["r/a.md"] == ["X701"]

    def test_a_pyproject_of_others_is_none(self) -> None:
        write("a.md", BROKEN)
        write("pyproject.toml", "[tool.ruff]\n")
        assert set(check("a.md")["a.md"]) == {"N401", "X701"}

    def test_the_users_own_last(self) -> None:
        write("a.md", BROKEN)
        write("../settings/disclosure-lint/disclosure-lint.yaml", "select: [N401]")
        assert check("a.md")["a.md"] == ["N401"]
        assert set(check("a.md", "--no-config")["a.md"]) == {"N401", "X701"}

    def test_the_one_named(self) -> None:
        write("a.md", BROKEN)
        write(NAME, "select: [X701]")
        write("else/c.yaml", "select: [N401]")
        assert check("a.md", "--config", "else/c.yaml")["a.md"] == ["N401"]
        assert run("check", "a.md", "--config", "else/c.yaml", "--no-config").exit_code == 2

    def test_standard_input_by_its_name(self) -> None:
        write("r/disclosure-lint.yaml", "select: [N401]")
        assert check("-", "--stdin-filename", "r/a.md", input=BROKEN)["r/a.md"] == ["N401"]

    def test_an_empty_one(self) -> None:
        write("a.md")
        write(NAME, "# nothing yet\n")
        assert run("check", "a.md").exit_code == 0


class TestKeys:
    def test_the_command_line_goes_before(self) -> None:
        write("a.md", BROKEN)
        write(NAME, "select: [X701]\nyear: 2022\nfail-on: never\nlang: en\nformat: concise")
        assert check("a.md", "--select", "N401")["a.md"] == ["N401"]
        result = run("check", "a.md", "--fail-on", "error", "--lang", "zh", "--select", "N401")
        assert result.exit_code == 1
        assert "没有“债券县”" in result.stdout

    def test_language_and_format(self) -> None:
        write("a.md", BROKEN)
        write(NAME, "lang: en\nformat: json\nfail-on: never")
        result = run("check", "a.md")
        assert result.exit_code == 0
        assert any("There is no place" in each["message"] for each in json.loads(result.stdout)["files"][0]["findings"])

    def test_severity(self) -> None:
        write("a.md", BROKEN)
        write(NAME, 'severity: {N401: warning, X7: "off"}')
        assert check("a.md")["a.md"] == ["N401"]
        assert run("check", "a.md").exit_code == 0

    def test_severity_off_is_no_boolean(self) -> None:
        write("a.md", BROKEN)
        write(NAME, "severity: {N401: off, X701: off}")
        assert check("a.md")["a.md"] == []

    def test_what_the_drafts_are(self) -> None:
        write("a.md")
        write(NAME, "year: 2022\nagency: 舟曲县民政局\nlevel: department\ndeadline: 03-15")
        settings = json.loads(run("check", "a.md", "--show-settings").stdout)[0]
        assert {key: settings[key] for key in ("year", "agency", "level", "deadline", "files")} == {
            "year": 2022,
            "agency": "舟曲县民政局",
            "level": "department",
            "deadline": [3, 15],
            "files": ["a.md"],
        }
        assert settings["config"].endswith(NAME)
        assert json.loads(run("facts", "a.md").stdout)["agency"] == "舟曲县民政局"

    def test_settings_by_path(self) -> None:
        write("towns/a.md", BROKEN)
        write("a.md", BROKEN)
        towns, all_ = "{path: 'towns/**', select: [X701], level: township}", "{path: '*.md', ignore: [N401]}"
        write(NAME, f"select: [N401]\nper-path:\n  - {towns}\n  - {all_}")
        assert check() == {"a.md": [], "towns/a.md": ["X701"]}

    def test_excluded_files_stay_excluded_when_named(self) -> None:
        for path in ("drafts/x/a.md", "b.md", "c/README.md"):
            write(path)
        write(NAME, "exclude: [drafts/, '**/README.md']")
        assert list(check(".")) == ["b.md"]
        assert list(check("drafts/x/a.md", "b.md")) == ["b.md"]
        assert run("check", "drafts/x/a.md", "c/README.md").exit_code == 0
        assert run("check", "drafts").exit_code == 2

    def test_a_pack_beside_it(self) -> None:
        write("r/a.md", BROKEN)
        write("r/disclosure-lint.yaml", "pack: [own]\nselect: [Z901]")
        write(
            "r/own/rules.yaml",
            """
rules:
  - code: Z901
    name: own-word
    kind: pattern
    severity: warning
    message: {zh: "“{text}”", en: "{text}"}
    basis: 本单位规定
    why: {zh: 试, en: trial}
    params: {forms: [{pattern: 公开目录}]}
    examples:
      bad: [{text: 编制公开目录。, finds: 公开目录}]
      good: [{text: 编制目录。}]
""",
        )
        assert check("r/a.md")["r/a.md"] == ["Z901"]


class TestFaults:
    def test_a_misspelt_key(self) -> None:
        told = message("lang: zh\nselct: [C2]\n")
        assert f"{NAME}:2: selct: unknown key 'selct'; did you mean 'select'?" in told
        assert "per-path" in told

    def test_an_unknown_code(self) -> None:
        told = message("ignore:\n  - W501\n  - W599\n")
        assert f"{NAME}:3: ignore.1: unknown rule 'W599'" in told

    @pytest.mark.parametrize(
        ("text", "where"),
        [
            ("severity: {N401: fatal}", "severity.N401: 'fatal' is not valid"),
            ("severity: {N499: error}", "severity.N499: unknown rule"),
            ("select: N401", "select: expected a list"),
            ("year: soon", "year: 'soon' is no report year"),
            ("year: 12", "year: 12 is no report year"),
            ("deadline: 13-01", "deadline: '13-01' is no day"),
            ("level: village", "level: 'village' is not valid"),
            ("lang: fr", "lang: 'fr' is not valid"),
            ("fail-on: fatal", "fail-on: 'fatal' is not valid"),
            ("ignores: [{rule: N401}]", "ignores.0: missing key 'reason'"),
            ("ignores: [{rule: N401, reason: ' '}]", "ignores.0"),
            ("ignores: [{rule: N401, reason: 因故, section: intro}]", "unknown section 'intro'"),
            ("per-path: [{select: [N401]}]", "per-path.0: missing key 'path'"),
            ("per-path: [{path: a, ignore: [N499]}]", "per-path.0.ignore.0: unknown rule"),
            ("- a", "expected a mapping"),
            ("select: [", "not valid YAML"),
            ("lang: zh\nlang: en", "given twice"),
        ],
    )
    def test_a_wrong_value_is_told_with_its_place(self, text: str, where: str) -> None:
        told = message(text)
        assert where in told
        assert f"{NAME}:" in told

    @pytest.mark.parametrize(
        ("text", "where"),
        [
            ("selct: []", "没有 'selct' 这一项；是否为 'select'？可用：agency, "),
            ("severity: {N499: error}", "没有规则 'N499'；是否为 'N4"),
            ("select: N401", "应为一个列表，而不是 'N401'"),
            ("deadline: 13-01", "'13-01' 不是日期"),
            ("level: village", "'village' 不可用；可用：department, "),
            ("ignores: [{rule: N401}]", "缺少 'reason' 一项"),
            ("- a", "应为一组“键: 值”，而不是 ['a']"),
            ("lang: zh\nlang: en", "'lang' 写了两次"),
        ],
    )
    def test_in_chinese(self, text: str, where: str) -> None:
        write("a.md")
        write(NAME, text)
        told = run("check", "a.md", "--lang", "zh").stderr
        assert where in told
        assert told.startswith("disclosure-lint: 错误：配置有误：")

    def test_in_pyproject(self) -> None:
        told = message("[project]\nname = 'x'\n[tool.disclosure-lint]\nlang = 'zh'\nselct = ['C2']\n", "pyproject.toml")
        assert "pyproject.toml:5: selct: unknown key" in told

    def test_a_name_that_is_nearly_right(self) -> None:
        assert "disclosure-lint.yml" in message("lang: zh", "disclosure-lint.yml")

    def test_not_utf_8(self) -> None:
        write("a.md")
        Path(NAME).write_bytes("agency: 舟曲县".encode("gb18030"))
        result = run("check", "a.md")
        assert (result.exit_code, f"{NAME}: not UTF-8" in result.stderr) == (2, True)


class TestSchema:
    def test_it_takes_what_is_right(self) -> None:
        jsonschema.Draft202012Validator.check_schema(config_schema())
        right = {
            "select": ["C2"],
            "severity": {"N401": "off"},
            "fail-on": "warning",
            "deadline": "01-20",
            "year": 2024,
            "ignores": [{"rule": "N401", "reason": "因故", "section": "overview"}],
            "per-path": [{"path": "towns/**", "level": "township"}],
        }
        jsonschema.validate(right, config_schema())

    @pytest.mark.parametrize("wrong", [{"selct": []}, {"fail-on": "fatal"}, {"year": "2024"}, {"ignores": [{"rule": "N401"}]}])
    def test_it_refuses_what_is_wrong(self, wrong: dict[str, object]) -> None:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, config_schema())
