"""A store of results on disk: one SQLite file in the user's cache folder, for this user alone, bounded in size.

A body is sealed with its key, a digest of all that the result depends on, the draft's bytes among it; what is written down is
a digest of that key. So nothing of a draft stands there in clear: only who has the draft can read what was told of it. Whatever
is wrong with the file (not a database, another program's, half written), it is removed and begun anew; where even that cannot
be, the store finds and keeps nothing.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256, shake_256
from pathlib import Path
from typing import TypeVar

from lint.cache import cache_folder

T = TypeVar("T")
NAME = "results.db"
# The store never takes more than about this, and loses first what was not asked for longest.
_MOST = 256_000_000
_DAYS = 60
# Marks the file as ours, in this form.
_OURS = 0x444C5243
_VERSION = 1
_OPEN = """
CREATE TABLE results (key BLOB PRIMARY KEY, day INTEGER NOT NULL, checksum BLOB NOT NULL, body BLOB NOT NULL);
CREATE INDEX days ON results (day);
"""


class Store:
    """The results in the file of that name in `folder`; nothing is opened before it is asked for."""

    def __init__(self, folder: Path | None = None, most: int = _MOST) -> None:
        self.folder = folder or cache_folder()
        self.most = most
        self.today = int(time.time() // 86_400)
        self._database: sqlite3.Connection | None = None
        self._closed = self.folder is None
        self._met: list[bytes] = []

    def get(self, key: bytes) -> bytes | None:
        """What is kept under a key; None when there is nothing, or nothing whole."""
        wanted = "SELECT day, checksum, body FROM results WHERE key = ?"
        name = _name(key)
        row = self._do(lambda database: database.execute(wanted, (name,)).fetchone())
        if row is None or not isinstance(row[2], bytes) or row[1] != _checksum(key, row[2]):
            return None
        if row[0] != self.today:
            self._met.append(name)
        return _sealed(key, row[2])

    def put(self, bodies: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep these bodies, each under its key."""
        sealed = [(key, _sealed(key, body)) for key, body in bodies]
        rows = [(_name(key), self.today, _checksum(key, body), body) for key, body in sealed]

        def write(database: sqlite3.Connection) -> None:
            with database:
                database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", rows)

        self._do(write)

    def close(self) -> None:
        """Note what was asked for, let go of what is too much, and close the file."""
        if self._database is not None:
            self._do(self._tidy)
        if self._database is not None:
            self._database.close()
        self._database, self._closed = None, True

    def _tidy(self, database: sqlite3.Connection) -> None:
        if self._met:
            with database:
                database.executemany("UPDATE results SET day = ? WHERE key = ?", [(self.today, key) for key in self._met])
        used = _bytes_used(database)
        old = database.execute("SELECT 1 FROM results WHERE day < ? LIMIT 1", (self.today - _DAYS,)).fetchone()
        if not old and used <= self.most:
            return
        with database:
            database.execute("DELETE FROM results WHERE day < ?", (self.today - _DAYS,))
            count = database.execute("SELECT count(*) FROM results").fetchone()[0]
            if (used := _bytes_used(database)) > self.most:
                # Down to three quarters, so that this is not done every time.
                gone = count - int(count * self.most * 0.75 / used)
                database.execute("DELETE FROM results WHERE key IN (SELECT key FROM results ORDER BY day, rowid LIMIT ?)", (gone,))
        database.execute("PRAGMA incremental_vacuum")

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        if self._closed:
            return None
        try:
            self._database = self._database or self._opened()
            return work(self._database)
        except sqlite3.OperationalError:
            # Locked by another process for too long, the disk full, the folder closed: this run goes on without.
            self._give_up()
        except sqlite3.DatabaseError:
            self._give_up()
            with suppress(OSError):
                self._file.unlink()
        except OSError:
            self._give_up()
        return None

    def _give_up(self) -> None:
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
        self._database, self._closed = None, True

    @property
    def _file(self) -> Path:
        assert self.folder is not None
        return self.folder / NAME

    def _opened(self) -> sqlite3.Connection:
        """The database, made when there is none or one that is not ours. Raises OSError, sqlite3.Error."""
        assert self.folder is not None
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _require_own(self.folder.stat())
        self.folder.chmod(0o700)
        for last in (False, True):
            # SQLite gives its journals the rights of the file itself.
            handle = os.open(self._file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
            try:
                _require_own(os.fstat(handle))
                os.fchmod(handle, 0o600) if hasattr(os, "fchmod") else None
            finally:
                os.close(handle)
            try:
                return self._connected()
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                if last:
                    raise
                self._file.unlink()
        raise AssertionError

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=2)
        try:
            # What is lost when the machine stops is made again; what is torn, or of another type, is not believed.
            database.execute("PRAGMA synchronous = OFF")
            database.text_factory = bytes
            database.execute("PRAGMA temp_store = MEMORY")
            database.execute("PRAGMA auto_vacuum = INCREMENTAL")
            ours = tuple(database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
            if ours == (0, 0) and not database.execute("SELECT 1 FROM sqlite_master").fetchone():
                database.executescript(
                    f"BEGIN IMMEDIATE; {_OPEN} PRAGMA application_id = {_OURS}; PRAGMA user_version = {_VERSION}; COMMIT;"
                )
            elif ours != (_OURS, _VERSION):
                raise sqlite3.DatabaseError("another program's, or of another version")
        except BaseException:
            database.close()
            raise
        return database


def _require_own(status: os.stat_result) -> None:
    """Raise OSError for what is another user's, or no file or folder: it is not ours to believe, nor to write to."""
    usual = stat.S_ISDIR(status.st_mode) or stat.S_ISREG(status.st_mode)
    if not usual or (hasattr(os, "getuid") and status.st_uid != os.getuid()):
        raise OSError("not this user's")


def _name(key: bytes) -> bytes:
    """What stands for a key in the file."""
    return sha256(b"name" + key).digest()


def _sealed(key: bytes, body: bytes) -> bytes:
    """A body sealed with its key, or a sealed one opened."""
    stream = shake_256(b"body" + key).digest(len(body))
    return (int.from_bytes(body) ^ int.from_bytes(stream)).to_bytes(len(body))


def _checksum(key: bytes, body: bytes) -> bytes:
    return sha256(key + body).digest()[:16]


def _bytes_used(database: sqlite3.Connection) -> int:
    pages, free, size = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * size)
