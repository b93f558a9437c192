"""Files written whole or not at all."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from lint.fix.model import FixError
from lint.fix.stale import SUFFIX, lock, sweep


def write(path: Path, old: bytes, new: bytes) -> None:
    """Put the bytes `new` in the place of `old` in a file, whole or not at all, and keep its permissions.

    Raises FixError when the file does not hold `old` any more, or cannot be written.
    """
    try:
        target = path.resolve(strict=True)
        if target.read_bytes() != old:
            raise FixError("文件在检查期间被改动，未作修改", "the file was changed meanwhile; nothing was written")
        replace_file(target, new, stat.S_IMODE(target.stat().st_mode))
    except OSError as error:
        reason = error.strerror or str(error)
        raise FixError(f"无法写入：{reason}", f"cannot be written: {reason}") from error


def replace_file(target: Path, data: bytes, mode: int | None = None) -> None:
    """Write a file whole or not at all: beside its place first, then into it. Raises OSError."""
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied", str(target))
    sweep(target.parent)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:40]}.", suffix=SUFFIX)
    try:
        with os.fdopen(handle, "wb") as stream:
            lock(handle)
            stream.write(data)
            stream.flush()
            # A disk that is full may say so only now; a machine that stops must not find an empty file.
            os.fsync(handle)
        if mode is None:
            mode = 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
