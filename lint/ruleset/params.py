"""Typed data from YAML: a class of fields declares what is valid, and a wrong key or value is refused with the valid ones named."""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping, Set
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar, Union

from lint.ruleset.errors import PackError, valid_names
from lint.ruleset.values import Lexicon

T = TypeVar("T")
Path = tuple[str | int, ...]
Lexicons = Callable[[str], Lexicon]
# A fault is raised with the path from the value down; whoever holds the value puts its own key in front (`_under`).
Converter = Callable[[Any, Lexicons], Any]


def no_lexicons(name: str) -> Lexicon:
    """The lexicons of data that has none: PackError for every name."""
    raise PackError(f"there is no lexicon {name!r}")


def build(cls: type[T], data: object, at: Path = (), lexicons: Lexicons = no_lexicons) -> T:
    """An instance of the dataclass or named tuple `cls` from a mapping.

    Keys in YAML are the names of its fields, without a closing underscore (`assert_` is written `assert`), or
    what a field's metadata gives as `key`. Fields may be
    of str, int, float, bool, Literal, list, tuple, dict, another such class, a class with a `from_yaml` class method, a
    `Lexicon` (written as its name, found by `lexicons`), or a union of these. `at` is the path of keys to `data`, for
    errors. Raises PackError with the path of the faulty key.
    """
    try:
        values = fields_of(cls, data, lexicons)
        return cls(**values)
    except PackError as error:
        raise _under(error, *at) from None


def fields_of(cls: type, data: object, lexicons: Lexicons = no_lexicons, leave: Set[str] = frozenset()) -> dict[str, Any]:
    """The values for the fields of `cls` from a mapping, as `build` makes them; those named in `leave` as they stand."""
    if not isinstance(data, Mapping):
        raise PackError(f"expected a mapping of {cls.__name__}, found {_shown(data)}")
    plan, required = _plan(cls)
    values: dict[str, Any] = {}
    for key, value in data.items():
        if key not in plan:
            raise PackError(f"unknown key {key!r}; {valid_names(str(key), plan)}", (key,))
        name, conversion = plan[key]
        if name in leave:
            values[name] = value
            continue
        try:
            values[name] = conversion(value, lexicons)
        except PackError as error:
            raise _under(error, key) from None
    for key in required:
        if key not in data:
            raise PackError(f"missing key {key!r}")
    return values


def convert(hint: Any, value: object, at: Path = (), lexicons: Lexicons = no_lexicons) -> Any:
    """`value` as the type `hint`; PackError when it is not one."""
    try:
        return _converter(hint)(value, lexicons)
    except PackError as error:
        raise _under(error, *at) from None


def hints_of(cls: type) -> dict[str, tuple[Any, bool]]:
    """The YAML keys of a dataclass or named tuple, each with its type and whether it is required."""
    return {field.key: (field.hint, field.required) for field in _fields(cls)}


def is_record(value: object) -> bool:
    """True for a dataclass or a class of named tuples, and for an instance of one."""
    return dataclasses.is_dataclass(value) or hasattr(value, "_field_defaults")


def names_of(record: object) -> tuple[str, ...]:
    """The names of the fields of a dataclass or named tuple, or of an instance."""
    if hasattr(record, "_field_defaults"):
        return tuple(record._fields)  # type: ignore[attr-defined]
    return tuple(field.name for field in dataclasses.fields(record))  # type: ignore[arg-type]


class _Field(NamedTuple):
    name: str
    key: str
    hint: Any
    required: bool


@cache
def _fields(cls: Any) -> tuple[_Field, ...]:
    """The fields of a dataclass or named tuple that YAML may set."""
    if dataclasses.is_dataclass(cls):
        fields = [field for field in dataclasses.fields(cls) if field.init and field.metadata.get("yaml", True)]
        found = [
            _Field(
                field.name,
                str(field.metadata.get("key") or field.name.rstrip("_")),
                field.type,
                field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING,
            )
            for field in fields
        ]
    else:
        hints = cls.__annotations__
        found = [_Field(name, name.rstrip("_"), hints[name], name not in cls._field_defaults) for name in cls._fields]
    if any(isinstance(field.hint, (str, typing.ForwardRef)) for field in found):
        hints = typing.get_type_hints(cls)
        found = [field._replace(hint=hints[field.name]) for field in found]
    return tuple(found)


