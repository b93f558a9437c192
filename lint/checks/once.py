"""What several rules of a kind read in a report alike: read for the first, kept for the others."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from lint.report.model import Report

Value = TypeVar("Value")

_read: "WeakKeyDictionary[Report, dict[Hashable, Any]]" = WeakKeyDictionary()


def once(report: Report, key: Hashable, read: Callable[[], Value]) -> Value:
    """What `read` gives, read when it is first asked for under this key, and kept as long as the report.

    The value must not hold the report, which would keep it for ever. What `read` raises is raised, and nothing kept.
    """
    kept = _read.setdefault(report, {})
    if key not in kept:
        kept[key] = read()
    value: Value = kept[key]
    return value
