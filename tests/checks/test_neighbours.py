"""Pairs of neighbouring characters as numbers."""

from hypothesis import given
from hypothesis import strategies as st

from lint.checks import kind_names
from lint.checks.likelihoods import Likelihoods
from lint.checks.neighbours import Neighbours, number, numbers, pair_of

TEXTS = st.text(st.sampled_from("公开信息，\n x\U00020000\ud800"), max_size=30)


def _narrow(text: str) -> str:
    return "".join(character if ord(character) < 0x10000 else "\ufffd" for character in text)


@given(TEXTS)
def test_every_pair_of_a_text_is_known_by_its_number(text: str) -> None:
    ended = _narrow(f"{text}\n")
    pairs = {ended[at : at + 2] for at in range(len(text))}
    assert Neighbours(text).all == numbers(pairs) == {number(pair) for pair in pairs}
    assert {pair_of(each) for each in Neighbours(text).all} == pairs


@given(TEXTS)
def test_each_character_has_the_value_of_its_own_pair(text: str) -> None:
    ended = _narrow(f"{text}\n")
    pairs = [ended[at : at + 2] for at in range(len(text))]
    values = {number(pair): index for index, pair in enumerate(dict.fromkeys(pairs))}
    assert list(Neighbours(text).mapped(values)) == [values[number(pair)] for pair in pairs]


def test_the_characters_that_complete_a_word_come_in_the_order_of_the_words() -> None:
    likely = Likelihoods({"政": "".join(f"{each}部e" for each in "工商财农水林教卫")})
    assert likely.completing("政", "部", 3) == list("工商财农水林教卫")


def test_they_are_no_kinds_of_check() -> None:
    assert {"doubled", "neighbours"}.isdisjoint(kind_names())
