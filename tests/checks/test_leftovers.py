"""Placeholders, marks of a draft, remarks, and numbers that tell of persons."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.wording_support import findings, found


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("全年公开政府信息XX条。", "XX"),
        ("××县林业局2023年度报告", "××"),
        ("落款日期为XX年XX月XX日。", "XX年XX月XX日"),
        ("20XX年继续努力。", "20XX年"),
        ("全年公开政府信息____条。", "____"),
        ("全年公开政府信息   条，其中政策文件2条。", "   "),
        ("培训情况【待补充】。", "【待补充】"),
        ("培训情况待补充。", "待补充"),
        ("根据《》要求编制。", "《》"),
        ("负责科室为（单位名称）。", "（单位名称）"),
        ("某某县林业局编制本报告。", "某某县"),
        ("＊＊县林业局编制本报告。", "＊＊"),
        ("主要做法TODO。", "TODO"),
    ],
)
def test_a_placeholder_is_found(text: str, placeholder: str) -> None:
    assert found(text, "X701") == [placeholder]


@pytest.mark.parametrize(
    "text",
    [
        "解读的形式有待完善，制度尚待补充，待核实的情况另行报告。",
        "项目编号AXX-2023，公示牌3×5米，**加粗的标题**县局编制。",
        "申请人李××的申请，二〇二三年办结。",
        "部门（单位）和第三国（地区）的信息，热线12345。",
        "__强调__的内容和file__name__x。",
    ],
)
def test_what_only_looks_like_one_is_let_pass(text: str) -> None:
    assert found(text, "X701") == []


@given(st.dates(datetime.date(1930, 1, 1), datetime.date(2010, 1, 1)), st.integers(0, 999))
def test_a_citizens_number_is_found_and_not_told_again(born: datetime.date, serial: int) -> None:
    number = f"610925{born:%Y%m%d}{serial:03}X"
    (hit,) = findings(f"联系人身份证号为{number}。", "X702")
    assert hit.text == number
    assert number[3:15] not in hit.message.zh + hit.message.en


@pytest.mark.parametrize(
    "text",
    [
        "统一社会信用代码为116109250160402363，索引号为11610925016040236X。",
        "流水号610925199913450011，公开1234567890123456789条。",
        "编号610925199001010011已归档。",
    ],
)
def test_other_long_numbers_are_no_citizens_number(text: str) -> None:
    assert found(text, "X702", "X703") == []


@pytest.mark.parametrize("number", ["13900000000", "139-0000-0000", "139 0000 0000"])
def test_a_mobile_number_is_found(number: str) -> None:
    (hit,) = findings(f"联系人手机{number}，欢迎来电。", "X703")
    assert hit.text == number
    assert "0000" not in hit.message.zh.replace("*", "")


@pytest.mark.parametrize(
    "text", ["电话0915-2520000，热线12345。", "索引号13900000000，公开13900000000条。", "金额113900000000元。"]
)
def test_other_numbers_are_no_mobile_number(text: str) -> None:
    assert found(text, "X703") == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("内部资料 注意保存\n本局编制本报告。", "内部资料 注意保存"),
        ("（征求意见稿）\n本局编制本报告。", "（征求意见稿）"),
        ("岚皋县林业局2023年政府信息公开工作年度报告（送审稿）\n本局编制本报告。", "（送审稿）"),
    ],
)
def test_a_draft_mark_at_an_edge_is_found(text: str, mark: str) -> None:
    assert found(text, "X704") == [mark]


@pytest.mark.parametrize(
    "text",
    ["就《管理办法（征求意见稿）》公开征求意见12次。", "全年公开征求意见稿12件，修改初稿3次，属于国家秘密的不予公开。"],
)
def test_drafts_that_the_prose_speaks_of_are_let_pass(text: str) -> None:
    assert found(text, "X704") == []


@pytest.mark.parametrize(
    ("text", "remark"),
    [("公开信息86条（数据请核实）。", "（数据请核实）"), ("公开信息86条？？", "？？"), ("培训2次【此处存疑】。", "【此处存疑】")],
)
def test_an_editors_remark_is_found(text: str, remark: str) -> None:
    assert found(text, "X705") == [remark]


@pytest.mark.parametrize("text", ["收到申请后提请核实，敬请确认。", "工作还有哪些不足？下一步怎么办？", "（注：数据含上年结转）"])
def test_a_request_or_a_note_in_the_prose_is_let_pass(text: str) -> None:
    assert found(text, "X705") == []
