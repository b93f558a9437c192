"""Packs are read strictly: what is wrong is named with its file, its line and what is valid."""

from pathlib import Path
from typing import Any

import pytest

from lint.ruleset.errors import PackError, PackErrors
from tests.ruleset.packs import load, rule, write_pack, write_yaml


def test_a_rule_is_what_its_entry_says(tmp_path: Path) -> None:
    params = {"pattern": "（附件）", "words": ["軟體"], "limits": {"most": 3}, "assert": "a == b"}
    pack = load(write_pack(tmp_path, rule(params=params, edition=["2021"], levels=["township"])))
    (found,) = pack.rules.values()
    assert (found.code, found.name, found.severity, found.family) == ("T101", "too-long", "warning", "T1")
    assert found.message.en == "“{text}” is too long"
    assert (found.edition, found.levels, found.enabled, found.folder) == (("2021",), ("township",), True, tmp_path)
    assert found.params.pattern.regex.fullmatch("(附件)")
    assert found.params.words == ("软体",)
    assert found.params.limits.most == 3
    assert found.params.assert_ == "a == b"
    assert found.examples.bad[0].finds == "很长"


def test_editions_are_in_order_of_their_years(tmp_path: Path) -> None:
    write_pack(tmp_path, rule())
    older = {"name": "2019", "first_year": 2019, "last_year": 2020, "instrument": "格式（试行）", "sections": [], "tables": []}
    write_yaml(tmp_path / "form/edition-zz.yaml", older)
    assert [edition.name for edition in load(tmp_path).form.editions] == ["2019", "2021"]


BAD = {"text": "长", "finds": "长"}
FAULTS: list[tuple[dict[str, Any], str, str]] = [
    ({"severty": "error"}, "severty", "unknown key 'severty'; did you mean 'severity'?"),
    ({"severity": "fatal"}, "severity", "'fatal' is not valid; valid: error, info, warning"),
    ({"kind": "lenght"}, "kind", "unknown kind 'lenght'; did you mean 'length'? valid: length, pattern"),
    ({"code": "T1"}, "code", "'T1' is no code; one is a capital letter and three digits"),
    ({"name": "Too_Long"}, "name", "'Too_Long' is no name"),
    ({"edition": ["2022"]}, "'2022'", "unknown edition '2022'; did you mean '2021'?"),
    ({"levels": ["town"]}, "town", "'town' is not valid; did you mean 'township'?"),
    ({"message": {"zh": "过长"}}, "message", "missing key 'en'"),
    ({"message": {"zh": "过长", "en": " "}}, "en", "empty"),
    ({"message": {"zh": "{text", "en": "long"}}, "zh", "an open '{'"),
    ({"message": {"zh": "过长", "en": "{0.x}"}}, "en", "'{0.x}' is not a placeholder"),
    ({"messages": {"short": {"zh": "{Text}", "en": "x"}}}, "zh", "'{Text}' is not a placeholder"),
    ({"why": {"zh": "难读", "en": "hard", "fr": "dur"}}, "fr", "unknown key 'fr'; valid: en, zh"),
    ({"basis": " "}, "basis", "empty"),
    ({"basis": None}, "code", "missing key 'basis'"),
    ({"examples": {"bad": [], "good": [{"text": "短句"}]}}, "bad", "no bad example"),
    ({"examples": {"bad": [BAD]}}, "examples", "missing key 'good'"),
    ({"examples": {"bad": [{"text": "长"}], "good": [{"text": "短"}]}}, "text", "a bad example names what it 'finds'"),
    ({"examples": {"bad": [BAD], "good": [{"text": "短", "finds": "短"}]}}, "finds", "a good example finds nothing"),
    ({"examples": {"bad": [BAD], "good": [{"file": "a.md"}]}}, "file", "there is no examples/a.md"),
    ({"examples": {"bad": [{"finds": "长"}], "good": [{"text": "短"}]}}, "finds", "either 'text' or 'file'"),
    ({"params": {"limit": {"most": 3}}}, "limit", "unknown key 'limit'; did you mean 'limits'?"),
    ({"params": {"limits": {"most": "3"}}}, "most", "expected a whole number, found '3'"),
    ({"params": {"limits": {"most": True}}}, "most", "expected a whole number, found True"),
    ({"params": {"limits": {"most": 1, "unit": "word"}}}, "unit", "'word' is not valid; did you mean 'words'?"),
    ({"params": {"pattern": "（["}}, "pattern", "not a regular expression"),
    ({"params": {"words": "一个词"}}, "words", "expected a list, found '一个词'"),
    ({"params": {"lexicon": "wrods"}}, "lexicon", "there is no lexicon 'wrods'; did you mean 'words'? valid: words"),
]


