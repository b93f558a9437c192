"""Official tables: every cell is read back, whatever the layout, the edition, the script and a slip or two."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint.document import to_traditional
from lint.report.model import OfficialTable, Report
from tests.support.forms import official_form, with_tables
from tests.support.tables import (
    APPLICANTS,
    LAYOUTS,
    OUTCOME_LABELS,
    SUFFIX,
    TITLES,
    Edition,
    Field,
    Grid,
    Layout,
    draft,
    grids,
    handled,
    requests_grid,
    shape,
    write,
)

Tables = dict[str, dict[str, dict[str, object]]]
EDITIONS: tuple[Edition, ...] = ("2019", "2021")
MERGED = tuple(f"handled.other.{row}" for row in ("overdue_correction", "unpaid_fee", "other"))

each_layout = pytest.mark.parametrize("layout", LAYOUTS)
each_edition = pytest.mark.parametrize("edition", EDITIONS)


def counted(edition: Edition) -> Tables:
    """Tables in which no two cells are alike."""
    number = iter(range(1, 1000))
    return {key: {row: {c: next(number) for c in columns} for row, columns in rows.items()} for key, rows in shape(edition).items()}


def numbers(table: OfficialTable) -> dict[str, dict[str, object]]:
    return {row: {column: cell.value for column, cell in cells.items()} for row, cells in table.rows.items()}


def require_read(report: Report, tables: Tables, edition: Edition) -> None:
    """The report's tables are those, surely, to the cell, and each value stands where its span says."""
    assert set(report.tables) == set(tables)
    for key, rows in tables.items():
        table = report.tables[key]
        assert (table.sure, table.edition, table.unread) == (True, edition, ()), key
        assert numbers(table) == rows
        for cells in table.rows.values():
            for cell in cells.values():
                assert report.text[cell.span.start : cell.span.end] == str(cell.value)
                assert table.span.holds(cell.span)


def drawn(edition: Edition) -> st.SearchStrategy[Tables]:
    figure = st.one_of(st.integers(0, 12), st.integers(0, 10**6))
    table = {
        key: st.fixed_dictionaries({row: st.fixed_dictionaries(dict.fromkeys(columns, figure)) for row, columns in rows.items()})
        for key, rows in shape(edition).items()
    }
    return st.fixed_dictionaries(table)


@each_layout
@each_edition
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_cell_is_read_back(layout: Layout, edition: Edition, data: st.DataObject) -> None:
    tables = data.draw(drawn(edition))
    text = draft(tables, layout, edition)
    if data.draw(st.booleans()):
        text = to_traditional(text)
    require_read(with_tables(text, SUFFIX[layout]), tables, edition)


def test_keys_and_order_are_those_of_the_form() -> None:
    for edition in official_form().editions:
        expected = shape(edition.name)  # type: ignore[arg-type]
        found = {
            table.key: {row.key: tuple(column.key for column in table.columns_of(row)) for row in table.rows}
            for table in edition.tables
        }
        assert found == expected
        assert [list(rows) for rows in found.values()] == [list(rows) for rows in expected.values()]


def changed(tables: Tables, edition: Edition, layout: Layout, change: Callable[[dict[str, Grid]], None]) -> str:
    """A draft whose grids were changed before they were written."""
    made = grids(tables, edition)
    change(made)
    marks = {"disclosure": TITLES[1], "requests": TITLES[2], "reviews": TITLES[3]}
    return "\n\n".join(f"{marks[key]}\n\n{write(grid, layout)}" for key, grid in made.items())


def relabelled(old: str, new: str) -> Callable[[dict[str, Grid]], None]:
    def change(made: dict[str, Grid]) -> None:
        for grid in made.values():
            for row in grid:
                row[:] = [Field(new, cell.columns, cell.rows, cell.value) if cell.text == old else cell for cell in row]

    return change


