"""Reports that stand beside the drafts of a run, last year's or those of members: their files, and whose they are."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import file_digest, sha256
from pathlib import Path

from lint.document import fold
from lint.readers import SUFFIXES, Limits, ReadError, read
from lint.report.form import Form
from lint.report.model import Name, Report


def files_of(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """The files that paths stand for, folders walked for formats that are read; whether the user named the file itself."""
    seen = set()
    for path in paths:
        folder = Path(path).is_dir()
        for file in _walk(path) if folder else (path,):
            if (real := os.path.realpath(file)) not in seen:
                seen.add(real)
                yield file, not folder


def digest_of(paths: Iterable[str]) -> bytes:
    """What changes when a file that the paths stand for does, or another comes to them."""
    digest = sha256()
    for path, _ in files_of(paths):
        digest.update(os.fsencode(path) + b"\0")
        with suppress(OSError), Path(path).open("rb") as file:
            digest.update(file_digest(file, "sha256").digest())
    return digest.digest()


def _walk(top: str) -> Iterator[str]:
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in SUFFIXES:
                yield str(Path(folder, name))


def read_report(place: str, path: str, form: Form, limits: Limits) -> Report:
    """The report in the file at `place`, which the user names as `path`. Raises ReadError, whatever goes wrong."""
    from lint.report.builder import understand

    try:
        document = read(place, limits)
        document.path = path
        return understand(document, form)
    except ReadError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise ReadError(f"读取时程序出错：{problem}", f"the program failed while reading it: {problem}") from error


class Names:
    """When two names are of one agency, by what the form says of names."""

    def __init__(self, form: Form) -> None:
        agencies = form.agencies
        self.full: dict[str, set[str]] = {}
        for body, shorts in agencies.short_forms.items():
            for short in shorts:
                self.full.setdefault(fold(short), set()).add(fold(body))
        self.township = tuple(map(fold, agencies.township_endings))
        self.offices = {fold(body) for body in agencies.township_bodies}

    def same(self, name: Name, agency: tuple[str, str, str] | None) -> bool:
        """Whether an agency (whole, place and body) is that of the name: 甘南州舟曲县科技局, 舟曲县科学技术局."""
        if agency is None:
            return False
        whole, place, body = agency
        if whole == name.text:
            return True
        places = place.endswith(name.place) or name.place.endswith(place)
        return places and self._body(name.place, name.body) & self._body(place, body) != set()

    def _body(self, place: str, body: str) -> set[str]:
        """A body in all the forms that it may be named by in full."""
        if place.endswith(self.township) and body in ("", *self.offices):
            return {""}
        return {body} | self.full.get(body, set())
