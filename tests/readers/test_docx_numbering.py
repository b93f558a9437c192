"""Automatic numbers of Word documents: what Word draws before a paragraph is part of its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.readers import read_bytes
from lint.readers.docx.numerals import written
from tests.readers.shown import paragraphs, rows
from tests.support.worddraft import cell, numbered, numbering, row, style, styled, styles, table
from tests.support.wordml import NAMESPACE, document, paragraph

THREE = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def level(index: int, format: str, text: str, more: str = "", follows: str = "nothing", start: int = 1) -> str:
    """One level of a definition."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}<w:suff w:val="{follows}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def part(*levels: str, numbers: str = "") -> str:
    """A part `numbering` with one definition and number 1 of it."""
    return (
        f'<w:numbering xmlns:w="{NAMESPACE}"><w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{numbers}</w:numbering>'
    )


def shown(numbering: str, *blocks: str, made: str = "") -> list[str]:
    parts = {"numbering": ("numbering", numbering), "styles": ("styles", made or styles())}
    return paragraphs(read_bytes(document(*blocks, more=parts), "draft.docx"))


def labels(numbering: str, *levels: int | tuple[int, str]) -> list[str]:
    """The numbers of paragraphs at these levels, or at levels of these numbers."""
    pairs = [each if isinstance(each, tuple) else (each, "1") for each in levels]
    return [line.removesuffix("文") for line in shown(numbering, *(numbered("文", at, number) for at, number in pairs))]


def test_levels_count_and_begin_anew_below_the_next_one_above() -> None:
    assert labels(numbering(*THREE), 0, 1, 1, 2, 2, 0, 1, 2) == ["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."]


