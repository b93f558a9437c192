"""Packs compiled when a wheel is built: used while they fit, and passed over when they do not."""

import shutil
from pathlib import Path

import pytest

import lint.cache
from lint import load_pack
from lint.ruleset import loader
from lint.ruleset.loader import DEFAULT_PACK, entries
from lint.ruleset.places import builtin_packs


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the built-in pack with its compiled entries, as a wheel has it, and an empty cache."""
    home = tmp_path / "lint" / "rules" / DEFAULT_PACK
    shutil.copytree(builtin_packs() / DEFAULT_PACK, home)
    for file, entry in list(entries(home)):
        file.write_bytes(entry)
    monkeypatch.setattr(lint.cache, "_PACKAGE", tmp_path / "lint")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return home


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The YAML files that were parsed."""
    files: list[str] = []
    parse = loader.parse
    monkeypatch.setattr(loader, "parse", lambda content, file: [files.append(Path(file).name), parse(content, file)][1])
    return files


def test_the_first_run_parses_nothing(pack: Path, parsed: list[str], tmp_path: Path) -> None:
    loaded = load_pack(pack)
    for rule in loaded.rules.values():
        assert rule.params is not None and rule.examples.bad
    assert loader._Lexicons([pack], lint.cache.Cache()).get("statutes").data
    assert parsed == []
    assert not (tmp_path / "cache").exists()


def test_it_is_the_pack_that_its_yaml_is(pack: Path) -> None:
    shipped, plain = load_pack(pack), load_pack(cache=False)
    assert shipped.form == plain.form
    assert list(shipped.rules) == list(plain.rules)
    for code, rule in plain.rules.items():
        assert shipped.rules[code].message == rule.message
        assert shipped.rules[code].examples == rule.examples


def test_a_file_that_was_changed_is_read(pack: Path, parsed: list[str]) -> None:
    head = pack / "pack.yaml"
    head.write_text(head.read_text("utf-8") + "\n# changed\n", "utf-8")
    load_pack(pack)
    assert "pack.yaml" in parsed


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\xff\xfe\x00"])
def test_an_entry_that_is_spoilt_is_passed_over(pack: Path, parsed: list[str], content: bytes) -> None:
    (pack / "compiled.json").write_bytes(content)
    assert load_pack(pack).rules
    assert "pack.yaml" in parsed


def test_without_the_cache_it_is_read_anew(pack: Path, parsed: list[str]) -> None:
    load_pack(pack, cache=False)
    assert "pack.yaml" in parsed
