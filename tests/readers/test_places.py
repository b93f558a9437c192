"""Whatever a draft is made of, each character of its view stands where the map says."""

import html

from hypothesis import given
from hypothesis import strategies as st

from tests.readers.shown import html_of, markdown_of, paragraphs, require_exact, text_of

characters = st.sampled_from("政府信息公开工作年度报告0123456789abc（）《》“”，。、；：%-*_`[]|&<>#~\\ \t\u3000\u00a0")
phrases = st.text(characters, min_size=1, max_size=12)


@st.composite
def written_characters(draw: st.DrawFn) -> tuple[str, str]:
    """A character as HTML writes it, and as shown."""
    character = draw(st.sampled_from("政府信息“”‘’—…《》·%5a&<>\u00a0"))
    ways = [f"&#{ord(character)};", f"&#x{ord(character):x};", html.escape(character)]
    if character == "“":
        ways.append("&ldquo;")
    before, behind = draw(st.sampled_from([("", ""), ("<b>", "</b>"), ("<span class='a'>", "</span>"), ("<!-- x -->", "<wbr>")]))
    return before + draw(st.sampled_from(ways)) + behind, character


pages = st.lists(st.lists(written_characters(), min_size=1, max_size=20), min_size=1, max_size=6)


@given(pages, st.sampled_from([("<p>", "</p>"), ("<p>", ""), ("<div>", "</div>\n"), ("", "<br>"), ("<li>", "</li>")]))
def test_a_page_shows_what_was_written_each_character_in_its_place(
    page: list[list[tuple[str, str]]], tags: tuple[str, str]
) -> None:
    document = html_of("舟曲" + tags[1] + "".join(tags[0] + "".join(way for way, _ in line) + tags[1] for line in page))
    shown = ["".join(character for _, character in line).strip() for line in page]
    found = paragraphs(document)
    # A first line without a block of its own runs into the text before it.
    assert "".join(found) == "舟曲" + "".join(shown)
    require_exact(document)


HTML = """<p> </p> <table> </table> <tr> <td/rowspan=2> </td> <th/colspan=3> <div> </div> <li> <b> </b> <br> <pre> </pre> <a/href=x>
</a> <h2> <!--c--> <script>x</script> <div/class=nav> <div/id=zoom> &nbsp; &amp < 0 一、总体情况
公开5条，其中政策文件2条，工作信息3条。"""
MARKDOWN = "| |x |-|-|\n a 政府 ** 1.\u00a0 ``` <table> </table> <br> <td> <!-- --> \\ ---\n &amp; [ ](b) > #"
BLANKS = [" ", "\n", "\n\n", "  \n", "\t", "- ", "1. ", "> ", "# "]
html_parts = st.sampled_from([*HTML.split(), *BLANKS])
markdown_parts = st.sampled_from([*MARKDOWN.split(" "), *BLANKS])


@given(st.lists(html_parts, max_size=40))
def test_any_markup_is_read_exactly(parts: list[str]) -> None:
    require_exact(html_of("甲" + "".join(parts)))


@given(st.lists(phrases, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_any_markdown_is_read_exactly(lines: list[str], line_break: str) -> None:
    require_exact(markdown_of("甲" + line_break.join(lines)))


@given(st.lists(markdown_parts, max_size=40))
def test_any_markdown_structure_is_read_exactly(parts: list[str]) -> None:
    require_exact(markdown_of("甲" + "".join(parts)))


@given(st.lists(phrases, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_text_is_read_exactly(lines: list[str], line_break: str) -> None:
    document = text_of("甲" + line_break.join(lines))
    assert document.text == document.source.replace("\r\n", "\n").replace("\r", "\n")
    require_exact(document)