@each_layout
@pytest.mark.parametrize(
    ("label", "damaged"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律行政止公开"),
        ("2.重复申请", "重复申请"),
        ("2.重复申请", "2重复申请"),
        ("2.重复申请", "2 重复申请"),
        ("3.其他", "其他"),
        ("二、上年结转政府信息公开申请数量", "二、上年结转"),
        ("二、上年结转政府信息公开申请数量", "二.上年结转政府信息公开申清数量"),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
        (
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "1.申请人无正当理由逾期不补正，行政机关不在处理其政府信息公开申请",
        ),
        ("规章", "规竟"),
        ("行政规范性文件", "规范性文件"),
        ("行政强制", "行政强刷"),
        ("四、结转下年度继续办理", "五、结转下一年度继续办理"),
    ],
)
def test_one_label_may_be_damaged(layout: Layout, label: str, damaged: str) -> None:
    tables = counted("2021")
    report = with_tables(changed(tables, "2021", layout, relabelled(label, damaged)), SUFFIX[layout])
    require_read(report, tables, "2021")
    assert all(not table.missing for table in report.tables.values())


@each_layout
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("/", None),
        ("-", None),
        ("无", None),
        ("0/0", None),
        ("待填", None),
        ("+3", 3),
        ("-2", -2),
        ("零", 0),
        ("１２", 12),
        ("1,234", 1234),
        ("12件", 12),
        ("251000元", 251000),
        ("22（其中修订16件）", 22),
        ("3.50", Decimal("3.50")),
    ],
)
@pytest.mark.parametrize("at", [("disclosure", "licence", "decisions"), ("requests", "handled.refused.process", "legal")])
def test_a_cell_keeps_its_text_and_its_neighbours(layout: Layout, written: str, value: object, at: tuple[str, str, str]) -> None:
    key, row, column = at
    tables = counted("2021")
    tables[key][row][column] = written
    report = with_tables(draft(tables, layout, "2021"), SUFFIX[layout])
    cell = report.tables[key].rows[row][column]
    tables[key][row][column] = value
    assert numbers(report.tables[key]) == tables[key]
    assert cell.value == value
    assert report.text[cell.span.start : cell.span.end] == cell.text
    assert report.tables[key].sure


@pytest.mark.parametrize("layout", ["markdown", "html", "pipes", "tabs", "lines", "spaced lines", "barred lines"])
@pytest.mark.parametrize(
    "at",
    [
        ("disclosure", "normative", "issued"),
        ("disclosure", "normative", "in_force"),
        ("requests", "received", "person"),
        ("requests", "handled.refused.process", "legal"),
        ("requests", "handled.total", "total"),
        ("reviews", "direct_suit", "upheld"),
    ],
)
def test_a_blank_cell_is_blank_at_its_place(layout: Layout, at: tuple[str, str, str]) -> None:
    key, row, column = at
    tables = counted("2021")
    tables[key][row][column] = ""
    report = with_tables(draft(tables, layout, "2021"), SUFFIX[layout])
    cells = report.tables[key].rows[row]
    assert cells[column].blank
    assert cells[column].value is None
    assert cells[column].span.start == cells[column].span.end
    others = [cell for name, cell in cells.items() if name != column]
    assert [cell.value for cell in others] == [value for name, value in tables[key][row].items() if name != column]
    spans = [cell.span for cell in cells.values()]
    assert spans == sorted(spans)
    assert report.tables[key].sure


@pytest.mark.parametrize("layout", ["markdown", "html", "pipes", "tabs", "lines"])
def test_a_table_left_blank_is_read_as_blank(layout: Layout) -> None:
    tables: Tables = {key: {row: dict.fromkeys(cells, "") for row, cells in rows.items()} for key, rows in counted("2019").items()}
    report = with_tables(draft(tables, layout, "2019"), SUFFIX[layout], year=2020)
    assert report.tables["disclosure"].edition == "2019"
    for key in ("disclosure", "requests"):
        assert all(cell.blank for cells in report.tables[key].rows.values() for cell in cells.values())
        assert set(report.tables[key].rows) == set(tables[key])


