"""The arithmetic of rules: closed, exact, and plain about what is wrong with it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.ruleset.errors import PackError
from lint.ruleset.expression import Expression, Number

VALUES: dict[str, Number | None] = {
    "received": 12,
    "carried_in": 1,
    "handled.total": 12,
    "handled.granted": 5,
    "carried_out": 1,
    "fees": Decimal("3.6"),
    "blank": None,
}
GROUPS: dict[str, list[Number | None]] = {"handled": [5, 1, 6], "with_blank": [1, None], "empty": []}


def parsed(text: str) -> Expression:
    return Expression.from_yaml(text, ())


def test_an_identity_that_holds() -> None:
    outcome = parsed("received + carried_in == handled.total + carried_out").evaluate(VALUES.get, GROUPS.__getitem__)
    assert (outcome.holds, outcome.left, outcome.right, outcome.difference) == (True, 13, 13, 0)


def test_an_identity_that_does_not_hold_tells_both_sides() -> None:
    outcome = parsed("handled.granted == sum(handled)").evaluate(VALUES.get, GROUPS.__getitem__)
    assert (outcome.holds, outcome.left, outcome.right, outcome.difference) == (False, 5, 12, -7)


@pytest.mark.parametrize("text", ["blank == 0", "received + blank == 1", "sum(with_blank) == 1", "sum(empty) == 0", "unknown < 1"])
def test_a_missing_value_leaves_it_open(text: str) -> None:
    outcome = parsed(text).evaluate(VALUES.get, GROUPS.__getitem__)
    assert outcome.holds is None
    assert outcome.difference is None
    assert outcome.right is not None


def test_a_side_that_is_known_is_told_beside_one_that_is_not() -> None:
    assert parsed("received == blank").evaluate(VALUES.get, GROUPS.__getitem__).left == 12


def test_decimals_are_exact() -> None:
    assert parsed("fees + 0.1 == 3.7").evaluate(VALUES.get, GROUPS.__getitem__).holds


def test_names_and_groups_are_told_once_each() -> None:
    expression = parsed("a.b + sum(handled) * 2 == (c - a.b) + sum(handled) + sum")
    assert expression.names == ("a.b", "c", "sum")
    assert expression.groups == ("handled",)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "column 1: expected a name, a number or (, found the end"),
        ("a", "column 2: expected ==, !=, <=, >=, <, > or an operator, found the end"),
        ("a = b", "column 3: '=' has no meaning here"),
        ("a == b == c", "column 8: expected an operator or the end, found '=='"),
        ("a + == b", "column 5: expected a name, a number or (, found '=='"),
        ("(a == b", "column 4: expected ), found '=='"),
        ("sum(a + b) == c", "column 7: expected ), found '+'"),
        ("sum(1) == c", "column 5: expected the name of a group of rows, found '1'"),
        ("a b == c", "column 3: expected ==, !=, <=, >=, <, > or an operator, found 'b'"),
        ("a / b == c", "column 3: '/' has no meaning here"),
        ("a ** b == c", "column 4: expected a name, a number or (, found '*'"),
        ("a.b. == c", "column 4: '.' has no meaning here"),
        ("1.2.3 == c", "column 1: '1' has no meaning here"),
        ("12a == c", "column 1: '1' has no meaning here"),
        ("__import__('os') == 1", "column 12: \"'\" has no meaning here"),
        ("exit(1) == 1", "column 5: expected ==, !=, <=, >=, <, > or an operator, found '('"),
        ("a == b; c", "column 7: ';' has no meaning here"),
        ("总计 == b", "column 1: '总' has no meaning here"),
        ("(" * 30 + "a" + ")" * 30 + " == b", "column 22: expected at most 20 nested parentheses and signs"),
        ("-" * 5000 + "a == b", "longer than 2000 characters"),
    ],
)
def test_a_fault_is_told_with_its_column(text: str, problem: str) -> None:
    with pytest.raises(PackError) as raised:
        parsed(text)
    assert problem in raised.value.message


@pytest.mark.parametrize("value", [None, 1, ["a == b"], True])
def test_what_is_no_text_is_no_expression(value: object) -> None:
    with pytest.raises(PackError, match="expected a comparison"):
        Expression.from_yaml(value, ())


NAMES = ("a", "b.c", "sum", "d_1.e")
atoms = st.one_of(st.integers(0, 10**6).map(str), st.decimals(0, 1000, places=2).map(str), st.sampled_from(NAMES))
sums = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", "-", " *  "]), inner).map("".join),
        inner.map("({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=12,
)


SIGNS = ["==", "!=", "<=", ">=", "<", ">"]


@given(left=sums, right=sums, sign=st.sampled_from(SIGNS), values=st.tuples(*[st.integers(-99, 999)] * len(NAMES)))
def test_it_reckons_as_python_does(left: str, right: str, sign: str, values: tuple[int, ...]) -> None:
    known = {name: Decimal(value) for name, value in zip(NAMES, values, strict=True)}
    expression = parsed(f"{left} {sign} {right}")
    outcome = expression.evaluate(known.get, lambda prefix: [])
    theirs = {f"v{index}": known[name] for index, name in enumerate(NAMES)}
    assert outcome.left == eval(in_python(left), theirs)
    assert outcome.right == eval(in_python(right), theirs)
    assert outcome.holds == eval(f"({in_python(left)}) {sign} ({in_python(right)})", theirs)


def in_python(text: str) -> str:
    """The expression with Decimal literals and plain names."""
    text = re.sub(r"(?<![\w.])\d+(\.\d+)?", lambda found: f"__import__('decimal').Decimal('{found[0]}')", text)
    for index, name in enumerate(NAMES):
        text = re.sub(rf"(?<![\w.']){re.escape(name)}(?![\w.'])", f"v{index}", text)
    return text
