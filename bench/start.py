"""Cold start: the whole command on one draft, beside bare interpreters with the libraries it stands on.

    python bench/start.py [--runs N] [FILE]

Prints the median wall time of whole processes, run in turn, and each one's ratio to `import click, yaml`.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER = "import click, yaml"


def wall(command: list[str]) -> float:
    """Seconds that one run of a command takes as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default=str(ROOT / "fixtures/broken/seed-circumstances.txt"))
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    python = [sys.executable, "-c"]
    script = Path(sys.executable).with_name("disclosure-lint")
    command = [str(script)] if script.exists() else [sys.executable, "-m", "lint"]
    commands = {
        "python -c pass": [*python, "pass"],
        f'python -c "{PEER}"': [*python, PEER],
        "disclosure-lint --version": [*command, "--version"],
        "disclosure-lint check": [*command, "check", arguments.file, "--format", "json"],
    }
    for each in commands.values():
        wall(each)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(arguments.runs):
        for name, each in commands.items():
            times[name].append(wall(each))
    peer = statistics.median(times[f'python -c "{PEER}"'])
    print(f"{arguments.file}, median of {arguments.runs}, Python {sys.version.split()[0]}")
    for name, seconds in times.items():
        median = statistics.median(seconds)
        print(f"{name:32} {median * 1000:7.1f} ms  {median / peer:5.2f} ×")


if __name__ == "__main__":
    main()
