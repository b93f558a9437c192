"""Tables of consistent figures: every identity of the official form holds, and the words of a draft can be filled from them."""

import random
from decimal import Decimal
from typing import Literal

from tests.support.tables import APPLICANTS, OUTCOMES, REVIEWS, Edition, shape

Level = Literal["department", "township", "government"]
Number = int | Decimal
Tables = dict[str, dict[str, dict[str, Number]]]

# How often each outcome and each kind of applicant comes up, about as in published reports.
_OUTCOMES = {"granted": 20, "partial": 8, "refused": 3, "unavailable": 6, "not_processed": 3, "other": 3}
_APPLICANTS = (70, 18, 1, 2, 3, 6)
_NUMBERS = {"zero": (0, 0), "small": (1, 12), "busy": (40, 900)}
BUSTLE = tuple(_NUMBERS)


def tables(rng: random.Random, edition: Edition, level: Level, bustle: str) -> Tables:
    """The three official tables of one year."""
    rows = shape(edition)
    found: Tables = {key: {row: dict.fromkeys(columns, 0) for row, columns in of.items()} for key, of in rows.items()}
    low, high = _NUMBERS[bustle]
    _disclosure(rng, found["disclosure"], high)
    if bustle == "zero":
        return found
    _requests(rng, found["requests"], rng.randint(low, high))
    for row in REVIEWS:
        outcomes = _parted(rng, rng.choice([0, 0, 1, 2, high // 20]), (5, 2, 2, 2))
        found["reviews"][row] = dict(zip(OUTCOMES, [*outcomes, sum(outcomes)], strict=True))
    return found


def _disclosure(rng: random.Random, rows: dict[str, dict[str, Number]], high: int) -> None:
    for row, columns in rows.items():
        if row == "regulations" or not high:
            continue
        for column in columns:
            columns[column] = rng.randint(0, high)
        if row == "normative":
            issued, repealed = rng.randint(0, 9), rng.randint(0, 3)
            first, second, third = columns
            columns[first], columns[third] = issued, issued + rng.randint(3, 60)
            columns[second] = repealed if second == "repealed" else issued
        if "amount" in columns:
            columns["amount"] = Decimal(rng.randint(0, high * 100)) / 100
        if "change" in columns:
            columns["change"] = rng.randint(0, 5)


def _requests(rng: random.Random, rows: dict[str, dict[str, Number]], handled: int) -> None:
    leaves = [row for row in rows if row.startswith("handled.") and row != "handled.total"]
    weights = [_OUTCOMES[row.split(".")[1]] for row in leaves]
    kinds = APPLICANTS[:-1]
    for kind, count in zip(kinds, _parted(rng, handled, _APPLICANTS), strict=True):
        for row, part in zip(leaves, _parted(rng, count, weights), strict=True):
            rows[row][kind] = part
        rows["handled.total"][kind] = count
        carried_in = rng.choice([0, 0, 0, 1, rng.randint(0, count // 5 + 1)])
        carried_out = rng.choice([0, 0, 0, 1, rng.randint(0, count // 5 + 1)])
        rows["carried_in"][kind] = min(carried_in, count + carried_out)
        rows["carried_out"][kind] = carried_out
        rows["received"][kind] = count + carried_out - rows["carried_in"][kind]
    for row in rows.values():
        row["total"] = sum(row[kind] for kind in kinds)


def _parted(rng: random.Random, whole: int, weights: tuple[int, ...] | list[int]) -> list[int]:
    """A number as the sum of so many parts."""
    parts = [0] * len(weights)
    for index in rng.choices(range(len(weights)), weights, k=whole):
        parts[index] += 1
    return parts


def told(found: Tables) -> dict[str, Number]:
    """What the words of a draft tell of its tables, by short names."""
    requests, reviews, disclosure = found["requests"], found["reviews"], found["disclosure"]

    def group(name: str) -> Number:
        prefix = f"handled.{name}"
        return sum(row["total"] for key, row in requests.items() if key == prefix or key.startswith(prefix + "."))

    facts = {key: requests[key]["total"] for key in ("received", "carried_in", "carried_out")}
    facts |= {name: group(name) for name in _OUTCOMES} | {"handled": requests["handled.total"]["total"]}
    facts["due"] = facts["received"] + facts["carried_in"]
    facts["disclosed"] = facts["granted"] + facts["partial"]
    facts["person"] = requests["received"]["person"]
    facts["organisations"] = facts["received"] - facts["person"]
    facts["business"] = requests["received"]["business"]
    facts["not_held"] = requests["handled.unavailable.not_held"]["total"]
    facts |= {f"review_{column}": number for column, number in reviews["reconsideration"].items()}
    direct, after = reviews["direct_suit"], reviews["suit_after_reconsideration"]
    facts |= {f"suit_{column}": direct[column] + after[column] for column in OUTCOMES}
    facts |= {"direct": direct["total"], "after": after["total"]}
    for row, columns in disclosure.items():
        facts |= {f"{row}_{column}": number for column, number in columns.items()}
    if "amount" in disclosure["fees"]:
        facts["fees_yuan"] = Decimal(disclosure["fees"]["amount"]) * 10000
    return facts
