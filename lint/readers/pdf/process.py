"""Asking the process that takes a PDF apart; it may be stopped at any time without harm to this one."""

import json
import os
import struct
import subprocess
import sys
import threading
from array import array
from contextlib import suppress
from pathlib import Path
from typing import Any

from lint.readers.errors import ReadError
from lint.readers.pdf.page import Drawn, Page, page_of

SECONDS = 20.0 if os.name == "posix" else 5.0
"""How long an answer is waited for; the process itself stops after three seconds of work, where the system can hold it to that."""

_TOO_MUCH = (
    "读取这个 PDF 所需的时间或内存超出上限，文件可能已损坏",
    "reading this PDF takes too much time or memory; it may be damaged",
)
_REFUSALS = {
    "encrypted": ("PDF 已加密，需要密码；请另存为不加密的文件", "the PDF is encrypted; save a copy without a password"),
    "damaged": ("不是完好的 PDF 文件", "this is no sound PDF file"),
    "pages": ("PDF 的页数超过上限 300 页", "the PDF has more than 300 pages"),
    "characters": ("PDF 的文字超过上限 20 万字", "the PDF has more than 200,000 characters"),
    "memory": _TOO_MUCH,
}
_FAILED = (
    "读取 PDF 的组件 pypdfium2 无法运行，请重新安装",
    "pypdfium2, which reads PDF files, does not run here; install it again",
)
_running: dict[int, "subprocess.Popen[bytes]"] = {}
_lock = threading.Lock()


def pages_of(data: bytes) -> list[Page]:
    """The pages of a PDF. Raises ReadError when it cannot be read, or not within the limits."""
    with _lock:
        header, numbers = _ask(data)
    if refused := header.get("refused"):
        raise ReadError(*_REFUSALS[refused])
    pages: list[Page] = []
    position = 0

    def taken(count: int) -> bytes:
        nonlocal position
        position += count
        return numbers[position - count : position]

    for number, told in enumerate(header["pages"], 1):
        if told["box"] is None:
            pages.append(Page(number, 0, 0, [], [], [], broken=True))
            continue
        text = told["text"]
        drawn = Drawn(
            tuple(told["box"]),
            text,
            array("f", taken(16 * len(text))),
            taken(len(text)),
            array("f", taken(4 * told["lines"])),
            told["pictures"],
        )
        pages.append(page_of(number, drawn))
    if all(page.broken for page in pages):
        raise ReadError(*_REFUSALS["damaged"])
    return pages


def _ask(data: bytes) -> tuple[dict[str, Any], bytes]:
    process = _process()
    stopped = threading.Timer(SECONDS, process.kill)
    stopped.start()
    try:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(struct.pack("<q", len(data)) + data)
        process.stdin.flush()
        sizes = process.stdout.read(16)
        if len(sizes) == 16:
            length, following = struct.unpack("<qq", sizes)
            header, numbers = process.stdout.read(length), process.stdout.read(following)
            if len(header) + len(numbers) == length + following:
                return dict(json.loads(header)), numbers
        raise OSError("no answer")
    except OSError as error:
        # A process that was stopped ends by a signal; one that could not work at all, by itself.
        raise ReadError(*(_FAILED if process.wait() > 0 else _TOO_MUCH)) from error
    finally:
        stopped.cancel()
        if process.poll() is not None or sys.exc_info()[0] is not None:
            _end(process)


def _process() -> "subprocess.Popen[bytes]":
    """The process that answers this one: a fork must not speak through the pipes of its parent."""
    process = _running.get(os.getpid())
    if process is None or process.poll() is not None:
        command = [sys.executable, "-P", str(Path(__file__).with_name("extract.py"))]
        paths = os.pathsep.join(path for path in sys.path if path)
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": paths},
        )
        _running[os.getpid()] = process
    return process


def end() -> None:
    """Stop the process that answers, if there is one; the next file begins another."""
    if process := _running.get(os.getpid()):
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    _running.pop(os.getpid(), None)
