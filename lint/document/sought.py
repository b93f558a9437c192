"""Regular expressions that are sought fast: the same ones, begun with a character.

The engine runs through a text to the first character that a match may begin with, if the expression begins with one. A
lookbehind in front, as in (?<!\\d)\\d{4}年, or a repeat hides it, and then every position is tried at four times the cost. So
the lookbehind is asked behind the first character instead, one further: \\d(?<!\\d.)\\d{3}年 matches the very same.
"""

from typing import Any

_ANYTHING = "[\\s\\S]"


def begun(tree: Any) -> Any:
    """A parsed expression, begun with a character where one stands behind lookbehinds or in a repeat; changed in place."""
    from re import _constants as of  # type: ignore[attr-defined]
    from re import _parser  # type: ignore[attr-defined]

    asked: list[Any] = []
    changed = []
    within = tree
    while True:
        behind = 0
        while behind < len(within.data) and within.data[behind][0] in (of.ASSERT, of.ASSERT_NOT) and within.data[behind][1][0] < 0:
            behind += 1
        asked += within.data[:behind]
        changed.append((within, behind))
        if behind == len(within.data):
            return tree
        name, value = within.data[behind]
        if name is not of.SUBPATTERN:
            break
        # With flags of its own a group is left alone.
        if value[1] or value[2]:
            return tree
        within = value[3]
    head = _parted(within.data[behind], of, _parser, tree.state)
    if head is None:
        return tree
    for _, (_, looked) in asked:
        looked.data += _parser.parse(_ANYTHING).data
        looked.width = None
    within.data[behind : behind + 1] = [head[0], *asked, *head[1:]]
    for each, before in changed:
        del each.data[:before]
        each.width = None
    return tree


def _parted(first: Any, of: Any, parser: Any, state: Any) -> list[Any] | None:
    """What an expression begins with, as a character and what is left; None when it is none."""
    name, value = first
    if name in (of.LITERAL, of.IN):
        return [first]
    if name in (of.MAX_REPEAT, of.MIN_REPEAT, of.POSSESSIVE_REPEAT):
        fewest, most, repeated = value
        if fewest < 1 or len(repeated.data) != 1 or repeated.data[0][0] not in (of.LITERAL, of.IN):
            return None
        more = most if most is of.MAXREPEAT else most - 1
        if more == 0:
            return [repeated.data[0]]
        return [repeated.data[0], (name, (fewest - 1, more, parser.SubPattern(state, [repeated.data[0]])))]
    return None
