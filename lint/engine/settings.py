"""What a user settles about a run, and which rules that makes run."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from lint.readers import Limits
from lint.report.given import Given
from lint.ruleset.errors import valid_names
from lint.ruleset.text import Severity

if TYPE_CHECKING:
    from lint.ruleset.model import Pack, Rule

Override = Literal["error", "warning", "info", "off"]


class SettingsError(ValueError):
    """A setting that names no rule, section or severity; the message names the valid ones."""


class Ignore(NamedTuple):
    """One spot let pass: findings of `rule` (a code, prefix or name) for a `reason`.

    Narrowed by the finding's `text` (blanks and script do not matter), the key of the `section`, and a glob over the `path`.
    """

    rule: str
    reason: str
    text: str | None = None
    section: str | None = None
    path: str | None = None


class Settings(NamedTuple):
    """What a user settles about a run.

    `select` and `ignore` hold codes (C201), prefixes of codes (C2) or names (requests-balance); nothing selected is all.
    Where both name a rule, the more exact one decides, and `ignore` when both are as exact. `severity` sets the
    severity of the rules that a code, prefix or name stands for, or turns them `off`; the most exact one decides. `limits` is
    how much is read of a draft. `previous` are files and folders with last year's reports, which a draft is compared with,
    `members` those with the reports that a government's sums up.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Override] = {}
    given: Given = Given()
    ignores: tuple[Ignore, ...] = ()
    limits: Limits = Limits()
    previous: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def codes_of(pack: "Pack", selector: str) -> frozenset[str]:
    """The codes of the rules that a code, a prefix of codes or a name stands for; SettingsError when there are none."""
    wanted = selector.strip()
    by_name = frozenset(rule.code for rule in pack.rules.values() if rule.name == wanted.lower())
    by_code = frozenset(code for code in pack.rules if wanted and code.startswith(wanted.upper()))
    if not (found := by_name or by_code):
        families = {code[:2] for code in pack.rules}
        names = {rule.name for rule in pack.rules.values()}
        likely = wanted.upper() if re.fullmatch(r"[A-Za-z]\d*", wanted) else wanted
        near, _, _ = valid_names(likely, families | pack.rules.keys() | names).partition("valid: ")
        valid = f"valid: {', '.join(sorted(families))}, and the codes and names that `disclosure-lint rules` lists"
        raise SettingsError(f"unknown rule {selector!r}; {near}{valid}")
    return found


class Selection:
    """The rules of a pack that run under some settings, in order of code, each with its severity.

    Raises SettingsError for a selector that names no rule, a severity that is none, and an ignore that is incomplete.
    """

    def __init__(self, pack: "Pack", settings: Settings) -> None:
        selected = _exactness(pack, settings.select)
        ignored = _exactness(pack, settings.ignore)
        overrides = _overrides(pack, settings.severity)
        self.severity: dict[str, Severity] = {}
        self.rules: list[Rule] = []
        for code, rule in sorted(pack.rules.items()):
            chosen = selected.get(code, 0)
            if (settings.select and not chosen) or (code in ignored and ignored[code] >= chosen):
                continue
            exact, override = overrides.get(code, (0, None))
            if override == "off" or not (rule.enabled or _EXACT in (chosen, exact)):
                continue
            self.rules.append(rule)
            self.severity[code] = override or rule.severity
        self.ignores = [(ignore, codes_of(pack, ignore.rule)) for ignore in settings.ignores]
        _require_complete(pack, settings.ignores)


# A code or a name is more exact than any prefix.
_EXACT = 9


def _exactness(pack: "Pack", selectors: Iterable[str]) -> dict[str, int]:
    """The rules that the selectors name, each with how exactly: the length of a prefix, or _EXACT."""
    exactness: dict[str, int] = {}
    for selector in selectors:
        for code in codes_of(pack, selector):
            exactness[code] = max(exactness.get(code, 0), _exactly(selector, code))
    return exactness


def _exactly(selector: str, code: str) -> int:
    wanted = selector.strip().upper()
    return len(wanted) if code.startswith(wanted) and code != wanted else _EXACT


def _overrides(pack: "Pack", severity: Mapping[str, Override]) -> dict[str, tuple[int, Override]]:
    overrides: dict[str, tuple[int, Override]] = {}
    for selector, override in severity.items():
        if override not in ("error", "warning", "info", "off"):
            raise SettingsError(f"{override!r} is no severity; {valid_names(str(override), ('error', 'warning', 'info', 'off'))}")
        for code in codes_of(pack, selector):
            exact = _exactly(selector, code)
            if exact >= overrides.get(code, (0, None))[0]:
                overrides[code] = exact, override
    return overrides


def _require_complete(pack: "Pack", ignores: Iterable[Ignore]) -> None:
    sections = {section.key for edition in pack.form.editions for section in edition.sections}
    for ignore in ignores:
        if not ignore.reason.strip():
            raise SettingsError(f"an ignore of {ignore.rule} gives no reason; one is required")
        if ignore.section is not None and ignore.section not in sections:
            raise SettingsError(f"unknown section {ignore.section!r}; {valid_names(ignore.section, sections)}")


def path_matches(path: str, pattern: str) -> bool:
    """Whether a glob names the path or its tail: `*` and `?` stay within a folder, `**` crosses folders."""
    return _glob(pattern).fullmatch(path.replace("\\", "/")) is not None


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    pieces = []
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", pattern.replace("\\", "/").removeprefix("./")):
        pieces.append({"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece)))
    return re.compile("(?:.*/)?" + "".join(pieces), re.DOTALL)
