"""Telephones and postcodes of a place that is not the report's own."""

import pytest

from lint import load_pack
from lint.checks.number_region import _foreign
from tests.checks.test_names_in_drafts import findings, with_plan

CODES = ("N418", "N419", "N420")
AREA = load_pack().rules["N418"].params
PREFECTURE = load_pack().rules["N419"].params


@pytest.mark.parametrize(
    "words",
    [
        "电话：0915-2520000",
        "电话：（0915）2520000",
        "联系电话0915 2520000，邮编725400",
        "电话：2520000",
        "咨询电话：12345、029-82520000转8",
        "电话：400-0515-252",
        "联系电话：0915-2520000。索引号0515-2022000",
        "邮政编码：725400（原邮政编码7254）",
    ],
)
def test_a_number_of_the_own_place_or_none_of_a_place_is_right(words: str) -> None:
    assert findings(with_plan(f"公布{words}"), "N418", "N420") == []


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("电话：0515-2520000", "N418", "0515"),
        ("电话：（010）62520000", "N418", "010"),
        ("地址和传真：051525200000", "N418", "0515"),
        ("联系电话：0916-2520000", "N419", "0916"),
        ("邮政编码：275400", "N420", "275400"),
        ("邮 编 275400", "N420", "275400"),
    ],
)
def test_a_number_of_another_place_is_told(words: str, code: str, told: str) -> None:
    assert [each[:2] for each in findings(with_plan(f"公布{words}"), *CODES)] == [(code, told)]


def test_an_agency_with_its_seat_in_another_province_is_let_be() -> None:
    draft = with_plan("公布电话：010-62520000").replace("岚皋县林业局", "陕西省人民政府驻北京办事处")
    assert findings(draft, *CODES) == []


def test_all_places_but_cities_of_the_corps_and_those_beyond_the_mainland_have_an_area_code() -> None:
    known = [each for regions in AREA.divisions.values() for each in regions]
    without = [code for code in AREA.gazetteer.names if not any(code.startswith(each) or each.startswith(code) for each in known)]
    assert {code[:4] for code in without} == {"6590", "71", "81", "82"}


def test_a_place_whose_code_is_not_known_is_told_of_other_provinces_only() -> None:
    unknown = next(code for code, name in AREA.gazetteer.names.items() if name == "阿拉尔市")
    assert not _foreign(unknown, AREA.divisions["991"], PREFECTURE)
    assert _foreign(unknown, AREA.divisions["10"], AREA)
