"""How surely a government's sums are checked against its members' reports.

    python -m bench.accuracy.members [--counties N] [--members N]

Counties come from the seeded generator: so many members each, busy and idle, and a government's report that sums them up. In each
class the sum is made wrong in another way; printed are the share in which anything is told, in which just the right members (or the
changed cell) are named, and the findings a county. Exits 1 when a right sum raises a finding.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bench.accuracy.drafts import Draft
from bench.accuracy.figures import Number, Tables, tables
from lint import Finding, Linter, Settings, load_pack
from lint.readers import read_bytes
from lint.report.members import Member, Members

_CODES = ("C241", "C242")


class Spoiled(NamedTuple):
    """What is wrong with a sum: members counted so many times more than once, and cells that are off."""

    left_out: int = 0
    twice: int = 0
    cells: int = 0


CLASSES = {
    "right": Spoiled(),
    "one left out": Spoiled(left_out=1),
    "two left out": Spoiled(left_out=2),
    "three left out": Spoiled(left_out=3),
    "one counted twice": Spoiled(twice=1),
    "one left out, one twice": Spoiled(left_out=1, twice=1),
    "one cell": Spoiled(cells=1),
    "one left out, one cell": Spoiled(left_out=1, cells=1),
}


class County(NamedTuple):
    """A government's draft, its members, the names of those that were counted wrongly, and the cells that were changed."""

    text: str
    members: Members
    blamed: set[str]
    cells: list[tuple[str, str, str]]


def county(seed: str, size: int, spoiled: Spoiled) -> County:
    """The county of that seed."""
    rng = random.Random(seed)
    bustle = [rng.choice(["zero", "small", "small", "small", "busy"]) for _ in range(size)]
    reports = {f"岚皋县第{number}局": tables(rng, "2021", "department", each) for number, each in enumerate(bustle)}
    # Who reports nothing but noughts may be left out without a difference.
    busy = [name for name, of in reports.items() if of["requests"]["received"]["total"]]
    blamed = rng.sample(busy, spoiled.left_out + spoiled.twice)
    counted = [name for name in reports if name not in blamed[: spoiled.left_out]] + blamed[spoiled.left_out :]
    whole = _sum(reports[name] for name in counted)
    every = [(key, row, column) for key, rows in whole.items() for row, of in rows.items() for column in of]
    cells = rng.sample(every, spoiled.cells)
    for key, row, column in cells:
        whole[key][row][column] += rng.randint(1, 60)
    overview = [["（一）主动公开。全县各单位按目录公开政府信息。"]]
    draft = Draft("岚皋县人民政府", "government", 2023, "txt", "tabs", False, whole, overview, [["公开的进度不够均衡。"]])
    members = Members(tuple(Member(name, f"{name}.txt", of) for name, of in reports.items()))
    return County(draft.text(), members, set(blamed), cells)


def _sum(reports: Iterable[Tables]) -> Tables:
    whole: dict[str, dict[str, dict[str, Number]]] = {}
    for report in reports:
        for key, rows in report.items():
            for row, columns in rows.items():
                of = whole.setdefault(key, {}).setdefault(row, dict.fromkeys(columns, 0))
                for column, number in columns.items():
                    of[column] += number
    return whole


def named(findings: Iterable[Finding], one: County) -> bool:
    """Whether just the right members, or for a changed cell its table's row, are told."""
    blames = [finding for finding in findings if finding.rule == "C242"]
    cells = [finding for finding in findings if finding.rule == "C241"]
    told = {member.name for member in one.members.present if any(f"“{member.name}”" in finding.message.zh for finding in blames)}
    return told == one.blamed and len(cells) == len(one.cells) and len(blames) <= 1


def counties(name: str, number: int, size: int) -> Iterator[County]:
    for seed in range(number):
        yield county(f"{name} {seed}", size, CLASSES[name])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counties", type=int, default=100, metavar="N")
    parser.add_argument("--members", type=int, default=60, metavar="N")
    arguments = parser.parse_args()
    linter, failed, spent = Linter(load_pack(), Settings(select=_CODES)), 0, 0.0
    print(f"{arguments.counties} counties of {arguments.members} members each")
    print("class                       told   right  findings")
    for name in CLASSES:
        told = right = findings = 0
        for one in counties(name, arguments.counties, arguments.members):
            document = read_bytes(one.text.encode(), "county.txt", None)
            begun = time.perf_counter()
            found = linter.check_document(document, members=one.members).findings
            spent += time.perf_counter() - begun
            told, right, findings = told + bool(found), right + named(found, one), findings + len(found)
        print(f"{name:24} {told / arguments.counties:7.1%} {right / arguments.counties:7.1%} {findings / arguments.counties:9.2f}")
        failed += told if name == "right" else 0
    print(f"{spent / arguments.counties / len(CLASSES) * 1000:.1f} ms a county, the reading left out")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
