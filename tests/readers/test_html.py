import pytest

from lint.readers import ReadError
from tests.readers.shown import html_of, paragraphs, require_exact, rows, source_of


@pytest.mark.parametrize(
    ("source", "shown", "words", "written"),
    [
        ("<p>债<b>券</b>县</p>", "债券县", "债券县", "债<b>券</b>县"),
        ("<p>&ldquo;公开&#8221;&nbsp;&#x5de5;作</p>", "“公开”\xa0工作", "”\xa0工", "&#8221;&nbsp;&#x5de5;"),
        ("<p>&copy2022 &nosuch; A&B &amp;</p>", "©2022 &nosuch; A&B &", "&nosuch;", "&nosuch;"),
        ("<p>甲  \n <i> 乙</i></p>", "甲乙", "甲乙", "甲  \n <i> 乙"),
        ("<p>a  \n b<i> c</i></p>", "a b c", "b c", "b<i> c"),
        ("<p><![CDATA[5 < 6 &amp; 甲]]></p>", "5 < 6 &amp; 甲", "&amp;", "&amp;"),
        ("<p title='>' class=a\"b data-x=\"<p>\">甲</p>", "甲", "甲", "甲"),
        ("<p>5 < 6，7 <8</p>", "5 < 6，7 <8", "<8", "<8"),
        ("<p><ruby>術<rp>(</rp><rt>shù</rt><rp>)</rp></ruby>局</p>", "術局", "術局", "術<rp>(</rp><rt>shù</rt><rp>)</rp></ruby>局"),
        ("<p>政府<!-- 注 -->信息<wbr>公开<span/></p>", "政府信息公开", "府信", "府<!-- 注 -->信"),
        ("<b><p>甲</b>乙</p>", "甲乙", "甲乙", "甲</b>乙"),
        ("<P>甲<SPAN STYLE='DISPLAY:NONE'>藏</SPAN>乙", "甲乙", "甲乙", "甲<SPAN STYLE='DISPLAY:NONE'>藏</SPAN>乙"),
    ],
)
def test_each_character_keeps_its_place(source: str, shown: str, words: str, written: str) -> None:
    document = html_of(source)
    assert paragraphs(document) == [shown]
    assert source_of(document, words) == written
    require_exact(document)


def test_line_and_column_are_those_of_the_file() -> None:
    document = html_of("<html>\r\n<body>\r\n<p>&ldquo;债<b>券</b>县</p>\r\n</body></html>")
    start = document.normal.text.index("债券县")
    place = document.place((start, start + 3))  # type: ignore[arg-type]
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 11, 3, 21)
    assert place.native == {"paragraph": 1}


@pytest.mark.parametrize(
    "source",
    [
        "<p>甲<p>乙<p>丙",
        "<div>甲</div>乙<div>丙</div>",
        "甲<br>乙<br/>丙",
        "<ul><li>甲<li>乙<ul><li>丙</ul></ul>",
        "<dl><dt>甲<dd>乙<dt>丙</dl>",
        "<h2>甲</h2>乙<hr>丙",
        "<center>甲</center><span style='display:block'>乙</span>丙",
        "<pre>甲\n乙\n丙</pre>",
        "<p>甲</div></p></span>乙</td><p>丙",
        "甲</br>乙<p>丙</body></html>",
        "<table><tr><td>甲<table><tr><td>乙</table></td></tr></table>丙",
    ],
)
def test_block_elements_and_breaks_part_lines(source: str) -> None:
    assert paragraphs(html_of(source)) == ["甲", "乙", "丙"]


def test_headings_have_their_level() -> None:
    document = html_of("<h1>甲<br>乙</h1><h3>丙</h3><p>丁</p>")
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 1), ("heading", 1), ("heading", 3), ("paragraph", 0)]


def test_spans_of_rows_and_columns() -> None:
    document = html_of(
        "<table><caption>表三</caption><thead><tr><th rowspan=2 colspan='2'>甲</th><th colspan=2>乙</th></tr>"
        "<tr><th>丙</th><th>丁</th></tr></thead><tr><td rowspan=0>戊</td><td>己</td><td>1</td><td>2</td></tr>"
        "<tr><td>庚</td><td></td><td>&nbsp;3 </td></tr></table>"
    )
    assert rows(document) == [
        ["甲", "甲", "乙", "乙"],
        ["甲", "甲", "丙", "丁"],
        ["戊", "己", "1", "2"],
        ["戊", "庚", "", "3"],
    ]
    assert paragraphs(document) == ["表三"]
    table = document.blocks[1].table
    assert table is not None
    assert [cell.header for cell in table.cells].count(True) == 4
    assert document.text.split("\n")[1:] == ["甲\t乙", "丙\t丁", "戊\t己\t1\t2", "庚\t\t3"]
    require_exact(document)


