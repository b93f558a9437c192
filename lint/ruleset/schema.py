"""The JSON Schema of a rule file, made from the dataclasses that the loader itself goes by; for editors and CI."""

import types
import typing
from collections.abc import Mapping
from typing import Any, Literal, Union

from lint.ruleset.loader import CODE, RULE_NAME
from lint.ruleset.model import Rule
from lint.ruleset.params import hints_of
from lint.ruleset.values import Lexicon, Pattern

Schema = dict[str, Any]
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
    Any: {},
    Pattern: {"type": "string", "format": "regex"},
    Lexicon: {"type": "string", "description": "a file of the pack's lexicons/, without .yaml"},
}


def rule_schema(params: Mapping[str, type]) -> Schema:
    """The JSON Schema (2020-12) of a rule file, where `params` gives the Params of each kind by its name."""
    definitions: dict[str, Schema] = {}
    rule = _object(Rule, definitions)
    rule["properties"]["code"]["pattern"] = f"^{CODE.pattern}$"
    rule["properties"]["name"]["pattern"] = f"^{RULE_NAME.pattern}$"
    rule["properties"]["kind"]["enum"] = sorted(params)
    for examples in ("bad", "good"):
        definitions["Examples"]["properties"][examples]["minItems"] = 1
    definitions["Example"]["oneOf"] = [{"required": ["text"]}, {"required": ["file"]}]
    rule["allOf"] = [_of_kind(kind, params[kind], definitions) for kind in sorted(params)]
    definitions["Rule"] = rule
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "disclosure-lint: rules",
        "type": "object",
        "additionalProperties": False,
        "required": ["rules"],
        "properties": {"rules": {"type": "array", "items": {"$ref": "#/$defs/Rule"}}},
        "$defs": definitions,
    }


def schema_of(cls: type, title: str) -> Schema:
    """The JSON Schema (2020-12) of a YAML file that `lint.ruleset.params.build` makes an instance of `cls` from."""
    definitions: dict[str, Schema] = {}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_object(cls, definitions),
        "$defs": definitions,
    }


def _of_kind(kind: str, params: type, definitions: dict[str, Schema]) -> Schema:
    """Rules of this kind have these parameters."""
    name = f"params of {kind}"
    definitions[name] = _object(params, definitions)
    then: Schema = {"properties": {"params": {"$ref": _reference(name)}}}
    if definitions[name].get("required"):
        then["required"] = ["params"]
    return {"if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]}, "then": then}


def _object(cls: type, definitions: dict[str, Schema]) -> Schema:
    hints = hints_of(cls)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _schema(hint, definitions) for key, (hint, _) in hints.items()},
    }
    if required := [key for key, (_, required) in hints.items() if required]:
        schema["required"] = required
    if cls.__doc__ and not cls.__doc__.startswith(f"{cls.__name__}("):
        schema["description"] = " ".join(cls.__doc__.split())
    return schema


def _schema(hint: Any, definitions: dict[str, Schema]) -> Schema:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema(argument, definitions) for argument in arguments]}
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in (list, tuple):
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if hint in _PLAIN:
        return dict(_PLAIN[hint])
    if hasattr(hint, "from_yaml"):
        # A class of its own reads it: a word or an expression, unless it says otherwise.
        return dict(getattr(hint, "json_schema", {"type": "string"}))
    # Several kinds may call a class of theirs the same.
    module = hint.__module__.rpartition(".")[2]
    name = hint.__name__ if hint.__module__ == Rule.__module__ else f"{module}.{hint.__name__}"
    if name not in definitions:
        definitions[name] = {}
        definitions[name] |= _object(hint, definitions)
    return {"$ref": _reference(name)}


def _reference(name: str) -> str:
    return f"#/$defs/{name.replace('~', '~0').replace('/', '~1').replace(' ', '%20')}"
