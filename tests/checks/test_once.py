"""What rules read in a report alike is read once, and kept no longer than the report."""

import gc
import weakref

import pytest

from lint import read, understand
from lint.checks import kind_names
from lint.checks.once import once

DRAFT = "岚皋县林业局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n全年公开政府信息86条。\n".encode()


def test_a_second_rule_reads_nothing_again() -> None:
    report = understand(read(DRAFT, name="draft.txt"))
    asked: list[int] = []
    values = [once(report, "figures", lambda: asked.append(1) or len(report.figures)) for _ in range(2)]
    assert values == [1, 1]
    assert asked == [1]


def test_another_report_and_another_key_are_read_anew() -> None:
    one, other = (understand(read(DRAFT, name=name)) for name in ("one.txt", "other.txt"))
    assert [once(one, "a", lambda: 1), once(other, "a", lambda: 2), once(one, "b", lambda: 3)] == [1, 2, 3]


def test_what_fails_is_not_kept() -> None:
    report = understand(read(DRAFT, name="draft.txt"))
    with pytest.raises(ZeroDivisionError):
        once(report, "share", lambda: 1 // 0)
    assert once(report, "share", lambda: 7) == 7


def test_a_report_goes_when_it_is_no_longer_needed() -> None:
    report = understand(read(DRAFT, name="draft.txt"))
    once(report, "a", lambda: [1])
    gone = weakref.ref(report)
    del report
    gc.collect()
    assert gone() is None


def test_it_is_no_kind_of_check() -> None:
    assert "once" not in kind_names()
