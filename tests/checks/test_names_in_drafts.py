"""Agencies, signatures, self-names and citations in whole drafts."""

from functools import cache

import pytest

from lint import load_pack
from lint.document import to_traditional
from lint.engine import Linter, Settings
from lint.readers import read_bytes
from lint.ruleset.model import Pack
from tests.checks.names_support import PACK, counties, places

DRAFT = (PACK / "examples" / "department.md").read_text("utf-8")
PLACE, BODY = "岚皋县", "林业局"
PLAN = "增加图解和视频解读"
MISWRITTEN = "《中华人民共和国政府信息公开条列》"
SIGNATURE = "岚皋县林业局\n\n2024年1月18日"


@cache
def pack() -> Pack:
    return load_pack(cache=False, keep_going=True)


def findings(text: str, *codes: str) -> list[tuple[str, str, str | None]]:
    document = read_bytes(text.encode(), "draft.md", None)
    outcome = Linter(pack(), Settings(select=codes or ("N4",))).check_document(document)
    assert outcome.error is None
    return [(finding.rule, finding.text, finding.suggestion) for finding in outcome.findings]


def replaced(old: str, new: str, text: str = DRAFT) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


def with_plan(words: str) -> str:
    return replaced(PLAN, words)


@pytest.mark.parametrize(
    "words",
    [
        "学习借鉴紫阳县林业局、石泉县林业局的做法",
        "落实安康市林业局和县政府办公室的要求，会同县财政局、县司法局及各乡镇开展培训",
        "接受市政务公开办、省政府办公厅和国务院办公厅的监督，配合县委、县政府督查室检查",
        "根据《安康市2023年政务公开工作要点》《岚皋县人民政府办公室关于做好2023年政府信息公开工作年度报告编制发布工作的通知》整改",
        "修订《岚皋县林业局政府信息公开指南》，围绕我县中心工作公开",
        "回应群众“我办事，我做主”的诉求，由我委托的第三方评估",
        "参照《紫阳县林业局2022年政府信息公开工作年度报告》改进",
    ],
)
def test_other_agencies_in_their_own_role_are_silent(words: str) -> None:
    assert findings(with_plan(words)) == []
    assert findings(to_traditional(with_plan(words))) == []


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("岚皋县林业局编制了", "兰高县林业局编制了", ("N401", "兰高县", "岚皋县")),
        ("岚皋县林业局编制了", "紫阳县林业局编制了", ("N402", "紫阳县", "岚皋县")),
        ("岚皋县林业局编制了", "岚皋县水利局编制了", ("N402", "岚皋县水利局", "岚皋县林业局")),
        ("全年通过县政府门户网站", "全年通过紫阳县政府门户网站", ("N402", "紫阳县", "岚皋县")),
        (SIGNATURE, "紫阳县林业局\n\n2024年1月18日", ("N403", "紫阳县林业局", "岚皋县林业局")),
        (SIGNATURE, "岚皋县水利局\n\n2024年1月18日", ("N403", "岚皋县水利局", "岚皋县林业局")),
        ("政府信息公开条例》第", "政府信息公开条列》第", ("N404", MISWRITTEN, MISWRITTEN.replace("条列", "条例"))),
        ("2023年，我局未发出", "2023年，我委未发出", ("N405", "我委", "我局")),
    ],
)
def test_a_slip_gives_one_finding_at_its_words(old: str, new: str, finding: tuple[str, str, str]) -> None:
    assert findings(replaced(old, new)) == [finding]
    assert findings(to_traditional(replaced(old, new))) == [tuple(to_traditional(part) for part in finding)]


@pytest.mark.parametrize("signed", ["岚皋县林业局", "县林业局", "林业局", "安康市岚皋县林业局", "岚皋县林业局办公室"])
def test_an_agency_may_sign_by_any_form_of_its_name(signed: str) -> None:
    assert findings(replaced(SIGNATURE, f"{signed}\n\n2024年1月18日")) == []


def test_a_government_may_be_signed_for_by_its_office() -> None:
    draft = DRAFT.replace("岚皋县林业局", "岚皋县人民政府").replace("我局", "我县")
    assert findings(draft) == []
    assert findings(draft.replace("岚皋县人民政府\n\n2024", "岚皋县人民政府办公室\n\n2024")) == []
    assert findings(draft.replace("岚皋县人民政府\n\n2024", "岚皋县财政局\n\n2024")) == [("N403", "岚皋县财政局", "岚皋县人民政府")]


@pytest.mark.parametrize(
    ("agency", "right", "wrong"),
    [
        ("岚皋县发展和改革委员会", "我委", "我局"),
        ("岚皋县滔河镇人民政府", "我镇", "我乡"),
        ("玛曲县尼玛乡人民政府", "我乡", "我镇"),
        ("洪泽区朱坝街道办事处", "我街道", "我镇"),
        ("岚皋县人民政府办公室", "我办", "我局"),
    ],
)
def test_a_self_name_must_fit_the_agency(agency: str, right: str, wrong: str) -> None:
    draft = DRAFT.replace("岚皋县林业局", agency).replace("我局", right)
    assert findings(draft) == []
    assert findings(draft.replace(f"2023年{right}政府信息", f"2023年{wrong}政府信息")) == [("N405", wrong, right)]


