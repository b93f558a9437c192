"""The keys of a configuration and what each may hold."""

import re
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, cast, get_args

from lint.engine.settings import Ignore, Override
from lint.readers import Limits
from lint.report.given import Level
from lint.reporters import Format
from lint.reporters.model import Threshold
from lint.ruleset.errors import PackError, valid_names
from lint.ruleset.text import Language

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of any year, written MM-DD."""

    month: int
    day: int

    json_schema: ClassVar[dict[str, str]] = {"type": "string", "pattern": r"^\d{1,2}-\d{1,2}$"}

    @classmethod
    def parse(cls, text: str) -> Self:
        """The day that a text writes; ValueError when it is none."""
        found = re.fullmatch(r"(\d{1,2})-(\d{1,2})", text.strip())
        if found and 1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= _DAYS[int(found[1]) - 1]:
            return cls(int(found[1]), int(found[2]))
        raise ValueError(f"{text!r} is no day; one is written MM-DD, such as 01-31")

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The day that a YAML text writes; PackError when it is none."""
        try:
            return cls.parse(str(value))
        except ValueError as error:
            raise PackError(str(error), at) from None


class NewSeverity(str):
    """A severity for a rule, or `off`."""

    __slots__ = ()
    # YAML itself takes a bare `off` for false.
    json_schema: ClassVar[dict[str, Any]] = {"enum": [*get_args(Override), False]}

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Override:
        """The severity that a YAML text writes; PackError when it is none."""
        if value is False:
            return "off"
        for severity in get_args(Override):
            if value == severity:
                return cast(Override, severity)
        raise PackError(f"{value!r} is not valid; {valid_names(str(value), get_args(Override))}", at)


class Year(int):
    """A report's year."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 2008, "maximum": 2100}

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The year that a YAML number writes; PackError when it is none."""
        if isinstance(value, int) and not isinstance(value, bool) and 2008 <= value <= 2100:
            return cls(value)
        raise PackError(f"{value!r} is no report year; one is a number from 2008 to 2100", at)


@dataclass(eq=False, repr=False)
class PathConfig:
    """Settings for the drafts that the glob `path` matches; of several that match, the last goes first."""

    path: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, NewSeverity] = field(default_factory=dict)
    year: Year | None = None
    agency: str | None = None
    level: Level | None = None


class Above(int):
    """A number above nought."""

    json_schema: ClassVar[dict[str, Any]] = {"type": "integer", "minimum": 1}

    @classmethod
    def from_yaml(cls, value: object, at: tuple[str | int, ...]) -> Self:
        """The number that YAML writes; PackError when it is none."""
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return cls(value)
        raise PackError(f"{value!r} is no limit; one is a whole number above 0", at)


@dataclass(eq=False, repr=False)
class LimitsConfig:
    """The most that is read of a file, in the units that the keys name; see `lint.readers.limits`."""

    file_size: Above | None = field(default=None, metadata={"key": "file-size-mb"})
    lines: Above | None = None
    table_cells: Above | None = field(default=None, metadata={"key": "table-cells"})
    unpacked: Above | None = field(default=None, metadata={"key": "unpacked-mb"})
    archive_files: Above | None = field(default=None, metadata={"key": "archive-files"})
    archive_unpacked: Above | None = field(default=None, metadata={"key": "archive-unpacked-mb"})

    def limits(self) -> Limits:
        """The limits, those of the program where none is said."""
        said = {name: getattr(self, name) for name in Limits._fields}
        in_bytes = ("file_size", "unpacked", "archive_unpacked")
        return Limits()._replace(
            **{name: int(value) * (1_000_000 if name in in_bytes else 1) for name, value in said.items() if value is not None}
        )


@dataclass(eq=False, repr=False)
class Config:
    """The configuration of disclosure-lint.

    `select` and `ignore` hold codes, prefixes of codes or names of rules; `severity` gives such a one another severity, or
    turns it off. `fail-on` is the severity from which on a run fails. `year`, `agency`, `level` and `deadline` (MM-DD) say what
    the drafts are. `exclude` holds globs of files and folders to leave alone, `pack` folders of further rules, both seen from
    the configuration's own folder. `ignores` lets single spots pass, each for a reason. `baseline` is a file of what was found
    before and is let pass for now, seen from there too. `previous` names last year's reports, `members` those of the agencies that
    a government's sums up, files or folders, also seen from there. `limits` holds how much is read of a file.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: dict[str, NewSeverity] = field(default_factory=dict)
    fail_on: Threshold | None = field(default=None, metadata={"key": "fail-on"})
    lang: Language | None = None
    year: Year | None = None
    agency: str | None = None
    level: Level | None = None
    deadline: MonthDay | None = None
    exclude: tuple[str, ...] = ()
    pack: tuple[str, ...] = ()
    format: Format | None = None
    ignores: tuple[Ignore, ...] = ()
    baseline: str | None = None
    previous: str | tuple[str, ...] = ()
    members: str | tuple[str, ...] = ()
    per_path: tuple[PathConfig, ...] = field(default=(), metadata={"key": "per-path"})
    limits: LimitsConfig = field(default_factory=LimitsConfig)


def config_schema() -> dict[str, Any]:
    """The JSON Schema of a configuration file."""
    from lint.ruleset.schema import schema_of

    return schema_of(Config, "disclosure-lint: configuration")
