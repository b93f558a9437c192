"""Where a configuration stands, and how it is read."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lint.config.model import Config
from lint.ruleset.errors import PackError

NAMES = ("disclosure-lint.yaml", ".disclosure-lint.yaml")
_MISNAMED = ("disclosure-lint.yml", ".disclosure-lint.yml")
_TABLE = ("tool", "disclosure-lint")
# A look before the leap: reading TOML costs more than most drafts do.
_SEEMS_TO_HAVE_TABLE = rb"(?m)tool\s*\.\s*[\"']?disclosure-lint|^\s*[\"']?disclosure-lint[\"']?\s*[.=]"


class ConfigError(Exception):
    """A configuration that cannot be used; the message names file, line and key, and what is valid."""


@dataclass(eq=False, repr=False)
class Source:
    """A configuration and the file that it was read from; without one, the defaults."""

    config: Config = field(default_factory=Config)
    file: Path | None = None
    content: bytes = b""

    @property
    def folder(self) -> Path | None:
        """The folder that its paths are seen from; None for the user's own, which is for drafts anywhere."""
        return self.file.parent if self.file is not None and self.file.parent != user_folder() else None

    def fault(self, problem: str, at: tuple[str | int, ...] = ()) -> ConfigError:
        """The error that the value at the path of keys `at` is."""
        return ConfigError(str(PackError(problem, at, str(self.file or ""), self._line(at))))

    def _line(self, at: tuple[str | int, ...]) -> int:
        if self.file is None or not at:
            return 0
        from lint.ruleset.yaml_files import line_of

        return _line_in_toml(self.content, at) if self.file.suffix == ".toml" else line_of(self.content, at)


class Finder:
    """Finds the configuration of each draft of a run; every file is looked for and read once.

    `fixed` is the one that holds for all drafts, when the user named one; `none` when there is to be none at all.
    """

    def __init__(self, fixed: Path | None = None, none: bool = False) -> None:
        self._fixed = load(fixed) if fixed is not None else Source() if none else None
        self._by_folder: dict[Path, Source] = {}
        self._by_file: dict[Path, Source] = {}

    def source_for(self, folder: Path) -> Source:
        """The configuration for the drafts in a folder, read; that of the defaults when there is none. Raises ConfigError."""
        if self._fixed is not None:
            return self._fixed
        if folder not in self._by_folder:
            file = discover(folder)
            if file is None:
                self._by_folder[folder] = Source()
            else:
                self._by_folder[folder] = self._by_file[file] = self._by_file.get(file) or load(file)
        return self._by_folder[folder]


def discover(start: Path) -> Path | None:
    """The configuration file for a draft in the folder `start`; None when there is none.

    The nearest `disclosure-lint.yaml` upward to the root of the repository, else the nearest `pyproject.toml` with a table
    `tool.disclosure-lint`, else the one in the user's own folder for configurations. Raises ConfigError for a name that is nearly
    right.
    """
    # Unlike Path.resolve it raises nothing for links that lead to themselves.
    folders = list(_upward(Path(os.path.realpath(start))))
    for folder in folders:
        for name in NAMES:
            if _is_file(folder / name):
                return folder / name
        for name in _MISNAMED:
            if _is_file(folder / name):
                raise ConfigError(f"{folder / name}: not read under this name; call it {name.removesuffix('.yml')}.yaml")
    for folder in folders:
        if _is_file(folder / "pyproject.toml") and _table_of(folder / "pyproject.toml") is not None:
            return folder / "pyproject.toml"
    own = user_folder() / NAMES[0]
    return own if own.is_file() else None


def _upward(start: Path) -> list[Path]:
    folders = []
    for folder in (start, *start.parents):
        folders.append(folder)
        if os.path.exists(folder / ".git"):  # noqa: PTH110
            break
    return folders


def _is_file(path: Path) -> bool:
    # Unlike Path.is_file it raises nothing for a name that is too long or a folder that is closed.
    return os.path.isfile(path)  # noqa: PTH113


def user_folder() -> Path:
    """The user's folder for the configuration of this program."""
    import click

    return Path(click.get_app_dir("disclosure-lint"))


def load(file: Path) -> Source:
    """The configuration in a YAML or TOML file. Raises ConfigError with file and line."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from error
    from lint.ruleset.params import build
    from lint.ruleset.yaml_files import parse

    source = Source(Config(), file, content)
    try:
        data = _table_of(file) if file.suffix == ".toml" else parse(content, str(file))
        return Source(build(Config, {} if data is None else data), file, content)
    except PackError as error:
        if error.file:
            raise ConfigError(str(error)) from None
        raise source.fault(error.message, error.at) from None


def _table_of(file: Path) -> Any:
    """The table `tool.disclosure-lint` of a TOML file; None when it has none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror}") from error
    if not re.search(_SEEMS_TO_HAVE_TABLE, content):
        return None
    import tomllib

    try:
        data: Any = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: not valid TOML: {error}") from None
    for key in _TABLE:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _line_in_toml(content: bytes, at: tuple[str | int, ...]) -> int:
    """The line where the outermost key of `at` is set in the table, or where the table begins."""
    line_of_table = 0
    for number, line in enumerate(content.decode("utf-8").splitlines(), 1):
        head = re.match(r"\s*\[+\s*([^\]]*?)\s*\]", line)
        if head:
            names = tuple(name.strip().strip("\"'") for name in head[1].split("."))
            inside = names[:2] == _TABLE
            if inside and (line_of_table == 0 or names[2:3] == at[:1]):
                line_of_table = number
            if inside and names[2:3] == at[:1] and len(at) == 1:
                return number
        elif line_of_table and re.match(rf"\s*[\"']?{re.escape(str(at[0]))}[\"']?\s*[.=]", line):
            return number
    return line_of_table
