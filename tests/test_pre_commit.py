"""The hook as a web team has it: a repository of reports, `pre-commit` and a clone of this one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLEAN = ROOT / "fixtures/clean/township-2023.md"
BROKEN = ROOT / "fixtures/broken/seed-circumstances.txt"
IDENTITY = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, text=True, capture_output=True, check=False, env=os.environ | IDENTITY)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new repository that uses the hook from a clone of this checkout's last commit."""
    folder = tmp_path_factory.mktemp("reports")
    clone = tmp_path_factory.mktemp("hook") / "disclosure-lint"
    if run(ROOT, "git", "clone", "-q", "--no-hardlinks", str(ROOT), str(clone)).returncode:
        pytest.skip("not a git checkout")
    revision = run(clone, "git", "rev-parse", "HEAD").stdout.strip()
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {clone.as_uri()}\n    rev: {revision}\n    hooks: [{{id: disclosure-lint}}]\n"
    )
    run(folder, "git", "init", "-q")
    run(folder, "git", "config", "core.quotepath", "false")
    run(folder, sys.executable, "-m", "pre_commit", "install")
    return folder


def committed(folder: Path) -> subprocess.CompletedProcess[str]:
    run(folder, "git", "add", "-A")
    return run(folder, "git", "commit", "-m", "reports")


def test_a_clean_draft_is_committed_and_a_broken_one_refused(reports: Path) -> None:
    clean, broken = reports / "报告/立节镇2023年年度报告.md", reports / "报告/科技局 年度报告.txt"
    clean.parent.mkdir()
    shutil.copy(CLEAN, clean)
    # Word's lock file: binary, and not a draft.
    (clean.parent / "~$立节镇2023年年度报告.md").write_bytes(b"\x05user\x00\x00")
    accepted = committed(reports)
    assert accepted.returncode == 0, accepted.stdout + accepted.stderr

    shutil.copy(BROKEN, broken)
    refused = committed(reports)
    assert refused.returncode == 1
    assert "N401" in refused.stderr and "債券縣" in refused.stderr
    assert "科技局 年度报告.txt" in run(reports, "git", "status", "--porcelain").stdout
