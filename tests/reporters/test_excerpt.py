from lint.document import Document
from lint.readers import read_bytes
from lint.reporters.excerpt import excerpt
from lint.reporters.model import Excerpt
from tests.reporters.runs import document, place_of


def shown(draft: Document, words: str) -> Excerpt:
    return excerpt(draft, place_of(draft, words))


def test_the_line_of_the_words() -> None:
    assert shown(document(("甲", "乙丙丁", "戊")), "丙") == Excerpt("乙", "丙", "丁")


def test_a_range_over_several_lines_ends_with_the_first() -> None:
    assert shown(document(("甲乙", "丙")), "乙\n丙") == Excerpt("甲", "乙", "")


def test_line_breaks_of_any_kind() -> None:
    draft = read_bytes("甲乙\r\n丙丁\r\n".encode(), "a.txt")
    assert shown(draft, "丙") == Excerpt("", "丙", "丁")
    assert shown(draft, "乙") == Excerpt("甲", "乙", "")


def test_html_shows_words_without_tags_and_entities() -> None:
    draft = document(("<tr><td class='a'>许可</td><td>1<b>2</b></td></tr><p>&ldquo;甲&nbsp;乙&rdquo;</p>",), format="html")
    assert shown(draft, "1<b>2</b>") == Excerpt("许可 ", "12", " “甲 乙”")


def test_html_without_words_shows_itself() -> None:
    draft = document(("<p>甲<!-- disclosure-lint: ignore N401 因故 --></p>",), format="html")
    assert shown(draft, "<!-- disclosure-lint: ignore N401 因故 -->").marked == "<!-- disclosure-lint: ignore N401 因故 -->"


def test_of_a_very_long_line_only_what_is_near_is_kept() -> None:
    near = shown(document(("一" * 5000 + "错" + "二" * 5000,)), "错")
    assert near.marked == "错"
    assert len(near.before) + len(near.after) < 1000
