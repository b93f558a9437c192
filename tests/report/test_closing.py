"""The closing lines, and the day of publication."""

import datetime

import pytest

from lint.document import to_traditional
from tests.report.drafts import OPENING, SECTIONS, TITLE, draft, understood, words

SIGNED = datetime.date(2024, 1, 18)


@pytest.mark.parametrize(
    "closing",
    [
        ("岚皋县林业局", "2024年1月18日"),
        ("2024年1月18日", "岚皋县林业局"),
        ("　　　　　　岚皋县林业局", "　　　　　　2024 年 1 月 18 日"),
        ("岚皋县林业局  2024年1月18日",),
        ("岚皋县林业局2024年1月18日",),
        ("岚皋县林业局（盖章）", "二〇二四年一月十八日"),
        ("岚皋县林业局", "二○二四年一月十八日"),
        ("（岚皋县林业局）", "2024-01-18"),
        ("岚皋县林业局", "2024/1/18"),
        ("岚皋县林业局", "2024.1.18"),
        ("岚皋县林业局", "2024年元月18日"),
        ("岚皋县林业局", "2024年1月18日", "上一篇：没有了", "打印 关闭窗口"),
        ("岚皋县林业局", "2024年1月18日", "附件：统计表"),
    ],
)
def test_agency_and_date_close_a_report(closing: tuple[str, ...]) -> None:
    for text in (draft(closing=closing), to_traditional(draft(closing=closing))):
        report = understood(text)
        assert report.signature and report.signature.agency and report.signature.date
        assert report.signature.agency.text == "岚皋县林业局"
        assert report.signature.date.date == SIGNED
        assert report.published is None
        assert words(report, report.body).rstrip().endswith("未收取信息处理费。")


def test_the_signature_may_stand_behind_the_last_sentence() -> None:
    text = draft(closing=()).rstrip("\n") + " 岚皋县林业局 2024年1月18日\n"
    report = understood(text)
    assert report.signature and report.signature.agency and report.signature.date
    assert [words(report, passage.span) for passage in report.passages_of("signature")] == ["岚皋县林业局 2024年1月18日"]
    assert words(report, report.passages_of("body")[-1].span) == SECTIONS[-1][1]


def test_either_part_may_be_missing() -> None:
    only_date = understood(draft(closing=("2024年1月18日",))).signature
    assert only_date and only_date.agency is None and only_date.date
    only_agency = understood(draft(closing=("岚皋县林业局",))).signature
    assert only_agency and only_agency.agency and only_agency.date is None


@pytest.mark.parametrize(
    "closing",
    [(), ("发布日期：2024-01-19",), ("来源：岚皋县林业局",), ("本报告于2024年1月18日经局务会议通过。",),
     ("2024-01-19 来源：岚皋县林业局",)],
)
def test_neither_page_lines_nor_prose_sign(closing: tuple[str, ...]) -> None:
    assert understood(draft(closing=closing)).signature is None


def test_a_day_that_does_not_exist_is_kept_as_written() -> None:
    signature = understood(draft(closing=("岚皋县林业局", "2024年2月30日"))).signature
    assert signature and signature.date
    assert (signature.date.month, signature.date.day, signature.date.valid, signature.date.date) == (2, 30, False, None)


@pytest.mark.parametrize(
    "line",
    ["发布日期：2024-01-19 09:12", "发布时间: 2024年1月19日 来源：县林业局", "时间：2024/1/19", "2024-01-19 作者:佚名 点击数:",
     "2024-01-19 09:12:33",
     "[字体：大 中 小] 发布日期：2024.1.19", "撰写时间\n2024年01月19日 17:12:21"],
)
@pytest.mark.parametrize("place", ["before", "behind"])
def test_the_page_says_when_it_was_published(line: str, place: str) -> None:
    title = f"{line}\n{TITLE}" if place == "before" else f"{TITLE}\n{line}"
    report = understood(draft(title))
    assert report.published and report.published.date == datetime.date(2024, 1, 19)
    assert report.signature and report.signature.date and report.signature.date.date == SIGNED
    prose = [words(report, passage.span) for passage in report.passages_of("body")]
    assert not any("2024" in line and "19" in line for line in prose)


def test_the_day_of_writing_is_no_day_of_publication() -> None:
    assert understood(draft("成文日期 2024-01-18\n" + TITLE)).published is None


def test_the_published_day_of_a_page() -> None:
    head = '<html><head><meta charset="utf-8"><meta name="PubDate" content="2024-01-19 09:12"></head><body>'
    page = head + "".join(f"<p>{line}</p>" for line in draft(opening=OPENING).splitlines()) + "</body></html>"
    report = understood(page, "draft.html")
    assert report.published and report.published.date == datetime.date(2024, 1, 19)
