"""The other commands: facts, text, rules, explain, init; and what starting costs."""

import json
import os
import pty
import re
import subprocess
import sys
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import click
import pytest
import yaml
from markdown_it import MarkdownIt

from lint.cli import COMMANDS, cli
from lint.cli.check import FORMATS as OFFERED
from lint.cli.check import GROUPS
from lint.cli.check import command as check_command
from lint.reporters import FORMATS
from tests.cli.drafts import CLEAN, ROOT, process, run, write


def test_every_format_is_offered() -> None:
    assert OFFERED == FORMATS


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_both_languages_and_fits_the_terminal(command: str) -> None:
    from rich.cells import cell_len

    help_ = run(command, "--help", terminal_width=80).stdout
    assert "disclosure-lint" in help_
    assert any("\u4e00" <= character <= "\u9fff" for character in help_)
    # The form of a choice is not broken.
    assert all(cell_len(line) <= 80 for line in help_.splitlines())


def test_every_option_has_help() -> None:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []


def test_facts() -> None:
    write("a.md")
    facts = json.loads(run("facts", "a.md").stdout)
    assert (facts["agency"], facts["year"], facts["edition"]) == ("舟曲县立节镇人民政府", 2023, "2021")
    assert facts["tables"]["disclosure"]["licence"] == {"decisions": 35}
    assert json.loads(run("facts", "-", "--stdin-filename", "a.md", "--year", "2022", input=CLEAN).stdout)["year"] == 2022


def test_text() -> None:
    write("a.html", "<html><body><p>甲<b>乙</b></p><script>x</script><p>丙&nbsp;丁</p></body></html>")
    shown = run("text", "a.html").stdout.splitlines()
    assert [line.replace("\u00a0", " ") for line in shown] == ["甲乙", "丙 丁"]


def test_the_help_of_check_is_a_manual() -> None:
    shown = run("check", "--help", terminal_width=80).stdout
    for heading in ("例 · Examples", "退出码 · Exit status", "环境 · Environment", "文件 · Files", "规则 · Rules:"):
        assert heading in shown
    options = [name for parameter in check_command.params for name in parameter.opts if name.startswith("--")]
    assert [option for option in options if shown.count(f"{option} ") + shown.count(f"{option}\n") == 0] == []


def test_every_option_that_is_grouped_is_there() -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    assert len(set(grouped)) == len(grouped)
    assert set(grouped) <= {parameter.name for parameter in check_command.params}


def test_every_option_says_in_chinese_what_it_does() -> None:
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        with click.Context(command) as context:
            for parameter in command.get_params(context):
                if isinstance(parameter, click.Option):
                    assert re.search("[\u4e00-\u9fff].* ?· ", parameter.help or ""), f"{name} {parameter.name}"


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("chek", "a.md"), "check"),
        (("explian",), "explain"),
        (("check", "--fx-only"), "--fix-only"),
        (("check", "--basline", "x"), "--baseline"),
        (("rules", "--famly", "C2"), "--family"),
    ],
)
def test_a_word_that_is_nearly_right_is_answered_with_the_right_one(arguments: tuple[str, ...], near: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, f"'{near}'" in result.stderr) == (2, True)


