"""The three official tables as drafts carry them: given values, written in any layout and edition.

The grid of each table is that of the official form, with its merged cells; a layout writes it out. Values may be numbers or any
text (a blank, a slash, a number with a note).
"""

import html
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

Values = Mapping[str, Mapping[str, object]]
Edition = Literal["2019", "2021"]
Layout = Literal["markdown", "html", "pipes", "tabs", "spaces", "lines", "spaced lines", "barred lines"]

LAYOUTS: tuple[Layout, ...] = ("markdown", "html", "pipes", "tabs", "spaces", "lines", "spaced lines", "barred lines")
SUFFIX: dict[Layout, str] = {"markdown": ".md", "html": ".html"} | dict.fromkeys(LAYOUTS[2:], ".txt")

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = ("person", "business", "research", "charity", "legal", "other_org", "total")
OUTCOMES = ("upheld", "corrected", "other", "pending", "total")
OUTCOME_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
REVIEWS = ("reconsideration", "direct_suit", "suit_after_reconsideration")

# Article and columns, then the rows under them.
DISCLOSURE: dict[Edition, list[tuple[str, dict[str, str], dict[str, str]]]] = {
    "2021": [
        (
            "第二十条第（一）项",
            {"issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数"},
            {"regulations": "规章", "normative": "行政规范性文件"},
        ),
        ("第二十条第（五）项", {"decisions": "本年处理决定数量"}, {"licence": "行政许可"}),
        ("第二十条第（六）项", {"decisions": "本年处理决定数量"}, {"penalty": "行政处罚", "coercion": "行政强制"}),
        ("第二十条第（八）项", {"amount": "本年收费金额（单位：万元）"}, {"fees": "行政事业性收费"}),
    ],
    "2019": [
        (
            "第二十条第（一）项",
            {"made": "本年新制作数量", "opened": "本年新公开数量", "total": "对外公开总数量"},
            {"regulations": "规章", "normative": "规范性文件"},
        ),
        (
            "第二十条第（五）项",
            {"items_before": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"licence": "行政许可", "other_service": "其他对外管理服务事项"},
        ),
        (
            "第二十条第（六）项",
            {"items_before": "上一年项目数量", "change": "本年增/减", "decisions": "处理决定数量"},
            {"penalty": "行政处罚", "coercion": "行政强制"},
        ),
        ("第二十条第（八）项", {"items_before": "上一年项目数量", "change": "本年增/减"}, {"fees": "行政事业性收费"}),
        ("第二十条第（九）项", {"items": "采购项目数量", "amount": "采购总金额"}, {"procurement": "政府集中采购"}),
    ],
}

_OTHER: dict[Edition, dict[str, str]] = {
    "2021": {
        "handled.other.overdue_correction": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "handled.other.unpaid_fee": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "handled.other.other": "3.其他",
    },
    "2019": {"handled.other": ""},
}


def handled(edition: Edition) -> list[tuple[str, dict[str, str]]]:
    """The groups of 三、本年度办理结果 with their rows; a row without a label of its own is the group's."""
    return [
        ("（一）予以公开", {"handled.granted": ""}),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", {"handled.partial": ""}),
        (
            "（三）不予公开",
            {
                "handled.refused.state_secret": "1.属于国家秘密",
                "handled.refused.law_forbids": "2.其他法律行政法规禁止公开",
                "handled.refused.safety_stability": "3.危及“三安全一稳定”",
                "handled.refused.third_party": "4.保护第三方合法权益",
                "handled.refused.internal": "5.属于三类内部事务信息",
                "handled.refused.process": "6.属于四类过程性信息",
                "handled.refused.case_file": "7.属于行政执法案卷",
                "handled.refused.inquiry": "8.属于行政查询事项",
            },
        ),
        (
            "（四）无法提供",
            {
                "handled.unavailable.not_held": "1.本机关不掌握相关政府信息",
                "handled.unavailable.must_create": "2.没有现成信息需要另行制作",
                "handled.unavailable.unclear": "3.补正后申请内容仍不明确",
            },
        ),
        (
            "（五）不予处理",
            {
                "handled.not_processed.petition": "1.信访举报投诉类申请",
                "handled.not_processed.repeated": "2.重复申请",
                "handled.not_processed.publication": "3.要求提供公开出版物",
                "handled.not_processed.excessive": "4.无正当理由大量反复申请",
                "handled.not_processed.reconfirm": "5.要求行政机关确认或重新出具已获取信息",
            },
        ),
        ("（六）其他处理", _OTHER[edition]),
        ("（七）总计", {"handled.total": ""}),
    ]


