"""Runs LibreOffice on files in a private folder; a process of its own, so that nothing is left behind however the reader ends.

It reads one request on its standard input, a length and as many bytes of JSON and then the files it names, and answers in the
same form. When its standard input closes, whoever asked is gone: LibreOffice is stopped and the folder removed.
"""

import json
import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

# No macro runs, and nothing that a document names elsewhere is fetched.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName"
 oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName"
 oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


_PREFIX = "disclosure-lint-office-"
# A folder just made may not be locked yet.
_YOUNG = 60.0


def sweep(temporary: Path) -> None:
    """Remove the folders of conversions whose process was killed; nothing that goes wrong is told."""
    for folder in temporary.glob(f"{_PREFIX}????????"):
        with suppress(OSError, AttributeError):
            status = folder.lstat()
            ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and (folder / "given").is_dir()
            if not ours or time.time() - status.st_mtime < _YOUNG or (held := _locked(folder)) is None:
                continue
            shutil.rmtree(folder, ignore_errors=True)
            os.close(held)


def _locked(folder: Path) -> int | None:
    """A lock on a folder, which ends with the process that holds it; None when another holds it, or there are no such locks."""
    try:
        import fcntl
    except ImportError:
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


class _Conversion:
    """One run of LibreOffice in a folder of its own."""

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self._folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._held = _locked(self._folder)
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._ended = False

    def run(self, office: str, files: dict[str, bytes], seconds: float) -> dict[str, bytes]:
        """The files converted to .docx, by their names; those that LibreOffice cannot convert are missing."""
        with self._lock:
            if self._ended:
                return {}
            self._process = self._start(office, files)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        self._stop()
        results = {name: (self._folder / "made" / name).with_suffix(".docx") for name in files}
        return {name: file.read_bytes() for name, file in results.items() if file.is_file()}

    def _start(self, office: str, files: dict[str, bytes]) -> "subprocess.Popen[bytes]":
        given, made, profile = (self._folder / name for name in ("given", "made", "profile"))
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
        given.mkdir()
        for name, data in files.items():
            (given / name).write_bytes(data)
        command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
        command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(made), *(str(given / name) for name in files)]
        temporary = str(self._folder)
        environment = os.environ | {"TMPDIR": temporary, "TMP": temporary, "TEMP": temporary, "HOME": temporary}
        environment |= dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
        nothing = subprocess.DEVNULL
        return subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=nothing, env=environment, start_new_session=True
        )

    def _stop(self) -> None:
        if self._process is None or self._process.poll() is not None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        self._process.wait()

    def end(self) -> None:
        """Stop LibreOffice if it still runs, and remove the folder."""
        with self._lock:
            self._ended = True
            self._stop()
            # What LibreOffice started may write a moment longer.
            for _ in range(40):
                shutil.rmtree(self._folder, ignore_errors=True)
                if not self._folder.exists():
                    break
                time.sleep(0.05)


def _watch(requests: IO[bytes], conversion: _Conversion) -> None:
    """Wait until whoever asked is gone, and leave nothing behind."""
    requests.read()
    conversion.end()
    os._exit(1)


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """A message: what it says, and its files."""
    head = stream.read(8)
    if len(head) < 8:
        raise EOFError
    (length,) = struct.unpack("<q", head)
    said = json.loads(stream.read(length))
    return said, {name: stream.read(size) for name, size in said.pop("files").items()}


def send(stream: IO[bytes], said: dict[str, Any], files: dict[str, bytes]) -> None:
    """Write a message."""
    head = json.dumps(said | {"files": {name: len(data) for name, data in files.items()}}).encode()
    stream.write(struct.pack("<q", len(head)) + head + b"".join(files.values()))
    stream.flush()


def main() -> None:
    """Answer one request."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    said, files = receive(requests)
    conversion = _Conversion()
    threading.Thread(target=_watch, args=(requests, conversion), daemon=True).start()
    try:
        made = conversion.run(said["office"], files, said["seconds"])
    finally:
        conversion.end()
    send(answers, {}, made)
    answers.close()
    # The thread that watches the other end would keep the interpreter.
    os._exit(0)


if __name__ == "__main__":
    main()
