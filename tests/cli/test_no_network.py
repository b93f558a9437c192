"""Nothing of a draft leaves the machine: the whole command runs where a socket of the network ends the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.drafts import BROKEN, ROOT, write

FORBIDDEN = """
import os, socket, sys
def forbid(event, given):
    inside = event == "socket.connect" and not isinstance(given[1], tuple)
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.__new__" and not inside:
        os.write(2, f"FORBIDDEN {event} {given}".encode())
        os._exit(99)
sys.addaudithook(forbid)
if sys.argv[1] == "probe":
    socket.getaddrinfo("localhost", 9)
from lint.__main__ import main
main()
"""
FIXTURES = ROOT / "fixtures"


def guarded(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", FORBIDDEN, *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | {"PYTHONPATH": str(ROOT)})


def test_the_guard_sees_a_look_up() -> None:
    assert guarded("probe").returncode == 99


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "r", "--jobs", "2", "--no-cache"),
        ("check", "r", "--format", "html", "--output", "report.html", "--format", "json", "--output", "report.json"),
        ("check", "r", "--format", "xlsx", "--output", "report.xlsx"),
        ("check", "r", "--fix", "--unsafe-fixes"),
        ("check", "r", "--annotate", "copies"),
        ("facts", "r/a.md"),
        ("text", "r/a.md"),
        ("rules",),
        ("explain", "C201"),
        ("template", "--agency", "岚皋县林业局", "--year", "2023", "--output", "empty.docx"),
    ],
)
def test_no_command_asks_the_network(arguments: tuple[str, ...]) -> None:
    for name in ("a", "b"):
        write(f"r/{name}.md", BROKEN + '\n<img src="http://example.invalid/x.png">\n')
    for suffix in ("html", "docx", "pdf"):
        for file in sorted(FIXTURES.rglob(f"*.{suffix}"))[:1]:
            Path("r", file.name).write_bytes(file.read_bytes())
    result = guarded(*arguments)
    assert b"FORBIDDEN" not in result.stderr
    assert result.returncode in (0, 1), result.stderr
