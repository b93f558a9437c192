"""Parts and wholes, shares and changes in the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.document import to_traditional
from tests.checks.drafts import findings, found, overview

NARRATIVE = ("C221", "C222", "C223", "C224", "C225", "C226")


def told(*sentences: str) -> list[tuple[str, str]]:
    return found(overview(*sentences), *NARRATIVE, suffix="txt")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("主动公开政府信息86条，其中政策文件13条，工作动态74条。", "86条，其中政策文件13条，工作动态74条"),
        ("共公开信息5条。其中政策文件类信息2条，工作信息4条。", "5条。其中政策文件类信息2条，工作信息4条"),
        ("公开1,286条，其中：食品412条，处罚640条，其他235条。", "1,286条，其中：食品412条，处罚640条，其他235条"),
        ("公开信息136条，其中，动态63条；人事11条；概况5条；其他58条。", "136条，其中，动态63条；人事11条；概况5条；其他58条"),
        ("公开信息73条，其中财政信息8条，惠民信息42条，其余24条为动态。", "73条，其中财政信息8条，惠民信息42条，其余24条"),
        ("制发文件13件（含修订5件，废止4件，新制定5件）。", "13件（含修订5件，废止4件，新制定5件"),
        ("办结60件：予以公开22件，部分公开37件。", "60件：予以公开22件，部分公开37件"),
        ("新收申请58件，上年结转6件，共65件。", "58件，上年结转6件，共65件"),
        ("收到申请9件，其中当面申请12件。", "9件，其中当面申请12件"),
        ("公开信息120条，其中政策20条，动态30条，其他40条。", "120条，其中政策20条，动态30条，其他40条"),
        ("公开信息一百二十条，其中政策二十条，其他九十条。", "一百二十条，其中政策二十条，其他九十条"),
    ],
)
def test_parts_that_do_not_make_up_their_whole_are_told(sentence: str, words: str) -> None:
    assert told(sentence) == [("C221", words)]
    assert [code for code, _ in told(to_traditional(sentence))] == ["C221"]


@pytest.mark.parametrize(
    "sentence",
    [
        "主动公开政府信息5条。其中政策文件类信息2条，工作信息3条。",
        "收到申请9件，上年结转1件，其中网上申请5件，信函申请5件，均已答复。",
        "公开信息88条，其中包括政策解读3条，文件2条，机构职能27条，工作动态56条。",
        "公开信息860条，其中政策解读12条，回应关切20条。",
        "公开信息86条，其中政策文件12条、工作动态70条等。",
        "公开信息86条，其中政策解读12条；微信公众号发布信息120条。",
        "公开信息86条，其中政策解读12条，比上年增加60条。",
        "公开信息86条，其中政策解读80条，办结建议90条。",
        "公开信息86条，其中政策文件12条（其中规范性文件2条，其他文件10条），工作动态74条。",
        "办结60件：予以公开22件，部分公开38件；结转下年度4件。",
        "收到申请30件，其中网上20件、信函6件、当面4件；其中自然人28件，企业2件。",
        "发布解读30篇，其中文字20篇、图片8篇、视频2个。",
        "公开信息约86条，其中政策文件12条，工作动态70条。",
        "召开会议5次，培训3次，共发放资料800份。",
        "网站发布20条，微信发布30条，共公开信息128条。",
        "微博发布24102条，微信发布2305条。其中被中央媒体采用41条，省级媒体采用379条。",
        "收到9件，其中网上9件，当面0件。",
        "按期答复3件，其中公开和部分公开2件，因本机关不掌握相关信息无法提供0件。",
        "群众满意率稳步提高。其中涉及机构类信息25条，动态类信息35条，合计60条。",
        "满意率达到100%。机构类信息25条，动态类信息35条，其他信息40条，合计100条。",
        "全年公开信息1128条，其中政策文件234条，占比20.74%；招标采购344条（占30.50%）；规划计划259条，占比22.96%；财政信息291条。",
        "收到申请1件，其中公开和部分公开0件，因本机关不掌握相关政府信息无法提供0件，其他处理1件。",
    ],
)
def test_what_agrees_or_need_not_add_up_passes(sentence: str) -> None:
    assert told(sentence) == []
    assert told(to_traditional(sentence)) == []


def test_a_list_of_most_of_the_whole_that_leaves_much_is_a_doubt() -> None:
    assert told("公开信息86条，其中政策文件12条，工作动态47条。") == [("C223", "86条，其中政策文件12条，工作动态47条")]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(3, 400), min_size=2, max_size=6), st.data())
def test_a_slip_of_one_in_any_figure_is_found_and_the_sum_passes(parts: list[int], data: st.DataObject) -> None:
    names = ["政策文件", "工作动态", "财政信息", "人事信息", "规划信息", "公告"]
    figures = [sum(parts), *parts]

    def sentence() -> str:
        listed = "，".join(f"{name}{part}条" for name, part in zip(names, figures[1:], strict=False))
        return f"全年主动公开政府信息{figures[0]}条，其中{listed}。"

    assert told(sentence()) == []
    figures[data.draw(st.integers(0, len(parts)))] += data.draw(st.sampled_from([1, 2]))
    assert [code for code, _ in told(sentence())] == ["C221"]


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("收到申请46件，其中自然人38件，占92.6%。", "92.6%", "82.6%"),
        ("收到申请46件，其中自然人38件，占83.6%，企业8件，占总数的17.4%。", "83.6%", "82.6%"),
        ("新收申请986件，同比增长18.0%（2022年为913件）。", "18.0%", "8.0%"),
        ("发布信息80条，比上年的100条减少15%。", "15%", "20%"),
    ],
)
def test_a_percentage_that_its_figures_contradict_is_told(sentence: str, words: str, right: str) -> None:
    (finding,) = findings(overview(sentence), *NARRATIVE, suffix="txt")
    assert (finding.text, finding.suggestion) == (words, right)


@pytest.mark.parametrize(
    "sentence",
    [
        "收到申请46件，其中自然人38件，占82.6%。",
        "收到申请46件，其中自然人38件，占82.61%，企业8件，占17.3%。",
        "收到申请46件，其中自然人38件，约占80%。",
        "公开信息46条，其中政策解读12条，占全市的3.1%。",
        "办理提案38件，占比90%。",
        "新收申请986件，同比增长8%（2022年为913件）。",
        "发布信息80条，同比增长12%。",
        "发布信息80条，同比增加60条，增长300%。",
        "发布信息360条，其中政策文件30条，同比增加51条，增长16.5%。",
        "发布信息80条，同比减少100条。",
        "发布信息80条，同比增加80条。",
    ],
)
def test_a_percentage_that_agrees_or_cannot_be_told_passes(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("改进三个方面：一是完善制度；二是加强培训。", "三"),
        ("下一步抓好以下4项工作：一是健全机制，二是丰富形式，三是强化培训。", "4"),
        ("存在两方面不足：一是解读少；二是更新慢；三是培训少。", "两"),
        ("依托政府网站、微信公众号和公告栏四大平台公开信息。", "四"),
    ],
)
def test_a_list_that_announces_another_number_is_told(sentence: str, words: str) -> None:
    assert told(sentence) == [("C225", words)]
    assert [code for code, _ in told(to_traditional(sentence))] == ["C225"]


@pytest.mark.parametrize(
    "sentence",
    [
        "改进三个方面：一是完善制度；二是加强培训；三是丰富形式。",
        "上年指出的三个方面问题均已整改，下一步重点做好：一是完善制度；二是加强培训。",
        "依托政府网站和政务新媒体等三大平台公开信息。",
        "依托政府网站、微博和微信三大平台公开信息。",
        "把握政策发布和解读两大环节：一是同步组织，二是同步发布；一是看数量，二是看质量。",
        "坚持“三个到位”，提升质量。",
    ],
)
def test_a_list_of_as_many_as_announced_or_of_what_cannot_be_told_passes(sentence: str) -> None:
    assert told(sentence) == []


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 6), st.integers(2, 6))
def test_a_list_is_told_exactly_when_it_is_longer_or_shorter_than_it_says(said: int, listed: int) -> None:
    han = "一二三四五六"
    measures = ["完善制度", "加强培训", "丰富形式", "压实责任", "改版网站", "细化目录"]
    points = "；".join(f"{number}是{measure}" for number, measure in zip(han[:listed], measures[:listed], strict=True))
    assert told(f"下一步从{said}个方面改进：{points}。") == ([] if said == listed else [("C225", str(said))])


def test_a_figure_told_twice_with_two_numbers_is_told() -> None:
    first, second = "全年主动公开政府信息86条。", "2023年主动公开政府信息68条，内容准确。"
    assert told(first, second) == [("C226", "68条")]
    assert told(first, second.replace("68", "86")) == []
    assert told(first, second.replace("2023", "2022")) == []
    assert told(first, "通过门户网站主动公开政府信息68条。") == []


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("发布信息80条，比上年的100条减少30条。", "30", "20"),
        ("发布信息80条，比上年的100条增加20条。", "增加", None),
        ("发布信息80条，比上年增加100条。", "100", None),
        ("新收申请986件，同比增长18%，增加73件。", "18%", "8%"),
        ("发布信息由上年的309条增加到360条，增加61条。", "61", "51"),
        ("发布信息360条，较上年（309条）增加51条，增长13.5%。", "13.5%", "16.5%"),
    ],
)
def test_a_change_that_both_years_contradict_is_told(sentence: str, words: str, right: str | None) -> None:
    (finding,) = findings(overview(sentence), *NARRATIVE, suffix="txt")
    assert (finding.rule, finding.text, finding.suggestion) == ("C224", words, right)


PUBLISHED = {
    "wrong": "全年办结申请805件，其中予以公开和部分公开258件，占33.9%；不予公开35件，占4.34%；"
    "无法提供265件，占32.9%；不予处理158件，占19.6%；其他处理0件。",
    "right": "办结1191件（含上年结转189件），其中予以公开208件（17.46%），部分公开20件（1.68%），"
    "不予公开564件（47.36%），无法提供80件（6.72%），不予处理319件（26.78%）。",
    "carried": "全年新收申请34件、上年结转2件，办结35件、转下一年度1件。",
}


def test_shares_of_a_published_report_are_judged_and_a_cut_off_one_is_only_noted() -> None:
    hits = [(finding.rule, finding.text) for finding in findings(overview(PUBLISHED["wrong"]), *NARRATIVE, "C227", suffix="txt")]
    assert ("C222", "33.9%") in hits
    assert ("C227", "4.34%") in hits
    assert any(code in ("C221", "C223") for code, _ in hits)
    assert not [text for code, text in hits if code == "C222" and text != "33.9%"]


@pytest.mark.parametrize("case", ["right", "carried"])
def test_right_sums_of_published_reports_pass(case: str) -> None:
    assert told(PUBLISHED[case]) == []