@each_layout
@each_edition
@pytest.mark.parametrize("row", ["carried_in", "handled.refused.process", "handled.total", "carried_out", "licence", "fees"])
def test_a_row_left_out_is_missing_and_the_others_stand(layout: Layout, edition: Edition, row: str) -> None:
    tables = counted(edition)
    key = "requests" if row in tables["requests"] else "disclosure"
    place = list(tables[key]).index(row)

    def change(made: dict[str, Grid]) -> None:
        rows = [at for at, cells in enumerate(made[key]) if any(cell.value for cell in cells)]
        gone = made[key].pop(rows[place])
        merged = [Field(cell.text, cell.columns, cell.rows - 1) for cell in gone if not cell.value and cell.rows > 1]
        if merged:
            made[key][rows[place]][:0] = merged
        else:
            made[key][:] = [[_shorter(cell) for cell in cells] for cells in made[key]]

    def _shorter(cell: Field) -> Field:
        covers = key == "requests" and row.startswith("handled.") and cell.text in ("三、本年度办理结果", "（三）不予公开")
        if not covers or (cell.text == "（三）不予公开" and "refused" not in row):
            return cell
        return Field(cell.text, cell.columns, cell.rows - 1)

    report = with_tables(changed(tables, edition, layout, change), SUFFIX[layout])
    del tables[key][row]
    require_read(report, tables, edition)
    assert report.tables[key].missing == (row,)


@each_layout
@each_edition
@pytest.mark.parametrize("key", ["disclosure", "requests", "reviews"])
def test_a_table_that_is_not_there_is_not_found(layout: Layout, edition: Edition, key: str) -> None:
    tables = counted(edition)
    del tables[key]
    report = with_tables(draft(tables, layout, edition), SUFFIX[layout], year=2020 if edition == "2019" else 2023)
    require_read(report, tables, edition)


@each_layout
@pytest.mark.parametrize("with_disclosure", [True, False])
def test_a_hybrid_keeps_its_one_row_of_other_handling(layout: Layout, with_disclosure: bool) -> None:
    tables = counted("2021")
    tables["requests"] = counted("2019")["requests"]

    def change(made: dict[str, Grid]) -> None:
        made["requests"] = requests_grid(tables["requests"], "2019")

    made: Tables = {**tables, "requests": counted("2021")["requests"]}
    if not with_disclosure:
        del made["disclosure"]
        del tables["disclosure"]
    report = with_tables(changed(made, "2021", layout, change), SUFFIX[layout], year=2023)
    require_read(report, tables, "2021")
    assert report.tables["requests"].missing == MERGED
    assert report.tables["requests"].form.row("handled.other") is not None


@each_layout
def test_reviews_may_be_transposed(layout: Layout) -> None:
    tables = counted("2021")

    def change(made: dict[str, Grid]) -> None:
        first, second, third = ([Field(str(value), value=True) for value in row.values()] for row in tables["reviews"].values())
        made["reviews"] = [
            [Field("", 2), *(Field(label) for label in OUTCOME_LABELS)],
            [Field("行政复议", 2), *first],
            [Field("行政诉讼", 1, 2), Field("未经复议直接起诉"), *second],
            [Field("复议后起诉"), *third],
        ]

    require_read(with_tables(changed(tables, "2021", layout, change), SUFFIX[layout]), tables, "2021")


def test_reviews_of_sixteen_columns_as_office_programs_write_them() -> None:
    tables = counted("2021")

    def change(made: dict[str, Grid]) -> None:
        top, middle, low, values = made["reviews"]
        made["reviews"] = [
            [top[0], Field("行政诉讼", 11)],
            [*middle[:5], Field("未经复议直接起诉", 6), middle[6]],
            [*low[:4], Field("总计", 2), *low[5:]],
            [*values[:9], Field(values[9].text, 2, value=True), *values[10:]],
        ]

    require_read(with_tables(changed(tables, "2021", "html", change), ".html"), tables, "2021")


