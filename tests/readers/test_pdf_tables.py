"""Tables of PDF files: ruled fields put back to cells, over page breaks too."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import Cell, Document, Span, Table
from lint.readers import read_bytes
from tests.readers.shown import paragraphs, rows
from tests.support.pdf import Sheet, pdf

COLUMNS = [80, 140, 260, 320, 380, 440]


def document(*sheets: Sheet) -> Document:
    return read_bytes(pdf(sheets), "draft.pdf")


def tables(found: Document) -> list[Table]:
    return [block.table for block in found.blocks if block.table]


def cell(found: Document, words: str) -> Cell:
    (own,) = (each for table in tables(found) for each in table.cells if found.text[each.start : each.end] == words)
    return own


def spans(found: Document, words: str) -> tuple[int, int]:
    own = cell(found, words)
    return own.rowspan, own.colspan


def frame(sheet: Sheet, lines: list[tuple[float, float, float, float]], texts: list[tuple[str, float, float]]) -> Sheet:
    for line in lines:
        sheet.line(*line)
    for words, x, y in texts:
        sheet.text(words, x, y, 10)
    return sheet


def test_ruled_fields_are_cells() -> None:
    sheet = Sheet().text("二、主动公开政府信息情况", 112, 100)
    bottom = sheet.table([["信息内容", "本年制发件数"], ["规章", "0"], ["规范性文件", "12"]], [80, 250, 420], 120)
    sheet.text("三、收到和处理政府信息公开申请情况", 112, bottom + 30)
    found = document(sheet)
    assert rows(found) == [["信息内容", "本年制发件数"], ["规章", "0"], ["规范性文件", "12"]]
    assert paragraphs(found) == ["二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]


def test_a_ruling_may_be_a_thin_filled_shape() -> None:
    sheet = Sheet()
    for y in (100, 120, 140):
        sheet.bar(80, y, 200, 0.7)
    for x in (80, 180, 280):
        sheet.bar(x, 100, 0.7, 40)
    for words, x, y in (("规章", 84, 114), ("1", 184, 114), ("许可", 84, 134), ("2", 184, 134)):
        sheet.text(words, x, y, 10)
    assert rows(document(sheet)) == [["规章", "1"], ["许可", "2"]]


def test_fields_that_no_ruling_parts_are_one_cell() -> None:
    lines: list[tuple[float, float, float, float]] = [(80, y, 380, y) for y in (100, 160)]
    lines += [(180, y, 380, y) for y in (120, 140)]
    lines += [(80, 100, 80, 160), (180, 100, 180, 160), (380, 100, 380, 160), (280, 120, 280, 160)]
    texts = [("行政复议", 90.0, 130.0), ("总计", 200, 114), ("维持", 190, 134), ("纠正", 290, 134), ("0", 190, 154)]
    found = document(frame(Sheet(), lines, texts))
    assert spans(found, "行政复议") == (3, 1)
    assert spans(found, "总计") == (1, 2)
    assert [(each.row, each.column) for each in tables(found)[0].cells] == [(0, 0), (0, 1), (1, 1), (1, 2), (2, 1), (2, 2)]


def test_lines_in_a_cell_are_joined_without_blanks() -> None:
    sheet = Sheet()
    sheet.table([["", "0"]], [80, 180, 280], 100, height=60)
    sheet.text("5.要求行政机关确认", 84, 114, 10).text("或重新出具已获取", 84, 130, 10).text("信息", 84, 146, 10)
    assert rows(document(sheet))[0] == ["5.要求行政机关确认或重新出具已获取信息", "0"]


def test_a_label_written_downwards_is_read_downwards() -> None:
    sheet = Sheet()
    sheet.table([["", "一"]], [80, 130, 280], 100, height=200)
    for place, character in enumerate("三本年度办理结果"):
        sheet.text(character, 110 - 15 * (place // 4), 120 + 11 * (place % 4), 10)
    assert rows(document(sheet))[0][0] == "三本年度办理结果"


@pytest.mark.parametrize(("turn", "y"), [(1, 280), (3, 110)])
def test_a_label_turned_on_its_side_is_read(turn: int, y: float) -> None:
    sheet = Sheet().text("一、总体情况的说明", 80, 60)
    sheet.table([["", "内容是主要的文字"]], [80, 130, 280], 100, height=200)
    sheet.text("本年度办理结果", 105, y, 10, turn=turn)
    assert rows(document(sheet))[0] == ["本年度办理结果", "内容是主要的文字"]


def test_a_number_wider_than_its_cell_stays_in_it() -> None:
    sheet = Sheet()
    sheet.table([["许可", "", ""]], [80, 120, 150, 180], 100)
    sheet.text("123456789", 122, 114, 8).text("7", 170, 114, 8)
    assert rows(document(sheet)) == [["许可", "123456789", "7"]]


def test_a_box_of_one_field_is_no_table() -> None:
    sheet = Sheet().text("总体情况", 112, 100)
    for x0, y0, x1, y1 in ((50, 50, 550, 50), (50, 800, 550, 800), (50, 50, 50, 800), (550, 50, 550, 800)):
        sheet.line(x0, y0, x1, y1)
    assert tables(document(sheet)) == []
    assert paragraphs(document(sheet)) == ["总体情况"]


def test_a_table_goes_on_over_a_page_break() -> None:
    first, second = Sheet(), Sheet()
    first.table([["一、本年新收", "1"], ["二、上年结转", "2"]], [80, 250, 420], 700)
    bottom = second.table([["四、结转下年度", "3"]], [80, 250, 420], 80)
    second.text("四、政府信息公开行政复议情况", 112, bottom + 30)
    found = document(first, second)
    assert rows(found) == [["一、本年新收", "1"], ["二、上年结转", "2"], ["四、结转下年度", "3"]]
    start = found.normal.text.index("四、结转下年度")
    assert found.place(Span(start, start + 7)).native == {"page": 2, "table": 1, "row": 3, "column": 1}


def test_columns_are_known_by_their_place_not_by_their_number() -> None:
    first, second = Sheet(), Sheet()
    wide = [80, 200, 300, 350, 400]
    first.table([["一、本年新收", "10", "20", "30"]], [80, 300, 350, 400, 450], 700)
    second.table([["（五）不予处理", "1.信访", "1", "2", "3"]], [*wide, 450], 80)
    found = document(first, second)
    assert rows(found) == [["一、本年新收", "一、本年新收", "10", "20", "30"], ["（五）不予处理", "1.信访", "1", "2", "3"]]


def test_a_label_goes_on_where_the_next_page_leaves_it_out() -> None:
    first, second = Sheet(), Sheet()
    first.table([["（四）无法提供", "1.不掌握", "31"]], [80, 200, 320, 400], 740)
    second.table([["", "2.没有现成信息", "1"], ["（五）不予处理", "1.信访", "4"]], [80, 200, 320, 400], 80)
    found = document(first, second)
    assert spans(found, "（四）无法提供") == (2, 1)
    assert rows(found)[1] == ["（四）无法提供", "2.没有现成信息", "1"]


def test_a_blank_value_below_a_page_break_stays_blank() -> None:
    first, second = Sheet(), Sheet()
    first.table([["信息内容", "本年处理决定数量"]], [80, 250, 420], 740)
    second.table([["行政许可", ""], ["行政处罚", "3"]], [80, 250, 420], 80)
    assert rows(document(first, second)) == [["信息内容", "本年处理决定数量"], ["行政许可", ""], ["行政处罚", "3"]]


def test_a_row_cut_by_a_page_break_is_one() -> None:
    first, second = Sheet(), Sheet()
    first.table([["（五）", "4.无正当理由大量", "7"]], [80, 120, 205, 300], 740)
    second.table([["", "反复申请", ""], ["", "5.要求确认", "8"]], [80, 120, 205, 300], 80)
    assert rows(document(first, second)) == [["（五）", "4.无正当理由大量反复申请", "7"], ["", "5.要求确认", "8"]]


def test_a_header_printed_again_is_no_row() -> None:
    first, second = Sheet(), Sheet()
    header = ["信息内容", "本年制发件数"]
    first.table([header, ["规章", "0"]], [80, 250, 420], 740)
    second.table([header, ["规范性文件", "0"]], [80, 250, 420], 80)
    assert rows(document(first, second)) == [header, ["规章", "0"], ["规范性文件", "0"]]


def test_rows_of_values_that_are_alike_are_all_kept() -> None:
    first, second = Sheet(), Sheet()
    first.table([["0", "0"], ["规章", "0"]], [80, 250, 420], 740)
    second.table([["0", "0"]], [80, 250, 420], 80)
    assert len(rows(document(first, second))) == 3


def test_words_between_two_tables_part_them() -> None:
    first, second = Sheet(), Sheet()
    first.table([["规章", "0"]], [80, 250, 420], 740)
    second.text("三、收到和处理政府信息公开申请情况", 112, 80).table([["一、本年新收", "1"]], [80, 250, 420], 100)
    assert len(tables(document(first, second))) == 2


def test_a_page_number_between_them_does_not_part_a_table() -> None:
    first, second = Sheet(), Sheet()
    first.text("- 1 -", 280, 810, 12).table([["规章", "0"]], [80, 250, 420], 740)
    second.text("- 2 -", 280, 810, 12).table([["许可", "1"]], [80, 250, 420], 80)
    assert [len(table.cells) for table in tables(document(first, second))] == [4]


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_cell_of_a_grid_is_read_wherever_the_page_breaks(data: st.DataObject) -> None:
    words = st.sampled_from(["规章", "0", "12", "本年制发件数", "1.信访举报", "（一）公开"])
    grid = data.draw(st.lists(st.lists(words, min_size=5, max_size=5), min_size=2, max_size=8))
    for number, row in enumerate(grid):
        row[0] = f"第{number + 1}行"
    cut = data.draw(st.integers(0, len(grid) - 1))
    first, second = Sheet(), Sheet()
    if cut:
        first.table(grid[:cut], COLUMNS, 600)
    second.table(grid[cut:], COLUMNS, 80)
    assert rows(document(first, second)) == grid
