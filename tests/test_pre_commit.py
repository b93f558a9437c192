"""The hooks as a web team has them: a repository of reports, `pre-commit` and a clone of this one."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lint.readers import SUFFIXES

ROOT = Path(__file__).resolve().parent.parent
CLEAN = (ROOT / "fixtures/clean/township-2023.md").read_text("utf-8")
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
IDENTITY = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DISCLOSURE_LINT_")} | IDENTITY
    return subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False, env=environment)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of this checkout's last commit."""
    clone = tmp_path_factory.mktemp("hook") / "disclosure-lint"
    if run(ROOT, "git", "clone", "-q", "--no-hardlinks", str(ROOT), str(clone)).returncode:
        pytest.skip("not a git checkout")
    return clone


class Reports:
    """A new, empty repository that uses some of the hooks."""

    def __init__(self, folder: Path, clone: Path, *hooks: str) -> None:
        self.folder = folder
        revision = run(clone, "git", "rev-parse", "HEAD").stdout.strip()
        config = {"repos": [{"repo": clone.as_uri(), "rev": revision, "hooks": [{"id": hook} for hook in hooks]}]}
        (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
        run(folder, "git", "init", "-q")
        run(folder, "git", "config", "core.quotepath", "false")
        run(folder, sys.executable, "-m", "pre_commit", "install")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def commit(self) -> subprocess.CompletedProcess[str]:
        run(self.folder, "git", "add", "-A")
        return run(self.folder, "git", "commit", "-m", "reports")

    def committed(self) -> list[str]:
        return run(self.folder, "git", "ls-tree", "-r", "--name-only", "HEAD").stdout.split("\n")[:-1]


def test_a_broken_draft_is_refused_and_the_mended_one_accepted(clone: Path, tmp_path: Path) -> None:
    reports = Reports(tmp_path, clone, "disclosure-lint")
    name = "报告/立节镇 2023年年度报告.md"
    reports.write(name, CLEAN.replace("一、总体情况\n", "一、总体情况\n\n2023年，编制《债券县立节镇公开目录》。\n", 1))
    # Word's lock file is no draft.
    reports.write("报告/~$立节镇 2023年年度报告.md", "\x05user")
    refused = reports.commit()
    assert refused.returncode == 1
    assert f"{name}:7:" in refused.stderr and "N401" in refused.stderr and "债券县" in refused.stderr
    assert reports.committed() == []

    reports.write(name, CLEAN.replace("一、总体情况\n", "一、总体情况\n\n2023年，编制《舟曲县立节镇公开目录》。\n", 1))
    accepted = reports.commit()
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr
    assert name in reports.committed()


def test_the_other_hook_mends_and_the_next_commit_is_accepted(clone: Path, tmp_path: Path) -> None:
    reports = Reports(tmp_path, clone, "disclosure-lint-fix", "disclosure-lint")
    reports.write("年报.md", CLEAN.replace("2023年，我镇", "2023年，我镇周密布署，", 1))
    mended = reports.commit()
    assert mended.returncode == 1
    assert "files were modified by this hook" in mended.stderr and "年报.md: " in mended.stderr
    assert "周密部署" in (tmp_path / "年报.md").read_text("utf-8")
    assert reports.commit().returncode == 0
    assert "年报.md" in reports.committed()


@pytest.mark.parametrize("hook", HOOKS)
def test_drafts_are_told_by_their_names(hook: str) -> None:
    files, exclude = re.compile(HOOKS[hook]["files"]), re.compile(HOOKS[hook]["exclude"])
    assert files.search("报告/年报.MD")
    assert not files.search("报告/年报.md.bak")
    assert exclude.search("报告/~$年报.docx") and exclude.search("~$年报.docx")


def test_every_format_that_is_read_is_checked() -> None:
    files = re.compile(HOOKS["disclosure-lint"]["files"])
    assert [suffix for suffix in SUFFIXES if not files.search(f"年报{suffix}")] == []