def test_the_title_is_mended_when_its_place_is_none_and_the_signature_names_one() -> None:
    draft = DRAFT.replace("# 岚皋县", "# 岚高县")
    assert ("N401", "岚高县", "岚皋县") in findings(draft)


def test_a_draft_of_any_county_is_clean_in_both_scripts() -> None:
    known = places()
    for code in counties()[::29]:
        draft = DRAFT.replace(PLACE, known.names[code]).replace(BODY, "科学技术局")
        assert (code, findings(draft)) == (code, [])
        assert (code, findings(to_traditional(draft))) == (code, [])


OPENING = "2023年，我局围绕林业重点工作推进政府信息公开，"
CLOSE = "没有其他需要报告的事项。"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("紫阳县水利局严格按照《条例》要求做好政府信息公开。", [("N402", "紫阳县水利局", "岚皋县林业局")]),
        ("岚皋县水利局高度重视政府信息公开工作，成立了领导小组。", [("N402", "岚皋县水利局", "岚皋县林业局")]),
        ("县水利局党组高度重视政府信息公开工作。", [("N402", "县水利局", "县林业局")]),
        ("县财政局高度重视政府信息公开工作，为我局解决经费。", []),
        ("县林业局高度重视政府信息公开工作。", []),
        ("安康市林业局高度重视政府信息公开工作。", []),
        ("县委、县政府高度重视政府信息公开工作。", []),
        ("紫阳县水利局高度重视政府信息公开工作，经验值得借鉴。", []),
        ("县财政局、县水利局等部门高度重视政府信息公开工作。", []),
    ],
)
def test_only_the_reporting_agency_tells_of_itself(words: str, found: list[tuple[str, str, str]]) -> None:
    assert findings(replaced(OPENING, words + OPENING)) == found


def test_who_watches_over_disclosure_tells_of_others() -> None:
    office = DRAFT.replace("岚皋县林业局", "岚皋县行政审批局")
    assert findings(replaced(OPENING, "县水利局高度重视政府信息公开工作。" + OPENING, office)) == []


@pytest.mark.parametrize("where", [f"{CLOSE}\n\n%s", "2024年1月18日\n\n%s"])
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("联系单位：岚皋县水利局", "岚皋县水利局"),
        ("编制单位：紫阳县水利局 电话见门户网站", "紫阳县水利局"),
        ("联系单位：县林业局办公室", None),
        ("联系部门：岚皋县人民政府办公室", None),
        ("责任单位：安康市林业局", None),
    ],
)
def test_a_line_of_contact_names_the_agency_itself(where: str, line: str, found: str | None) -> None:
    old = where.removesuffix("\n\n%s")
    draft = DRAFT.removesuffix("\n") + "\n"
    head, _, tail = draft.rpartition(old)
    assert [text for _, text, _ in findings(head + where % line + tail)] == ([found] if found else [])


@pytest.mark.parametrize(
    ("agency", "words", "found"),
    [
        ("岚皋县林业局", "围绕我区中心工作公开", [("N405", "我区", "我县")]),
        ("岚皋县林业局", "落实我市、我县的要求，拓展我市场主体的渠道", []),
        ("舟曲县林业局", "落实我州要求，围绕我市中心工作公开", [("N405", "我市", "我县")]),
        ("昆山市林业局", "围绕我县中心工作公开", [("N405", "我县", "我市")]),
        ("上林县林业局", "落实我区、我市的要求", []),
        ("鄂托克旗林业局", "围绕我旗中心工作公开，落实我区的要求", []),
        ("朝阳区林业局", "围绕我县中心工作公开", [("N405", "我县", "我局")]),
        ("高新区林业局", "围绕我市中心工作公开", []),
        ("岚皋县林业局", "由本委印发通知，从根本局面上改进", [("N405", "本委", "本局")]),
    ],
)
def test_a_place_is_called_by_the_ranks_that_it_and_those_above_it_have(
    agency: str, words: str, found: list[tuple[str, str, str]]
) -> None:
    assert findings(with_plan(words).replace("岚皋县林业局", agency), "N405") == found


@pytest.mark.parametrize(
    ("agency", "words"),
    [
        ("安康市交通运输局", "安康市道路运输管理局高度重视政府信息公开工作。"),
        ("岚皋县农业农村局", "县乡村振兴局高度重视政府信息公开工作。"),
        ("安康市生态环境局岚皋分局", "围绕我县的中心工作，市生态环境局高度重视政府信息公开工作。"),
        ("安康市公安局汉滨分局", "汉滨区公安分局高度重视政府信息公开工作。"),
        ("国家税务总局岚皋县税务局", "县税务局高度重视政府信息公开工作。"),
        ("岚皋县教育体育和科技局", "县教体局高度重视政府信息公开工作。"),
        ("昆山市水务局", "市财政局高度重视政府信息公开工作。"),
    ],
)
def test_an_agency_may_tell_of_those_above_it_and_under_it(agency: str, words: str) -> None:
    assert findings(replaced(OPENING, words + OPENING).replace("岚皋县林业局", agency)) == []
