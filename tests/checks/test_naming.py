"""Places, likeness and agencies, on words alone."""

import pytest

from lint.checks.naming.agencies import same_place
from lint.checks.naming.likeness import writing
from tests.checks.names_support import lexicon, params, places


def test_the_gazetteer_holds_every_county_with_its_superiors() -> None:
    known = places()
    assert sum(len(code) == 6 for code in known.names) > 2800
    assert [known.names[code] for code in known.superiors("623023")] == ["甘南藏族自治州", "甘肃省"]
    assert [known.names[code] for code in known.superiors("110101")] == ["北京市"]
    assert known.codes_of("朝阳区") == ["110105", "220104"]


@pytest.mark.parametrize("name", ["舟曲县", "张家川县", "甘南州", "密云县", "白杨市", "和安县"])
def test_a_place_is_known_by_its_full_its_short_and_its_former_name(name: str) -> None:
    assert places().known(name)


@pytest.mark.parametrize("name", ["债券县", "舟曲市", "全县", "推进县"])
def test_what_is_no_place_is_not_known(name: str) -> None:
    assert not places().known(name)


@pytest.mark.parametrize(
    ("path", "units"),
    [
        ("甘肃省甘南州舟曲县", ["甘肃省", "甘南州", "舟曲县"]),
        ("岚皋县城关镇", ["岚皋县", "城关镇"]),
        ("债券县", ["债券县"]),
        ("", []),
    ],
)
def test_a_path_is_cut_into_its_units(path: str, units: list[str]) -> None:
    assert places().units(path) == units


@pytest.mark.parametrize(
    ("found", "meant", "way"),
    [
        ("债券", "舟曲", "initials"),
        ("州区", "舟曲", "sound"),
        ("兰高", "岚皋", "sound"),
        ("舟由", "舟曲", "shape"),
        ("舟山", "舟曲", "character"),
        ("临夏", "舟曲", None),
        ("舟曲", "舟曲", None),
        ("舟", "舟曲", None),
    ],
)
def test_likeness_tells_how_a_slip_came_about(found: str, meant: str, way: str | None) -> None:
    likeness = writing(lexicon("readings").data, lexicon("shapes").data).likeness(found, meant)
    assert (likeness.way if likeness else None) == way


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("科学技术局", "科技局"),
        ("科学技术局", "县科技局"),
        ("市场监督管理局", "区市场监督管理局"),
        ("市场监督管理局", "市监局"),
        ("发展和改革委员会", "发改委"),
        ("住房和城乡建设局", "住建局"),
        ("人民政府", "人民政府办公室"),
        ("人民政府", "政府办"),
        ("财政局", "财政局办公室"),
        ("财政局", ""),
    ],
)
def test_a_body_and_its_short_form_are_one(one: str, other: str) -> None:
    bodies = params("N402").bodies
    assert bodies.same(one, other)
    assert bodies.same(other, one)


@pytest.mark.parametrize(("one", "other"), [("林业局", "水利局"), ("财政局", "科学技术局"), ("人民政府", "财政局")])
def test_bodies_of_other_duties_are_not_one(one: str, other: str) -> None:
    assert not params("N402").bodies.same(one, other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("舟曲县", "甘南藏族自治州舟曲县", True),
        ("舟曲县", "县", True),
        ("舟曲县", "", True),
        ("张家川回族自治县", "张家川县", True),
        ("密云县", "密云区", True),
        ("舟曲县", "宕昌县", False),
        ("兰州市", "兰州市城关区", False),
    ],
)
def test_a_place_may_be_named_in_full_or_in_part(one: str, other: str, same: bool) -> None:
    assert same_place(one, other, places()) is same
    assert same_place(other, one, places()) is same