@each_layout
def test_one_column_of_labels_is_enough(layout: Layout) -> None:
    tables = counted("2021")

    def change(made: dict[str, Grid]) -> None:
        for row in made["requests"]:
            labels = [cell for cell in row if not cell.value]
            if any(cell.value for cell in row):
                row[:] = [Field(labels[-1].text), *(cell for cell in row if cell.value)]
            else:
                row[:] = [Field(cell.text, 1, cell.rows) if cell.columns == 3 else cell for cell in row]

    require_read(with_tables(changed(tables, "2021", layout, change), SUFFIX[layout]), tables, "2021")


@each_layout
def test_groups_may_stand_in_rows_of_their_own(layout: Layout) -> None:
    tables = counted("2021")

    def change(made: dict[str, Grid]) -> None:
        rows: Grid = []
        for row in made["requests"]:
            labels = [cell for cell in row if not cell.value]
            if not any(cell.value for cell in row):
                rows.append([Field(cell.text, 1, cell.rows) if cell.columns == 3 else cell for cell in row])
                continue
            rows += [[Field(label.text), *[Field("")] * len(APPLICANTS)] for label in labels[:-1]]
            rows.append([Field(labels[-1].text), *(cell for cell in row if cell.value)])
        made["requests"] = rows

    require_read(with_tables(changed(tables, "2021", layout, change), SUFFIX[layout]), tables, "2021")


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout != "html"])
def test_a_header_repeated_on_the_next_page_is_passed_over(layout: Layout) -> None:
    tables = counted("2021")

    def change(made: dict[str, Grid]) -> None:
        made["requests"][14:14] = made["requests"][:3]

    require_read(with_tables(changed(tables, "2021", layout, change), SUFFIX[layout]), tables, "2021")


def test_a_table_cut_by_a_page_break_is_one() -> None:
    tables = counted("2021")
    first = grids(tables, "2021")["requests"]
    head = [[Field(cell.text, cell.columns, min(cell.rows, 11)) for cell in row] for row in first[:16]]
    # The second half has lost the column of 三、本年度办理结果: nine columns.
    tail = [*first[16:-1], [Field(first[-1][0].text, 2), *first[-1][1:]]]
    both = write(head, "html") + "<p>— 3 —</p>" + write(tail, "html")
    report = with_tables(f"<html><body><p>{TITLES[2]}</p>{both}</body></html>", ".html")
    assert numbers(report.tables["requests"]) == tables["requests"]
    assert report.tables["requests"].sure


@each_edition
def test_the_articles_of_the_disclosure_table_may_be_tables_of_their_own(edition: Edition) -> None:
    tables = counted(edition)
    parts: list[Grid] = []
    for row in grids(tables, edition)["disclosure"]:
        if row[0].text.startswith("第二十条"):
            parts.append([])
        parts[-1].append(row)
    text = "".join(f"<p>以下为该项的数据。</p>{write(part, 'html')}" for part in parts)
    report = with_tables(f"<html><body><p>{TITLES[1]}</p>{text}</body></html>", ".html")
    assert numbers(report.tables["disclosure"]) == tables["disclosure"]


@each_edition
def test_a_whole_draft_on_one_line_is_read(edition: Edition) -> None:
    tables = counted(edition)
    require_read(with_tables(" ".join(draft(tables, "spaces", edition).split())), tables, edition)


def test_labels_split_over_lines_and_groups_between_them() -> None:
    tables = counted("2021")
    rows = []
    labels = {row: label or group for group, group_rows in handled("2021") for row, label in group_rows.items()}
    for row, cells in tables["requests"].items():
        label = labels.get(row, {"received": "一、本年新收政府信息公开申请数量"}.get(row, ""))
        label = label or {"carried_in": "二、上年结转政府信息公开申请数量", "carried_out": "四、结转下年度继续办理"}[row]
        if row == "handled.refused.third_party":
            rows += ["（三）不予公开", "三", "、", "本", "年", "度", "办", "理", "结果"]
        half = len(label) // 2 if len(label) > 12 else len(label)
        rows += [label[:half], label[half:], *map(str, cells.values())]
        if row == "handled.refused.case_file":
            rows += ["- 3 -", "申请人情况", "法人或其他组织", "自然人", "总计"]
    report = with_tables("\n".join(line for line in rows if line))
    assert numbers(report.tables["requests"]) == tables["requests"]


