"""著 for 着 in Traditional texts."""

import pytest

from lint.document.normal import normalise

TRADITIONAL = "縣政府辦公室貫徹落實條例，"
WORDS = [
    ("隨著發展", "随着发展"),
    ("著力提升", "着力提升"),
    ("意味著", "意味着"),
    ("隨著作風轉變", "随着作风转变"),
    ("本著原則", "本着原则"),
]
KEPT = ["顯著", "著名", "著作權", "編著", "土著", "名著", "著述"]


@pytest.mark.parametrize(("written", "read"), WORDS)
def test_a_particle_is_read_as_in_simplified_script(written: str, read: str) -> None:
    normal = normalise(TRADITIONAL + written)
    assert normal.text.endswith(read)
    assert normal.written.endswith(written)


@pytest.mark.parametrize("word", KEPT)
def test_words_that_are_written_so_in_both_scripts_are_kept(word: str) -> None:
    assert "著" in normalise(TRADITIONAL + word).text


def test_in_a_simplified_text_it_stands_as_written() -> None:
    assert normalise("县政府办公室着力提升，随著发展").text.endswith("随著发展")
