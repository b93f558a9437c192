"""Short drafts, and what is understood of them with the built-in pack's form."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lint.document import Span
from lint.readers import read_bytes
from lint.report.builder import understand
from lint.report.form import Form
from lint.report.given import Given
from lint.report.model import Report
from lint.ruleset.form import form_from

FORMS = Path(__file__).parents[2] / "rules/gov-disclosure/form"
TITLE = "岚皋县林业局2023年政府信息公开工作年度报告"
OPENING = "根据《中华人民共和国政府信息公开条例》的规定，现公布本报告。所列数据的统计期限自2023年1月1日起至2023年12月31日止。"
SECTIONS = (
    ("一、总体情况", "2023年，我局按照要求公开信息。"),
    ("二、主动公开政府信息情况", "见县政府网站。"),
    ("三、收到和处理政府信息公开申请情况", "未收到申请。"),
    ("四、政府信息公开行政复议、行政诉讼情况", "没有发生。"),
    ("五、存在的主要问题及改进情况", "更新不够及时，明年改进。"),
    ("六、其他需要报告的事项", "未收取信息处理费。"),
)
CLOSING = ("岚皋县林业局", "2024年1月18日")
KEYS = ["overview", "disclosure", "requests", "reviews", "problems", "other"]


@lru_cache(maxsize=1)
def form() -> Form:
    return form_from({file.name: yaml.safe_load(file.read_text("utf-8")) for file in FORMS.glob("*.yaml")})


def understood(text: str, name: str = "draft.txt", **given: Any) -> Report:
    return understand(read_bytes(text.encode(), name), form(), Given(**given))


def draft(title: str = TITLE, opening: str = OPENING, closing: tuple[str, ...] = CLOSING, overview: str = "") -> str:
    """A whole draft, without tables; `overview` takes the place of the first section's text."""
    lines = [title, opening]
    for heading, text in SECTIONS:
        lines += [heading, overview if overview and heading.startswith("一") else text]
    return "\n".join([*lines, *closing]) + "\n"


def words(report: Report, span: Span) -> str:
    return report.text[span.start : span.end]
