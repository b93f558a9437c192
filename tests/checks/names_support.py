"""The pack's parameters for the kinds of names, and places to lint for, without a whole draft."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from lint.checks import kind
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.checks.naming.own import Own
from lint.ruleset.params import build
from lint.ruleset.values import Lexicon

PACK = Path(__file__).parents[2] / "rules" / "gov-disclosure"


@cache
def lexicon(name: str) -> Lexicon:
    with (PACK / "lexicons" / f"{name}.yaml").open("rb") as file:
        return Lexicon(name, yaml.load(file, Loader=yaml.CSafeLoader))


@cache
def params(code: str) -> Any:
    files = [yaml.safe_load(path.read_text("utf-8")) for path in (PACK / "rules").glob("n4-*.yaml")]
    rule = next(rule for file in files for rule in file["rules"] if rule["code"] == code)
    return build(kind(rule["kind"]).Params, rule["params"], (), lexicon)


def places() -> Gazetteer:
    return gazetteer(lexicon("places").data)


def own(code: str) -> Own:
    """The place of that code as a report's own."""
    known = places()
    above = [form for superior in known.superiors(code) for form in known.forms(known.names[superior])]
    beside = [known.names[other] for other in known.beside(code)]
    return Own(tuple(known.forms(known.names[code])), tuple(above), tuple(beside), (), None)


def counties() -> list[str]:
    return [code for code in places().names if len(code) == 6]
