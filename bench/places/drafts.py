"""Clean drafts of any county, that name it in many frames; one of the frames may hold a miswritten name."""

import random
from pathlib import Path
from typing import Literal, NamedTuple

from bench.accuracy.prose import CLOSE, OPEN
from lint.checks.naming.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = (ROOT / "rules/gov-disclosure/examples/department.md").read_text("utf-8")
OVERVIEW = "（一）主动公开。"
TITLE, OPENING, SIGNATURE = "title", "opening", "signature"
Script = Literal["Simplified", "Traditional"]

# What a report says of its own place; {} is the place, with or without its superiors. `我县` is put for the rank's own.
FRAMES = {
    "subject": "2023年，{}科技局认真落实公开要求，按月更新栏目。",
    "object": "上级通报表扬{}科技局。",
    "notice": "按照《{}人民政府办公室关于做好2023年政务公开工作的通知》分解任务。",
    "title cited": "印发《关于{}科技项目申报有关事项的通知》并作了解读。",
    "guide": "修订并公布《{}科技局政府信息公开指南》。",
    "website": "维护好{}人民政府门户网站的栏目。",
    "office": "接受{}政务公开办公室的检查。",
    "archives": "向{}档案馆、图书馆送交可以公开的文件。",
    "our county": "我县召开推进会，{}科技局作了发言。",
    "joint": "会同{}司法局、财政局答复申请人。",
    "media": "在政务新媒体“{}发布”刊登解读。",
    "residents": "公开的内容方便{}居民查询。",
    "place alone": "截至年底，{}已建成政务公开专区。",
    "address": "联系地址：{}人民路8号。",
    "contact": "受理机构：{}科技局办公室。",
    "in it": "现场咨询活动在{}举行。",
    "plan": "《{}2023年政务公开工作要点》逐项落实。",
    "after a year": "对照2023年{}政务公开考核办法整改。",
}
PLACES_OF_FRAMES = [*FRAMES, TITLE, OPENING, SIGNATURE]


class County(NamedTuple):
    """A county-level division with its superiors' names, the province first."""

    code: str
    name: str
    above: tuple[str, ...]

    def written(self, rng: random.Random, name: str = "") -> str:
        """Its name, or the one given in its stead, without superiors, behind the prefecture, or behind all of them."""
        return "".join(self.above[rng.randrange(len(self.above) + 1) :]) + (name or self.name)


def counties(places: Gazetteer) -> list[County]:
    """All county-level divisions of the gazetteer."""
    codes = [code for code in places.names if len(code) == 6]
    return [
        County(code, places.names[code], tuple(dict.fromkeys(places.names[above] for above in reversed(places.superiors(code)))))
        for code in codes
    ]


def draft(county: County, seed: str, frame: str = "", wrong: str = "") -> str:
    """A report of the county's 科技局; where `frame` names it, `wrong` stands between marks in the name's place."""
    rng = random.Random(seed)

    def name(here: str) -> str:
        return county.written(rng, f"{OPEN}{wrong}{CLOSE}" if here == frame else "")

    ours = f"我{county.name[-1]}"
    said = "".join(text.format(name(key)) for key, text in FRAMES.items()).replace("我县", ours)
    agency = f"{county.written(rng)}科技局"
    text = EXAMPLE.replace("县政府", f"{county.name[-1]}政府")
    text = text.replace("# 岚皋县林业局", f"# {name(TITLE)}科技局" if frame == TITLE else f"# {agency}")
    text = text.replace("岚皋县林业局编制", f"{name(OPENING)}科技局编制")
    text = text.replace("岚皋县林业局\n\n2024", f"{name(SIGNATURE) if frame == SIGNATURE else county.name}科技局\n\n2024")
    return text.replace("林业", "科技").replace(OVERVIEW, OVERVIEW + said)
