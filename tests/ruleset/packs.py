"""Packs written for tests, and a kind for their rules."""

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

import yaml

from lint.ruleset.loader import load_pack
from lint.ruleset.model import Pack
from lint.ruleset.values import Lexicon, Pattern, Word


@dataclass(frozen=True)
class Limits:
    most: int
    unit: Literal["characters", "words"] = "characters"


@dataclass(frozen=True)
class Params:
    """Parameters of every shape."""

    pattern: Pattern | None = None
    words: tuple[Word, ...] = ()
    limits: Limits | None = None
    lexicon: Lexicon | None = None
    assert_: str = ""


KINDS = {"length": SimpleNamespace(Params=Params), "pattern": SimpleNamespace(Params=Params)}

FORM = {"name": "test", "title": {"kinds": ["年度报告"]}}
EDITION = {"name": "2021", "first_year": 2021, "last_year": None, "instrument": "格式", "sections": [], "tables": []}


def rule(**changes: Any) -> dict[str, Any]:
    """A rule's entry with some keys changed; a key changed to None is left out."""
    entry: dict[str, Any] = {
        "code": "T101",
        "name": "too-long",
        "kind": "length",
        "severity": "warning",
        "message": {"zh": "“{text}”过长", "en": "“{text}” is too long"},
        "basis": "公文格式",
        "why": {"zh": "长句难读。", "en": "Long sentences are hard to read."},
        "examples": {"bad": [{"text": "很长的句子", "finds": "很长"}], "good": [{"text": "短句"}]},
    } | changes
    return {key: value for key, value in entry.items() if value is not None}


def write_pack(folder: Path, *rules: dict[str, Any], lexicons: dict[str, Any] | None = None) -> Path:
    """A pack in `folder` with these rules."""
    files: dict[str, Any] = {
        "pack.yaml": {"name": "test", "title": {"zh": "试验", "en": "test"}},
        "form/common.yaml": FORM,
        "form/edition-2021.yaml": EDITION,
        "rules/t1-test.yaml": {"rules": list(rules)},
    }
    files |= {f"lexicons/{name}.yaml": data for name, data in (lexicons or {}).items()}
    for name, data in files.items():
        write_yaml(folder / name, data)
    return folder


def write_yaml(file: Path, data: Any) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return file


def load(folder: Path, **options: Any) -> Pack:
    """The pack as the program would load it, without the cache unless asked."""
    return load_pack(folder, kinds=KINDS.__getitem__, kind_names=KINDS.keys, **{"cache": False, **options})
