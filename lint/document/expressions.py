"""Regular expressions, compiled once and kept for the next start.

Compiling the two hundred expressions of a run takes longer than all their work on one draft. What the compiler makes of each
is kept in the user's cache, under the version of Python. Only expressions that the program or a pack writes go through here:
nothing made of a draft's own words is kept.
"""

import re
import sys
from array import array
from binascii import a2b_base64, b2a_base64
from pathlib import Path
from typing import Any

from lint.cache import Cache, key_of
from lint.document.han import cheap

_SOURCE = Path(__file__)
_Entry = list[Any]


class Expressions:
    """Expressions compiled in this run or an earlier one; nothing is read before the first is asked for."""

    def __init__(self, used: bool = True) -> None:
        self._cache = Cache(used)
        self._key = ""
        self._known: dict[tuple[str, int], _Entry] | None = None
        self._made: dict[tuple[str, int], re.Pattern[str]] = {}
        self._fresh: list[tuple[str, int]] = []

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """The compiled pattern. Raises re.error."""
        name = pattern, int(flags)
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._rebuilt(name) or self._anew(name)
        return made

    def _rebuilt(self, name: tuple[str, int]) -> re.Pattern[str] | None:
        if self._known is None:
            self._known = self._load()
        entry = self._known.get(name)
        try:
            return None if entry is None else _put_together(name[0], entry)
        except Exception:
            # Kept by an engine that does it otherwise; the compiler still knows.
            return None

    def _anew(self, name: tuple[str, int]) -> re.Pattern[str]:
        self._fresh.append(name)
        pattern, flags = cheap(name[0]), name[1]
        try:
            return _made(pattern, flags)
        except Exception:
            # What is wrong with a pattern, or with an engine that does it otherwise, the compiler says.
            return re.compile(pattern, flags)

    def keep(self) -> None:
        """Keep what was compiled in this run, besides what was known."""
        if self._known is None or not self._fresh or self._cache.folder is None:
            return
        entries = dict(self._known)
        for pattern, flags in self._fresh:
            try:
                entries[pattern, flags] = _taken_apart(cheap(pattern), flags)
            except Exception:
                return
        self._cache.put(_SOURCE, self._key, [[[*name, *entry] for name, entry in entries.items()]])
        self._fresh.clear()
        self._known = entries

    def _load(self) -> dict[tuple[str, int], _Entry]:
        import json

        self._key = key_of([("python", sys.version.encode()), ("begun", b"with a character")])
        documents = self._cache.get(_SOURCE, self._key)
        if not documents:
            return {}
        return {(pattern, flags): entry for pattern, flags, *entry in json.loads(documents[0])}


def _taken_apart(pattern: str, flags: int) -> _Entry:
    """What the compiler makes of a pattern: its flags, code (base64), number of groups and their names."""
    state, words = _code(pattern, flags)
    code = array("I", words).tobytes()
    return [int(flags | state.flags), b2a_base64(code, newline=False).decode(), state.groups - 1, state.groupdict]


def _code(pattern: str, flags: int) -> tuple[Any, list[int]]:
    """What the parser learnt of a pattern, and the code that the compiler makes of it, begun with a character."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    from lint.document.sought import begun

    parsed = begun(_parser.parse(pattern, flags))
    return parsed.state, _compiler._code(parsed, flags)


def _made(pattern: str, flags: int) -> re.Pattern[str]:
    state, words = _code(pattern, flags)
    return _from_code(pattern, int(flags | state.flags), words, state.groups - 1, state.groupdict)


def _put_together(pattern: str, entry: _Entry) -> re.Pattern[str]:
    flags, code, groups, names = entry
    return _from_code(pattern, flags, memoryview(a2b_base64(code)).cast("I").tolist(), groups, names)


def _from_code(pattern: str, flags: int, words: list[int], groups: int, names: dict[str, int]) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found]

    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    made: re.Pattern[str] = _sre.compile(pattern, flags, words, groups, names, tuple(by_number))
    return made


_EXPRESSIONS = Expressions()


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled pattern. Raises re.error."""
    return _EXPRESSIONS.compiled(pattern, flags)


def keep() -> None:
    """Keep what was compiled in this run for the next."""
    _EXPRESSIONS.keep()
