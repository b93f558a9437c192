"""Places: every county's own draft is silent, and a miswritten county is found.

    python -m bench.places [--counties N] [--slips N --words WORDS] [--show N] [--write]

First every county-level division of the gazetteer, as `X科技局` in eighteen frames of a clean draft of its own, in both scripts:
any error or warning of any rule counts, and any finding on names. Then miswritten names, one a draft: those kept in slips.tsv,
or N new ones drawn from pycorrector's tables (see draw.py). A slip is found when a rule on names has a finding over it, first
when the finding's suggestion is the county's name. Names that are another real place are told by themselves; `besides` are
findings elsewhere in the draft. Exits 1 when a goal is missed.
"""

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from bench.accuracy.__main__ import covers
from bench.accuracy.drafts import unmarked
from bench.places.drafts import County, counties, draft
from bench.places.draw import KINDS, Slip, Tables, drawn, read, write
from lint import Linter, Settings, load_pack
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from lint.document import to_traditional

KEPT = Path(__file__).with_name("slips.tsv")
FOUND, FIRST = 0.97, 0.90
_HEAD = "# kind, county, name as miswritten, frame; drawn by draw.py from pycorrector (Apache-2.0) and pypinyin (MIT)\n"


def silent(linter: Linter, known: list[County], show: int) -> int:
    """The alarms on the counties' own drafts, told by rule."""
    alarms: Counter[str] = Counter()
    shown: list[str] = []
    start = time.perf_counter()
    for county in known:
        text = draft(county, county.code)
        for script in (str, to_traditional):
            outcome = linter.check_bytes(script(text).encode(), "draft.md")
            assert outcome.error is None and not outcome.troubles, (county, outcome.error, outcome.troubles)
            for each in outcome.findings:
                if each.severity != "info" or each.rule.startswith("N4"):
                    alarms[each.rule] += 1
                    shown.append(f"  {''.join(county.above)}{county.name}: {each.rule} {each.text} – {each.message.zh}")
    seconds = time.perf_counter() - start
    print(f"own drafts: {len(known)} counties in both scripts, {sum(alarms.values())} alarms {dict(alarms)}, {seconds:.0f} s")
    print("\n".join(shown[:show]), end="\n" if shown[:show] else "")
    return sum(alarms.values())


class Tally:
    """What was found of one kind."""

    def __init__(self) -> None:
        self.slips = self.found = self.first = self.besides = 0
        self.by_rule: Counter[str] = Counter()

    def line(self, name: str) -> str:
        share = [f"{part / max(1, self.slips):7.1%}" for part in (self.found, self.first)]
        return f"{name:34} {self.slips:6} {share[0]} {share[1]} {self.besides:8}  {dict(self.by_rule.most_common())}"


def found(linter: Linter, places: Gazetteer, slips: list[Slip], show: int, name: str) -> Tally:
    """How many slips are found; told by kind, and by frame where one is missed."""
    of_code = {county.code: county for county in counties(places)}
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    missed: Counter[str] = Counter()
    shown: list[str] = []
    for slip in slips:
        county = of_code[slip.code]
        text, [span] = unmarked(draft(county, f"{slip.wrong} {slip.code}", slip.frame, slip.wrong))
        outcome = linter.check_bytes(text.encode(), "draft.md")
        assert outcome.error is None and not outcome.troubles and outcome.document
        where = [outcome.document.line_column(at) for at in span]
        there = [each for each in outcome.findings if covers(each.place, where)]
        meant = [each for each in there if any(form in (each.suggestion or "") for form in places.forms(county.name))]
        for tally in (tallies[slip.kind], tallies["all"]):
            tally.slips += 1
            tally.found += bool(there)
            tally.first += bool(meant and meant[0] is there[0])
            tally.besides += len(outcome.findings) - len(there)
            tally.by_rule.update({there[0].rule: 1} if there else {})
        if not meant or meant[0] is not there[0]:
            missed[slip.frame] += not there
            said = "; ".join(f"{each.rule} {each.text} → {each.suggestion}" for each in there)
            shown.append(f"  {slip.kind} {slip.frame}: {slip.wrong} for {''.join(county.above)}{county.name} | {said or 'nothing'}")
    for each in (*KINDS, "all"):
        print(tallies[each].line(f"{name}: {each}"))
    print("\n".join(shown[:show]), end="\n" if shown[:show] else "")
    if show:
        print("  not found, by frame:", dict(+missed))
    return tallies["all"]


def main() -> int:
    verbatim = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="python -m bench.places", description=__doc__, formatter_class=verbatim)
    parser.add_argument("--counties", type=int, help="only so many, drawn at random")
    parser.add_argument("--slips", type=int, default=500, help="how many to draw with --words")
    parser.add_argument("--words", type=Path, help="folder with pycorrector, to draw new slips from")
    parser.add_argument("--seed", default="places")
    parser.add_argument("--show", type=int, default=10, help="alarms and misses to show")
    parser.add_argument("--write", action="store_true", help="keep the slips drawn")
    arguments = parser.parse_args()
    pack = load_pack()
    rule = next(rule for rule in pack.rules.values() if rule.code == "N401")
    places = gazetteer(rule.params.places.data)
    known = counties(places)
    chosen = known if arguments.counties is None else random.Random(arguments.seed).sample(known, arguments.counties)
    alarms = silent(Linter(pack, Settings()), chosen, arguments.show) if chosen else 0
    if arguments.words:
        tables = Tables(arguments.words)
        slips = drawn(places, tables, arguments.slips, arguments.seed)
        slips += drawn(places, tables, arguments.slips // 5, arguments.seed, real=True)
        if arguments.write:
            write(KEPT, slips, _HEAD)
    else:
        slips = read(KEPT)
    names = Linter(pack, Settings(select=("N4",)))
    print(f"{'miswritten':34} {'slips':>6} {'found':>7} {'first':>7} {'besides':>8}")
    none = [slip for slip in slips if not places.known(slip.wrong)]
    tally = found(names, places, none, arguments.show, "no place")
    found(names, places, [slip for slip in slips if places.known(slip.wrong)], arguments.show, "another real place")
    return int(alarms > 0 or tally.found < FOUND * tally.slips or tally.first < FIRST * tally.slips)


if __name__ == "__main__":
    sys.exit(main())
