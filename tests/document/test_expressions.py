"""Expressions that an earlier start compiled find what freshly compiled ones find."""

import re
from pathlib import Path

import pytest

from lint.document.expressions import Expressions

PATTERNS = [
    (r"(?P<year>\d{4})年(?P<month>\d{1,2})月", 0),
    ("[\u4e00-\u9fff]{2,}县(?=人民)", 0),
    (r"</script(?=[\s/>])", re.IGNORECASE),
    (r"(?<!第)(\d+)条.*?共\1", re.DOTALL),
    ("(甲)|(乙)|(?P<third>[^。;\n]+)", 0),
]
TEXT = "2022年1月，舟曲县人民政府\n</SCRIPT>12条，\n共12；甲乙丙。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "disclosure-lint"


def kept() -> None:
    expressions = Expressions()
    for pattern, flags in PATTERNS:
        expressions.compiled(pattern, flags)
    expressions.keep()


def found(expressions: Expressions) -> list[list[tuple[object, ...]]]:
    return [
        [(m.span(), m.groups(), m.groupdict(), m.lastgroup) for m in expressions.compiled(pattern, flags).finditer(TEXT)]
        for pattern, flags in PATTERNS
    ]


def test_kept_expressions_find_the_same_and_are_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = found(Expressions(used=False))
    assert any(fresh)
    kept()

    def refuse(pattern: str, flags: int = 0) -> None:
        raise AssertionError(f"{pattern} is compiled")

    monkeypatch.setattr("lint.document.expressions.re.compile", refuse)
    monkeypatch.setattr("lint.document.expressions._made", refuse)
    assert found(Expressions()) == fresh


def test_code_that_the_engine_refuses_is_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = found(Expressions(used=False))
    monkeypatch.setattr("lint.document.expressions._taken_apart", lambda pattern, flags: [32, "AAAA", 99, {}])
    kept()
    assert found(Expressions()) == fresh


def test_a_damaged_entry_is_not_believed(folder: Path) -> None:
    fresh = found(Expressions(used=False))
    kept()
    for entry in folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-40] + b"x" * 40)
    assert found(Expressions()) == fresh


def test_only_what_the_program_writes_is_kept(folder: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from lint.cli import cli

    draft = tmp_path / "稿.txt"
    draft.write_text("舟曲县秘密局2022年政府信息公开工作年度报告\n一、总体情况\n舟曲县秘密局公开信息3条。\n", "utf-8")
    CliRunner().invoke(cli, ["check", str(draft)])
    assert folder.is_dir()
    for entry in folder.iterdir():
        assert "秘密局".encode() not in entry.read_bytes()
        assert r"秘密局".encode("ascii", "backslashreplace") not in entry.read_bytes()
