"""Right prose read as each county's own: how often words before a bare 县, 市, 区 are taken for its name.

    python -m bench.places.prose FILE...

The files hold correct sentences (right-hand sides of ../shared/data/ecspell/odw.train, titles, reports); every county-level
division is taken for the one whose report they stand in. What is found is a false alarm, but for names that the files miswrite.
"""

import sys
from collections import Counter
from pathlib import Path

from bench.places.drafts import County, counties
from lint import load_pack
from lint.checks.naming.own import Own
from lint.checks.place_name import slips
from lint.document import Span, fold
from lint.readers import read_bytes


def sentences(path: Path) -> str:
    """The file's sentences in normal form, a line each, those that may name a place."""
    if path.suffix == ".train":
        text = "\n".join(line.split("\t")[2] for line in path.read_text("utf-8").splitlines())
    elif path.name.endswith("标题.txt"):
        text = "\n".join(f"《{line.split(chr(9))[0]}》" for line in path.read_text("utf-8").splitlines())
    else:
        text = read_bytes(path.read_bytes(), path.name).text
    return "\n".join(line for line in fold(text).splitlines() if any(ending in line for ending in "县市区旗"))


def main() -> None:
    rule = next(rule for rule in load_pack().rules.values() if rule.code == "N401")
    params, places = rule.params, rule.params.gazetteer
    known: list[County] = counties(places)
    for path in map(Path, sys.argv[1:]):
        text = sentences(path)
        alarms: Counter[str] = Counter()
        for county in known:
            line = [form for code in places.superiors(county.code) for form in places.forms(places.names[code])]
            for body in ("科技局", "人民政府"):
                own = Own(tuple(places.forms(county.name)), tuple(line), (), (), None, body)
                for slip in slips(text, Span(0, len(text)), own, params):
                    shown = text[max(0, slip.span.start - 6) : slip.span.end + 6].replace("\n", "/")
                    alarms[f"{shown}: {slip.meant} ({slip.likeness.way})"] += 1
        number = sum(alarms.values())
        print(f"{path.name}: {len(text)} characters as of {len(known)} counties, {number / len(known) / 2:.4f} alarms each")
        for words, times in alarms.most_common(40):
            print(f"  {times} {words}")


if __name__ == "__main__":
    main()
