"""The action and the examples for pipelines: valid by their own schemas, and their steps really run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.drafts import BROKEN, CLEAN

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
EXAMPLES = ROOT / "examples"
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", "action.yml"),
        ("github-workflows", "examples/github-actions/disclosure-lint.yml"),
        ("gitlab-ci", "examples/gitlab-ci/.gitlab-ci.yml"),
    ],
)
def test_it_is_valid(schema: str, file: str) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", file]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "run" in step])
def test_the_shell_of_a_step_is_sound(name: str) -> None:
    if shutil.which("shellcheck") is None:
        pytest.skip("no shellcheck")
    result = subprocess.run(
        ["shellcheck", "--shell=bash", "-"], input=STEPS[name]["run"], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_no_input_is_pasted_into_a_script() -> None:
    assert [name for name, step in STEPS.items() if "${{" in step.get("run", "")] == []


class Runner:
    """Runs the steps of the action that are scripts, as a runner does, in a folder with drafts."""

    def __init__(self, folder: Path, **inputs: str) -> None:
        self.work, self.temp = folder / "work", folder / "temp"
        for each in (self.work, self.temp):
            each.mkdir()
        self.inputs = {name.replace("-", "_"): each.get("default", "") for name, each in ACTION["inputs"].items()} | inputs
        self.files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for file in self.files.values():
            file.touch()
        self.code = ""

    def _value(self, text: str) -> str:
        def value(found: re.Match[str]) -> str:
            name = found[1].strip()
            if name.startswith("inputs."):
                return self.inputs[name.removeprefix("inputs.").replace("-", "_")]
            return {"github.action_path": str(ROOT), "steps.check.outputs.exit-code": self.code}[name]

        return re.sub(r"\$\{\{(.*?)\}\}", value, text)

    def step(self, name: str) -> subprocess.CompletedProcess[str]:
        step = STEPS[name]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("DISCLOSURE_LINT_")}
        path = os.pathsep.join([*self.files["GITHUB_PATH"].read_text().split(), str(Path(sys.executable).parent), kept["PATH"]])
        environment = kept | {key: str(file) for key, file in self.files.items()}
        environment |= {key: self._value(value) for key, value in step.get("env", {}).items()}
        environment |= {"RUNNER_TEMP": str(self.temp), "GITHUB_ACTIONS": "true", "PATH": path}
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
        result = subprocess.run(command, cwd=self.work, capture_output=True, text=True, check=False, env=environment)
        if found := re.search(r"^exit-code=(\d)$", self.files["GITHUB_OUTPUT"].read_text(), re.MULTILINE):
            self.code = found[1]
        return result

    def write(self, path: str, text: str) -> None:
        file = self.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def test_a_broken_draft_is_annotated_summed_up_and_uploaded_before_the_job_fails(tmp_path: Path) -> None:
    runner = Runner(tmp_path, paths="报告 一\n报告/二.md\n")
    runner.write("报告 一/甲.md", BROKEN)
    runner.write("报告/二.md", CLEAN)
    result = runner.step("Check")
    assert result.returncode == 0, result.stderr
    assert "::error file=报告 一/甲.md,line=7" in result.stdout
    sarif = json.loads((runner.work / "disclosure-lint.sarif").read_text("utf-8"))
    assert "N401" in {each["ruleId"] for each in sarif["runs"][0]["results"]}
    assert "N401" in runner.files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
    assert (runner.code, runner.step("Verdict").returncode) == ("1", 1)


def test_arguments_and_threshold_are_passed_on(tmp_path: Path) -> None:
    runner = Runner(tmp_path, fail_on="never", arguments="--select\nX701\n--lang\nen", summary="false", sarif_file="o/x.sarif")
    runner.write("a.md", BROKEN)
    (runner.work / "o").mkdir()
    result = runner.step("Check")
    assert "X701" in result.stdout and "N401" not in result.stdout
    assert (runner.code, runner.step("Verdict").returncode) == ("0", 0)
    assert (runner.work / "o/x.sarif").exists()
    assert runner.files["GITHUB_STEP_SUMMARY"].read_text() == ""


def test_a_usage_error_fails_at_once(tmp_path: Path) -> None:
    runner = Runner(tmp_path, fail_on="sometimes")
    runner.write("a.md", CLEAN)
    assert runner.step("Check").returncode == 2


def test_it_installs_itself(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    installed = runner.step("Install")
    assert installed.returncode == 0, installed.stderr
    runner.write("a.md", CLEAN)
    assert runner.step("Check").returncode == 0
    assert (runner.code, Path(runner.files["GITHUB_PATH"].read_text().strip()).is_relative_to(tmp_path)) == ("0", True)


def command_in(text: str) -> list[str]:
    """The arguments of the check in a line of shell."""
    words = shlex.split(text.replace("$DISCLOSURE_LINT_DRAFTS", "reports").replace("$DRAFTS", "reports"))
    return words[next(number for number, word in enumerate(words) if word.endswith("disclosure-lint")) + 1 :]


def example_commands() -> dict[str, list[str]]:
    gitlab: dict[str, Any] = yaml.safe_load((EXAMPLES / "gitlab-ci/.gitlab-ci.yml").read_text("utf-8"))["disclosure-lint"]
    gitee: dict[str, Any] = yaml.safe_load((EXAMPLES / "gitee/disclosure-lint.yml").read_text("utf-8"))
    jenkins = re.findall(r"sh '(.*)'", (EXAMPLES / "jenkins/Jenkinsfile").read_text("utf-8"))
    return {
        "gitlab": command_in(gitlab["script"][0]),
        "gitee": command_in(gitee["stages"][0]["steps"][0]["commands"][-1]),
        "jenkins": command_in(jenkins[-1]),
    }


@pytest.mark.parametrize("name", ["gitlab", "gitee", "jenkins"])
def test_the_check_of_an_example_runs_and_leaves_the_files_that_are_collected(name: str, tmp_path: Path) -> None:
    arguments = example_commands()[name]
    for file, text in (("甲.md", CLEAN), ("乙.md", BROKEN)):
        (tmp_path / "reports").mkdir(exist_ok=True)
        (tmp_path / "reports" / file).write_text(text, "utf-8")
    command = [sys.executable, "-m", "lint", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert (result.returncode, "N401" in result.stdout) == (1, True), result.stderr
    written = [value for option, value in pairwise(arguments) if option == "--output"]
    assert written
    folder = {"gitlab": "gitlab-ci"}.get(name, name)
    pipeline = next(file for file in (EXAMPLES / folder).iterdir() if file.suffix != ".md").read_text("utf-8")
    for file in written:
        assert (tmp_path / file).stat().st_size > 0
        assert pipeline.count(file) > 1, f"{file} is written and not collected"


def test_the_hooks_of_the_example_are_there() -> None:
    config = yaml.safe_load((EXAMPLES / "pre-commit/.pre-commit-config.yaml").read_text("utf-8"))
    offered = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    for hook in config["repos"][0]["hooks"]:
        suffixes = re.search(r"\(([a-z|]+)\)", offered[hook["id"]]["files"].replace("(?i)", ""))
        assert suffixes and f"(?:{suffixes[1]})" in hook["files"]


def test_every_example_says_in_both_languages_what_to_do() -> None:
    folders = [folder for folder in EXAMPLES.iterdir() if folder.is_dir()]
    assert len(folders) >= 5
    for folder in folders:
        text = (folder / "README.md").read_text("utf-8")
        assert len(re.findall("[\u4e00-\u9fff]", text)) > 30 and len(re.findall(r"\b[a-z]+\b", text)) > 30
