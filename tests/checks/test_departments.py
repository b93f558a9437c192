"""Departments' names: slips, names of before, and what localities are free to call theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.naming.departments import Slips, bare
from tests.checks.names_support import params
from tests.checks.test_names_in_drafts import DRAFT, SIGNATURE, findings, replaced, with_plan

# What counties have made of the same duties.
FREE = [
    "教育体育局", "教育和体育局", "教育科技局", "科技和工业信息化局", "科学技术和工业信息化局", "工业信息化局",
    "工业信息化商务和科技局", "发展改革局", "发展改革和统计局", "民族和宗教事务局", "人力资源社会保障局", "人力资源局",
    "社会保险局", "自然资源规划局", "自然资源和水务局", "规划和自然资源局", "城乡规划局", "住房城乡建设局", "城乡建设局",
    "住房和城乡建设交通运输局", "房产管理局", "住房保障局", "城镇管理局", "城乡管理局", "市政管理局", "综合执法局",
    "交通运输管理局", "水利和湖泊局", "水产局", "农业农村和水务局", "农业农村和畜牧局", "农牧和科技局", "农林水务局",
    "农机局", "渔政局", "海洋和渔业局", "林业和园林局", "商务和经济合作局", "文化广电旅游局", "文化体育广电和旅游局",
    "旅游和文化广电体育局", "卫生健康和体育局", "医疗保险局", "退役军人局", "应急管理和水利局", "国有资产监管局",
    "市场监督管理和知识产权局", "数据管理局", "大数据应用局", "政务服务和数字化局", "营商环境建设局", "行政审批和政务服务局",
    "机关事务保障局", "地方金融工作局", "粮食局", "粮食和储备局", "环境卫生管理局", "生态移民局", "社会工作局", "民生事务局",
    "经济信息局", "经济贸易局", "河务局", "盐务局",
]


def slips() -> Slips:
    found = params("N410").slips
    assert isinstance(found, Slips)
    return found


@pytest.mark.parametrize("body", FREE)
def test_what_a_locality_calls_its_own_is_no_slip(body: str) -> None:
    assert slips().meant(body, behind_place=True) is None


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        ("市场监管管理局", "市场监督管理局"),
        ("市场督监管理局", "市场监督管理局"),
        ("市场监督管局", "市场监督管理局"),
        ("市场监督管管理局", "市场监督管理局"),
        ("人力资源合社会保障局", "人力资源和社会保障局"),
        ("市场监督管里局", "市场监督管理局"),
        ("生态环保局", "生态环境局"),
        ("退伍军人事务局", "退役军人事务局"),
        ("水力局", "水利局"),
        ("国家医疗报障局", "国家医疗保障局"),
    ],
)
def test_a_slip_is_told_with_the_name_that_is_meant(body: str, meant: str) -> None:
    assert slips().meant(body, behind_place=True) == meant


def test_a_short_name_behind_a_rank_alone_is_left_be() -> None:
    assert slips().meant("水力局", behind_place=False) is None


@given(st.sampled_from(sorted(slips().departments.official)), st.data())
def test_one_slip_never_gives_another_name_than_the_one_it_was_made_from(official: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(official) - 2)) if len(official) > 3 else 1
    way = data.draw(st.sampled_from(["lost", "doubled", "swapped"]))
    slip = {
        "lost": official[:at] + official[at + 1 :],
        "doubled": official[: at + 1] + official[at:],
        "swapped": official[:at] + official[at : at + 2][::-1] + official[at + 2 :],
    }[way]
    meant = slips().meant(slip, behind_place=True)
    assert meant is None or slips().departments.known(slip) is False
    if meant and slip not in slips().departments.miswritten:
        assert bare(meant) == bare(official)


def test_no_name_of_today_is_taken_for_a_slip_or_for_one_of_before() -> None:
    names = slips().departments
    assert [body for body in names.official if slips().meant(body, behind_place=True)] == []
    assert {body for body in names.official if body in names.former} == {"乡村振兴局"}
    successors = {former.now for former in names.former.values()}
    assert {now for now in successors if now in names.miswritten} == set()


@pytest.mark.parametrize(("year", "now"), [(2019, None), (2020, None), (2022, None), (2023, "乡村振兴局"), (2026, "农业农村局")])
def test_a_body_of_before_has_the_successor_of_the_year(year: int, now: str | None) -> None:
    assert slips().departments.successor("扶贫开发局", year) == now


@pytest.mark.parametrize(
    "words",
    [
        "清理原县国土资源局的文件",
        "公开《县卫生和计划生育局关于公布权责清单的通知》",
        "公开权责清单（县卫生和计划生育局2018年制定）",
        "县卫生健康局由原县卫生和计划生育局组建",
        "县安监局、县地震局的职责划入县应急管理局",
        "2018年，县国土资源局公布了征地信息",
        "公开县环境保护局《关于公布监测结果的公告》",
        "开发区环保局、经开区国土资源局公开了审批结果",
        "学习宕昌县安监局的做法",
        "建设超市工商局面的宣传栏",
        "会同县农业农村局、县文化和旅游局、县生态环境局公开执法信息",
        "会同县乡村振兴局公开衔接资金",
    ],
)
def test_names_of_before_in_their_own_time_or_place_are_silent(words: str) -> None:
    assert findings(with_plan(words), "N409") == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("会同县环境保护局公开执法信息", [("N409", "县环境保护局", "生态环境局")]),
        ("配合岚皋县扶贫办公开衔接资金", [("N409", "岚皋县扶贫办", "乡村振兴局")]),
        ("会同岚皋县财政局、旅游局公开项目", [("N409", "旅游局", "文化和旅游局")]),
        ("接受省国土资源厅的指导", [("N409", "省国土资源厅", "自然资源厅")]),
    ],
)
def test_a_name_of_before_in_the_reports_own_time_is_told(words: str, found: list[tuple[str, str, str]]) -> None:
    assert findings(with_plan(words), "N409") == found


def test_a_name_may_be_borne_until_the_reform_reached_the_locality() -> None:
    draft = with_plan("会同县环境保护局公开执法信息").replace("2024", "2020").replace("2023", "2019")
    assert findings(draft, "N409") == []
    assert findings(draft.replace("2020", "2021").replace("2019", "2020"), "N409") != []


def test_a_province_that_keeps_a_name_is_left_be() -> None:
    assert [found[0] for found in findings(DRAFT.replace("林业局", "旅游局"), "N409")] == ["N409", "N409", "N409"]
    assert findings(DRAFT.replace("岚皋县林业局", "定日县旅游局"), "N409") == []


def test_a_zone_names_its_bureaus_as_it_likes() -> None:
    assert findings(DRAFT.replace("岚皋县林业局", "岚皋县高新技术产业开发区环境保护局"), "N409", "N410") == []
    assert findings(DRAFT.replace("岚皋县林业局", "滨海新区生态环保局"), "N410") == []


def test_a_miswritten_title_is_told_once_and_not_held_against_the_signature() -> None:
    draft = DRAFT.replace("岚皋县林业局", "岚皋县市场监督管理局")
    assert findings(draft.replace("# 岚皋县市场监督管理局", "# 岚皋县市场监管管理局")) == [
        ("N410", "市场监管管理局", "市场监督管理局")
    ]
    older = DRAFT.replace("岚皋县林业局", "岚皋县应急管理局").replace("# 岚皋县应急管理局", "# 岚皋县安全生产监督管理局")
    assert findings(older) == [("N409", "岚皋县安全生产监督管理局", "应急管理局")]


def test_a_miswritten_signature_is_told_once() -> None:
    draft = replaced(SIGNATURE, "岚皋县交通运输局\n\n2024年1月18日").replace("岚皋县林业局", "岚皋县交通运输局")
    assert findings(draft) == []
    signed = "岚皋县交通输运局\n\n2024年1月18日"
    assert findings(draft.replace("岚皋县交通运输局\n\n2024年1月18日", signed)) == [("N410", "交通输运局", "交通运输局")]
