"""Kinds of parameter that a rule may have beyond plain numbers and words."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, ClassVar, Self

from lint.document import compiled, fold, fold_pattern
from lint.ruleset.errors import PackError
from lint.ruleset.lazy import Lazy
from lint.ruleset.text import Language, Severity, Text

__all__ = ["Language", "Lexicon", "Pattern", "Severity", "Text"]

@dataclass(eq=False, repr=False)
class Pattern:
    """A regular expression over the normal form, compiled when first used.

    Written in YAML as a string; full-width marks and Traditional characters in it are folded as the normal form is.
    """

    source: str

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The pattern that a YAML string writes; PackError when it is no regular expression."""
        if not isinstance(value, str):
            raise PackError("expected a regular expression", at)
        return cls(fold_pattern(value))

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled expression; PackError when it does not compile."""
        try:
            return compiled(self.source)
        except re.error as error:
            raise PackError(f"not a regular expression: {error}") from error


class Word(str):
    """A word over the normal form: folded as the normal form is."""

    __slots__ = ()

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The word that a YAML string writes."""
        if not isinstance(value, str):
            raise PackError("expected a word", at)
        return cls(fold(value))


class Pair(str):
    """Two marks that go together, such as 《》, as they are written."""

    __slots__ = ()
    json_schema: ClassVar[dict[str, Any]] = {"type": "string", "minLength": 2, "maxLength": 2}

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The pair that a YAML string of two characters writes."""
        if not isinstance(value, str) or len(value) != 2:
            raise PackError("expected two marks, such as 《》", at)
        return cls(value)


@dataclass(eq=False, repr=False)
class Lexicon(Lazy):
    """A word list of the pack: `lexicons/NAME.yaml`, a mapping of what its kind reads.

    Written in YAML as the list's name. `data` is read when first used; a kind turns the entries into its own shape
    once, in a cached property of its Params.
    """

    name: str
    data: dict[str, Any]
