"""Townships: drafts of every county that name its own are silent, and miswritten ones are found.

    python -m bench.places.townships [--counties N] [--words WORDS [--slips N]] [--show N]

Every county's draft names all of its townships, of today and of the years before, in lists and as agencies; a second draft is that
of one of its townships, which names the others. Any error or warning counts, in both scripts. With a folder that has pycorrector
(see draw.py), townships are miswritten besides, one a draft. Exits 1 when a draft that is right is not silent.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.accuracy.__main__ import covers
from bench.accuracy.drafts import unmarked
from bench.accuracy.prose import CLOSE, OPEN
from bench.places.drafts import EXAMPLE, OVERVIEW, County, counties
from bench.places.draw import KINDS, Tables, miswritten
from lint import Linter, Settings, load_pack
from lint.checks.naming.gazetteer import gazetteer
from lint.document import to_traditional

FRAMES = {
    "agency": "{}{office}公开惠民补贴。",
    "agency behind a lead": "会同{}{office}开展培训。",
    "behind the county": "抽查{county}{}的公示栏。",
    "list": "指导{before}、{}、{after}建设政务公开专区。",
    "end of a list": "选定{before}和{}试点。",
}
ENDINGS = ("街道", "镇", "乡", "苏木")


def ending_of(name: str) -> str:
    return next(ending for ending in ENDINGS if name.endswith(ending))


def office(name: str) -> str:
    return "办事处" if name.endswith("街道") else "人民政府"


def drafts(county: County, names: list[str], today: list[str], rng: random.Random) -> Iterator[str]:
    """The county's draft that names its townships, and that of one of them."""
    shuffled = rng.sample(names, len(names))
    listed = f"指导{'、'.join(shuffled[:-1])}和{shuffled[-1]}建设政务公开专区。" if len(shuffled) > 1 else ""
    said = listed + "".join(f"会同{name}{office(name)}整改，抽查{county.name}{name}的公示栏。" for name in shuffled[:12])
    whole = EXAMPLE.replace("县政府", f"{county.name[-1]}政府").replace(OVERVIEW, OVERVIEW + said)
    yield whole.replace("岚皋县林业局", f"{county.name}科技局").replace("林业", "科技")
    own = rng.choice(today)
    agency = f"{''.join(county.above)}{county.name}{own}{office(own)}"
    yield whole.replace("岚皋县林业局", agency).replace("我局", "我" + ending_of(own))


def slips(linter: Linter, known: list[County], tables: Tables, number: int, show: int) -> None:
    """How many miswritten townships are found, by kind; those that are another real one are drawn again."""
    names = linter.pack.rules["N416"].params.names
    rng = random.Random("townships")
    tally: Counter[tuple[str, str]] = Counter()
    shown: list[str] = []
    done = 0
    while done < number:
        county, kind, frame = rng.choice(known), KINDS[done % 3], rng.choice(list(FRAMES))
        today = [name for name in names.of(county.code) if len(name.removesuffix(ending_of(name))) > 1]
        if len(today) < 3:
            continue
        meant, before, after = rng.sample(today, 3)
        wrong = miswritten(meant, meant.removesuffix(ending_of(meant)), kind, tables, rng)
        if not wrong or wrong in names.known(county.code) or names.anywhere(wrong):
            continue
        done += 1
        parts = {"office": office(meant), "county": county.name, "before": before, "after": after}
        said = FRAMES[frame].format(f"{OPEN}{wrong}{CLOSE}", **parts)
        text = EXAMPLE.replace("岚皋县林业局", f"{county.name}科技局").replace("林业", "科技").replace(OVERVIEW, OVERVIEW + said)
        text, [span] = unmarked(text)
        outcome = linter.check_bytes(text.encode(), "draft.md")
        assert outcome.document
        where = [outcome.document.line_column(at) for at in span]
        there = [each for each in outcome.findings if covers(each.place, where)]
        for key in (kind, frame, "all"):
            tally[key, "slips"] += 1
            tally[key, "found"] += bool(there)
            tally[key, "first"] += bool(there) and there[0].suggestion == meant
        if not there:
            shown.append(f"  {kind}, {frame}: {wrong} for {county.name}{meant}")
    for key in (*KINDS, *FRAMES, "all"):
        each = tally[key, "slips"]
        print(f"{key:24} {each:5} {tally[key, 'found'] / each:7.1%} {tally[key, 'first'] / each:7.1%}")
    print("\n".join(shown[:show]))


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.places.townships", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--counties", type=int, help="only so many, drawn at random")
    parser.add_argument("--words", type=Path, help="folder with pycorrector, to draw slips from")
    parser.add_argument("--slips", type=int, default=300)
    parser.add_argument("--show", type=int, default=10)
    arguments = parser.parse_args()
    pack = load_pack()
    params = pack.rules["N416"].params
    known = [county for county in counties(gazetteer(params.places.data)) if params.names.of(county.code)]
    rng = random.Random("own townships")
    chosen = known if arguments.counties is None else rng.sample(known, arguments.counties)
    linter = Linter(pack, Settings())
    alarms: Counter[str] = Counter()
    shown: list[str] = []
    for county in chosen:
        names = sorted(params.names.known(county.code))
        for text in drafts(county, names, list(params.names.of(county.code)), rng):
            for script in (str, to_traditional):
                outcome = linter.check_bytes(script(text).encode(), "draft.md")
                assert outcome.error is None and not outcome.troubles
                for each in outcome.findings:
                    if each.severity != "info":
                        alarms[each.rule] += 1
                        shown.append(f"  {county.name}: {each.rule} {each.text} – {each.message.zh}")
    print(f"own townships: {len(chosen)} counties, two drafts each, both scripts: {sum(alarms.values())} alarms {dict(alarms)}")
    print("\n".join(shown[: arguments.show]))
    if arguments.words:
        slips(linter, known, Tables(arguments.words), arguments.slips, arguments.show)
    return int(sum(alarms.values()) > 0)


if __name__ == "__main__":
    sys.exit(main())
