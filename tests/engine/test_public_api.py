"""What `import lint` offers."""

import inspect
import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import get_type_hints

import pytest
from click.testing import CliRunner

import lint
from lint.cli import cli
from lint.ruleset.model import Pack
from lint.ruleset.values import Text
from tests.engine.kit import FORM, rule
from tests.rules.examples import pack as builtin

DRAFT = builtin().rules["E090"].folder / "examples/department.md"


def test_the_import_alone_brings_nothing_in() -> None:
    code = "import sys, lint; print(sorted(name for name in sys.modules if name.startswith('lint.')))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


@pytest.mark.parametrize("name", [name for name in lint.__all__ if name not in ("__version__", "Severity")])
def test_each_name_is_there_with_its_documentation(name: str) -> None:
    assert getattr(lint, name).__doc__
    assert name in dir(lint)


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(AttributeError, match="module 'lint' has no attribute 'chekc'"):
        lint.chekc  # noqa: B018


def test_a_clean_draft_has_no_errors_or_warnings() -> None:
    assert [finding for finding in lint.check(DRAFT) if finding.severity != "info"] == []


def test_bytes_are_checked_under_a_name() -> None:
    text = DRAFT.read_text("utf-8") + "\n<!-- disclosure-lint: ignore -->\n"
    (finding,) = (finding for finding in lint.check(text.encode(), name="年报.md") if finding.rule == "E091")
    assert finding.place.path == "年报.md"


def test_settings_and_pack_are_taken() -> None:
    text = b"# x\n\n<!-- disclosure-lint: ignore -->\n"
    settings = lint.Settings(severity={"E091": "info"})
    (finding,) = (each for each in lint.check(text, name="a.md", settings=settings, pack=builtin()) if each.rule == "E091")
    assert finding.severity == "info"


def test_the_command_tells_what_the_function_gives() -> None:
    text = DRAFT.read_text("utf-8").replace("2023年", "2022年", 1)
    findings = lint.check(text.encode(), name="年报.md")
    result = CliRunner().invoke(cli, ["check", "-", "--stdin-filename", "年报.md", "--format", "json", "--no-config"], input=text)
    (file,) = json.loads(result.stdout)["files"]
    assert findings
    assert [(each["rule"], each["line"], each["fingerprint"]) for each in file["findings"]] == [
        (each.rule, each.place.line, each.fingerprint) for each in findings
    ]


def test_what_is_said_of_the_draft_goes_before_what_it_says() -> None:
    settings = lint.Settings(select=("D3",), given=lint.Given(year=2022))
    assert "D307" in {finding.rule for finding in lint.check(DRAFT, settings=settings)}


def test_a_spot_is_let_pass() -> None:
    text = DRAFT.read_bytes().replace("2023年".encode(), "2022年".encode(), 1)
    all_ = lint.check(text, name="a.md")
    ignores = tuple(lint.Ignore(each.rule, "试验", text=each.text) for each in all_)
    assert lint.check(text, name="a.md", settings=lint.Settings(ignores=ignores)) == []


def test_everything_public_is_typed() -> None:
    for name in ("check", "load_pack", "read", "understand"):
        function = getattr(lint, name)
        hints = get_type_hints(function)
        assert set(hints) == {*inspect.signature(function).parameters, "return"}
    assert (files("lint") / "py.typed").is_file()


def test_what_cannot_be_read_is_raised(tmp_path: Path) -> None:
    with pytest.raises(lint.ReadError) as raised:
        lint.check(tmp_path / "none.txt")
    assert raised.value.zh == "文件不存在"


def test_a_rule_that_fails_is_warned_of() -> None:
    broken = Pack("test", Text("试验", "test"), FORM, {"T101": rule("T101", kind="broken")})
    with pytest.warns(RuntimeWarning, match="rule T101 failed on this draft and was skipped: ValueError"):
        assert lint.check(DRAFT, pack=broken) == []


def test_reading_and_understanding_are_open_steps() -> None:
    report = lint.understand(lint.read(DRAFT))
    assert report.year == 2023
    assert lint.read("有错字".encode(), name="a.txt").text == "有错字"
