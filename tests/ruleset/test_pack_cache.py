"""The compiled cache changes nothing but the time that a start takes."""

import json
import os
import stat
from pathlib import Path

import pytest

from lint.cache import Cache, cache_folder, key_of
from lint.ruleset import yaml_files
from tests.ruleset.packs import load, rule, write_pack

ENTRY = rule(
    params={"pattern": "（附件）", "words": ["軟體"], "limits": {"most": 3}, "lexicon": "words"},
    mend={"zh": "改短", "en": "Cut it."},
)
KEPT = ("code", "name", "message", "messages", "why", "mend", "basis", "edition", "levels", "fix", "enabled", "folder", "examples")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/disclosure-lint"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    entries = [ENTRY, rule(code="T102", name="other", examples={"bad": [{"text": "乙", "finds": "乙"}], "good": [{"text": "丙"}]})]
    return write_pack(tmp_path / "pack", *entries, lexicons={"words": {"entries": {"2021": "甲"}, "since": 2021}})


def parse_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(content: bytes, file: str) -> None:
        raise AssertionError(f"{file} is parsed")

    monkeypatch.setattr("lint.ruleset.loader.parse", refuse)


def test_a_cached_pack_is_the_same_pack(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = load(home, cache=True)
    lexicon = fresh.rules["T101"].params.lexicon.data
    parse_nothing(monkeypatch)
    cached = load(home, cache=True)
    assert (cached.name, cached.title, cached.form) == (fresh.name, fresh.title, fresh.form)
    for code, expected in fresh.rules.items():
        found = cached.rules[code]
        assert [getattr(found, field) for field in KEPT] == [getattr(expected, field) for field in KEPT]
        assert getattr(found.params.pattern, "source", None) == getattr(expected.params.pattern, "source", None)
    assert cached.rules["T101"].params.lexicon.data == lexicon


def test_examples_go_to_their_own_rules(home: Path) -> None:
    load(home, cache=True)
    cached = load(home, cache=True)
    assert cached.rules["T102"].examples.bad[0].text == "乙"
    assert cached.rules["T101"].examples.bad[0].text == "很长的句子"


def test_a_changed_file_is_read_anew(home: Path) -> None:
    load(home, cache=True)
    file = home / "rules/t1-test.yaml"
    file.write_text(file.read_text("utf-8").replace("过长", "太长"), "utf-8")
    assert load(home, cache=True).rules["T101"].message.zh == "“{text}”太长"


def test_a_faulty_pack_is_not_kept(home: Path, folder: Path) -> None:
    file = home / "rules/t1-test.yaml"
    file.write_text(file.read_text("utf-8").replace("severity: warning", "severity: x"), "utf-8")
    assert len(load(home, cache=True, keep_going=True).errors) == 2
    assert len(load(home, cache=True, keep_going=True).errors) == 2


def test_an_entry_is_for_its_user_only(home: Path, folder: Path) -> None:
    load(home, cache=True)
    (entry,) = folder.iterdir()
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", [b"", b"\n", b"nonsense", b"{}\n{}\nend", b"\x00\xff" * 100])
def test_a_damaged_entry_is_ignored_and_rewritten(home: Path, folder: Path, damage: bytes) -> None:
    load(home, cache=True)
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    entry.write_bytes(damage)
    assert list(load(home, cache=True).rules) == ["T101", "T102"]
    assert entry.read_bytes() == whole


def test_a_cut_entry_is_ignored(home: Path, folder: Path) -> None:
    load(home, cache=True)
    (entry,) = folder.iterdir()
    whole = entry.read_bytes()
    for length in range(0, len(whole), 97):
        entry.write_bytes(whole[:length])
        assert list(load(home, cache=True).rules) == ["T101", "T102"]


def test_an_entry_that_is_a_folder_is_ignored(home: Path, folder: Path) -> None:
    load(home, cache=True)
    (entry,) = folder.iterdir()
    entry.unlink()
    entry.mkdir()
    assert list(load(home, cache=True).rules) == ["T101", "T102"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners are those of POSIX")
def test_an_entry_of_another_user_is_ignored(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(home, cache=True)
    monkeypatch.setattr(os, "getuid", lambda: 12345)
    parse_nothing(monkeypatch)
    with pytest.raises(AssertionError, match="is parsed"):
        load(home, cache=True)


def test_a_cache_folder_that_cannot_be_made_is_done_without(home: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file stands here")
    assert list(load(home, cache=True).rules) == ["T101", "T102"]


def test_nothing_is_kept_when_it_is_not_wanted(home: Path, folder: Path) -> None:
    load(home, cache=False).rules["T101"].params.lexicon.data  # noqa: B018
    assert not folder.exists()


def test_a_key_tells_names_and_contents_apart() -> None:
    keys = {key_of(contents) for contents in ([("a", b"bc")], [("ab", b"c")], [("a", b"b"), ("c", b"")], [("a", b"")], [])}
    assert len(keys) == 5


def test_documents_come_back_as_they_were_put(tmp_path: Path) -> None:
    cache = Cache()
    documents = [{"zh": "甲\u2028乙\r\n"}, [1, 2.5, None], "end"]
    cache.put(tmp_path, "key", documents)
    kept = cache.get(tmp_path, "key")
    assert kept is not None
    assert [json.loads(document) for document in kept[:3]] == documents
    assert cache.get(tmp_path, "other key") is None


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("no home")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert cache_folder() is None
    assert Cache().get(Path("x"), "key") is None


def test_dates_and_numbers_as_keys_stay_texts() -> None:
    assert yaml_files.parse(b"{2021: 2021-09-26, a: 1.5}", "x.yaml") == {"2021": "2021-09-26", "a": 1.5}
