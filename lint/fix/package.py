"""A zip package with some parts written anew, and all else in it as it was."""

import io
import zipfile
from collections.abc import Mapping

from lint.fix.model import FixError


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package by name, in order. Raises FixError when it cannot be taken apart."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FixError(f"文件包无法拆开：{error}", f"the package cannot be taken apart: {error}") from error


def repacked(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The package with the `changed` parts in place of its own, those that it has not behind its last.

    Entries keep their order, their dates and how they are compressed; a changed one is deflated. Raises FixError.
    """
    stream = io.BytesIO()
    left = dict(changed)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w") as written:
            written.comment = archive.comment
            entries = archive.infolist()
            for entry in entries:
                content = left.pop(entry.filename, None)
                kept = entry.compress_type if content is None else zipfile.ZIP_DEFLATED
                written.writestr(_like(entry), archive.read(entry) if content is None else content, kept)
            for name, content in left.items():
                new = zipfile.ZipInfo(name)
                new.date_time = entries[0].date_time
                written.writestr(new, content, zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError) as error:
        raise FixError(f"文件包无法改写：{error}", f"the package cannot be written anew: {error}") from error
    return stream.getvalue()


def _like(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(entry.filename)
    new.date_time = entry.date_time
    new.create_system = entry.create_system
    new.external_attr = entry.external_attr
    new.comment = entry.comment
    return new
