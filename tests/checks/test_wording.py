"""Wrong words, set phrases and doublings: what is found, and what is let pass."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lint.document import fold, to_traditional
from tests.checks.wording_support import findings, found, mended, pack

PROSE = (
    "2023年，我局认真落实县委、县政府决策部署，坚持以公开为常态、不公开为例外，推进政府信息公开工作。",
    "全年主动公开政府信息132条，其中政策文件12条、工作动态120条，及时回应社会关切，保障公众的知情权。",
    "修订政府信息公开指南，完善信息发布审核制度，落实“三审三校”，开展业务培训2次，提升工作人员的能力。",
    "存在的主要问题：一是政策解读形式单一，二是个别栏目更新不够及时。下一步将压实责任，加强沟通协调。",
    "办理人大代表建议3件、政协委员提案2件，办复率和满意率均为100%，未收取信息处理费，未发生行政诉讼。",
)


@pytest.mark.parametrize(
    ("sentence", "wrong", "right"),
    [
        ("我局按照上级布署开展工作。", "布署", "部署"),
        ("截止2023年12月31日，公开信息12条。", "截止", "截至"),
        ("截止目前，没有收到申请。", "截止目前", "截至目前"),
        ("保障公民的合法权力。", "权力", "权利"),
        ("全年末收到政府信息公开申请。本局末发生行政诉讼。", "末发生", "未发生"),
        ("年度报告已向社会公部。", "公部", "公布"),
        ("组织开展业务培询。", "培询", "培训"),
        ("建立长效机致，逐项销号。", "机致", "机制"),
    ],
)
def test_a_wrong_word_is_found_with_the_right_one(sentence: str, wrong: str, right: str) -> None:
    assert (wrong, right) in mended(sentence, "W501")


@pytest.mark.parametrize(
    "sentence",
    [
        "预防犯罪，构建全方位的监督体系，机关主动公开，评审合格后发布。",
        "年末收到申请1件，季末未办结的结转下年；由经办人自己经办，设备分类登记。",
        "报告截止日期为1月31日，截止时间为12月31日24时，征集意见于6月30日截止。",
        "按排名先后办理，可以申请公开，难以申请公开的另行说明；公开各部门的权力和公民的权利义务。",
        "申请人申请清单公开，重申清单要求，公部门和部属单位参加，上级部署小组织的活动。",
        "党员干部到人大代表联络站，乡镇人大会议审议，高一级别的机关主管理。",
    ],
)
def test_characters_that_meet_across_a_border_are_no_wrong_word(sentence: str) -> None:
    assert found(sentence, "W501", "W502") == []


def test_a_word_right_in_traditional_script_alone_is_let_pass_there() -> None:
    assert found("開設帳戶，及時更新。", "W501") == []
    assert found("开设帐户，及时更新。", "W501") == ["帐户"]


def test_wrong_words_stand_neither_in_the_right_column_nor_twice() -> None:
    entries = [entry for rule in pack().rules.values() if rule.code == "W501" for entry in rule.params.words.data["entries"]]
    free = [word for entry in entries if "when" not in entry for word in entry["wrong"]]
    assert len(free) == len(set(free))
    assert not set(free) & {entry["right"] for entry in entries}
    assert len(free) >= 200


def test_no_wrong_word_lies_in_a_right_one_or_in_a_set_phrase() -> None:
    rules = pack().rules
    right = {entry["right"] for entry in rules["W501"].params.words.data["entries"]} | set(rules["W502"].params.all)
    for word in sorted(right):
        assert found(f"其中：{word}。", "W501", "W502", "W503") == [], word


def test_sounds_and_shapes_are_groups_apart() -> None:
    alike = pack().rules["W502"].params.alike.data
    for groups in (alike["sounds"], alike["shapes"]):
        characters = "".join(groups.split())
        assert len(characters) == len(set(characters))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("党的二十大精深", "党的二十大精神"),
        ("习近平新时代中国特色社会主思想", "习近平新时代中国特色社会主义思想"),
        ("坚持以公开为常态、部公开为例外", "坚持以公开为常态、不公开为例外"),
        ("知情权、参与圈、表达权、监督权", "知情权、参与权、表达权、监督权"),
        ("应公开近公开", "应公开尽公开"),
        ("政府信息开公工作领导小组", "政府信息公开工作领导小组"),
        ("行政复复议", "行政复议"),
        ("贯彻落石", "贯彻落实"),
        ("以公开促落实、促规范、促服悟", "以公开促落实、促规范、促服务"),
        ("公民、法人和其他组之", "公民、法人和其他组织"),
        ("危及国家安全、公共安全、经挤安全、社会稳定", "危及国家安全、公共安全、经济安全、社会稳定"),
        ("市场化、法制化、国际化营商环境", "市场化、法治化、国际化营商环境"),
        ("同步组织、同步审签、同部署", "同步组织、同步审签、同步部署"),
        ("涉密信息不上网、上信网息不涉密", "涉密信息不上网、上网信息不涉密"),
        ("急难仇盼", "急难愁盼"),
    ],
)
def test_a_near_miss_of_a_set_phrase_is_found(wrong: str, right: str) -> None:
    assert mended(f"我局{wrong}，按时完成。", "W502") == [(wrong, right)]


@pytest.mark.parametrize(
    "phrase",
    [
        "应公开未公开",
        "党的十九大精神和党的二十大精神",
        "知情权、参与权和监督权",
        "保障公众的知情权、表达权",
        "政务信息公开和政府信息公告",
        "党的二十届四中全会精神",
        "政府信息不公开的理由",
        "中国特色社会主义法律体系",
        "深入展开调查，积极展开行动",
        "公平、公正、合法、便民",
        "加强党员学习教育，推进高质量发展，推动政府职能转变",
        "城市居民最低生活保障和城镇居民基本医疗保险",
        "属三类内部事务信息，按国家机密、商业秘密、个人隐私处理",
        "谁主办谁负责、谁发布谁负责",
        "将政府信息公开作为重点，围绕政府信息公开工作构建机制",
        "财政公开工作要点、民政信息公开工作年度报告、微信发布审核制度",
        "政府信息公开未申请先公开，编制政府信息公开总目录",
        "一般公共预决算、政务公开工作重点",
        "政府信息公开申请已办结，结转至下年度继续办理",
    ],
)
def test_another_phrase_is_no_near_miss(phrase: str) -> None:
    assert found(f"我局提到{phrase}。", "W501", "W502") == []


def test_the_lexicon_holds_the_expressions_that_reports_use() -> None:
    params = pack().rules["W502"].params
    assert len(set(params.long)) == len(params.long) >= 400
    assert not set(params.long) & set(params.all[len(params.long) :])


def inner_places() -> list[tuple[str, int]]:
    """Long expressions, each with the place of a character whose loss is no matter of grammar."""
    params = pack().rules["W502"].params
    mere = {*params.light, *params.numerals, *"“”、,+"}
    long = [each for each in params.long if len(each) >= 8]
    return [(each, at) for each in long for at in range(1, len(each) - 1) if not set(each[at - 1 : at + 2]) & mere]


@given(st.data())
def test_a_character_lost_inside_a_long_expression_is_found(data: st.DataObject) -> None:
    expression, at = data.draw(st.sampled_from(inner_places()))
    miswritten = expression[:at] + expression[at + 1 :]
    # What is left may be right: 层层落实 of 层层抓落实.
    assume(not any(right in miswritten and right not in expression for right in pack().rules["W502"].params.right))
    assert found(f"我局按照{miswritten}的要求开展工作。", "W501", "W502"), miswritten


@pytest.mark.parametrize("script", [str, to_traditional])
@pytest.mark.parametrize("sentence", PROSE)
def test_plain_report_prose_is_silent(sentence: str, script: type[str]) -> None:
    assert found(script(sentence), "W5", "P6", "X7") == []


@pytest.mark.parametrize(
    ("sentence", "doubled"),
    [
        ("不断提高公开的的质量。", "的的"),
        ("我局高度重视重视公开。", "重视重视"),
        ("县政府信息信息公开工作有序推进。", "信息信息"),
        ("进进一步加强管理。", "进进一步"),
        ("公开信息12条条。", "条条"),
        ("更新不及及时。", "及及"),
        ("加强业务培训，加强业务培训，提高能力。", "加强业务培训，加强业务培训"),
    ],
)
def test_a_doubling_is_found(sentence: str, doubled: str) -> None:
    assert found(sentence, "W503") == [doubled]


@pytest.mark.parametrize(
    "sentence",
    [
        "通过市政府政府网站和人民政府政府公报公开。",
        "为了了解情况，参与与监督并重，以及及时公开，达到目的的确不易。",
        "一步一步推进，一件一件落实，扎扎实实、方方面面，逐条逐项研究研究。",
        "2023年年度报告，12月月底前，等等；交警支队支队长参加。",
        "祥和和谐，行为为零，理由由申请人说明，由于于都县的原因。",
    ],
)
def test_words_that_rightly_meet_themselves_are_let_pass(sentence: str) -> None:
    assert found(sentence, "W503") == []


def test_a_repeated_sentence_points_to_the_first() -> None:
    sentence = "我局把政务公开列入年度考核，由办公室牵头、各股室分工负责，按季度通报栏目更新情况"
    (hit,) = findings(f"{sentence}。\n加强培训。\n{sentence}。", "W505")
    assert (hit.place.line, hit.related[0].place.line) == (3, 1)


def test_what_a_doubling_leaves_is_one_of_the_two() -> None:
    (hit,) = findings("提高公开的的质量。", "W503")
    assert hit.fix == "safe"
    assert [edit.text for edit in hit.edits] == [""]
    assert fold(hit.suggestion or "") == "的"


def test_a_line_may_end_as_a_phrase_begins() -> None:
    assert found("加强业务学习\n全年未发生行政附议。", "W502")
    assert found("加强业务学习", "W502") == []


def test_a_slip_at_the_end_of_a_line_is_told_as_one_within() -> None:
    assert found("我局坚持习近平新时代中国特色社会主义想\n全年公开信息。", "W502")


def test_a_doubling_is_judged_with_all_that_stands_behind_it() -> None:
    assert found("坚持天天更新信息，全年工作由财政局局长负责。", "W503") == []


@pytest.mark.parametrize("words", ["城乡建设社区采纳隐1，进。", "谁公开谁社区负责责。"])
def test_names_are_seen_behind_a_community(words: str) -> None:
    assert found(words, "W506", "W507") == []


def test_a_title_may_end_in_a_bracket_that_nothing_opens() -> None:
    assert found("编制《政府信息公开条例）》。", "N404") == []
