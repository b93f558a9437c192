"""Words that an input method offered for others of the same sound, told by the longer word that these make."""

import pytest

from lint.document import to_traditional
from tests.checks.drafts import found, overview


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("规范意料器械采购。", "意料器械"),
        ("报人民征服批准后公开。", "人民征服"),
        ("加强营业支招管理。", "营业支招"),
        ("提高农产品的富家值。", "富家值"),
        ("维护群众的合法全意。", "合法全意"),
    ],
)
def test_a_word_of_the_same_sound_is_told_by_its_neighbours(sentence: str, wrong: str) -> None:
    assert found(overview(sentence), "W510", suffix="txt") == [("W510", wrong)]
    assert found(to_traditional(overview(sentence)), "W510", suffix="txt") == [("W510", to_traditional(wrong))]


@pytest.mark.parametrize(
    "sentence",
    [
        "换发登记证书，制订计划，规范执法总队的队伍建设。",
        "不忘征服自然的教训，元宵佳节照常公开。",
        "加强西咸新区和湖州市长兴县的政务公开。",
        "学习《人民征服自然的故事》。",
        "报人民征服批准，经人民征服同意，由人民征服公布。",
    ],
)
def test_right_words_names_titles_and_what_is_written_throughout_are_silent(sentence: str) -> None:
    assert found(overview(sentence), "W510", suffix="txt") == []


def test_a_slip_that_several_rules_see_is_told_once() -> None:
    assert [rule for rule, _ in found(overview("工作开展得异彩丰呈。"), "W5", suffix="txt")] == ["W510"]
