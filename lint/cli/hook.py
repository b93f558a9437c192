"""The entry for pre-commit, and the file that it goes into."""

import re
from pathlib import Path
from typing import Any

NAME = ".pre-commit-config.yaml"
_HOOK = """\
  - repo: local
    hooks:
      - id: disclosure-lint
        name: disclosure-lint
        entry: disclosure-lint check
        language: system
        files: {files}
        exclude: (^|/)~\\$
        require_serial: true
"""


def root_of(folder: Path) -> Path | None:
    """The repository that a folder stands in; None when it stands in none."""
    whole = folder.resolve()
    return next((each for each in (whole, *whole.parents) if (each / ".git").exists()), None)


def entry(folder: Path, root: Path | None) -> str:
    """The entry that checks the drafts of a folder, to stand under `repos:` of the repository."""
    from lint.readers import SUFFIXES

    suffixes = r"(?i)\.(" + "|".join(suffix.removeprefix(".") for suffix in SUFFIXES) + ")$"
    below = folder.resolve().relative_to(root).as_posix() if root else "."
    files = suffixes if below == "." else suffixes.replace("(?i)", f"(?i)^{re.escape(below)}/.*")
    # In single quotes YAML leaves backslashes alone.
    quoted = "'" + files.replace("'", "''") + "'"
    return _HOOK.format(files=quoted)


def with_entry(text: str, added: str) -> str | None:
    """A configuration of pre-commit with the entry added; as it was when it has it, None when that cannot be done surely."""
    before = _parsed(text)
    repos = before.get("repos") if isinstance(before, dict) else None
    if not isinstance(repos, list):
        return f"repos:\n{added}" if before is None else None
    if any(hook.get("id") == "disclosure-lint" for repo in repos for hook in repo.get("hooks", ())):
        return text
    # Two spaces or none before the dash, as the entries before it are written.
    indent = "" if re.search(r"^- ", text, re.MULTILINE) else "  "
    own = re.sub(r"^  ", indent, added, flags=re.MULTILINE)
    made = text + ("" if text.endswith("\n") else "\n") + own
    wanted = {**before, "repos": [*repos, *_parsed(f"repos:\n{added}")["repos"]]}
    return made if _parsed(made) == wanted else None


def _parsed(text: str) -> Any:
    import yaml

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        return False
