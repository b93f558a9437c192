"""The documentation: a page a rule in both languages, and a site that is built without a warning."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from lint import load_pack

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs") / "site"
    result = subprocess.run([sys.executable, ROOT / "tools/docs.py", folder], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return folder


def test_every_rule_has_a_page_in_both_languages_that_the_index_leads_to(site: Path) -> None:
    for language, basis in (("zh", "依据"), ("en", "basis")):
        index = (site / f"docs/{language}/rules/index.md").read_text("utf-8")
        for code, rule in load_pack().rules.items():
            page = (site / f"docs/{language}/rules/{code}.md").read_text("utf-8")
            assert page.startswith(f"# {code} {rule.name}\n")
            assert basis in page
            assert f"[{code}]({code}.md)" in index


def test_written_again_it_is_the_same_and_holds_nothing_old(site: Path) -> None:
    before = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    (site / "docs/old.md").write_text("old")
    subprocess.run([sys.executable, ROOT / "tools/docs.py", site], check=True, capture_output=True)
    assert {file: file.read_bytes() for file in site.rglob("*") if file.is_file()} == before


def test_commands_and_recipes_are_told(site: Path) -> None:
    assert "## disclosure-lint check" in (site / "docs/zh/commands.md").read_text("utf-8")
    assert "runs-on:" in (site / "docs/en/examples.md").read_text("utf-8")


def test_the_site_is_built_without_a_warning_and_fetches_nothing(site: Path) -> None:
    pytest.importorskip("material")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", str(site / "mkdocs.yml")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    assert result.returncode == 0, result.stderr
    pages = list((site / "public").rglob("*.html"))
    assert len(pages) > 2 * len(load_pack().rules)
    for page in pages:
        fetched = re.findall(r'<(?:script|img|link)[^>]+(?:src|href)="(https?:[^"]+)"', page.read_text("utf-8"))
        assert fetched == []


def test_every_page_is_in_the_navigation(site: Path) -> None:
    def leaves(entry: object) -> list[str]:
        if isinstance(entry, str):
            return [entry]
        children = entry.values() if isinstance(entry, dict) else entry
        return [leaf for child in children for leaf in leaves(child)]  # type: ignore[attr-defined]

    nav = leaves(yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))["nav"])
    assert sorted(nav) == sorted(file.relative_to(site / "docs").as_posix() for file in (site / "docs").rglob("*.md"))