def test_cells_without_end_tags_rows_or_cells() -> None:
    document = html_of("<table><td>甲<td>乙<tr><th>丙<td>丁<tr>戊<td>己</table>后")
    assert rows(document) == [["甲", "乙"], ["丙", "丁"], ["戊", "己"]]
    assert paragraphs(document) == ["后"]


def test_the_lines_of_a_cell_are_joined_by_a_blank() -> None:
    document = html_of("<table><tr><td><p>行政</p><p>许可</p></td><td>本年<br>数量</td></tr><tr><td>1</td><td>2</td></tr></table>")
    assert rows(document)[0] == ["行政 许可", "本年 数量"]
    require_exact(document)


def test_the_native_place_of_a_cell() -> None:
    document = html_of("<p>前</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>7</td></tr></table>")
    start = document.normal.text.index("7")
    assert document.place((start, start + 1)).native == {"table": 1, "row": 2, "column": 2}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>",
        "<table><tr><td></td><td>甲</td></tr><tr><td></td><td>乙</td></tr></table>",
        "<table role=presentation><tr><td>甲</td><td>乙</td></tr></table>",
        "<table><tr><td><h1>甲</h1><p>乙</p></td><td>" + "长" * 401 + "</td></tr></table>",
    ],
)
def test_a_table_that_only_places_things_is_none(table: str) -> None:
    document = html_of(table)
    assert all(block.table is None for block in document.blocks)
    assert paragraphs(document)[:2] == ["甲", "乙"]


def test_comments_are_collected_with_their_places() -> None:
    document = html_of("<!-- 一 --><p>甲<!--二--></p><table><!--三--><tr><td>乙<!-->丙</td></tr></table><!---->")
    assert [comment.text for comment in document.comments] == [" 一 ", "二", "三", ""]
    assert all(document.source[c.start : c.end].startswith("<!--") for c in document.comments)
    assert paragraphs(document) == ["甲", "乙丙"]


WHOLE = "<html><body><div><p>一、总体情况</p><table><tr><td>甲</td><td>1</td></tr></table><p>完</p></div></body></html>"


@pytest.mark.parametrize("end", [WHOLE.index("</table>"), WHOLE.index("<p>完") + 2, WHOLE.index("完"), WHOLE.index("</td>") + 3])
def test_a_page_that_breaks_off_is_a_trouble(end: int) -> None:
    document = html_of(WHOLE[:end])
    assert [trouble.key for trouble in document.troubles] == ["truncated"]
    assert "一、总体情况" in document.text


@pytest.mark.parametrize("page", [WHOLE, WHOLE.replace("</html>", ""), WHOLE.replace("</p>", ""), "<p>甲<p>乙", "<div><p>甲"])
def test_end_tags_that_may_be_left_out_are_no_trouble(page: str) -> None:
    assert html_of(page).troubles == []


def test_word_html_keeps_its_list_numbers_and_loses_its_conditions() -> None:
    page = (
        "<html><head><meta charset=utf-8><!--[if gte mso 9]><xml>x</xml><![endif]--></head><body>"
        "<p class=MsoNormal style='text-indent:\n2em'><![if !supportLists]><span>一、</span><![endif]>"
        "<span lang=EN-US><o:p></o:p></span>总体\n情况</p></body></html>"
    )
    assert paragraphs(html_of(page)) == ["一、总体情况"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "甲",
        "<table><tr><td>" * 3_000 + "甲",
        "<span>" * 50_000 + "甲" + "</span>" * 50_000,
        "<ul><li>" * 20_000 + "甲",
        "甲" + "<a " * 30_000,
        "甲" + '<a b="' * 20_001,
        "甲" + "<!--" * 20_000,
        "甲<table>" + "<tr><td colspan=1000 rowspan=60000>1<td>2" * 150 + "</table>",
        "甲" + "</" * 30_000,
    ],
)
def test_nonsense_is_read_all_the_same(source: str) -> None:
    assert "甲" in html_of(source).text


def test_a_table_of_millions_of_cells_is_refused() -> None:
    with pytest.raises(ReadError, match="too large"):
        html_of("甲<table>" + "<tr><td colspan=1000 rowspan=60000>1<td>2" * 2_000 + "</table>")
