"""Suppressions that serve nothing, or are not well formed.

A suppression is a matter of what all the other rules found, so the engine looks for both faults; rules of this kind give
them their code, severity and messages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lint.checks.hit import Hit
from lint.report.model import Report


@dataclass(eq=False, repr=False)
class Params:
    """`fault` is the one that the rule stands for: a suppression `unused`, or one `malformed`."""

    fault: Literal["unused", "malformed"]


def check(report: Report, params: Params) -> Iterator[Hit]:
    """No hits: see `lint.engine.suppression`."""
    return iter(())
