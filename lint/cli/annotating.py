"""Annotated copies of drafts: where they go, and that they go there."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from lint.engine import Outcome
from lint.ruleset.text import Language, Text


class Copies(NamedTuple):
    """Where the annotated copies of a run go.

    `out` is a folder that mirrors what stands below the folder `base`; the copy itself when there is no `base`. `language` is
    the one asked for; without one, notes are in that of the draft.
    """

    out: Path
    base: str | None
    language: Language | None

    def place(self, path: str) -> Path:
        """Where the copy of the draft at a path goes."""
        if self.base is None:
            return self.out
        below = os.path.relpath(path, self.base)
        return self.out / (Path(path).name if below.startswith("..") else below)

    def write(self, data: bytes, outcome: Outcome) -> Text | None:
        """Write the copy of a draft; what to say when its format has none. Raises FixError and OSError."""
        from lint.fix import replace_file
        from lint.reporters.annotated import FORMATS, annotate

        document = outcome.document
        if document is None or outcome.error is not None:
            return None
        if document.format not in FORMATS:
            known = [f".{name}" for name in FORMATS]
            return Text(f"没有批注副本：只有 {'、'.join(known)} 能批注", f"no annotated copy: only {' and '.join(known)} have one")
        chinese = any("\u4e00" <= character <= "\u9fff" for character in document.text)
        target = self.place(outcome.path)
        copy = annotate(data, document, outcome.findings, self.language or ("zh" if chinese else "en"))
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, copy)
        return None


def copies_for(out: str, paths: Iterable[str], inputs: Iterable[str], language: Language | None) -> Copies:
    """Where the copies of these inputs go, found in these paths. Leaves with a usage error when they would overwrite a draft."""
    named, drafts = list(paths), list(inputs)
    single = len(named) == 1 and not Path(named[0]).is_dir()
    if single and not Path(out).is_dir() and Path(out).suffix and not out.endswith(("/", os.sep)):
        if drafts and Path(out).suffix.lower() != Path(drafts[0]).suffix.lower():
            raise click.UsageError(f"--annotate: a copy of {drafts[0]} ends in {Path(drafts[0]).suffix}")
        copies = Copies(Path(out), None, language)
    else:
        if Path(out).exists() and not Path(out).is_dir():
            raise click.UsageError(f"--annotate: {out} is no folder, and there are several drafts")
        folders = [os.path.abspath(path if Path(path).is_dir() else Path(path).parent) for path in named]  # noqa: PTH100
        copies = Copies(Path(out), os.path.commonpath(folders), language)
    own = {Path(path).resolve() for path in drafts}
    if any(copies.place(path).resolve() in own for path in drafts):
        raise click.UsageError(f"--annotate: {out} would overwrite the drafts; name another file or folder")
    return copies