@cache
def _plan(cls: type) -> tuple[dict[str, tuple[str, Converter]], tuple[str, ...]]:
    fields = _fields(cls)
    plan = {field.key: (field.name, _converter(field.hint)) for field in fields}
    return plan, tuple(field.key for field in fields if field.required)


@cache
def _converter(hint: Any) -> Converter:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if hint is Any:
        return lambda value, _: value
    if origin in (Union, types.UnionType):
        return _one_of(arguments)
    if origin is Literal:
        return _literal(arguments)
    if origin in (list, tuple):
        return _items(origin, _converter(arguments[0] if arguments else Any))
    if origin is dict:
        return _mapping(_converter(arguments[0]), _converter(arguments[1]))
    if hint is Lexicon:
        return _lexicon
    if hasattr(hint, "from_yaml"):
        return lambda value, _: hint.from_yaml(value, ())
    if is_record(hint):
        return lambda value, lexicons: build(hint, value, (), lexicons)
    return _plain(hint)


def _one_of(arguments: tuple[Any, ...]) -> Converter:
    optional = types.NoneType in arguments
    converters = [_converter(argument) for argument in arguments if argument is not types.NoneType]

    def conversion(value: Any, lexicons: Lexicons) -> Any:
        if value is None and optional:
            return None
        fault = PackError(f"{_shown(value)} is not valid")
        for converter in converters:
            try:
                return converter(value, lexicons)
            except PackError as error:
                # The fault that lies deepest is the one meant: a mapping with a wrong key, not “expected str”.
                if len(error.at) >= len(fault.at):
                    fault = error
        raise fault

    return conversion


def _literal(arguments: tuple[Any, ...]) -> Converter:
    def conversion(value: Any, _: Lexicons) -> Any:
        for argument in arguments:
            if value == argument and type(value) is type(argument):
                return value
        raise PackError(f"{_shown(value)} is not valid; {valid_names(str(value), map(str, arguments))}")

    return conversion


def _items(origin: type, item: Converter) -> Converter:
    def conversion(value: Any, lexicons: Lexicons) -> Any:
        if not isinstance(value, list):
            raise PackError(f"expected a list, found {_shown(value)}")
        items = []
        for index, each in enumerate(value):
            try:
                items.append(item(each, lexicons))
            except PackError as error:
                raise _under(error, index) from None
        return tuple(items) if origin is tuple else items

    return conversion


def _mapping(key: Converter, item: Converter) -> Converter:
    def conversion(value: Any, lexicons: Lexicons) -> Any:
        if not isinstance(value, Mapping):
            raise PackError(f"expected a mapping, found {_shown(value)}")
        items = {}
        for name, each in value.items():
            try:
                items[key(name, lexicons)] = item(each, lexicons)
            except PackError as error:
                raise _under(error, name) from None
        return items

    return conversion


def _lexicon(value: Any, lexicons: Lexicons) -> Lexicon:
    if not isinstance(value, str):
        raise PackError(f"expected the name of a lexicon, found {_shown(value)}")
    return lexicons(value)


def _plain(hint: type) -> Converter:
    def conversion(value: Any, _: Lexicons) -> Any:
        if isinstance(value, hint) and not (hint is int and isinstance(value, bool)):
            return value
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        raise PackError(f"expected {_TYPE_NAMES.get(hint, hint.__name__)}, found {_shown(value)}")

    return conversion


_TYPE_NAMES = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def _under(error: PackError, *keys: str | int) -> PackError:
    error.at = (*keys, *error.at)
    return error


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "…"