def terminal(*arguments: str, answers: str) -> str:
    """What the command shows on a terminal where these answers are typed."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "lint", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        os.write(master, answers.encode())
        shown = b""
        with suppress(OSError):
            while read := os.read(master, 4096):
                shown += read
        assert process.wait() == 0, shown.decode()
    os.close(master)
    return shown.decode()


class TestRules:
    def test_all(self) -> None:
        shown = run("rules").stdout
        assert "C2 数据" in shown
        assert "N401  place-unknown" in shown

    def test_by_family_and_severity(self) -> None:
        rules = json.loads(run("rules", "C2,N4", "--severity", "error", "--format", "json").stdout)
        assert {rule["code"][:2] for rule in rules} == {"C2", "N4"}
        assert {rule["severity"] for rule in rules} == {"error"}
        assert "C201" in {rule["code"] for rule in rules}

    def test_in_english(self) -> None:
        assert "N4 names" in run("rules", "N4", "--lang", "en").stdout

    def listed(self, *arguments: str) -> list[dict[str, str]]:
        rules: list[dict[str, str]] = json.loads(run("rules", "--format", "json", *arguments).stdout)
        return rules

    def test_by_family_and_kind(self) -> None:
        rules = self.listed("--family", "c2,D3", "--kind", "identity")
        assert {(rule["family"], rule["kind"]) for rule in rules} == {("C2", "identity")}

    def test_by_how_they_are_fixed(self) -> None:
        every = {rule["code"]: rule["fix"] for rule in self.listed()}
        for asked, fixes in (("safe", {"safe"}), ("unsafe", {"unsafe"}), ("none", {None}), ("any", {"safe", "unsafe"})):
            codes = {rule["code"] for rule in self.listed("--fixable", asked)}
            assert codes == {code for code, fix in every.items() if fix in fixes} != set()

    def test_the_list_tells_how_they_are_fixed(self) -> None:
        listed = run("rules", "W501", "W502", "W505").stdout.splitlines()
        shown = {line.split()[0]: line for line in listed if line.startswith("  W")}
        assert ["可改" in shown["W501"], "复核改" in shown["W502"], "改" in shown["W505"]] == [True, True, False]

    @pytest.mark.parametrize(("option", "near"), [("--family", "C2"), ("--kind", "identity")])
    def test_one_that_there_is_not_is_an_error_that_names_those_there_are(self, option: str, near: str) -> None:
        result = run("rules", option, f"{near}x")
        assert (result.exit_code, near in result.stderr) == (2, True)


class TestExplain:
    def test_a_rule_by_code_or_name(self) -> None:
        by_code = run("explain", "N401").stdout
        assert by_code == run("explain", "place-unknown").stdout
        for part in ("N401 place-unknown", "为什么", "依据", "怎么改", "有问题的例子", "没有问题的例子"):
            assert part in by_code

    def test_every_rule_in_both_languages(self) -> None:
        codes = [rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)]
        for language in ("zh", "en"):
            result = run("explain", *codes, "--lang", language)
            assert result.exit_code == 0
            assert all(code in result.stdout for code in codes)

    @pytest.mark.parametrize(
        ("code", "zh", "en"),
        [
            ("W501", "有把握：--fix 改正", "safe: --fix does it"),
            ("W502", "须复核：--unsafe-fixes 改正", "wants a second look: --unsafe-fixes does it"),
            ("C201", "不自动改正", "none: by hand"),
        ],
    )
    def test_how_it_is_fixed(self, code: str, zh: str, en: str) -> None:
        assert zh in run("explain", code, "--lang", "zh").stdout
        assert en in run("explain", code, "--lang", "en").stdout

    def test_as_json_it_is_whole_and_in_both_languages(self) -> None:
        (rule,) = json.loads(run("explain", "P602", "--format", "json").stdout)
        assert (rule["code"], rule["fix"], rule["family"]) == ("P602", "safe", "P6")
        assert all(rule[key]["zh"] and rule[key]["en"] for key in ("message", "why", "mend"))
        assert "[2021]" in rule["examples"]["bad"][0]["finds"]
        assert rule["examples"]["good"]

    def test_as_markdown_every_rule_is_a_page_that_shows_its_words(self) -> None:
        codes = [rule["code"] for rule in json.loads(run("rules", "--format", "json").stdout)]
        for language, titles in (("zh", ("为什么", "有问题的例子", "没有问题的例子")), ("en", ("Why", "Found in", "Not found in"))):
            pages = run("explain", *codes, "--format", "markdown", "--lang", language).stdout
            tokens = MarkdownIt("commonmark").enable("table").parse(pages)
            headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
            assert [each[:4] for each in headings if each[:4] in codes] == codes
            assert all(headings.count(title) == len(codes) for title in titles)
            assert not [token for token in tokens if token.type.startswith("html")]


class TestInit:
    def test_a_configuration_that_works(self) -> None:
        result = run("init", "--agency", "舟曲县立节镇人民政府", "--level", "township", "--year", "2023")
        assert result.exit_code == 0
        assert "entry: disclosure-lint check" in result.stdout
        write("a.md")
        settings = json.loads(run("check", "a.md", "--show-settings").stdout)[0]
        assert (settings["agency"], settings["level"], settings["year"]) == ("舟曲县立节镇人民政府", "township", 2023)
        assert run("check", "a.md").exit_code == 0

    def test_its_first_line_names_the_schema_beside_it(self) -> None:
        run("init")
        first = Path("disclosure-lint.yaml").read_text("utf-8").splitlines()[0]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(Path(schema).read_text("utf-8"))["properties"].keys() >= {"fail-on", "per-path"}
        assert "://" not in first

    def test_what_stands_as_a_comment_is_right_too(self) -> None:
        run("init")
        text = Path("disclosure-lint.yaml").read_text("utf-8")
        uncommented = [line.removeprefix("# ") for line in text.splitlines() if "。" not in line]
        write("disclosure-lint.yaml", "\n".join(line for line in uncommented if not line.startswith("yaml-language")))
        write("a.md")
        assert json.loads(run("check", "a.md", "--show-settings").stdout)[0]["severity"] == {"W503": "info"}

    def test_nothing_is_overwritten_unasked(self) -> None:
        write("disclosure-lint.yaml", "lang: en\n")
        assert run("init").exit_code == 2
        assert Path("disclosure-lint.yaml").read_text("utf-8") == "lang: en\n"
        assert run("init", "--force").exit_code == 0

    def hooks(self) -> list[str]:
        repos = yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"]
        return [hook["id"] for repo in repos for hook in repo["hooks"]]

    def test_the_hook_is_written_and_its_pattern_is_for_the_folder(self) -> None:
        Path("报告").mkdir()
        assert run("init", "报告").exit_code == 0
        assert self.hooks() == ["disclosure-lint"]
        files = re.compile(yaml.safe_load(Path(".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]["files"])
        names = ("报告/甲.md", "报告/乙/丙.HTML", "甲.md", "报告/甲.png")
        assert [bool(files.search(name)) for name in names] == [True, True, False, False]

    @pytest.mark.parametrize("indent", ["", "  "])
    def test_the_hook_joins_those_that_are_there(self, indent: str) -> None:
        there = f"# ours\nrepos:\n{indent}- repo: local\n{indent}  hooks:\n{indent}  - id: other\n"
        write(".pre-commit-config.yaml", there)
        run("init")
        assert self.hooks() == ["other", "disclosure-lint"]
        assert Path(".pre-commit-config.yaml").read_text("utf-8").startswith(there)
        again = run("init", "--force")
        assert (self.hooks(), "already" in again.stdout) == (["other", "disclosure-lint"], True)

    @pytest.mark.parametrize("there", ["repos: []\n", "repos:\n- repo: x\n  hooks: [{id: other}]\nfail_fast: true\n", "["])
    def test_where_it_cannot_be_added_surely_it_is_shown(self, there: str) -> None:
        write(".pre-commit-config.yaml", there)
        assert "entry: disclosure-lint check" in run("init").stdout
        assert Path(".pre-commit-config.yaml").read_text("utf-8") == there

    def test_the_hook_is_not_written_when_it_is_not_wanted_or_there_is_no_repository(self) -> None:
        assert "entry: disclosure-lint check" in run("init", "--no-hook").stdout
        assert not Path(".pre-commit-config.yaml").exists()
        Path(".git").rmdir()
        assert "entry: disclosure-lint check" in run("init", "--force").stdout
        assert not Path(".pre-commit-config.yaml").exists()

    def test_on_a_terminal_it_asks(self) -> None:
        answers = "舟曲县立节镇人民政府\n县\ntownship\n1999\n2023\ny\n"
        shown = terminal("init", answers=answers)
        assert all(words in shown for words in ("agency", "level", "year"))
        config = yaml.safe_load(Path("disclosure-lint.yaml").read_text("utf-8"))
        assert (config["agency"], config["level"], config["year"]) == ("舟曲县立节镇人民政府", "township", 2023)
        assert self.hooks() == ["disclosure-lint"]

    def test_on_a_terminal_nothing_need_be_answered(self) -> None:
        terminal("init", answers="\n\n\nn\n")
        assert "agency" not in yaml.safe_load(Path("disclosure-lint.yaml").read_text("utf-8"))
        assert not Path(".pre-commit-config.yaml").exists()

    def test_an_agency_with_marks_of_yaml(self) -> None:
        run("init", "--agency", 'a: "b" # c')
        write("a.md")
        assert json.loads(run("check", "a.md", "--show-settings").stdout)[0]["agency"] == 'a: "b" # c'


class TestStart:
    def modules(self, *arguments: str) -> set[str]:
        code = f"import sys; sys.argv = ['x', *{arguments!r}]\nimport lint.cli\ntry: lint.cli.main()\nexcept SystemExit: pass\n"
        code += "print('\\n' + ' '.join(sys.modules))"
        result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        return set(result.stdout.splitlines()[-1].split())

    def test_the_version_needs_click_alone(self) -> None:
        assert not self.modules("--version") & {"yaml", "rich", "opencc", "lint.engine", "lint.document", "lint.reporters"}

    def test_a_check_does_without_what_it_does_not_need(self) -> None:
        draft = str(ROOT / "fixtures/clean/township-2023.md")
        self.modules("check", draft)
        loaded = self.modules("check", draft, "--format", "json")
        assert not loaded & {"yaml", "rich", "multiprocessing", "charset_normalizer", "lint.fix"}

    def test_as_a_module(self) -> None:
        assert process("--version").stdout == b"disclosure-lint 0.1.0\n"
