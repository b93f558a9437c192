from hypothesis import given
from hypothesis import strategies as st

from lint.reporters.model import Excerpt
from lint.reporters.width import cells, head_of, tail_of, visible, window, wrap

WORDS = st.text("县政府信息公开，。（）《》〔〕“”abc 123 \t\u3000…", max_size=80)


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    assert wrap("按照国办函〔2020〕109号，公开。", 12) == ["按照国办函", "〔2020〕109", "号，公开。"]


def test_latin_words_stay_whole() -> None:
    assert wrap("use --unsafe-fixes to mend", 14) == ["use", "--unsafe-fixes", "to mend"]


def test_a_word_longer_than_the_line_is_parted() -> None:
    assert wrap("a" * 12, 5) == ["aaaaa", "aaaaa", "aa"]


@given(WORDS, st.integers(6, 40))
def test_wrapping_keeps_every_character_but_blanks(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cells(line) <= width for line in lines)


@given(WORDS, WORDS, WORDS, st.integers(20, 80))
def test_a_window_fits_and_shows_the_beginning_of_what_is_marked(before: str, marked: str, after: str, width: int) -> None:
    part = window(Excerpt(before, marked, after), width)
    assert cells(part.before) + max(1, cells(part.marked)) + cells(part.after) <= width
    shown = part.marked.removesuffix("…")
    assert visible(marked).startswith(shown)
    assert part.before.removeprefix("…") == "" or visible(before).endswith(part.before.removeprefix("…"))


def test_a_window_uses_the_room_that_one_side_does_not_need() -> None:
    part = window(Excerpt("一" * 50, "错", "尾"), 21)
    assert (part.before, part.after) == ("…" + "一" * 8, "尾")


def test_cutting_never_halves_a_wide_character() -> None:
    assert (head_of("一二三", 5), tail_of("一二三", 5)) == ("一二", "二三")


@given(st.text(max_size=40))
def test_what_is_visible_takes_one_line_and_controls_nothing(text: str) -> None:
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert all(character.isprintable() or character == "\u3000" for character in shown)
