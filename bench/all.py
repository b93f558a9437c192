"""All measures of speed and memory in one run, as a table with ratios.

    python bench/all.py [--reports 1000] [--streamed 10000] [--peers FOLDER] [--write]

Builds a wheel and installs it in an environment of its own, so that what is measured is what users run. `--peers` names the folder
that `bench/peers/install.sh` filled; `--write` puts what is measured into bench/RESULTS.md. Nothing is judged.
"""

import argparse
import datetime
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
BASE = ROOT / "fixtures/clean/city-government-2024.md"
SEED = ROOT / "fixtures/broken/seed-circumstances.txt"


class Measure(NamedTuple):
    """Seconds of wall time, seconds of processor time and the peak of one process in MB."""

    wall: float
    processor: float
    peak: float


class Bench:
    """Commands run as whole processes, in an environment with a cache of its own."""

    def __init__(self, room: Path) -> None:
        self.room = room
        own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment = own | {"XDG_CACHE_HOME": str(room / "cache"), "XDG_CONFIG_HOME": str(room / "settings")}

    def run(self, command: list[str]) -> Measure:
        """One run of a command; its output goes nowhere, findings are no failure."""
        start = time.perf_counter()
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=self.room, env=self.environment
        ) as process:
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
        scale = 1e6 if sys.platform == "darwin" else 1e3
        return Measure(time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def installed(room: Path) -> tuple[str, str]:
    """The interpreter and the command of an environment that a freshly built wheel is installed in."""
    home = room / "venv"
    venv.create(home, with_pip=True)
    subprocess.run([home / "bin/pip", "-q", "install", str(ROOT)], check=True, stderr=subprocess.DEVNULL)
    return str(home / "bin/python"), str(home / "bin/disclosure-lint")


def reports(folder: Path, count: int) -> int:
    """Write that many different reports, every tenth with a slip; the characters of one."""
    folder.mkdir()
    text = BASE.read_text("utf-8")
    for number in range(count):
        own = text.replace("## 一、总体情况", f"## 一、总体情况\n\n编印第{number + 1}号。", 1)
        own = own.replace("政府信息公开", "政府信启公开", 1) if number % 10 == 0 else own
        (folder / f"{number:05}.md").write_text(own, "utf-8")
    return len(text)


def cold(bench: Bench, python: str, command: str, runs: int) -> list[str]:
    """One draft as a whole process, beside bare interpreters."""
    draft = bench.room / "draft.txt"
    draft.write_bytes(SEED.read_bytes())
    check = [command, "check", str(draft), "--format", "json"]
    commands = {
        "python -I -c pass": [python, "-I", "-c", "pass"],
        'python -c "import click"': [python, "-c", "import click"],
        'python -c "import click, yaml"': [python, "-c", "import click, yaml"],
        "disclosure-lint --version": [command, "--version"],
        "check, a new draft": [*check, "--no-config", "--deadline", "{turn}"],
        "check --no-cache (YAML read anew)": [*check, "--no-cache"],
        "check, the draft unchanged": check,
    }
    first = bench.run(check)
    measures: dict[str, list[Measure]] = {name: [] for name in commands}
    for turn in range(runs):
        for name, each in commands.items():
            # Another deadline is another result: the packs are known, the draft is not.
            day = f"0{1 + turn // 28 % 9}-{turn % 28 + 1:02}"
            measures[name].append(bench.run([part.replace("{turn}", day) for part in each]))
    peer = statistics.median(each.wall for each in measures['python -c "import click"'])
    lines = ["| one draft of 1,900 characters, whole process | ms | × `import click` | MB |", "|-|-:|-:|-:|"]
    for name, each in {"check, the first run of all after installing": [first], **measures}.items():
        wall, peak = statistics.median(one.wall for one in each), statistics.median(one.peak for one in each)
        lines.append(f"| {name} | {wall * 1e3:.0f} | {wall / peer:.2f} | {peak:.0f} |")
    return lines


def many(bench: Bench, command: str, count: int, peers: Path | None) -> list[str]:
    """Many reports, and what the peers take for the same files."""
    characters = reports(bench.room / "many", count)
    files = [f"many/{number:05}.md" for number in range(count)]
    check = [command, "check", "many", "--format", "concise"]
    bench.run([command, "check", files[0]])
    rows = {
        "disclosure-lint, all rules, 1 process": bench.run([*check, "--jobs", "1", "--no-cache"]),
        "disclosure-lint, all rules, 2 processes": bench.run([*check, "--jobs", "2"]),
        "disclosure-lint, again, nothing changed": bench.run(check),
    }
    for name, peer in peer_commands(peers, files).items():
        rows[name] = bench.run(peer)
    own = rows["disclosure-lint, all rules, 1 process"].wall
    lines = [f"| {count} reports of {characters} characters | s | reports/s | × ours | MB |", "|-|-:|-:|-:|-:|"]
    for name, each in rows.items():
        lines.append(f"| {name} | {each.wall:.2f} | {count / each.wall:.0f} | {each.wall / own:.2f} | {each.peak:.0f} |")
    return lines


def peer_commands(peers: Path | None, files: list[str]) -> dict[str, list[str]]:
    """The peers that are installed, each with its command for these files."""
    if peers is None:
        return {}
    home = peers / "node_modules/.bin"
    known = {
        "autocorrect --lint": ["autocorrect", "--lint"],
        "textlint, prh with 20 terms": ["textlint", "--config", str(peers / ".textlintrc.json"), "--rules-base-directory",
                                        str(peers / "node_modules")],
        "cspell": ["cspell", "--no-progress", "--no-summary"],
        "zhlint": ["zhlint"],
    }  # fmt: skip
    # Of several paths zhlint takes the first alone; of a pattern, all.
    given = {"zhlint": ["many/*.md"]}
    return {
        f"{name} ({version_of(peers, command[0])})": [str(home / command[0]), *command[1:], *given.get(name, files)]
        for name, command in known.items()
        if (home / command[0]).exists()
    }


def version_of(peers: Path, name: str) -> str:
    """The version of a peer that is installed."""
    import json

    package = peers / "node_modules" / {"autocorrect": "autocorrect-node"}.get(name, name) / "package.json"
    version: str = json.loads(package.read_text("utf-8"))["version"]
    return version


def memory(bench: Bench, command: str, streamed: int) -> list[str]:
    """The peak of one process: on one report of each format that the fixtures have, and on very many."""
    lines = ["| peak of one process | MB |", "|-|-:|"]
    for suffix in (".txt", ".md", ".html", ".docx", ".pdf"):
        drafts = sorted((ROOT / "fixtures").rglob(f"*{suffix}"), key=lambda file: file.stat().st_size)
        if drafts:
            measure = bench.run([command, "check", str(drafts[-1]), "--no-cache", "--format", "json"])
            size = drafts[-1].stat().st_size / 1e3
            lines.append(f"| the largest {suffix} of the fixtures ({size:.0f} kB) | {measure.peak:.0f} |")
    if streamed:
        reports(bench.room / "streamed", streamed)
        for more in (["--format", "concise"], ["--records", "out.jsonl"]):
            measure = bench.run([command, "check", "streamed", "--no-cache", *more])
            lines.append(f"| {streamed} reports, {' '.join(more)} ({measure.wall:.0f} s) | {measure.peak:.0f} |")
    return lines


def processor() -> str:
    """What the machine calls its processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--streamed", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--peers", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        (bench.room / ".git").mkdir()
        python, command = installed(bench.room)
        version = subprocess.run([command, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        load = f", load {os.getloadavg()[0]:.1f} at the beginning" if hasattr(os, "getloadavg") else ""
        lines = [
            "# Results",
            "",
            f"Written by `bench/all.py` on {datetime.date.today()}: {version}, Python {platform.python_version()}, "
            f"{processor()}, {os.cpu_count()} cores{load}. Wall times; peaks are those of the main process.",
            "",
            *cold(bench, python, command, arguments.runs),
            "",
            *many(bench, command, arguments.reports, arguments.peers and arguments.peers.resolve()),
            "",
            *memory(bench, command, arguments.streamed),
        ]
    text = "\n".join(lines) + "\n"
    print(text)
    if arguments.write:
        (ROOT / "bench/RESULTS.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
