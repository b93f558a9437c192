"""Typed data from YAML: a dataclass declares what is valid, and a wrong key or value is refused with the valid ones named."""

import dataclasses
import difflib
import types
import typing
from collections.abc import Iterable, Mapping
from typing import Any, Literal, TypeVar, Union

from lint.ruleset.errors import PackError

T = TypeVar("T")
Path = tuple[str | int, ...]


def build(cls: type[T], data: object, at: Path = ()) -> T:
    """An instance of the dataclass `cls` from a mapping.

    Field names in YAML are the dataclass's, without a closing underscore (`assert_` is written `assert`). Fields may be
    of str, int, float, bool, Literal, list, tuple, dict, another dataclass, a class with a `from_yaml` class method, or
    a union of these. `at` is the path of keys to `data`, for errors. Raises PackError with the path of the faulty key.
    """
    if not isinstance(data, Mapping):
        raise PackError(f"expected a mapping of {cls.__name__}, found {_shown(data)}", at)
    hints = _hints(cls)
    fields = {field.name.rstrip("_"): field for field in dataclasses.fields(cls) if field.init}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in fields:
            raise PackError(f"unknown key {key!r}; {valid_names(str(key), fields)}", (*at, key))
        name = fields[key].name
        values[name] = convert(hints[name], value, (*at, key))
    for key, field in fields.items():
        required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
        if required and field.name not in values:
            raise PackError(f"missing key {key!r}", at)
    return cls(**values)


_known_hints: dict[type, dict[str, Any]] = {}


def _hints(cls: type) -> dict[str, Any]:
    if cls not in _known_hints:
        _known_hints[cls] = typing.get_type_hints(cls)
    return _known_hints[cls]


def convert(hint: Any, value: object, at: Path) -> Any:
    """`value` as the type `hint`; PackError when it is not one."""
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if hint is Any:
        return value
    if origin in (Union, types.UnionType):
        return _one_of(arguments, value, at)
    if origin is Literal:
        if value not in arguments:
            raise PackError(f"{_shown(value)} is not valid; {valid_names(str(value), map(str, arguments))}", at)
        return value
    if origin in (list, tuple):
        if not isinstance(value, list):
            raise PackError(f"expected a list, found {_shown(value)}", at)
        item = arguments[0] if arguments else Any
        items = [convert(item, each, (*at, index)) for index, each in enumerate(value)]
        return tuple(items) if origin is tuple else items
    if origin is dict:
        if not isinstance(value, Mapping):
            raise PackError(f"expected a mapping, found {_shown(value)}", at)
        return {convert(arguments[0], k, (*at, k)): convert(arguments[1], v, (*at, k)) for k, v in value.items()}
    return _scalar(hint, value, at)


def _one_of(arguments: tuple[Any, ...], value: object, at: Path) -> Any:
    if value is None and types.NoneType in arguments:
        return None
    fault: PackError | None = None
    for argument in arguments:
        if argument is types.NoneType:
            continue
        try:
            return convert(argument, value, at)
        except PackError as error:
            fault = error
    raise fault or PackError(f"{_shown(value)} is not valid", at)


def _scalar(hint: Any, value: object, at: Path) -> Any:
    if hasattr(hint, "from_yaml"):
        return hint.from_yaml(value, at)
    if dataclasses.is_dataclass(hint):
        return build(typing.cast(type, hint), value, at)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
        return value
    raise PackError(f"expected {hint.__name__}, found {_shown(value)}", at)


def valid_names(wrong: str, valid: Iterable[str]) -> str:
    """A sentence that names the valid choices, the nearest first: «did you mean 'x'? valid: …»."""
    names = sorted(valid)
    near = difflib.get_close_matches(wrong, names, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"{hint}valid: {', '.join(names)}"


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"
