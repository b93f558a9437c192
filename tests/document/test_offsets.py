"""The map between a text and its normal form, asked for one position and for many."""

from hypothesis import given
from hypothesis import strategies as st

from lint.document import normalise

PIECES = st.lists(st.sampled_from(["年度", "１２", "㈠", "﨎", "\u200b", "\ufeff", "報告", "重(zhòng)", "\n", " "]), max_size=12)


@given(PIECES)
def test_many_positions_are_mapped_like_one(pieces: list[str]) -> None:
    view = "".join(pieces)
    origin = normalise(view).origin
    derive = origin.derive
    assert [derive(at) for at in range(len(view) + 1)] == [origin.derived(at) for at in range(len(view) + 1)]


def test_what_is_left_out_at_the_end_lies_at_the_end_of_the_normal_form() -> None:
    normal = normalise("政府信息公开\u200b")
    assert normal.origin.derive(7) == 6 == len(normal.text)
