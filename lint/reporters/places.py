"""Where findings stand, and at which level an agency does, in words."""

from lint.document import Place
from lint.ruleset.text import Language, Text

LEVELS = {
    "township": Text("乡镇、街道", "township"),
    "department": Text("部门", "department"),
    "government": Text("政府", "government"),
}

_PARTS = {
    "paragraph": Text("第 {} 段", "paragraph {}"),
    "header": Text("页眉 {}", "header {}"),
    "footer": Text("页脚 {}", "footer {}"),
    "footnote": Text("脚注 {}", "footnote {}"),
    "endnote": Text("尾注 {}", "endnote {}"),
}


def place_words(place: Place, language: Language) -> str:
    """Where something stands, as people look it up: page, line, cell of a table."""
    page, cell = _page(place, language), _cell(place, language)
    line = f"第 {place.line} 行" if language == "zh" else f"line {place.line}"
    return _joined([page, line, cell], language)


def native_words(place: Place, language: Language) -> str:
    """Where something stands in a file that has no lines: page, paragraph, cell of a table, header …; nothing if not known."""
    cell = _cell(place, language)
    parts = [words.in_(language).format(place.native[key]) for key, words in _PARTS.items() if key in place.native]
    return _joined([_page(place, language), *([cell] if cell else parts)], language)


def _page(place: Place, language: Language) -> str:
    page = place.native.get("page")
    return "" if page is None else f"第 {page} 页" if language == "zh" else f"page {page}"


def _cell(place: Place, language: Language) -> str:
    if not {"table", "row", "column"} <= place.native.keys():
        return ""
    table, row, column = (place.native[key] for key in ("table", "row", "column"))
    return f"表 {table} 第 {row} 行第 {column} 列" if language == "zh" else f"table {table}, row {row}, column {column}"


def _joined(parts: list[str], language: Language) -> str:
    return ("，" if language == "zh" else ", ").join(part for part in parts if part)
