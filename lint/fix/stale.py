"""What a run that was killed in the middle of writing left behind: found by its name, and removed when nobody writes it."""

import os
import time
from contextlib import suppress
from pathlib import Path

SUFFIX = ".disclosure-lint~"
# A copy just made may not be locked yet.
_YOUNG = 2.0
# Where files cannot be locked, no write takes as long.
_OLD = 3600.0
_swept: set[Path] = set()


def lock(handle: int) -> None:
    """Hold an open file for this process; whatever ends the process lets it go."""
    with suppress(OSError, ImportError):
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def sweep(folder: Path) -> None:
    """Remove the copies that a killed run left in a folder, once a run. Nothing that goes wrong is told."""
    if folder in _swept:
        return
    _swept.add(folder)
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if is_copy(entry.name) and entry.is_file(follow_symlinks=False):
                remove(Path(entry.path))


def is_copy(name: str) -> bool:
    """Whether a file of this name is a copy that this program was writing."""
    return name.startswith(".") and name.endswith(SUFFIX)


def remove(copy: Path) -> None:
    """Remove a copy that no process is writing any more."""
    with suppress(OSError):
        age = time.time() - copy.stat().st_mtime
        if age > _YOUNG and (_is_free(copy) if os.name == "posix" else age > _OLD):
            copy.unlink()


def _is_free(copy: Path) -> bool:
    import fcntl

    with copy.open("rb") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
    return True
