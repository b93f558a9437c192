"""Settings for one draft: what was said on the command line before what its configuration says."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from lint.config.find import Source
from lint.config.model import MonthDay, PathConfig
from lint.engine.settings import Override, Selection, Settings, SettingsError, path_matches
from lint.report.given import Given, Level

if TYPE_CHECKING:
    from lint.ruleset.model import Pack


class Said(NamedTuple):
    """What was said on the command line or in the environment.

    `select`, `previous` and `members` stand for the configuration's, `ignore` is added to the configuration's.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    year: int | None = None
    agency: str | None = None
    level: Level | None = None
    deadline: MonthDay | None = None
    previous: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


def settings_for(source: Source, path: str | None, said: Said) -> Settings:
    """The settings for the draft at `path`; without one, those for all drafts."""
    config = source.config
    select, ignore = config.select, config.ignore
    severity = cast(dict[str, Override], dict(config.severity))
    year, agency, level = config.year, config.agency, config.level
    for each in _fitting(source, path) if path is not None else ():
        select = select if each.select is None else each.select
        ignore += each.ignore
        severity |= cast(dict[str, Override], each.severity)
        year, agency, level = each.year or year, each.agency or agency, each.level or level
    deadline = said.deadline or config.deadline
    given = Given(
        year=said.year or (int(year) if year else None),
        agency=said.agency or agency,
        level=said.level or level,
        deadline=(deadline.month, deadline.day) if deadline else None,
    )
    return Settings(
        said.select or select,
        ignore + said.ignore,
        severity,
        given,
        config.ignores,
        config.limits.limits(),
        said.previous or _paths(config.previous, source),
        said.members or _paths(config.members, source),
    )


def _paths(named: str | tuple[str, ...], source: Source) -> tuple[str, ...]:
    """Paths that a configuration names, seen from its own folder."""
    home = source.file.parent if source.file else Path()
    return tuple(str(home / path) for path in ((named,) if isinstance(named, str) else named))


def excluded(source: Source, path: str) -> bool:
    """Whether the configuration leaves a file out, by its own name or by a folder above it."""
    if not source.config.exclude:
        return False
    seen = Path(_from_folder(source, path))
    around = [seen.as_posix(), *(folder.as_posix() for folder in seen.parents if folder.name)]
    return any(path_matches(each, pattern.rstrip("/")) for pattern in source.config.exclude for each in around)


def verify(source: Source, pack: "Pack") -> None:
    """Raises ConfigError when the configuration names a rule or section that the pack has not, or an ignore is incomplete."""
    for at, settings in _parts(source):
        try:
            Selection(pack, settings)
        except SettingsError as error:
            raise source.fault(str(error), at) from None


def _parts(source: Source) -> Iterator[tuple[tuple[str | int, ...], Settings]]:
    """Every part of the configuration that names rules, alone, with the keys to it."""
    config = source.config
    holders: list[tuple[tuple[str | int, ...], tuple[str, ...], tuple[str, ...], dict[str, object]]] = [
        ((), config.select, config.ignore, {**config.severity})
    ]
    for index, each in enumerate(config.per_path):
        holders.append((("per-path", index), each.select or (), each.ignore, {**each.severity}))
    for at, select, ignore, severity in holders:
        yield from (((*at, "select", number), Settings(select=(name,))) for number, name in enumerate(select))
        yield from (((*at, "ignore", number), Settings(ignore=(name,))) for number, name in enumerate(ignore))
        yield from (((*at, "severity", name), Settings(severity={name: "off"})) for name in severity)
    yield from ((("ignores", number), Settings(ignores=(each,))) for number, each in enumerate(config.ignores))


def _fitting(source: Source, path: str) -> list[PathConfig]:
    if not source.config.per_path:
        return []
    seen = _from_folder(source, path)
    return [each for each in source.config.per_path if path_matches(seen, each.path.rstrip("/"))]


def _from_folder(source: Source, path: str) -> str:
    """The path as seen from the configuration's folder; whole when it stands elsewhere."""
    whole = Path(os.path.realpath(path))
    if source.folder is not None and whole.is_relative_to(folder := source.folder.resolve()):
        whole = whole.relative_to(folder)
    return whole.as_posix()
