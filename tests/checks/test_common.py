from hypothesis import given
from hypothesis import strategies as st

from lint.checks.common import _PAYS, occurrences

WORDS = st.text("公开信息县", min_size=1, max_size=4)


@given(st.lists(WORDS, min_size=1, max_size=8, unique=True), st.lists(st.text("公开信息县。", max_size=30), min_size=1, max_size=3))
def test_words_are_found_alike_whether_sought_once_or_often(words: list[str], texts: list[str]) -> None:
    for text in texts:
        fresh = list(occurrences(text, list(words)))
        for _ in range(_PAYS + 1):
            assert list(occurrences(text, words)) == fresh
        places = [(index, word, at) for index, word in enumerate(words) for at in range(len(text)) if text.startswith(word, at)]
        sought = {(index, at, at + len(word)) for index, word, at in places}
        assert set(fresh) == sought
