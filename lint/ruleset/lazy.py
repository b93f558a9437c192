"""Objects that build some of their attributes when these are first asked for."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any, Self


class Lazy:
    """A base of dataclasses whose costly fields may be left to be built on first use.

    Only instances made by `lazily` do so; those made by the constructor are complete.
    """

    @classmethod
    def lazily(cls, later: Mapping[str, Callable[[], Any]], **known: Any) -> Self:
        """An instance with the fields `known`; each field named in `later` is built by its function on first use."""
        self = cls.__new__(cls)
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            if field.default_factory is not dataclasses.MISSING and field.name not in later:
                known.setdefault(field.name, field.default_factory())
        self.__dict__.update(known, _later=dict(later))
        return self

    def __getattr__(self, name: str) -> Any:
        # Reached only for a field that is not set yet.
        later: dict[str, Callable[[], Any]] = self.__dict__.get("_later", {})
        if name not in later:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        value = self.__dict__[name] = later[name]()
        return value
