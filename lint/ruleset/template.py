"""Message templates: a text in both languages with {names} for the values of a hit."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lint.document import compiled
from lint.ruleset.errors import PackError
from lint.ruleset.text import Language, Text

_PLACEHOLDER = compiled(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_NAME = compiled(r"[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)*")
_JOINT: dict[Language, str] = {"zh": "、", "en": ", "}


def names_in(template: str) -> set[str]:
    """The names that a template asks for; PackError when a brace is open or a name is no dotted name."""
    names = set()
    for found in _PLACEHOLDER.finditer(template):
        if found[0] in ("{{", "}}"):
            continue
        name = found[1]
        if name is None:
            raise PackError(f"an open {found[0]!r} at character {found.start() + 1}; a brace itself is written twice")
        if not _NAME.fullmatch(name):
            raise PackError(f"{found[0]!r} is not a placeholder; one is a name in braces, such as {{text}} or {{handled.total}}")
        names.add(name)
    return names


def fill(message: Text, values: Mapping[str, Any]) -> Text:
    """The message with its {names} replaced by the values, in both languages; a name without a value stays as it is."""
    return Text(_filled(message.zh, values, "zh"), _filled(message.en, values, "en"))


def _filled(template: str, values: Mapping[str, Any], language: Language) -> str:
    def value(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        return shown(values[found[1]], language) if found[1] in values else found[0]

    return _PLACEHOLDER.sub(value, template)


def shown(value: Any, language: Language) -> str:
    """A value as a message shows it: numbers plain, lists joined, a `Text` in that language."""
    if isinstance(value, Text):
        return value.in_(language)
    if isinstance(value, (list, tuple)):
        return _JOINT[language].join(shown(each, language) for each in value)
    if isinstance(value, (float, Decimal)):
        plain = format(value, "f")
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)
