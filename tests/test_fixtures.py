"""The drafts under `fixtures/`: the clean ones give no error and no warning, each broken one gives what stands beside it.

`UPDATE_GOLDEN=1 pytest tests/test_fixtures.py` writes the expected findings anew; read the difference before it is committed.
"""

import json
import os
from pathlib import Path

import pytest

import lint
from lint.document import to_simplified, to_traditional

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
CLEAN = sorted((FIXTURES / "clean").iterdir())
WRITTEN = [path for path in CLEAN if path.suffix in (".txt", ".md", ".html")]
PREVIOUS = FIXTURES / "previous"
# The drafts whose agency has a report of last year there.
WITH_PREVIOUS = {"department-2024", *(path.stem for path in (FIXTURES / "broken").glob("C23?-*.txt"))}
# The drafts of a government beside the reports of its members.
MEMBERS = FIXTURES / "members"
LISTED = FIXTURES / "members-listed"
WITH_MEMBERS = {"C241-members-sum": MEMBERS, "C242-member-left-out": MEMBERS, "C243-member-missing": LISTED}
BROKEN = sorted(path for path in (FIXTURES / "broken").iterdir() if path.suffix != ".json")


def checked(path: Path) -> list[lint.Finding]:
    """What is found in a draft, beside last year's report or those of its members where there are any."""
    return lint.check(path, previous=PREVIOUS if path.stem in WITH_PREVIOUS else None, members=WITH_MEMBERS.get(path.stem))


def alarms(findings: list[lint.Finding]) -> list[tuple[str, int, str]]:
    return [(found.rule, found.place.line, found.text) for found in findings if found.severity != "info"]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_a_clean_draft_gives_no_error_and_no_warning(path: Path) -> None:
    assert alarms(checked(path)) == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
@pytest.mark.parametrize("script", [to_simplified, to_traditional])
def test_a_clean_draft_stays_clean_in_the_other_script(path: Path, script: object) -> None:
    assert callable(script)
    source = lint.read(path).source.replace("gb2312", "utf-8")
    assert alarms(lint.check(script(source).encode(), name=path.name)) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.name)
def test_a_broken_draft_gives_the_findings_beside_it(path: Path) -> None:
    golden = path.with_name(path.stem + ".json")
    given = [
        {
            "rule": found.rule,
            "severity": found.severity,
            "line": found.place.line,
            "column": found.place.column,
            "text": found.text,
            "suggestion": found.suggestion,
        }
        for found in checked(path)
    ]
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(json.dumps(given, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert given == json.loads(golden.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted([*PREVIOUS.iterdir(), *MEMBERS.iterdir()]), ids=lambda path: path.name)
def test_a_report_beside_a_draft_is_clean_itself(path: Path) -> None:
    assert alarms(lint.check(path)) == []


def test_every_rule_has_a_broken_draft_that_it_finds() -> None:
    named = {path.stem.split("-")[0]: path for path in BROKEN}
    for code in lint.load_pack().rules:
        golden = named[code].with_name(named[code].stem + ".json")
        assert code in {found["rule"] for found in json.loads(golden.read_text(encoding="utf-8"))}, code
