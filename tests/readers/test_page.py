"""The draft is found on the page, whatever the page is built like, and nothing of it is lost."""

import pytest

from tests.readers.shown import html_of, paragraphs, require_exact, rows

TITLE = "舟曲县科学技术局2023年政府信息公开工作年度报告"
LINES = [
    "根据《中华人民共和国政府信息公开条例》和上级要求，编制本报告。",
    "一、总体情况",
    "全年通过门户网站主动公开政府信息5条，其中政策文件2条、工作信息3条。",
    "二、主动公开政府信息情况",
    "五、存在的主要问题及改进情况",
    "信息发布还不够及时，下一步将明确专人、按月检查。",
    "六、其他需要报告的事项",
    "本年度未收取信息处理费。",
]
SIGNATURE = ["舟曲县科学技术局", "2024年1月18日"]
TABLE = """<table border="1"><tr><td>信息内容</td><td>本年制发件数</td><td>现行有效件数</td></tr>
<tr><td>规章</td><td>0</td><td>0</td></tr><tr><td>行政规范性文件</td><td>1</td><td>4</td></tr></table>"""

HEAD = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_舟曲县人民政府网</title>
<script>document.write("<p>脚本</p>")</script><style>p {{ margin: 0 }}</style></head><body>"""
MENU = """<div class="topNav"><ul><li><a href="/">菜单首页</a></li><li><a href="/zwgk">菜单政务公开</a></li></ul>
<form><input value="菜单搜索"><select><option>菜单选项</option></select><button>菜单按钮</button></form></div>"""
CRUMBS = '<div class="dqwz">当前位置：<a href="/">菜单首页</a> &gt; <a href="/nb">菜单年报</a></div>'
SIDE = '<div class="sidebar"><h3>菜单栏</h3><ul><li><a href="1">菜单甲</a></li><li><a href="2">菜单乙</a></li></ul></div>'
INFO = "<div class='xx'>发布日期：2024-01-18 来源：县科技局</div>"
SHARE = '<div class="bdsharebuttonbox">菜单分享到 <a href="#">菜单微信</a></div>'
PAGER = '<div>上一篇：<a href="9">菜单上一篇的标题</a></div>'
RELATED = '<div class="related"><h3>菜单相关</h3><ul><li><a href="5">菜单某文</a> 2023-05-06</li></ul></div>'
FOOTER = '<div class="foot"><a href="x">菜单链接</a></div><div>主办单位：菜单县政府 版权所有 菜单ICP备00号</div></body></html>'


def marked(lines: list[str], table: str = TABLE) -> str:
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    return body.replace("<p>五、", f"{table}<p>五、")


WHOLE = marked(LINES + SIGNATURE)
H1 = f"<h1>{TITLE}</h1>{INFO}"
PAGES = {
    "editor": f"""{HEAD}{MENU}{CRUMBS}{SIDE}<div class="wrap">{H1}{SHARE}<div class="TRS_Editor">{WHOLE}</div>{PAGER}</div>
        {RELATED}{FOOTER}""",
    "zoom in an article": f"""{HEAD}{MENU}<div class="article">{CRUMBS}<div class="article-title">{TITLE}</div>
        {INFO}<div id="zoom">{WHOLE}</div>{SHARE}{PAGER}</div>{FOOTER}""",
    "semantic": f"""{HEAD}<header><h1>菜单县人民政府</h1><nav><a href=1>菜单一</a></nav></header>
        <main><article>{H1}{WHOLE}</article><aside><p>菜单旁栏</p></aside></main><footer><p>菜单页脚</p></footer></body></html>""",
    "title in the site header": f"""{HEAD}<header><nav><a href=1>菜单一</a></nav><h1>{TITLE}</h1></header>
        <main>{INFO}{WHOLE}</main>{FOOTER}""",
    "signature outside": f"""{HEAD}{MENU}<h2 class="bt">{TITLE}</h2>{INFO}<div id="UCAP-CONTENT">{marked(LINES)}</div>
        <div class="sign"><p>{SIGNATURE[0]}</p><p>{SIGNATURE[1]}</p></div>{PAGER}{FOOTER}""",
    "a container for each section": f"""{HEAD}{MENU}{SIDE}<div>{H1}<div class=content>{marked(LINES[:4])}</div>
        <div class=content>{marked(LINES[4:6])}</div><div class=content>{marked(LINES[6:] + SIGNATURE)}</div></div>{FOOTER}""",
    "one wide container": f"""{HEAD}<div class="content"><div><a href=1>菜单甲</a></div><div><a href=2>菜单乙</a></div>
        <div>{H1}{WHOLE}</div><p><a href="javascript:window.print()">菜单打印</a></p>{PAGER}<p>主办：菜单县人民政府</p>
        <p>菜单ICP备00号</p></div></body></html>""",
    "no name anywhere": f"""{HEAD}<div><a href="/">菜单首页</a> <a href="/b">菜单年报</a></div>
        <div><div>{TITLE}</div>{INFO}<div>{WHOLE}</div></div>{FOOTER}""",
    "tables for layout": f"""{HEAD}<table><tr><td><a href=1>菜单甲</a></td><td><a href=2>菜单乙</a></td></tr></table>
        <table width=980><tr><td width=200><table><tr><td><a href=3>菜单左</a></td></tr></table></td>
        <td><table><tr><td align=center><b>{TITLE}</b></td></tr><tr><td>{INFO}</td></tr><tr><td>{WHOLE}</td></tr></table></td></tr>
        </table><table><tr><td>版权所有：菜单县人民政府</td></tr></table></body></html>""",
    "names that mislead": f"""{HEAD}<div class="nav-page-wrap" id="footer-fixed"><div class="search-main">{H1}
        <div class="print-left">{WHOLE}</div></div></div>{FOOTER}""",
    "broken lines": f"{HEAD}{MENU}{CRUMBS}<div class=con><center><strong>{TITLE}</strong></center>{INFO}<font>"
    + "<br>\n&nbsp;&nbsp;&nbsp;&nbsp;".join(LINES[:4])
    + TABLE
    + "<br/>　　".join(LINES[4:] + SIGNATURE)
    + f"</font></div>{SHARE}{FOOTER}",
    "one form around all": f"""{HEAD}<form id="aspnetForm" action="search.aspx">{MENU}{CRUMBS}
        <div id="ctl00_view">{H1}{WHOLE}</div></form>{FOOTER}""",
    "hidden parts": f"""{HEAD}<div style="display: none">菜单隐藏</div><p hidden>菜单隐藏</p><noscript>菜单</noscript>
        <template><p>菜单</p></template>{H1}{WHOLE}<span aria-hidden="true">菜单</span></body></html>""",
    "preformatted": f"""{HEAD}{MENU}{H1}<pre>{chr(10).join(LINES[:4])}</pre>{TABLE}<pre>{chr(10).join(LINES[4:] + SIGNATURE)}
        </pre>{FOOTER}""",
    "unclosed": f"{HEAD}{MENU}{CRUMBS}{SIDE}<div id=zoom>{H1}{WHOLE}".replace("</p>", "").replace("</td>", "").replace("</tr>", "")
    + f"</div>{PAGER}{FOOTER}",
    "a heading for each section": f"{HEAD}{MENU}<section>{H1}{WHOLE}</section>{RELATED}{FOOTER}".replace("<p>一、", "<h2>一、"),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_draft_is_found_whole_and_without_the_page(name: str) -> None:
    document = html_of(PAGES[name])
    assert paragraphs(document) == [TITLE, *LINES, *SIGNATURE]
    assert rows(document) == [["信息内容", "本年制发件数", "现行有效件数"], ["规章", "0", "0"], ["行政规范性文件", "1", "4"]]
    assert paragraphs(document, "chrome") == ["发布日期：2024-01-18 来源：县科技局"]
    assert "菜单" not in document.text
    assert document.troubles == []
    require_exact(document)


def test_a_bare_page_is_kept_whole() -> None:
    document = html_of(f"<p>{TITLE}</p>{WHOLE}")
    assert paragraphs(document) == [TITLE, *LINES, *SIGNATURE]


def test_a_page_of_nothing_but_links_is_kept_too() -> None:
    assert paragraphs(html_of('<div class="nav"><a href="1">甲</a></div>')) == ["甲"]


def test_the_date_in_the_metadata_is_kept_where_it_stands() -> None:
    document = html_of(f'<head><meta name="PubDate" content="2024-01-18 10:00"></head><h1>{TITLE}</h1>{WHOLE}')
    assert paragraphs(document, "chrome") == ["2024-01-18 10:00"]
    require_exact(document)


def test_a_title_over_two_lines_is_kept_whole() -> None:
    page = f"{HEAD}{MENU}<h1>舟曲县科学技术局<br>2023年政府信息公开工作年度报告</h1>{INFO}<div id=zoom>{WHOLE}</div>{FOOTER}"
    assert paragraphs(html_of(page))[:2] == ["舟曲县科学技术局", "2023年政府信息公开工作年度报告"]
