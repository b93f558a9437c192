"""Where findings stand, and at which level an agency does, in words."""

from lint.document import Place
from lint.ruleset.values import Language, Text

LEVELS = {
    "township": Text("乡镇、街道", "township"),
    "department": Text("部门", "department"),
    "government": Text("政府", "government"),
}


def place_words(place: Place, language: Language) -> str:
    """Where something stands, as people look it up: page, line, cell of a table."""
    native = place.native
    chinese = language == "zh"
    told = [f"第 {place.line} 行" if chinese else f"line {place.line}"]
    if "page" in native:
        told.insert(0, f"第 {native['page']} 页" if chinese else f"page {native['page']}")
    if {"table", "row", "column"} <= native.keys():
        table, row, column = native["table"], native["row"], native["column"]
        told.append(f"表 {table} 第 {row} 行第 {column} 列" if chinese else f"table {table}, row {row}, column {column}")
    return ("，" if chinese else ", ").join(told)
