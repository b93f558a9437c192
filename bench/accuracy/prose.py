"""Sentences that tell the figures of the tables, and others with figures of their own, in usual wordings.

In a wording `{name}` is a figure; what kind it is says which slips it can suffer. Marks around a figure (`OPEN`, `CLOSE`) go
through rendering and tell afterwards where it stands.
"""

import random
import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.accuracy.figures import Number

OPEN, CLOSE = "\ue000", "\ue001"
WORDINGS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text(encoding="utf-8"))
_NAME = re.compile(r"\{(\w+)\}")
_HAN = "零一二三四五六七八九十"


class Told(NamedTuple):
    """A figure as the words tell it; its kind is the class of slip it can suffer, empty for figures that nothing checks."""

    written: str
    kind: str


Sentence = list[str | Told]


def sentence(wording: str, figures: Mapping[str, Number | str], kinds: Mapping[str, str]) -> Sentence:
    """A wording with its figures, each of its kind."""
    pieces: Sentence = []
    end = 0
    for found in _NAME.finditer(wording):
        name = found[1]
        pieces += [wording[end : found.start()], Told(_digits(figures[name]), kinds.get(name, ""))]
        end = found.end()
    return [*pieces, wording[end:]]


def _digits(number: Number | str) -> str:
    if isinstance(number, Decimal):
        plain = format(number, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(number)


def of_tables(rng: random.Random, key: str, facts: Mapping[str, Number], we: str, year: int) -> Sentence:
    """A wording that tells the tables' figures and is true of them."""
    names = set(facts) | {"we", "year"}
    known = [each for each in WORDINGS[key] if set(_NAME.findall(each["says"])) <= names]
    true = [each for each in known if not any(facts.get(name, 1) for name in each.get("none", ()))]
    # Where nothing happened, most drafts say so in words.
    none = [each for each in true if "none" in each]
    wording = rng.choice(none if none and rng.random() < 0.7 else true)["says"]
    return sentence(wording.replace("{we}", we), {**facts, "year": year}, dict.fromkeys(facts, "table"))


def narrative(rng: random.Random, we: str, year: int) -> Sentence:
    """A list of parts with its whole, some with a share of it."""
    parts = [rng.randint(2, 400) for _ in range(rng.randint(2, 6))]
    shares = rng.random() < 0.3
    unit, joint = rng.choice("条条条件篇"), "；" if len(parts) > 2 and (shares or rng.random() < 0.3) else rng.choice("，、")
    figures: dict[str, Number | str] = {"whole": sum(parts), "year": year}
    kinds = {"whole": "parts"}
    listed = []
    for index, (name, part) in enumerate(zip(rng.sample(WORDINGS["things"], len(parts)), parts, strict=True)):
        figures[f"part{index}"], kinds[f"part{index}"] = part, "parts"
        listed.append(f"{name}{{part{index}}}{unit}")
        if shares:
            figures[f"share{index}"] = _percent(Decimal(part) * 100 / sum(parts), rng.choice([1, 2]))
            kinds[f"share{index}"] = "share"
            listed[-1] += rng.choice(WORDINGS["shares"]).replace("{share}", f"{{share{index}}}")
    wordings = WORDINGS["parts"]
    wording = rng.choice(wordings[:3] if shares else wordings).replace("条", unit).replace("{we}", we)
    return sentence(wording.replace("{parts}", joint.join(listed)), figures, kinds)


def growth(rng: random.Random, year: int) -> Sentence:
    """A figure beside last year's, and the change between them."""
    last, now = rng.randint(20, 900), rng.randint(20, 900)
    more = abs(now - last)
    rises, grows = ("增加", "增长") if now >= last else ("减少", "下降")
    wording = rng.choice(WORDINGS["growth"]).replace("{rises}", rises).replace("{grows}", grows)
    percent = _percent(Decimal(more) * 100 / last, rng.choice([1, 2]))
    figures = {"now": now, "last": last, "more": more, "percent": percent}
    return sentence(wording, {**figures, "before": year - 1}, dict.fromkeys(figures, "growth"))


def count(rng: random.Random, we: str, year: int) -> Sentence:
    """A list that says how many things it names."""
    items = rng.sample(WORDINGS["items"], rng.randint(2, 5))
    listed = "；".join(f"{_HAN[place]}是{item}" for place, item in enumerate(items, 1))
    number = "两" if len(items) == 2 else _HAN[len(items)]
    wording = rng.choice(WORDINGS["lists"]).replace("{we}", we).replace("{items}", listed)
    return sentence(wording, {"n": number, "next": year + 1}, {"n": "list"})


def twice(rng: random.Random, year: int) -> tuple[Sentence, Sentence]:
    """One figure told in two places of a draft."""
    figures = {"n": rng.randint(20, 2000), "year": year}
    first, second = rng.choice(WORDINGS["twice"])
    return sentence(first, figures, {"n": "twice"}), sentence(second, figures, {"n": "twice"})


def plain(rng: random.Random, we: str, year: int, number: int) -> list[Sentence]:
    """Different sentences with figures that nothing in the draft bears on."""
    figures = {"a": rng.randint(2, 9), "b": rng.randint(2, 9), "c": rng.randint(20, 990), "year": year, "last": year - 1}
    return [sentence(wording.replace("{we}", we), figures, {}) for wording in rng.sample(WORDINGS["plain"], number)]


def _percent(value: Decimal, digits: int) -> str:
    return str(value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))