def shape(edition: Edition) -> dict[str, dict[str, tuple[str, ...]]]:
    """Table key → row key → column keys, in the order of the form."""
    disclosure = {row: tuple(columns) for _, columns, rows in DISCLOSURE[edition] for row in rows}
    requests = ["received", "carried_in", *(row for _, rows in handled(edition) for row in rows), "carried_out"]
    return {
        "disclosure": disclosure,
        "requests": dict.fromkeys(requests, APPLICANTS),
        "reviews": dict.fromkeys(REVIEWS, OUTCOMES),
    }


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a grid; `value` is True where the form has a figure."""

    text: str
    columns: int = 1
    rows: int = 1
    value: bool = False


Grid = list[list[Field]]


def disclosure_grid(values: Values, edition: Edition) -> Grid:
    """The table of section 二, four columns wide."""
    grid: Grid = []
    for article, columns, rows in DISCLOSURE[edition]:
        wide = {1: (3,), 2: (1, 2), 3: (1, 1, 1)}[len(columns)]
        grid.append([Field(article, 4)])
        grid.append([Field("信息内容"), *(Field(label, width) for label, width in zip(columns.values(), wide, strict=True))])
        for row, label in rows.items():
            cells = zip(columns, wide, strict=True)
            grid.append([Field(label), *(Field(str(values[row][column]), width, value=True) for column, width in cells)])
    return grid


def requests_grid(values: Values, edition: Edition) -> Grid:
    """The table of section 三: three columns of labels, seven of values."""

    def cells(row: str) -> list[Field]:
        return [Field(str(values[row][column]), value=True) for column in APPLICANTS]

    kinds = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
    grid: Grid = [
        [Field(NOTE, 3, 3), Field("申请人情况", 7)],
        [Field("自然人", 1, 2), Field("法人或其他组织", 5), Field("总计", 1, 2)],
        [Field(kind) for kind in kinds],
        [Field("一、本年新收政府信息公开申请数量", 3), *cells("received")],
        [Field("二、上年结转政府信息公开申请数量", 3), *cells("carried_in")],
    ]
    groups = handled(edition)
    leading = [Field("三、本年度办理结果", 1, sum(len(rows) for _, rows in groups))]
    for group, rows in groups:
        for place, (row, label) in enumerate(rows.items()):
            labels = [] if place else [Field(group, 1 if label else 2, len(rows))]
            labels += [Field(label)] if label else []
            grid.append([*leading, *labels, *cells(row)])
            leading = []
    grid.append([Field("四、结转下年度继续办理", 3), *cells("carried_out")])
    return grid


def reviews_grid(values: Values) -> Grid:
    """The table of section 四: fifteen columns, one line of values."""
    outcomes = [Field(label, 1, 2) for label in OUTCOME_LABELS]
    return [
        [Field("行政复议", 5), Field("行政诉讼", 10)],
        [*outcomes, Field("未经复议直接起诉", 5), Field("复议后起诉", 5)],
        [Field(label) for _ in range(2) for label in OUTCOME_LABELS],
        [Field(str(values[row][column]), value=True) for row in REVIEWS for column in OUTCOMES],
    ]


def grids(tables: Mapping[str, Values], edition: Edition) -> dict[str, Grid]:
    """The grids of the tables given, by key."""
    make: dict[str, Callable[[Values], Grid]] = {
        "disclosure": lambda values: disclosure_grid(values, edition),
        "requests": lambda values: requests_grid(values, edition),
        "reviews": reviews_grid,
    }
    return {key: make[key](values) for key, values in tables.items()}


def placed(grid: Grid) -> list[dict[int, Field]]:
    """For each row of a grid its fields by column, merged cells at their upper left corner only."""
    taken: set[tuple[int, int]] = set()
    rows = []
    for row, fields in enumerate(grid):
        column = 0
        at: dict[int, Field] = {}
        for field in fields:
            while (row, column) in taken:
                column += 1
            at[column] = field
            taken |= {(row + down, column + right) for down in range(field.rows) for right in range(field.columns)}
            column += field.columns
        rows.append(at)
    return rows


def write(grid: Grid, layout: Layout) -> str:
    """A grid in a layout."""
    if layout == "html":
        return _html(grid)
    if layout in ("markdown", "pipes", "tabs"):
        return _fields(grid, layout)
    between = {"spaces": " ", "lines": "\n", "spaced lines": "\n\n", "barred lines": "\n|\n"}[layout]
    row_end = "\n" if layout == "spaces" else between
    return row_end.join(between.join(field.text for field in row) for row in grid) + "\n"


def _fields(grid: Grid, layout: Layout) -> str:
    rows = placed(grid)
    width = max(column + field.columns for row in rows for column, field in row.items())
    lines = []
    for row in rows:
        texts = [row[column].text if column in row else "" for column in range(width)]
        lines.append("\t".join(texts) if layout == "tabs" else f"| {' | '.join(texts)} |")
    if layout == "markdown":
        lines.insert(1, "|" + "---|" * width)
    return "\n".join(lines) + "\n"


def _html(grid: Grid) -> str:
    def cell(field: Field) -> str:
        spans = {"colspan": field.columns, "rowspan": field.rows}
        merged = "".join(f' {name}="{count}"' for name, count in spans.items() if count > 1)
        return f"<td{merged}><p><span>{html.escape(field.text)}</span></p></td>"

    rows = "\n".join(f"<tr>{''.join(map(cell, row))}</tr>" for row in grid)
    return f'<table border="1" cellspacing="0"><tbody>\n{rows}\n</tbody></table>\n'


TITLES = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def draft(tables: Mapping[str, Values], layout: Layout, edition: Edition, year: int | None = None) -> str:
    """A short draft around the tables given (`disclosure`, `requests`, `reviews`), in the layout's format."""
    year = year or {"2019": 2020, "2021": 2023}[edition]
    body = {
        0: f"{year}年，本局按照条例的要求做好政府信息公开工作。",
        4: "政策解读的形式还不够丰富，下一年将增加图解。",
        5: f"{year}年，本局未收取信息处理费。",
    }
    written = {key: write(grid, layout) for key, grid in grids(tables, edition).items()}
    body |= {place: written[key] for place, key in enumerate(("disclosure", "requests", "reviews"), 1) if key in written}
    title = f"岚皋县林业局{year}年政府信息公开工作年度报告"
    closing = ("岚皋县林业局", f"{year + 1}年1月18日")
    if layout == "html":
        parts = [f"<h1>{title}</h1>"]
        for place, heading in enumerate(TITLES):
            text = body.get(place, "")
            parts += [f"<p>{heading}</p>", text if "<table" in text else f"<p>{text}</p>"]
        parts += [f"<p>{line}</p>" for line in closing]
        return "<html><head><meta charset='utf-8'></head><body>\n" + "\n".join(parts) + "\n</body></html>\n"
    gap = "\n\n"
    mark = "## " if layout == "markdown" else ""
    blocks = [f"# {title}" if layout == "markdown" else title]
    for place, heading in enumerate(TITLES):
        blocks += [mark + heading, body.get(place, "").rstrip("\n")]
    return gap.join(block for block in [*blocks, *closing] if block) + "\n"
