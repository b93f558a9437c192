"""The words that reports for people are made of, in both languages."""

from lint.reporters.model import SEVERITIES, Run
from lint.reporters.width import visible
from lint.ruleset.text import Language, Severity, Text

SEVERITY: dict[Severity, Text] = {
    "error": Text("错误", "error"),
    "warning": Text("警告", "warning"),
    "info": Text("提示", "info"),
}
# What the families of codes are about; a user's own pack may have others.
FAMILIES = {
    "E0": Text("读取", "reading"),
    "S1": Text("结构", "structure"),
    "C2": Text("数据", "counts"),
    "D3": Text("日期", "dates"),
    "N4": Text("名称", "names"),
    "W5": Text("用词", "wording"),
    "P6": Text("标点和格式", "punctuation and form"),
    "X7": Text("隐私和残留", "privacy and leftovers"),
}


def verdict(run: Run) -> str:
    """What the run came to, in one line: passed, failed or incomplete; how many findings, and how many were held back.

    With errors that nothing fails on (`--fail-on never`) it is done, not passed.
    """
    parts = _chinese_parts(run) if run.language == "zh" else _english_parts(run)
    return ("；" if run.language == "zh" else "; ").join(part for part in parts if part)


def mended(run: Run) -> str:
    """What was mended in which files, a line a file."""
    lines = [
        f"{visible(file.path)}: " + (f"已改正 {file.fixed} 处" if run.language == "zh" else f"{file.fixed} fixed")
        for file in run.files
        if file.fixed
    ]
    none = "没有可改正的问题" if run.language == "zh" else "nothing to fix"
    return "".join(f"{line}\n" for line in lines or [none])


def _chinese_parts(run: Run) -> list[str]:
    counts, unread = run.counts(), _unread(run)
    word = "未完成" if run.broken else "未通过" if run.failing else "检查完毕" if counts["error"] else "通过"
    checked = len(run.files) - unread
    found = "、".join(f"{SEVERITY[severity].zh} {counts[severity]}" for severity in SEVERITIES)
    fixed = sum(file.fixed for file in run.files)
    safe, unsafe = _fixable(run)
    inline, settings, known = held_back(run)
    return [
        f"{word}：检查 {checked} 个文件" + (f"，{found if counts else '没有发现问题'}" if checked else ""),
        f"{unread} 个文件未能检查" if unread else "",
        f"已改正 {fixed} 处" if fixed else "",
        f"可用 --fix 改正 {safe} 处" if safe else "",
        f"可用 --unsafe-fixes 改正 {unsafe} 处" if unsafe else "",
        f"按理由忽略 {inline + settings} 处（文中注释 {inline}、配置 {settings}）" if inline + settings else "",
        f"基线中已有 {known} 处" if known else "",
        f"基线中 {run.stale} 处已不再出现" if run.stale else "",
    ]


def _english_parts(run: Run) -> list[str]:
    counts, unread = run.counts(), _unread(run)
    word = "Incomplete" if run.broken else "Failed" if run.failing else "Done" if counts["error"] else "Passed"
    checked = len(run.files) - unread
    found = ", ".join(_counted(counts[severity], severity) for severity in SEVERITIES)
    fixed = sum(file.fixed for file in run.files)
    safe, unsafe = _fixable(run)
    inline, settings, known = held_back(run)
    held = f"{inline + settings} suppressed ({inline} by comments, {settings} by the configuration)"
    return [
        f"{word}: {_counted(checked, 'file')} checked" + (f", {found if counts else 'nothing found'}" if checked else ""),
        f"{_counted(unread, 'file')} could not be checked" if unread else "",
        f"{fixed} fixed" if fixed else "",
        f"{safe} fixable with --fix" if safe else "",
        f"{unsafe} fixable with --unsafe-fixes" if unsafe else "",
        held if inline + settings else "",
        f"{known} known to the baseline" if known else "",
        f"{run.stale} of the baseline found no more" if run.stale else "",
    ]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _unread(run: Run) -> int:
    return sum(file.error is not None for file in run.files)


def held_back(run: Run) -> tuple[int, int, int]:
    """How many findings were held back by comments in the drafts, by the configuration and by the baseline."""
    files = run.files
    return sum(file.inline for file in files), sum(file.settings for file in files), sum(file.baseline for file in files)


def _fixable(run: Run) -> tuple[int, int]:
    fixes = [finding.fix for finding in run.findings()]
    return fixes.count("safe"), fixes.count("unsafe")


def title_of(family: str, language: Language) -> str:
    """A family of codes with what it is about: «N4 names»; the code alone for one that is not known."""
    return f"{family} {FAMILIES[family].in_(language)}" if family in FAMILIES else family
