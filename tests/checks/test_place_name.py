"""Names of places that do not exist: which are found, and what stays silent."""

import random

import pytest

from lint.checks.place_name import slips
from lint.document import Span, fold, to_simplified, to_traditional
from tests.checks.names_support import counties, own, params, places

ZHOUQU = "623023"
LANGAO = "610925"
XUWEN = "440825"
SENTENCES = (
    "根据《中华人民共和国政府信息公开条例》，{own}科技局编制本报告。",
    "2023年，{own}科技局认真落实{own}人民政府办公室的部署，推进县政府门户网站建设，明确县局责任。",
    "通过{own}人民政府门户网站、“{own}发布”微信公众号公开，修订《{own}科技局政府信息公开指南》。",
    "各乡镇、县直各部门、国务院办公厅、省政府、各县（市、区）政府，全县、我县、本县、外县、邻县、周边县局。",
    "经济开发区管委会、高新区管委会、新区、景区管理局、工业园区、社区办、主城区、示范区、功能区管理办公室。",
    "向县政府报送，报县政府办公室审核，经县政府同意，会同市场监管局、区城管局，配合县委、县政府督查室。",
    "依托县政府网站，按照县人民政府办公室要求，完善县级政府网站，规范县乡政府公开，通过区政府网站公开。",
    "加强市直部门指导，健全县镇村三级公开体系，落实区委区政府部署，接受市人大常委会监督，维护好县政府网站。",
    "落实省科技局和县政府办公室的部署，建好县政府网站，用好区政府公报，办好市政府信箱，管好州政府平台。",
    "关于县科技局的职责，由市财政局和区政府、县政务公开办、市政务公开办共同负责，村镇建设局、渠道办配合。",
)

SLIPPED = (
    "通过{}人民政府门户网站公开。",
    "修订《{}科技局政府信息公开指南》。",
    "2023年，{}科技局公开信息。",
    "接受{}政务公开办公室的检查。",
)


def found(text: str, code: str) -> list[tuple[str, str]]:
    text = fold(text)
    of_own = slips(text, Span(0, len(text)), own(code), params("N401"))
    return [(text[slip.span.start : slip.span.end], slip.meant) for slip in of_own]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("梳理完成《债券县科技局政府信息主动公开基本目录》。", "债券县"),
        ("2021年，周曲县科技局认真落实要求。", "周曲县"),
        ("通过舟由县人民政府门户网站公开。", "舟由县"),
        ("按照舟山县人民政府办公室要求公开。", "舟山县"),
        ("接受支前县政务公开办公室的检查。", "支前县"),
        ("编制舟曲市科技局年度报告。", "舟曲市"),
        # Words that lead up to a bare 县, but not behind a superior, at the head of a title, or behind a label.
        ("甘肃省甘南藏族自治州政企县已建成公开专区。", "政企县"),
        ("修订《正确县科技局政府信息公开指南》。", "正确县"),
        ("联系地址：正确县人民路8号。", "正确县"),
        ("会同正确县司法局答复申请人。", "正确县"),
    ],
)
def test_a_name_near_to_the_own_place_is_found_with_the_name_meant(sentence: str, wrong: str) -> None:
    assert found(sentence, ZHOUQU) == [(wrong, "舟曲县")]


def test_a_miswritten_superior_is_found() -> None:
    assert found("转发甘难州人民政府办公室的通知。", ZHOUQU) == [("甘难州", "甘南州")]
    assert found("落实甘素省政府的要求。", ZHOUQU) == [("甘素省", "甘肃省")]


def test_a_place_that_the_superior_before_it_does_not_have_is_found() -> None:
    assert found("浙江省杭州市富阳区科技局公开信息。", "330112") == []
    assert found("北京市昭阳区科技局公开信息。", "110105") == [("昭阳区", "朝阳区")]
    assert found("云南省昭通市昭阳区科技局来我区交流。", "110105") == []


def test_a_name_is_suggested_in_its_own_spelling() -> None:
    own_name = "乾安县"
    assert places().spelling[fold(own_name)] == own_name


@pytest.mark.parametrize(
    "sentence",
    [
        "在推进县政府网站建设中，正确县级做法，确保县政府平台安全。",
        "学习宕昌县科技局、兰州市城关区科技局的做法。",
        "关于县科技局的职责，推进县政府网站建设。",
        "巩固县政府门户网站，通过县政府门户网站公开。",
        "向债券市场主体公开。",
        "在中国债券信息网公开。",
    ],
)
def test_other_places_and_bare_ranks_are_silent(sentence: str) -> None:
    for code in (ZHOUQU, LANGAO, XUWEN, "610722", "610628"):
        assert found(sentence, code) == []


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_county_of_the_gazetteer_raises_an_alarm_in_right_sentences(sentence: str) -> None:
    known = places()
    alarms = {known.names[code]: found(sentence.format(own=known.names[code]), code) for code in counties()}
    assert {name: slip for name, slip in alarms.items() if slip} == {}


def test_names_converted_from_traditional_script_raise_no_alarm() -> None:
    known = places()
    for code in counties():
        name = to_simplified(to_traditional(known.names[code]))
        if name == known.names[code]:
            assert found(to_simplified(to_traditional(f"通过{name}人民政府门户网站公开。")), code) == []


def test_random_slips_of_random_counties_are_found_with_the_right_name() -> None:
    """Same initials, same sound, one like or one other character: of 300, 95 in a hundred, and the name meant with them."""
    known, writing, chance = places(), params("N401").writing, random.Random(20220119)
    common = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    readings = {character: writing.readings(character) for character in common}
    asked = right = 0
    while asked < 300:
        code = chance.choice(counties())
        name = known.names[code]
        wrong = _corrupted(name, common, readings, chance)
        if wrong == name or known.known(wrong):
            continue
        asked += 1
        right += (wrong, name) in found(chance.choice(SLIPPED).format(wrong), code)
    assert right >= 0.95 * asked


def _corrupted(name: str, common: list[str], readings: dict[str, frozenset[str]], chance: random.Random) -> str:
    """The name with all characters of its stem replaced by others of the same initials, or one by any sound-alike or look-alike."""
    writing = params("N401").writing
    stem, ending = name[:-1], name[-1]
    if chance.random() < 0.4:
        return "".join(chance.choice(_same_initial(character, common, readings)) for character in stem) + ending
    place = chance.randrange(len(stem))
    alike = [c for c in common if readings[c] & writing.readings(stem[place])] + list(writing.look_alikes(stem[place]))
    other = chance.choice([c for c in alike if c != stem[place]] or [stem[place]])
    return stem[:place] + other + stem[place + 1 :] + ending


def _same_initial(character: str, common: list[str], readings: dict[str, frozenset[str]]) -> list[str]:
    initials = {reading[0] for reading in params("N401").writing.readings(character)}
    return [other for other in common if other != character and any(reading[0] in initials for reading in readings[other])]
