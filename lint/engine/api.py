"""The functions of the public API."""

import warnings
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from lint.checks import kind, kind_names
from lint.checks.finding import Finding
from lint.document import Document
from lint.engine.linter import Linter
from lint.engine.settings import Settings
from lint.readers import ReadError, read_bytes
from lint.readers import read as read_file
from lint.report.given import Given
from lint.report.model import Report
from lint.ruleset.loader import load_pack as load
from lint.ruleset.model import Pack


def load_pack(
    directory: Path | str | None = None, *, extra: Sequence[Path | str] = (), cache: bool = True, keep_going: bool = False
) -> Pack:
    """The pack in `directory` (the built-in one when None), with the rules of the folders `extra` added.

    The parsed YAML is kept in the user's cache folder unless `cache` is False. Raises PackErrors, which names every faulty
    rule with its file and line; with `keep_going` faulty rules are left out and told in `Pack.errors`.
    """
    home = None if directory is None else Path(directory)
    folders = [Path(folder) for folder in extra]
    return load(home, kinds=kind, kind_names=kind_names, extra=folders, cache=cache, keep_going=keep_going)


@lru_cache(maxsize=1)
def _builtin() -> Pack:
    return load_pack()


def check(
    source: Path | str | bytes,
    *,
    name: str = "-",
    format: str | None = None,
    settings: Settings | None = None,
    pack: Pack | None = None,
    previous: Path | str | None = None,
    members: Path | str | None = None,
) -> list[Finding]:
    """What is wrong with a draft, sorted by place.

    `source` is a path, or the bytes of a draft called `name`; `format` names the reader (`text`, `markdown`, `html` …), for
    bytes whose name does not tell it. Without `settings` all rules run, without `pack` the built-in one is used; configuration
    files are not looked for. `previous` is last year's report, or a folder with it, to compare the draft with; `members` a folder
    with the reports that a government's sums up. Raises ReadError when the draft cannot be read, PackError and SettingsError when
    the pack or the settings are wrong; warns (RuntimeWarning) of a rule that failed and was skipped, and of a report of last
    year or of a member that could not be found or used.
    """
    settings = settings or Settings()
    if previous is not None:
        settings = settings._replace(previous=(str(previous),))
    if members is not None:
        settings = settings._replace(members=(str(members),))
    linter = Linter(pack or _builtin(), settings)
    outcome = linter.check(source, name, format)
    if outcome.error is not None:
        raise ReadError(outcome.error.zh, outcome.error.en)
    for trouble in outcome.troubles:
        warnings.warn(f"rule {trouble.rule} failed on this draft and was skipped: {trouble.problem}", RuntimeWarning, stacklevel=2)
    if outcome.note is not None:
        warnings.warn(outcome.note.en, RuntimeWarning, stacklevel=2)
    return [*linter.unused_ignores([outcome]), *outcome.findings]


def read(source: Path | str | bytes, *, name: str = "-", format: str | None = None) -> Document:
    """The document in a file, or in the bytes of a draft called `name`. Raises ReadError."""
    return read_bytes(source, name, format) if isinstance(source, bytes) else read_file(source)


def understand(document: Document, *, given: Given | None = None, pack: Pack | None = None) -> Report:
    """The meaning of a document: title, agency, year, sections, official tables …; `given` goes before what the draft says."""
    from lint.report.builder import understand as build_report

    return build_report(document, (pack or _builtin()).form, given or Given())
