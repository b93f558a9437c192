"""Completion, as shells source it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli.completion import SHELLS
from tests.cli.drafts import ROOT, run

# What a shell calls: a command of this name that runs this checkout.
COMMAND = f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m lint "$@"\n'


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    command = tmp_path / "bin/disclosure-lint"
    command.parent.mkdir()
    command.write_text(COMMAND)
    command.chmod(0o755)
    return os.environ | {"PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"}


def completed(line: str, environment: dict[str, str]) -> list[str]:
    """What bash offers when Tab is pressed behind the line."""
    script = (
        'set -e; source <(disclosure-lint completion bash); complete -p disclosure-lint >/dev/null\n'
        f'COMP_WORDS=({line} "$1"); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))\n'
        '_disclosure_lint_completion disclosure-lint "$1"; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    *words, last = line.split(" ")
    result = subprocess.run(
        ["bash", "--norc", "-c", script.replace(f"({line} ", f"({' '.join(words)} "), "bash", last],
        capture_output=True, text=True, check=False, env=environment,
    )  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout.split()


class TestBash:
    def test_commands(self, environment: dict[str, str]) -> None:
        assert completed("disclosure-lint ex", environment) == ["explain"]

    def test_options(self, environment: dict[str, str]) -> None:
        assert completed("disclosure-lint check --write", environment) == ["--write-baseline"]

    def test_values(self, environment: dict[str, str]) -> None:
        assert completed("disclosure-lint check --fail-on w", environment) == ["warning"]

    def test_rules(self, environment: dict[str, str]) -> None:
        assert "C201" in completed("disclosure-lint explain C2", environment)
        assert completed("disclosure-lint explain requests-bal", environment) == ["requests-balance"]
        assert "C2,N401" in completed("disclosure-lint check --select C2,N4", environment)


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_takes_its_script(shell: str, environment: dict[str, str]) -> None:
    script = run("completion", shell).stdout
    assert "_DISCLOSURE_LINT_COMPLETE" in script and "disclosure-lint" in script
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell}")
    result = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True, check=False, env=environment)
    assert result.returncode == 0, result.stderr


def test_an_unknown_shell_is_an_error() -> None:
    assert run("completion", "cmd").exit_code == 2
