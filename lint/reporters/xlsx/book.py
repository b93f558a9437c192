"""A workbook in the making: its formats, and cells that hold what they are given and never a formula."""

import datetime
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from lint.reporters.width import cells, visible
from lint.ruleset.text import Language, Text

Value = str | int | float | datetime.date | None

# The day that the workbook says it was made, always the same so that its bytes are.
_MADE = datetime.datetime(2020, 1, 1)
_LONGEST = 32_000
# Excel refuses more links on one sheet, and longer ones.
_MOST_LINKS, _LONGEST_LINK = 65_000, 2_000
_A3, _A4 = 8, 9
# Wider sheets are not shrunk to one page.
_WIDEST = 400
_LINE = 15
_FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter", "border": 1, "border_color": "#E3E6EA"}
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {},
    "wrapped": {"text_wrap": True},
    "number": {"align": "right", "num_format": "#,##0.##;-#,##0.##;0"},
    "count": {"align": "right", "num_format": "0;-0;–"},
    "year": {"align": "center", "num_format": "0"},
    "day": {"align": "center", "num_format": "yyyy-mm-dd"},
    "centre": {"align": "center"},
    "link": {"font_color": "#1D4F7C", "underline": 1},
    "band": {"bold": True, "align": "center", "bg_color": "#E4E8ED", "border": 1, "border_color": "#C4C9D0"},
    "head": {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#F0F2F5", "border": 1, "border_color": "#C4C9D0"},
    "total": {"bold": True, "top": 1, "top_color": "#7A828C"},
}
_COLOURS = {
    "error": {"bg_color": "#FBE3E0", "font_color": "#A8231B"},
    "warning": {"bg_color": "#FDECC6", "font_color": "#7D4E00"},
    "info": {"bg_color": "#DEEBF8", "font_color": "#245A8D"},
    "passed": {"bg_color": "#E6F4E9", "font_color": "#1E6B3A"},
}


class Column(NamedTuple):
    """A column: its title, how wide it is in Latin characters, the format of its cells, and the band over its title."""

    title: str
    width: float
    style: str = "text"
    band: str = ""


class Book:
    """A workbook in one language."""

    def __init__(self, language: Language) -> None:
        from xlsxwriter import Workbook

        self.language = language
        self._stream = BytesIO()
        # Words stay words: none becomes a formula, a link or a number.
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._workbook = Workbook(self._stream, options)
        self._workbook.set_properties({"title": self.word(Text("核查表", "Review")), "created": _MADE})
        self._formats = {name: self._workbook.add_format(_FONT | more) for name, more in _FORMATS.items()}
        self._colours = {name: self._workbook.add_format(more) for name, more in _COLOURS.items()}
        self._links: dict[str, int] = {}

    def word(self, text: Text) -> str:
        """A text in the language of the workbook."""
        return text.in_(self.language)

    def sheet(self, zh: str, en: str) -> Any:
        """A new sheet of that name."""
        sheet = self._workbook.add_worksheet(self.word(Text(zh, en)))
        sheet.set_landscape()
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.set_footer("&C&P / &N")
        return sheet

    def head(self, sheet: Any, columns: Sequence[Column], rows: int, frozen: int) -> int:
        """Write the titles over `rows` rows, freeze them with the first columns, and let them filter; the row below them."""
        top = 1 if any(column.band for column in columns) else 0
        for number, column in enumerate(columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(top, number, visible(column.title), self._formats["head"])
        if top:
            self._bands(sheet, columns)
        sheet.set_row(top, 48 if top else 24)
        sheet.freeze_panes(top + 1, frozen)
        sheet.repeat_rows(0, top)
        if sum(column.width for column in columns) > _WIDEST:
            # On several pages side by side, each with the first columns.
            sheet.repeat_columns(0, frozen - 1)
            sheet.set_paper(_A3)
            sheet.set_print_scale(75)
        else:
            sheet.set_paper(_A4)
            sheet.fit_to_pages(1, 0)
        sheet.autofilter(top, 0, top + max(rows, 1), len(columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{top + max(rows, 1) + 1}"})
        return top + 1

    def _bands(self, sheet: Any, columns: Sequence[Column]) -> None:
        start = 0
        while start < len(columns):
            end = start
            while end + 1 < len(columns) and columns[end + 1].band == columns[start].band:
                end += 1
            band = visible(columns[start].band)
            if band and end > start:
                sheet.merge_range(0, start, 0, end, band, self._formats["band"])
            elif band:
                sheet.write_string(0, start, band, self._formats["band"])
            start = end + 1

    def row(self, sheet: Any, row: int, columns: Sequence[Column], values: Sequence[Value]) -> None:
        """Write a row, as high as its wrapped cells need it."""
        lines = 1
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            self.cell(sheet, row, number, value, column.style)
            if column.style == "wrapped" and isinstance(value, str):
                lines = max(lines, -(-cells(_short(value)) // int(column.width - 1)))
        sheet.set_row(row, min(_LINE * lines + 4, 400))

    def cell(self, sheet: Any, row: int, column: int, value: Value, style: str = "text") -> None:
        """Write what a cell holds."""
        format = self._formats[style]
        if value is None or value == "":
            sheet.write_blank(row, column, None, format)
        elif isinstance(value, str):
            sheet.write_string(row, column, _short(value), format)
        elif isinstance(value, datetime.date):
            sheet.write_datetime(row, column, datetime.datetime.combine(value, datetime.time()), format)
        else:
            sheet.write_number(row, column, value, format)

    def link(self, sheet: Any, row: int, column: int, target: str, words: str) -> None:
        """Write words that lead to a cell of the workbook (`internal:…`) or to a file (`external:…`)."""
        used = self._links.get(sheet.name, 0)
        # A path with a # would be cut there, one with characters that cannot be shown would lead nowhere.
        path = target.removeprefix("external:")
        plain = path == visible(path) and "#" not in path and len(path) > 1
        if used >= _MOST_LINKS or len(target) > _LONGEST_LINK or not plain:
            self.cell(sheet, row, column, words)
            return
        self._links[sheet.name] = used + 1
        sheet.write_url(row, column, target, self._formats["link"], _short(words))

    def colour_words(self, sheet: Any, rows: range, column: int, words: Mapping[str, str]) -> None:
        """Colour the cells of a column that hold one of these words, each with the colour of that name."""
        for word, colour in words.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self._colours[colour]}
            self._colour(sheet, rows, column, rule)

    def colour_above_none(self, sheet: Any, rows: range, column: int, colour: str) -> None:
        """Colour the numbers of a column that are more than none."""
        self._colour(sheet, rows, column, {"type": "cell", "criteria": ">", "value": 0, "format": self._colours[colour]})

    def _colour(self, sheet: Any, rows: range, column: int, rule: dict[str, Any]) -> None:
        if rows:
            sheet.conditional_format(rows[0], column, rows[-1], column, rule)

    def close(self) -> bytes:
        """The bytes of the workbook."""
        self._workbook.close()
        return self._stream.getvalue()


def _short(text: str) -> str:
    return visible(text)[:_LONGEST]
