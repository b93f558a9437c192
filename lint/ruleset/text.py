"""Texts in both languages, and the words for severities."""

from typing import Literal, NamedTuple

Language = Literal["zh", "en"]
Severity = Literal["error", "warning", "info"]


class Text(NamedTuple):
    """A text in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in that language."""
        return self.zh if language == "zh" else self.en