@pytest.mark.parametrize(("changes", "key", "problem"), FAULTS, ids=[fault[2][:40] for fault in FAULTS])
def test_a_fault_is_named_with_file_and_line(tmp_path: Path, changes: dict[str, Any], key: str, problem: str) -> None:
    write_pack(tmp_path, rule(**changes), lexicons={"words": {"entries": []}})
    with pytest.raises(PackErrors) as raised:
        load(tmp_path)
    (error,) = raised.value.errors
    assert problem in error.message
    file = tmp_path / "rules/t1-test.yaml"
    assert error.file == str(file)
    assert file.read_text("utf-8").splitlines()[error.line - 1].strip(" -").startswith(key)
    assert str(error).startswith(f"{file}:{error.line}: rules.0")


def test_every_faulty_rule_is_named_and_the_others_still_load(tmp_path: Path) -> None:
    entries = [rule(severity="x"), rule(code="T102", name="good"), rule(code="T103", name="bad", kind="x")]
    write_pack(tmp_path, *entries)
    with pytest.raises(PackErrors) as raised:
        load(tmp_path)
    assert [error.at[:2] for error in raised.value.errors] == [("rules", 0), ("rules", 2)]
    pack = load(tmp_path, keep_going=True)
    assert list(pack.rules) == ["T102"]
    assert len(pack.errors) == 2


@pytest.mark.parametrize(("changes", "key"), [({"name": "other"}, "code"), ({"code": "T102"}, "name")])
def test_a_code_and_a_name_are_taken_once(tmp_path: Path, changes: dict[str, str], key: str) -> None:
    write_pack(tmp_path, rule(), rule(**changes))
    with pytest.raises(PackErrors, match=f"rules.1.{key}: .* is taken by a rule of .*t1-test.yaml"):
        load(tmp_path)


def test_a_key_given_twice_is_refused(tmp_path: Path) -> None:
    write_pack(tmp_path, rule())
    (tmp_path / "rules/x.yaml").write_text("rules:\n  - code: X101\n    code: X102\n")
    with pytest.raises(PackErrors, match=r"x\.yaml:3: not valid YAML: the key 'code' is given twice"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"rules: [", "x.yaml:1: not valid YAML"),
        (b"rules: \xff", "x.yaml: not UTF-8 at byte 7"),
        (b"- code: X101", "x.yaml:1: expected one key, 'rules'"),
        (b"", "x.yaml:1: expected one key, 'rules'"),
        (b"rules: []\nrule: []", "x.yaml:2: rule: unknown key 'rule'; valid: rules"),
        (b"rules: !!set {a}", "x.yaml: holds what a pack has no use for"),
        (b"rules: &a [*a]", "x.yaml: holds what a pack has no use for"),
        (b"rules: !!python/object:os.system {}", "x.yaml:1: not valid YAML: could not determine a constructor"),
        (b"rules: " + b"[" * 3000, "x.yaml"),
        (b"rules: [1]", "x.yaml:1: rules.0: expected a mapping of Rule, found 1"),
    ],
)
def test_a_file_that_is_no_rule_file_is_refused(tmp_path: Path, content: bytes, problem: str) -> None:
    write_pack(tmp_path, rule())
    (tmp_path / "rules/x.yaml").write_bytes(content)
    with pytest.raises(PackErrors) as raised:
        load(tmp_path)
    assert problem in str(raised.value)
    assert list(load(tmp_path, keep_going=True).rules) == ["T101"]


