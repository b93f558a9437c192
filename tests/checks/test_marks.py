"""Brackets, quotation marks and the width of punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.wording_support import findings, found, mended

PAIRS = ("（）", "《》", "“”", "‘’", "【】", "〔〕", "「」")


@given(st.sampled_from(PAIRS), st.booleans(), st.text("公开信息工作，、年", min_size=1, max_size=12))
def test_one_mark_of_a_pair_alone_is_found_at_itself(pair: str, opens: bool, words: str) -> None:
    mark = pair[0] if opens else pair[1]
    text = f"根据《条例》，{mark}{words}。" if opens else f"根据《条例》，{words}{mark}。"
    (hit,) = findings(text, "P601")
    assert hit.text == mark
    assert (hit.place.line, hit.place.column) == (1, text.rindex(mark) + 1)


def around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{0[0]}{1}{0[1]}{2}".format, st.sampled_from(PAIRS), inner, inner)


@given(st.recursive(st.text("公开信息", max_size=4), around))
def test_marks_in_pairs_are_silent(text: str) -> None:
    assert found(f"我局{text}。", "P601") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("落实“先审后发“制度。", [("“", "”")]),
        ("落实”先审后发”制度。", [("”", "“")]),
        ("推进“放管服改革，开设“微信矩阵”专栏。", [("“", None)]),
        ("推进放管服”改革，开设“微信矩阵”专栏。", [("”", None)]),
        ("按照《关于印发〈办法〉的通知》和《条例执行（见附件。", [("《", None), ("（", None)]),
        ("主动公开（含网站(微信）12条。", [("（", None)]),
    ],
)
def test_the_mark_that_erred_is_named(text: str, marks: list[tuple[str, str | None]]) -> None:
    assert mended(text, "P601") == marks


@pytest.mark.parametrize(
    "text",
    [
        "1）主动公开；2）依申请公开。",
        "一）主动公开。\n二）依申请公开。",
        "“第一段没有完，\n“第二段完了。”",
        "关于印发《政府信息公开指南\n（试行）》的通知",
        "举办’98展览，用\"直引号\"不论。",
    ],
)
def test_list_numbers_and_pairs_over_lines_are_silent(text: str) -> None:
    assert found(text, "P601") == []


def test_a_number_that_lost_its_bracket_among_whole_ones_is_found() -> None:
    text = "（一）主动公开。全年公开12条。\n二）依申请公开。没有收到申请。\n（三）监督保障。开展培训。"
    assert found(text, "P601") == ["）"]


def test_half_width_marks_among_full_width_ones_are_found_each() -> None:
    text = "我局高度重视,认真落实，及时更新，按时答复;定期检查，主要做法如下:\n（含上年结转1件），加强培训(含网络培训)，成效明显。"
    assert mended(text, "P603") == [(",", "，"), (";", "；"), (":", "："), ("(", "（"), (")", "）")]
    assert found(text, "P605") == []


def test_half_width_marks_throughout_are_said_once() -> None:
    text = "我局高度重视,认真落实,及时更新,按时答复;定期检查,主要做法如下:加强培训。"
    assert found(text, "P603") == []
    assert found(text, "P605") == [","]


@pytest.mark.parametrize(
    "text",
    [
        "公开1,024条，比例3:2，时间8:30，网址http://www.example.gov.cn/a,b，邮箱a@b.cn，电话:0915-2520000。",
        "(一)主动公开。(1)加强培训，(2)强化考核，及时更新。",
        "IPv6改造(HTTPS)完成，OA,ERP系统上线，答复率100%。",
    ],
)
def test_numbers_addresses_and_list_numbers_keep_their_marks(text: str) -> None:
    assert found(text, "P603", "P605") == []


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("我局高度重视，，认真落实。。", ["，，", "。。"]),
        ("公开12条，。其中动态3条、，文件9条。", ["，。", "、，"]),
        ("我局高度重视……认真落实——及时更新。”", []),
    ],
)
def test_two_stops_in_a_row_are_found(text: str, marks: list[str]) -> None:
    assert found(text, "P604") == marks


@pytest.mark.parametrize(
    ("number", "mended_number"),
    [
        ("国办发[2021]30号", "〔2021〕"),
        ("县政办发（2022）5号", "〔2022〕"),
        ("县政发【2022】第5号", "〔2022〕"),
        ("县政发〔2022]5号", "〔2022〕"),
    ],
)
def test_the_brackets_of_a_document_number(number: str, mended_number: str) -> None:
    (hit,) = findings(f"根据《通知》（{number}）编制。", "P602")
    assert (hit.suggestion, hit.fix) == (mended_number, "safe")


@pytest.mark.parametrize("number", ["国办发〔2021〕30号", "（2021）陕01行初12号", "2021年第30号", "国务院令第711号"])
def test_other_numbers_keep_their_brackets(number: str) -> None:
    assert found(f"根据《通知》{number}编制。", "P602") == []
