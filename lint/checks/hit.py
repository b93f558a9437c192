"""What a check yields: where, and the values for the message. The engine makes findings of it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lint.document import Span
from lint.ruleset.text import Text

Value = str | int | float | Text


def listed(names: Iterable[str]) -> Text:
    """Names one after the other, as each language parts them."""
    all_ = list(names)
    return Text("、".join(all_), ", ".join(all_))


class Note(NamedTuple):
    """A related place and what is to be seen there."""

    span: Span
    note: Text


class Edit(NamedTuple):
    """A replacement of one range; `text` is in Simplified script, and the engine writes it in the source's."""

    span: Span
    text: str
    safe: bool = False


class Hit(NamedTuple):
    """A rule's verdict at one range of the normal form.

    `values` fill the message's {names}; `message` names one of the rule's `messages` instead of its `message`.
    `suggestion` is in Simplified script, and the engine writes it in the source's.
    """

    span: Span
    values: Mapping[str, Value] = {}
    related: tuple[Note, ...] = ()
    suggestion: str | None = None
    edits: tuple[Edit, ...] = ()
    message: str | None = None
