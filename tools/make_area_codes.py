"""Makes lexicons/area-codes.yaml from the package phonenumbers (Apache-2.0), whose data is that of libphonenumber.

    pip install --no-deps --target PHONES phonenumbers
    python tools/make_area_codes.py PHONES > rules/gov-disclosure/lexicons/area-codes.yaml
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lint.checks.naming.gazetteer import Gazetteer, gazetteer

PLACES = Path(__file__).resolve().parents[1] / "rules/gov-disclosure/lexicons/places.yaml"
# Behind the country's number: an area code without its 0. Mobile numbers begin with 13 to 19.
CODE = re.compile(r"86(10|2\d|[3-9]\d\d?)")
# So short in the data because only one code begins so.
WHOLE = {"33": "335", "34": "349", "58": "580", "70": "701"}
# What the data leaves out: prefectures that share another's code, and counties that do not have their prefecture's.
ADDED = {
    "371": "410200 开封市",
    "391": "419001 济源市",
    "434": "220184 公主岭市",
    "558": "341600 亳州市",
    "719": "429021 神农架林区",
    "728": "429005 潜江市, 429006 天门市",
    "731": "430200 株洲市",
    "772": "451300 来宾市",
    "774": "451100 贺州市",
    "775": "450800 贵港市",
    "898": "460000 海南省",
    "935": "620300 金昌市",
    "937": "620200 嘉峪关市",
    "990": "654226 和布克赛尔蒙古自治县",
    "992": "650202 独山子区, 654202 乌苏市",
    "993": "654203 沙湾市",
}
HEAD = """\
# 长途电话区号: the places whose telephones have an area code, by their codes of division; the code is written without its 0.
# Source: libphonenumber, through phonenumbers {release} (Apache-2.0); a few that it leaves out are added.
# Made by tools/make_area_codes.py.
entries: |"""


def main(folder: Path) -> None:
    """Print the lexicon."""
    sys.path.insert(0, str(folder))
    places = gazetteer(yaml.safe_load(PLACES.read_text("utf-8")))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in _told(folder / "phonenumbers/geodata"):
        found[code] |= _divisions(name, places)
    for code, added in ADDED.items():
        for each in added.split(", "):
            number, name = each.split()
            division = re.sub("(00)+$", "", number)
            assert places.names.get(division) == name, each
            found[code].add(division)
    print(HEAD.format(release=import_module("phonenumbers").__version__))
    for code, divisions in sorted(found.items()):
        assert divisions, code
        # A county goes without saying where its prefecture stands.
        listed = [each for each in sorted(divisions) if not {each[:2], each[:4]} - {each} & divisions]
        print(f"  {code} {' '.join(listed)}")


def _told(folder: Path) -> Iterator[tuple[str, str]]:
    """Area codes with a place each."""
    for file in sorted(folder.glob("data*.py")):
        for prefix, names in import_module(f"phonenumbers.geodata.{file.stem}").data.items():
            code = CODE.match(prefix)
            if code and "zh" in names:
                for name in names["zh"].split("、"):
                    yield WHOLE.get(code[1], code[1]), name


def _divisions(name: str, places: Gazetteer) -> set[str]:
    """The division of that name, 河北省唐山市, 云南迪庆 or 珲春市; none where it is unknown or of several."""
    province = next((code for code in places.names if len(code) == 2 and name.startswith(places.names[code][:2])), "")
    own = places.names.get(province, "")
    rest = re.sub(f"^(?:{own}|{own[:3]}|{own[:2]})省?", "", name) if province else name
    if not rest or rest == "市":
        return {province}
    inside = [code for code in places.names if code.startswith(province)]
    same = [code for code in inside if places.names[code] == rest]
    found = same or [code for code in inside if len(code) == 4 and places.names[code][:2] == rest[:2]]
    return set(found) if len(found) == 1 else set()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