def test_numbers_of_styles_reach_headings() -> None:
    made = styles(
        style("1", "heading 1", '<w:outlineLvl w:val="0"/><w:numPr><w:numId w:val="1"/></w:numPr>'),
        style("2", "heading 2", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', based="1"),
        style("3", "my heading", based="2"),
        style("4", "plain", '<w:numPr><w:numId w:val="0"/></w:numPr>', based="1"),
    )
    blocks = [styled("文", f'<w:pStyle w:val="{key}"/>') for key in "12341"]
    assert shown(numbering(*THREE), *blocks, made=made) == ["一、文", "（一）文", "（二）文", "文", "二、文"]


def test_a_level_may_name_its_style() -> None:
    made = styles(style("s", "子标题", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
    levels = part(level(0, "decimal", "%1."), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="s"/>'))
    assert shown(levels, styled("文", '<w:pStyle w:val="s"/>'), made=made) == ["（一）文"]


def test_a_paragraph_may_refuse_the_number_of_its_style() -> None:
    made = styles(style("1", "heading 1", '<w:numPr><w:numId w:val="1"/></w:numPr>'))
    plain = styled("文", '<w:pStyle w:val="1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert shown(numbering(*THREE), plain, styled("文", '<w:pStyle w:val="1"/>'), made=made) == ["文", "一、文"]


def test_numbers_of_one_definition_go_on_together_unless_one_overrides_its_start() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    more += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    levels = part(level(0, "decimal", "%1."), numbers=more)
    assert labels(levels, (0, "1"), (0, "2"), (0, "3"), (0, "3"), (0, "1")) == ["1.", "2.", "1.", "2.", "3."]


def test_a_number_may_have_a_level_of_its_own() -> None:
    more = '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    more += f'{level(0, "upperLetter", "%1)")}</w:lvlOverride></w:num>'
    assert labels(part(level(0, "decimal", "%1."), numbers=more), (0, "1"), (0, "2")) == ["1.", "B)"]


def test_a_level_may_begin_anew_after_another_or_never() -> None:
    after_first = part(level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>'))
    assert labels(after_first, 0, 1, 2, 1, 2, 0, 2) == ["1", "1", "1", "2", "2", "2", "1"]
    never = part(level(0, "decimal", "%1"), level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>'))
    assert labels(never, 0, 1, 0, 1) == ["1", "1", "2", "2"]


def test_a_level_before_those_above_it_takes_their_first_numbers_up() -> None:
    assert labels(numbering(*THREE), 1, 0, 1) == ["（一）", "二、", "（一）"]


def test_numbers_of_levels_above_are_part_of_a_number() -> None:
    chapter, legal = level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>")
    assert labels(part(chapter, legal, level(2, "decimal", "%1.%2.%3")), 0, 0, 1, 2) == ["第一章", "第二章", "2.1", "二.1.1"]


def test_bullets_are_no_text_and_nothing_in_numbers_below_them() -> None:
    levels = part(level(0, "bullet", "\uf06c"), level(1, "decimal", "%1%2)"))
    assert labels(levels, 0, 1) == ["", "1)"]


@pytest.mark.parametrize(
    ("follows", "label", "text", "line"),
    [
        ("tab", "%1、", "总体情况", "一、总体情况"),
        ("space", "（%1）", "主动公开", "（一）主动公开"),
        ("tab", "第%1章", "总则", "第一章 总则"),
        ("nothing", "第%1条", "依据", "第一条依据"),
        ("tab", "%1.", "2023年", "一. 2023年"),
        ("tab", "%1", "、总体情况", "一、总体情况"),
    ],
)
def test_a_blank_stands_behind_a_number_that_would_run_into_the_text(follows: str, label: str, text: str, line: str) -> None:
    assert shown(part(level(0, "chineseCounting", label, follows=follows)), numbered(text)) == [line]


def test_numbers_are_drawn_in_cells_too_and_in_empty_paragraphs() -> None:
    parts = {"numbering": ("numbering", numbering(*THREE))}
    content = table(row(cell(content=numbered("甲", 2)), "1"), row(cell(content=numbered("乙", 2)), "2"))
    assert rows(read_bytes(document(content, more=parts), "a.docx")) == [["1.甲", "1"], ["2.乙", "2"]]
    assert labels(numbering(*THREE), 0, 0) == ["一、", "二、"]
    assert shown(numbering(*THREE), numbered("文"), numbered(""), numbered("文")) == ["一、文", "二、", "三、文"]


def test_what_is_deleted_is_not_counted() -> None:
    gone = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r/></w:del></w:p>'
    assert shown(numbering(*THREE), numbered("甲"), gone, numbered("乙")) == ["一、甲", "二、乙"]


def test_a_text_box_counts_for_itself() -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{numbered('框')}</w:txbxContent></w:pict></w:r></w:p>"
    assert shown(numbering(*THREE), numbered("甲"), box, numbered("乙")) == ["一、甲", "一、框", "二、乙"]


def test_a_definition_may_stand_in_a_style() -> None:
    more = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="list"/></w:abstractNum>'
    number = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    made = styles(style("list", "目录样式", '<w:numPr><w:numId w:val="1"/></w:numPr>', kind="numbering"))
    blocks = numbered("文", 0, "2"), numbered("文")
    assert shown(numbering(*THREE, more=more, number=number), *blocks, made=made) == ["一、文", "二、文"]


@pytest.mark.parametrize("target", ["1", "2"])
def test_definitions_that_refer_to_one_another_end(target: str) -> None:
    linked = '<w:abstractNum w:abstractNumId="{}"><w:numStyleLink w:val="{}"/></w:abstractNum>'
    more = linked.format(1, "a") + linked.format(2, "b")
    number = "".join(f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key - 1}"/></w:num>' for key in (2, 3))
    made = styles(
        style("a", "a", '<w:numPr><w:numId w:val="3"/></w:numPr>', kind="numbering"),
        style("b", "b", f'<w:numPr><w:numId w:val="{target}"/></w:numPr>', kind="numbering"),
    )
    (line,) = shown(numbering(*THREE, more=more, number=number), numbered("文", 0, "2"), made=made)
    assert line == ("一、文" if target == "1" else "文")


def test_what_no_definition_tells_of_has_no_number() -> None:
    assert shown(numbering(*THREE), numbered("甲", 0, "9"), numbered("乙", 7), paragraph("丙")) == ["甲", "乙", "丙"]
    assert paragraphs(read_bytes(document(numbered("甲")), "draft.docx")) == ["甲"]


@pytest.mark.parametrize(
    ("format", "numbers"),
    [
        ("decimal", "1 10 11 20 21 100 101 110"),
        ("decimalZero", "01 10 11 20 21 100 101 110"),
        ("decimalFullWidth", "１ １０ １１ ２０ ２１ １００ １０１ １１０"),
        ("chineseCounting", "一 十 十一 二十 二十一 一〇〇 一〇一 一一〇"),
        ("chineseCountingThousand", "一 十 十一 二十 二十一 一百 一百零一 一百一十"),
        ("japaneseCounting", "一 十 十一 二十 二十一 百 百一 百十"),
        ("ideographDigital", "一 一〇 一一 二〇 二一 一〇〇 一〇一 一一〇"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 贰拾壹 壹佰 壹佰零壹 壹佰壹拾"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ ㉑ 100 101 110"),
        ("decimalEnclosedParen", "⑴ ⑽ ⑾ ⒇ 21 100 101 110"),
        ("upperLetter", "A J K T U VVVV WWWW FFFFF"),
        ("lowerRoman", "i x xi xx xxi c ci cx"),
        ("ideographTraditional", "甲 癸 11 20 21 100 101 110"),
        ("someday", "1 10 11 20 21 100 101 110"),
    ],
)
def test_numbers_are_written_as_word_writes_them(format: str, numbers: str) -> None:
    assert [written(value, format) for value in (1, 10, 11, 20, 21, 100, 101, 110)] == numbers.split()


def test_a_naught_is_said_once_between_places() -> None:
    assert [written(value, "chineseCountingThousand") for value in (1001, 1010, 10001, 10010, 20300, 101000)] == [
        "一千零一", "一千零一十", "一万零一", "一万零一十", "二万零三百", "十万一千",
    ]  # fmt: skip


@given(st.integers(0, 10**9), st.sampled_from(["chineseCountingThousand", "upperLetter", "upperRoman", "decimalEnclosedCircle"]))
def test_no_number_is_beyond_writing(value: int, format: str) -> None:
    assert 0 < len(written(value, format)) < 40
