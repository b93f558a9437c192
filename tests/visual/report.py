"""Pictures of the HTML report, to be looked at: `python -m tests.visual.report OUT [DRAFT …]` from the root of the repository.

For a broken draft, a run of many drafts and each DRAFT named: a desktop page, a phone page, a dark one and the pages printed
(the last by poppler's pdftoppm, when there is one).
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from lint.cli.run import Bench, Job, Plan
from lint.engine import Settings
from lint.reporters import DETAILS
from lint.reporters.html import render
from lint.reporters.model import Run
from tests.visual.browser import browser

ROOT = Path(__file__).resolve().parents[2]
SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def checked(paths: list[Path]) -> Run:
    """A run over these drafts."""
    bench = Bench([Plan(Settings(), (), "error")], details=DETAILS["html"])
    return Run(tuple(bench.check(Job(str(path), 0)).checked for path in paths))


def runs(more: list[Path]) -> dict[str, Run]:
    """The runs to be shown, by name."""
    broken = sorted(file for file in (ROOT / "fixtures/broken").iterdir() if file.suffix != ".json")
    clean = sorted((ROOT / "fixtures/clean").iterdir())
    one = next(file for file in broken if file.name.startswith("C201"))
    return {
        "broken": checked([one]),
        "clean": checked(clean[:1]),
        "many": checked([*broken[:12], *clean[:6]]),
        **{file.stem: checked([file]) for file in more},
    }


def pictures(running: Any, page: Path) -> None:
    """The pictures of a page, beside it."""
    for name, screen in SCREENS.items():
        context = running.new_context(**screen)
        shown = context.new_page()
        shown.goto(page.as_uri())
        shown.screenshot(path=page.with_suffix(f".{name}.png"), full_page=True)
        if name == "desktop":
            shown.pdf(path=page.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True)
        context.close()
    if shutil.which("pdftoppm"):
        pdf = page.with_suffix(".pdf")
        subprocess.run(["pdftoppm", "-r", "70", "-png", str(pdf), str(pdf.with_suffix(".print"))], check=True)


def main() -> None:
    """Make the pictures."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    with browser() as running:
        for name, run in runs([Path(path) for path in sys.argv[2:]]).items():
            page = out / f"{name}.html"
            page.write_text(render(run), "utf-8")
            pictures(running, page.resolve())


if __name__ == "__main__":
    main()
