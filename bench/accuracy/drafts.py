"""Consistent drafts, made from a seed: a report's tables and words, in any format and script."""

import html
import random
from dataclasses import dataclass, field
from typing import Literal

from bench.accuracy import prose
from bench.accuracy.figures import BUSTLE, Level, Tables, tables, told
from bench.accuracy.prose import CLOSE, OPEN, Sentence, Told
from lint.document import to_traditional
from tests.support.tables import TITLES, Edition, Layout, grids, write

AGENCIES: list[tuple[str, Level, str]] = [
    ("岚皋县林业局", "department", "我局"),
    ("平利县教育体育和科技局", "department", "我局"),
    ("安康市汉滨区民政局", "department", "我局"),
    ("安康市水利局", "department", "市水利局"),
    ("陕西省林业局", "department", "省林业局"),
    ("岚皋县四季镇人民政府", "township", "我镇"),
    ("安康市汉滨区老城街道办事处", "township", "我街道"),
    ("岚皋县人民政府", "government", "我县"),
    ("安康市汉滨区人民政府", "government", "我区"),
    ("安康市人民政府", "government", "我市"),
]
_LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "md": ("markdown", "html"),
    "html": ("html",),
    "txt": ("pipes", "tabs", "spaces", "lines", "barred lines"),
}
_LEADS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
_SUPERVISION = {
    "department": "将政务公开纳入年度考核，主动接受社会监督，未发生责任追究情形。",
    "township": "将政务公开纳入工作考核，开展社会评议，未发生责任追究情形。",
    "government": "将政务公开纳入工作考核，开展社会评议，未发生责任追究情形。",
}
_MANAGEMENT = "严格落实公开审查制度，对政府信息实行动态调整，做到先审查、后公开。"


@dataclass
class Draft:
    """A report before it is written: tables by key, paragraphs by place, and how it is to be written.

    `cells` overrides what stands in a cell, by table, row and column.
    """

    agency: str
    level: Level
    year: int
    format: Literal["md", "txt", "html"]
    layout: Layout
    traditional: bool
    tables: Tables
    overview: list[Sentence]
    problems: list[Sentence]
    cells: dict[tuple[str, str, str], str] = field(default_factory=dict)

    @property
    def edition(self) -> Edition:
        return "2019" if self.year < 2021 else "2021"

    @property
    def name(self) -> str:
        return f"draft.{self.format}"

    def sentences(self) -> list[Sentence]:
        return [*self.overview, *self.problems]

    def text(self) -> str:
        """The draft's text, with the marks around slips still in it."""
        values: dict[str, dict[str, dict[str, object]]] = {}
        for key, rows in self.tables.items():
            for row, columns in rows.items():
                shown = {column: self.cells.get((key, row, column), number) for column, number in columns.items()}
                values.setdefault(key, {})[row] = shown
        written = {key: write(grid, self.layout).strip("\n") for key, grid in grids(values, self.edition).items()}
        year = self.year
        fee = f"{year}年未收取信息处理费。"
        tables_ = [[written[key]] for key in ("disclosure", "requests", "reviews")]
        sections = [self._said(self.overview), *tables_, self._said(self.problems), [fee]]
        title = f"{self.agency}{year}年政府信息公开工作年度报告"
        closing = [self.agency, f"{year + 1}年1月18日"]
        text = _page(title, sections, closing) if self.format == "html" else _plain(title, sections, closing, self.format == "md")
        return to_traditional(text) if self.traditional else text

    @staticmethod
    def _said(sentences: list[Sentence]) -> list[str]:
        return ["".join(piece.written if isinstance(piece, Told) else piece for piece in each) for each in sentences]


def _plain(title: str, sections: list[list[str]], closing: list[str], markdown: bool) -> str:
    blocks = [f"# {title}" if markdown else title]
    for heading, paragraphs in zip(TITLES, sections, strict=True):
        blocks += [f"## {heading}" if markdown else heading, *paragraphs]
    return ("\n\n" if markdown else "\n").join([*blocks, *closing]) + "\n"


def _page(title: str, sections: list[list[str]], closing: list[str]) -> str:
    parts = [f"<h1>{title}</h1>"]
    for heading, paragraphs in zip(TITLES, sections, strict=True):
        parts.append(f"<p><strong>{heading}</strong></p>")
        parts += [each if each.startswith("<table") else f"<p>{html.escape(each)}</p>" for each in paragraphs]
    parts += [f'<p style="text-align:right">{line}</p>' for line in closing]
    return f'<html><head><meta charset="utf-8"><title>{title}</title></head><body>\n' + "\n".join(parts) + "\n</body></html>\n"


def draft(seed: str) -> Draft:
    """The consistent draft of that seed."""
    rng = random.Random(seed)
    agency, level, we = rng.choice(AGENCIES)
    year = rng.choice([2019, 2020, 2021, 2022, 2023, 2024, 2025])
    format_ = rng.choice(["md", "txt", "html"])
    found = tables(rng, "2019" if year < 2021 else "2021", level, rng.choice(BUSTLE))
    facts = told(found)

    def of(key: str) -> Sentence:
        members = f"全{we[1:]}行政机关" if level == "government" else we
        return prose.of_tables(rng, key, facts, members, year)

    first, second = prose.twice(rng, year)
    told_twice = rng.random() < 0.4
    plain = prose.plain(rng, we, year, 4)
    # A figure told twice stands for all that is disclosed, and so would a list's whole.
    narrative = [plain[0] if told_twice else prose.narrative(rng, we, year), prose.growth(rng, year), plain[1]]
    rng.shuffle(narrative)
    active = [second] if told_twice else narrative[:1]
    overview = [
        *([first] if told_twice else []),
        *_headed(1, [*active, of("disclosure")]),
        *_headed(2, [of("requests"), of("reviews")]),
        *_headed(3, [[_MANAGEMENT], *narrative[1:2]]),
        *_headed(4, [*narrative[2:], plain[3]]),
        *_headed(5, [[_SUPERVISION[level]], plain[2]]),
    ]
    layout, traditional = rng.choice(_LAYOUTS[format_]), rng.random() < 0.2
    return Draft(agency, level, year, format_, layout, traditional, found, overview, [prose.count(rng, we, year)])


def _headed(number: int, sentences: list[Sentence]) -> list[Sentence]:
    """Sentences of one aspect, as one paragraph behind its heading."""
    heading = f"（{'一二三四五'[number - 1]}）{_LEADS[number - 1]}。"
    return [[heading, *(piece for each in sentences for piece in each)]]


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without the marks around slips, and the ranges that they marked."""
    pieces, ranges, length = [], [], 0
    for piece in text.split(OPEN):
        inside, closed, behind = piece.partition(CLOSE)
        if not closed:
            inside, behind = "", piece
        else:
            ranges.append((length, length + len(inside)))
        pieces.append(inside + behind)
        length += len(inside) + len(behind)
    return "".join(pieces), ranges
