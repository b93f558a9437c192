"""The words of the page in the language of the run."""

from lint.reporters.places import LEVELS
from lint.ruleset.text import Language, Text

_WORDS = {
    "title": Text("政府信息公开工作年度报告核查结果", "Review of annual reports on government information disclosure"),
    "skip": Text("跳到核查结果", "Skip to the findings"),
    "passed": Text("通过", "Passed"),
    "failed": Text("未通过", "Failed"),
    "broken": Text("未完成", "Incomplete"),
    "unread": Text("未能检查", "Not checked"),
    "filters": Text("筛选", "Show"),
    "by_severity": Text("级别", "Severity"),
    "by_family": Text("类别", "Family"),
    "contents": Text("本页内容", "On this page"),
    "index": Text("各单位一览", "All drafts"),
    "charts": Text("统计", "At a glance"),
    "drafts": Text("逐份核查", "Draft by draft"),
    "unit": Text("单位", "Unit"),
    "file": Text("文件", "File"),
    "level": Text("级别", "Level"),
    "year": Text("年度", "Year"),
    "edition": Text("格式", "Form"),
    "verdict": Text("结论", "Verdict"),
    "signed": Text("成文日期", "Signed"),
    "due": Text("公布期限", "Last day"),
    "days": Text("距期限（天）", "Days from last day"),
    "group": Text("分组", "Group"),
    "findings": Text("问题清单", "Findings"),
    "clean": Text("没有发现问题。", "Nothing was found."),
    "elsewhere": Text("不在正文之中的问题", "Findings outside the text"),
    "suggestion": Text("建议", "Suggestion"),
    "delete": Text("删去", "delete"),
    "basis": Text("依据", "Basis"),
    "related": Text("参见", "See"),
    "safe": Text("可用 --fix 改正", "fixable with --fix"),
    "unsafe": Text("可用 --unsafe-fixes 改正，须复核", "fixable with --unsafe-fixes; wants a second look"),
    "back": Text("在文中的位置", "Where it stands"),
    "table": Text("表格", "Table"),
    "top": Text("回到页首", "Back to the top"),
    "expand": Text("全部展开", "Open all"),
    "collapse": Text("全部收起", "Close all"),
    "sort": Text("排序：", "Sort by "),
    "shown": Text("显示 {shown} 处，共 {all} 处", "{shown} of {all} shown"),
    "chart_families": Text("各类问题", "Findings by family"),
    "chart_units": Text("问题最多的单位", "Drafts with most findings"),
    "chart_days": Text("成文日期与公布期限", "Signature against the last day"),
    "chart_days_note": Text(
        "横轴为距公布期限的天数，右侧为逾期；柱高为份数",
        "Days from the last day to publish; those on the right are late",
    ),
    "deadline": Text("期限", "last day"),
    "in_time": Text("期限之内", "in time"),
    "late": Text("逾期", "late"),
    "made_by": Text("由 disclosure-lint {version} 生成", "Made by disclosure-lint {version}"),
}


class Words:
    """The words of the page, each an attribute."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.lang = "zh-CN" if language == "zh" else "en"

    def __getattr__(self, name: str) -> str:
        if name not in _WORDS:
            raise AttributeError(name)
        return _WORDS[name].in_(self.language)

    def __getitem__(self, name: str) -> str:
        return _WORDS[name].in_(self.language)

    def named_level(self, level: str) -> str:
        """What a level of agencies is called."""
        return LEVELS[level].in_(self.language) if level in LEVELS else level

    def finding(self, number: int) -> str:
        """What a finding of that number is called."""
        return f"问题 {number}" if self.language == "zh" else f"finding {number}"

    def back_from(self, number: int) -> str:
        """What the link from a card to its mark is called."""
        return f"{self.finding(number)}{'，' if self.language == 'zh' else ', '}{self.back}"

    def numbered_table(self, number: int) -> str:
        """What a table of that number is called."""
        return f"{self.table} {number}"
