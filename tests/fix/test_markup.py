"""WordprocessingML changed in its source: what is touched is right, what is not stays to the character."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lint.fix import FixError
from lint.fix.markup import NAMESPACE, Mark, Part

W = f"{{{NAMESPACE}}}"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\r\n<w:document xmlns:w="{NAMESPACE}" xmlns:o="urn:other"><w:body>'
TAIL = "<w:sectPr/></w:body></w:document>"


def part(body: str) -> Part:
    return Part((HEAD + body + TAIL).encode())


def body(made: Part) -> str:
    return made.changed().decode().removeprefix(HEAD).removesuffix(TAIL)


def formatted(data: bytes) -> Iterator[tuple[str, str]]:
    """Each character with the properties of its run."""
    for text in etree.fromstring(data).iter(f"{W}t"):
        properties = text.getparent().find(f"{W}rPr")
        shown = "" if properties is None else "".join(child.tag for child in properties)
        yield from ((character, shown) for character in text.text or "")


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def test_a_word_changes_inside_its_run() -> None:
    made = part(f"<w:p  >{run('全年按装设备', '<w:rPr><w:b/></w:rPr>')}{run('。')}</w:p >")
    made.mark(made.texts[0], Mark(2, 3, "安"))
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">全年安装设备</w:t></w:r>'
    assert body(made) == f"<w:p  >{bold}{run('。')}</w:p >"


def test_markup_between_cuts_the_run_in_two() -> None:
    made = part(f"<w:p>{run('甲乙', '<w:rPr><w:b/></w:rPr>')}</w:p>")
    made.mark(made.texts[0], Mark(1, 1, between="<o:x/>"))
    bold = '<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    assert body(made) == f"<w:p>{bold.format('甲')}<o:x/>{bold.format('乙')}</w:p>"


@pytest.mark.parametrize(("at", "expected"), [(0, "<o:x/>{}"), (2, "{}<o:x/>")])
def test_at_the_edge_the_run_stays_whole(at: int, expected: str) -> None:
    made = part(run("甲乙"))
    made.mark(made.texts[0], Mark(at, at, between="<o:x/>"))
    assert body(made) == expected.format(run("甲乙"))


def test_what_else_is_in_a_run_stays_in_its_place() -> None:
    made = part("<w:r><w:t>甲</w:t><w:tab/><w:t>乙丙</w:t><w:br/></w:r>")
    made.mark(made.texts[1], Mark(1, 1, between="<o:x/>"))
    first = '<w:r><w:t>甲</w:t><w:tab/><w:t xml:space="preserve">乙</w:t></w:r>'
    assert body(made) == f'{first}<o:x/><w:r><w:t xml:space="preserve">丙</w:t><w:br/></w:r>'


def test_entities_and_character_data_are_single_characters() -> None:
    made = part("<w:r><w:t>&lt;&#x4E00;<![CDATA[&二]]>三</w:t></w:r>")
    made.mark(made.texts[0], Mark(3, 4, "<2>"))
    assert "".join(character for character, _ in formatted(made.changed())) == "<一&<2>三"


def test_comments_and_other_prefixes_mislead_nobody() -> None:
    false = "<!-- <x:t>no</x:t> --><w:t>no</w:t>"
    source = f'<x:document xmlns:x="{NAMESPACE}" xmlns:w="urn:no">{false}<x:r><x:t a=">">是</x:t></x:r></x:document>'
    made = Part(source.encode())
    assert [made.source[text.inner : text.outer] for text in made.texts] == ["是"]
    assert made.namespaces == f' xmlns:w="{NAMESPACE}"'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_encoding_of_a_part_stays(encoding: str) -> None:
    source = f'<?xml version="1.0" encoding="{encoding}"?><w:document xmlns:w="{NAMESPACE}">{run("甲乙")}</w:document>'
    data = source.encode(encoding)
    assert Part(data).changed() == data
    made = Part(data)
    made.mark(made.texts[0], Mark(0, 1, "丙"))
    assert "".join(character for character, _ in formatted(made.changed())) == "丙乙"


def test_runs_in_text_boxes_of_marked_runs_are_marked_too() -> None:
    box = f"<w:pict><w:txbxContent><w:p>{run('箱内')}</w:p></w:txbxContent></w:pict>"
    made = part(f"<w:r><w:t>箱外</w:t>{box}</w:r>")
    made.mark(made.texts[0], Mark(0, 0, between="<o:a/>"))
    made.mark(made.texts[0], Mark(1, 1, between="<o:b/>"))
    made.mark(made.texts[1], Mark(1, 1, between="<o:c/>"))
    inner = '<w:r><w:t xml:space="preserve">箱</w:t></w:r><o:c/><w:r><w:t xml:space="preserve">内</w:t></w:r>'
    assert body(made) == (
        '<o:a/><w:r><w:t xml:space="preserve">箱</w:t></w:r><o:b/><w:r><w:t xml:space="preserve">外</w:t>'
        f"{box.replace(run('箱内'), inner)}</w:r>"
    )


def test_a_declared_document_type_is_refused() -> None:
    with pytest.raises(FixError):
        Part(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


RUNS = st.lists(
    st.tuples(st.text("甲乙<&> 丙\U00020000", max_size=6), st.sampled_from(["", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/></w:rPr>"])),
    min_size=1,
    max_size=5,
)


@given(RUNS, st.data())
def test_whatever_is_marked_only_that_changes(runs: list[tuple[str, str]], data: st.DataObject) -> None:
    made = part("".join(run(text.replace("&", "&amp;").replace("<", "&lt;"), properties) for text, properties in runs))
    before = list(formatted(made.changed()))
    expected: list[tuple[str, str]] = []
    position = 0
    for number, (text, _) in enumerate(runs):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        inline, between = data.draw(st.sampled_from([("", ""), ("&新", ""), ("", "<o:x/>")]))
        kind = before[position][1] if text else ""
        made.mark(made.texts[number], Mark(start, end, inline, between))
        kept = before[position : position + len(text)]
        expected += [*kept[:start], *((character, kind if text else "") for character in inline), *kept[end:]]
        position += len(text)
    after = list(formatted(made.changed()))
    assert [character for character, _ in after] == [character for character, _ in expected]
    if all(text for text, _ in runs):
        assert after == expected