def test_a_label_of_two_lines_above_its_values_as_in_a_printed_layout() -> None:
    tables = counted("2021")
    long = "5.要求行政机关确认或重新出具已获取信息"
    cut = draft(tables, "spaces", "2021").replace(f"{long} ", "   5.要求行政机关确认或重 新出具\n       已获取信息\n          ")
    text = "\n".join(line if "项" in line else line.replace(" ", "    ") for line in cut.splitlines())
    assert numbers(with_tables(text).tables["requests"]) == tables["requests"]


def test_glued_heads_and_values_in_front_of_their_label() -> None:
    report = with_tables(
        "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n0\n0\n行政规范性文件\n3\n0\n8\n"
        "第二十条第（五）项\n信息内容\n行政许可\n-2-\n本年处理决定数量\n9487\n"
        "第二十条第（六）项\n信息内容本年处理决定数量\n行政处罚\n2776\n行政强制\n84\n"
        "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）\n75.5\n行政事业性收费\n"
    )
    table = report.tables["disclosure"]
    assert table.sure
    assert {row: [cell.value for cell in cells.values()] for row, cells in table.rows.items()} == {
        "regulations": [0, 0, 0],
        "normative": [3, 0, 8],
        "licence": [9487],
        "penalty": [2776],
        "coercion": [84],
        "fees": [Decimal("75.5")],
    }


def test_values_in_columns_below_one_another_are_not_judged() -> None:
    tables = counted("2021")
    labels = [label or group for group, rows in handled("2021") for label in rows.values()]
    columns = [str(cells[column]) for column in APPLICANTS for cells in tables["requests"].values()]
    report = with_tables("\n".join(["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", *labels, *columns]))
    assert not report.tables["requests"].sure


def test_a_row_short_of_a_value_is_unread_and_the_others_stand() -> None:
    tables = counted("2021")
    text = draft(tables, "spaces", "2021").replace("6.属于四类过程性信息 ", "6.属于四类过程性信息 7\n", 1)
    cells = " ".join(map(str, tables["requests"]["handled.refused.process"].values()))
    report = with_tables(text.replace(f"7\n{cells}", cells.rsplit(" ", 1)[0]))
    table = report.tables["requests"]
    assert table.sure
    assert table.unread == ("handled.refused.process",)
    assert table.missing == ()


@pytest.mark.parametrize(
    "text",
    [
        "全年行政许可 132 件，行政处罚 17 件，行政强制 0 件。\n制定规章 0 件，行政规范性文件 1 件，行政事业性收费 3.6 万元。",
        "| 指标 | 数量 |\n| 行政许可 | 12 |\n| 行政处罚 | 3 |\n| 行政强制 | 1 |\n| 行政检查 | 40 |",
        "| 月份 | 新收 | 办结 | 其他 | 总计 |\n| 1月 | 1 | 2 | 3 | 6 |\n| 2月 | 1 | 2 | 3 | 6 |",
        "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况",
        "总计\n12\n其他\n3\n规章\n0",
    ],
)
def test_other_tables_and_prose_are_no_official_table(text: str) -> None:
    assert with_tables(text).tables == {}


@each_layout
def test_the_edition_is_that_of_the_labels_whatever_the_year(layout: Layout) -> None:
    tables = counted("2019")
    require_read(with_tables(draft(tables, layout, "2019", year=2022), SUFFIX[layout], year=2022), tables, "2019")


@each_layout
def test_labels_stand_where_their_span_says(layout: Layout) -> None:
    report = with_tables(draft(counted("2021"), layout, "2021"), SUFFIX[layout])
    assert set(report.tables["requests"].labels) == set(report.tables["requests"].rows)
    expected = {"received": "一、本年新收政府信息公开申请数量", "handled.other.other": "3.其他", "handled.total": "(七)总计"}
    for row, words in expected.items():
        span = report.tables["requests"].labels[row]
        assert report.text[span.start : span.end] == words
    assert TITLES[2] not in report.text[slice(*report.tables["requests"].span)]
