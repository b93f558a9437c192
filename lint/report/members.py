"""The reports that a government's report sums up, as far as a comparison needs them."""

from collections.abc import Mapping
from typing import NamedTuple

from lint.report.model import Number


class Member(NamedTuple):
    """An agency's report: its name (the file's where the report tells none), its path, and the numbers of its tables.

    `tables` has table key → row key → column key → number: 0 for a blank, None for what is no number. A table that is not
    there, or not surely read, is left out.
    """

    name: str
    path: str
    tables: Mapping[str, Mapping[str, Mapping[str, Number | None]]]


class Members(NamedTuple):
    """The reports of a government's members on its year.

    `unread` are those whose numbers are not known: unreadable, or without a year. `missing` are listed members that have no
    report; `listed` is the file that lists them.
    """

    present: tuple[Member, ...] = ()
    unread: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    listed: str = ""