@pytest.mark.parametrize(
    ("file", "data", "problem"),
    [
        ("pack.yaml", {"name": "x", "titel": 1}, "pack.yaml:2: titel: unknown key 'titel'; did you mean 'title'?"),
        ("form/common.yaml", {"name": "x", "title": {"kind": []}}, "common.yaml:3: title.kind: unknown key 'kind'; did you mean"),
        ("form/more.yaml", {"name": "y"}, "more.yaml:1: name: 'name' is given in form/common.yaml too"),
        ("form/edition-2021.yaml", {"name": "2021"}, "edition-2021.yaml:1: missing key 'first_year'"),
    ],
)
def test_a_fault_of_head_or_form_stops_the_pack(tmp_path: Path, file: str, data: Any, problem: str) -> None:
    write_yaml(write_pack(tmp_path, rule()) / file, data)
    with pytest.raises(PackErrors) as raised:
        load(tmp_path, keep_going=True)
    assert problem in str(raised.value)


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="no rule file"):
        load(tmp_path)
    with pytest.raises(PackError, match="no such folder"):
        load(tmp_path / "nowhere")


class TestExtra:
    """A user's own pack, added to another."""

    def test_its_rules_are_added(self, tmp_path: Path) -> None:
        main = write_pack(tmp_path / "main", rule())
        write_yaml(tmp_path / "own/rules/own.yaml", {"rules": [rule(code="U101", name="own")]})
        assert list(load(main, extra=[tmp_path / "own"]).rules) == ["T101", "U101"]

    def test_its_rule_files_may_stand_in_the_folder_itself(self, tmp_path: Path) -> None:
        main = write_pack(tmp_path / "main", rule())
        write_yaml(tmp_path / "own/own.yaml", {"rules": [rule(code="U101", name="own")]})
        assert list(load(main, extra=[tmp_path / "own"]).rules) == ["T101", "U101"]

    def test_it_overrides_nothing(self, tmp_path: Path) -> None:
        main = write_pack(tmp_path / "main", rule())
        write_yaml(tmp_path / "own/own.yaml", {"rules": [rule(name="own")]})
        with pytest.raises(PackErrors, match=r"own\.yaml:2: rules.0.code: 'T101' is taken by a rule of .*main"):
            load(main, extra=[tmp_path / "own"])

    def test_its_lexicons_go_before_those_of_the_main_pack(self, tmp_path: Path) -> None:
        lexicons = {"words": {"entries": ["main"]}, "more": {"entries": ["more"]}}
        main = write_pack(tmp_path / "main", rule(params={"lexicon": "words"}), lexicons=lexicons)
        entries = [
            rule(code="U101", name="own", params={"lexicon": "words"}),
            rule(code="U102", name="own-2", params={"lexicon": "more"}),
        ]
        write_yaml(tmp_path / "own/rules/own.yaml", {"rules": entries})
        write_yaml(tmp_path / "own/lexicons/words.yaml", {"entries": ["own"]})
        rules = load(main, extra=[tmp_path / "own"]).rules
        assert [each.params.lexicon.data["entries"] for each in rules.values()] == [["main"], ["own"], ["more"]]

    def test_a_folder_that_is_not_there_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(PackErrors, match="own: no such folder"):
            load(write_pack(tmp_path / "main", rule()), extra=[tmp_path / "own"])


class TestLexicon:
    def test_it_is_read_when_first_used(self, tmp_path: Path) -> None:
        pack = load(write_pack(tmp_path, rule(params={"lexicon": "words"}), lexicons={"words": {"entries": ["甲"]}}))
        (tmp_path / "lexicons/words.yaml").write_text("entries: [乙]", "utf-8")
        lexicon = pack.rules["T101"].params.lexicon
        assert lexicon.name == "words"
        assert lexicon.data == {"entries": ["乙"]}
        assert lexicon.data is lexicon.data

    def test_rules_share_it(self, tmp_path: Path) -> None:
        entries = [rule(params={"lexicon": "words"}), rule(code="T102", name="other", params={"lexicon": "words"})]
        pack = load(write_pack(tmp_path, *entries, lexicons={"words": {"entries": []}}))
        assert pack.rules["T101"].params.lexicon is pack.rules["T102"].params.lexicon

    def test_it_is_a_mapping(self, tmp_path: Path) -> None:
        pack = load(write_pack(tmp_path, rule(params={"lexicon": "words"}), lexicons={"words": ["甲"]}))
        with pytest.raises(PackError, match="a lexicon is a mapping"):
            pack.rules["T101"].params.lexicon.data  # noqa: B018

    def test_it_is_not_sought_outside_the_pack(self, tmp_path: Path) -> None:
        write_yaml(tmp_path / "secret.yaml", {"entries": []})
        with pytest.raises(PackErrors, match="there is no lexicon"):
            load(write_pack(tmp_path / "main", rule(params={"lexicon": "../../secret"})))
