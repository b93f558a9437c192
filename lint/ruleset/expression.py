"""The closed arithmetic of rules: one comparison of two sums over named cells. Nothing in it is run as Python.

    comparison = sum ("==" | "!=" | "<=" | ">=" | "<" | ">") sum
    sum        = product (("+" | "-") product)*
    product    = factor ("*" factor)*
    factor     = number | name | "sum" "(" name ")" | "(" sum ")" | "-" factor
"""

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple, NoReturn, Self

from lint.document import compiled
from lint.ruleset.errors import PackError

Number = int | Decimal
Lookup = Callable[[str], Number | None]
Group = Callable[[str], Sequence[Number | None]]

_TOKEN = compiled(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\w.])|(?P<name>[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)"
    r"|(?P<comparison>==|!=|<=|>=|<|>)|(?P<mark>[-+*()])|(?P<end>$))",
    re.ASCII,
)
_COMPARISONS: dict[str, Callable[[Number, Number], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
}
_ARITHMETIC: dict[str, Callable[[Number, Number], Number]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}
_DEEPEST = 20
_LONGEST = 2000


class Outcome(NamedTuple):
    """What a comparison gave: whether it holds, both sides and left minus right; None where a value is missing."""

    holds: bool | None
    left: Number | None
    right: Number | None
    difference: Number | None


class _Number(NamedTuple):
    value: Number


class _Name(NamedTuple):
    name: str


class _Sum(NamedTuple):
    prefix: str


class _Chain(NamedTuple):
    """Operands with the operators before them, evaluated from left to right; the first operator is always +."""

    steps: tuple[tuple[str, "_Node"], ...]


_Node = _Number | _Name | _Sum | _Chain


@dataclass(eq=False, repr=False)
class Expression:
    """A comparison over named values, such as `received + carried_in == handled.total + carried_out`."""

    source: str
    comparison: str
    left: _Node
    right: _Node

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The comparison that a YAML string writes; PackError with the column of what is wrong in it."""
        if not isinstance(value, str):
            raise PackError("expected a comparison, such as 'a + b == c'", at)
        try:
            return cls(value, *_Parser(value).comparison())
        except PackError as error:
            raise PackError(error.message, at) from None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names that it asks for by themselves, in order of appearance."""
        return tuple(dict.fromkeys(node.name for node in self._nodes() if isinstance(node, _Name)))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The prefixes that it sums up, in order of appearance."""
        return tuple(dict.fromkeys(node.prefix for node in self._nodes() if isinstance(node, _Sum)))

    def _nodes(self) -> Iterator[_Node]:
        waiting = [self.right, self.left]
        while waiting:
            node = waiting.pop()
            yield node
            if isinstance(node, _Chain):
                waiting.extend(child for _, child in reversed(node.steps))

    def evaluate(self, lookup: Lookup, group: Group) -> Outcome:
        """What the comparison gives when `lookup` knows names and `group` the values that `sum(prefix)` adds up.

        A name without a value, a missing value in a group, or a group without values leaves its side None.
        """
        left = _value(self.left, lookup, group)
        right = _value(self.right, lookup, group)
        if left is None or right is None:
            return Outcome(None, left, right, None)
        return Outcome(_COMPARISONS[self.comparison](left, right), left, right, left - right)


def _value(node: _Node, lookup: Lookup, group: Group) -> Number | None:
    if isinstance(node, _Number):
        return node.value
    if isinstance(node, _Name):
        return lookup(node.name)
    if isinstance(node, _Sum):
        parts = group(node.prefix)
        known = [part for part in parts if part is not None]
        return sum(known) if known and len(known) == len(parts) else None
    total: Number = 0
    for sign, child in node.steps:
        value = _value(child, lookup, group)
        if value is None:
            return None
        total = _ARITHMETIC[sign](total, value)
    return total


class _Parser:
    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise PackError(f"longer than {_LONGEST} characters")
        self.tokens = list(_tokens(text))
        self.position = 0
        self.depth = 0

    def comparison(self) -> tuple[str, _Node, _Node]:
        left = self._chain(("+", "-"))
        kind, sign, _ = self.tokens[self.position]
        if kind != "comparison":
            self._refuse("==, !=, <=, >=, <, > or an operator")
        self.position += 1
        right = self._chain(("+", "-"))
        if self.tokens[self.position][0] != "end":
            self._refuse("an operator or the end")
        return sign, left, right

    def _chain(self, signs: tuple[str, ...]) -> _Node:
        """Operands joined by any of `signs`: a sum, or (by *) a product."""
        part = self._factor if signs == ("*",) else self._product
        first = part()
        steps = [("+", first)]
        while (token := self.tokens[self.position])[1] in signs and token[0] == "mark":
            self.position += 1
            steps.append((token[1], part()))
        return first if len(steps) == 1 else _Chain(tuple(steps))

    def _product(self) -> _Node:
        return self._chain(("*",))

    def _factor(self) -> _Node:
        kind, text, _ = self.tokens[self.position]
        if kind == "number":
            self.position += 1
            return _Number(Decimal(text) if "." in text else int(text))
        if kind == "name":
            self.position += 1
            if text == "sum" and self.tokens[self.position][1] == "(":
                return self._group()
            return _Name(text)
        if text not in ("(", "-"):
            self._refuse("a name, a number or (")
        self.position += 1
        self.depth += 1
        if self.depth > _DEEPEST:
            self._refuse(f"at most {_DEEPEST} nested parentheses and signs")
        node: _Node
        if text == "(":
            node = self._chain(("+", "-"))
            self._expect(")")
        else:
            node = _Chain((("+", _Number(0)), ("-", self._factor())))
        self.depth -= 1
        return node

    def _group(self) -> _Node:
        self._expect("(")
        kind, prefix, _ = self.tokens[self.position]
        if kind != "name":
            self._refuse("the name of a group of rows")
        self.position += 1
        self._expect(")")
        return _Sum(prefix)

    def _expect(self, mark: str) -> None:
        if self.tokens[self.position][1] != mark:
            self._refuse(mark)
        self.position += 1

    def _refuse(self, expected: str) -> NoReturn:
        kind, text, column = self.tokens[self.position]
        found = "the end" if kind == "end" else repr(text)
        raise PackError(f"column {column}: expected {expected}, found {found}")


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    position = 0
    while True:
        found = _TOKEN.match(text, position)
        if found is None:
            # Only what is a space to the tokens is passed over: a space of another script is itself what has no meaning.
            column = position + len(text[position:]) - len(text[position:].lstrip(" \t\n\r\f\v")) + 1
            valid = "names, whole and decimal numbers, + - * ( ) sum(…) and one comparison"
            raise PackError(f"column {column}: {text[column - 1]!r} has no meaning here; what has: {valid}")
        kind = found.lastgroup or "end"
        yield kind, found[kind], found.start(kind) + 1
        if kind == "end":
            return
        position = found.end()
