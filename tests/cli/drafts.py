"""Drafts on disk and the command run on them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from lint.cli import cli

ROOT = Path(__file__).resolve().parents[2]
CLEAN = (ROOT / "fixtures/clean/township-2023.md").read_text("utf-8")
# Slips of which nobody doubts: a county that is none, a placeholder.
BROKEN = CLEAN.replace("一、总体情况", "一、总体情况\n\n2023年，XX办公室编制《债券县立节镇公开目录》。\n", 1)


def write(path: str, text: str = CLEAN) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def run(*arguments: str, **more: Any) -> Result:
    """The command in this process."""
    result = CliRunner().invoke(cli, arguments, **more)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def process(*arguments: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more.pop("env", {})
    command = [sys.executable, "-m", "lint", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=environment, **more)


def check(*arguments: str, **more: Any) -> dict[str, list[str]]:
    """The codes of the findings in each file."""
    report = json.loads(run("check", "--format", "json", *arguments, **more).stdout)
    return {file["path"]: [finding["rule"] for finding in file["findings"]] for file in report["files"]}
