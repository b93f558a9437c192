"""Pictures of the HTML report, to be looked at: `python -m tests.visual.report OUT [DRAFT …]` from the root of the repository.

For a broken draft, a run of many drafts and each DRAFT named: a desktop page, a phone page, a dark one and the pages printed
(the last by poppler's pdftoppm, when there is one).
"""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from lint.reporters.html import render
from lint.reporters.model import Run
from tests.reporters.checked import BROKEN, CLEAN, broken, run_over
from tests.visual.browser import browser

SCREENS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


def runs(more: list[Path]) -> dict[str, Run]:
    """The runs to be shown, by name."""
    return {
        "broken": run_over(broken("C201")),
        "clean": run_over(CLEAN[0]),
        "many": run_over(*BROKEN[:18], *CLEAN[:6]),
        "many-en": run_over(*BROKEN[10:24], language="en"),
        **{file.stem: run_over(file) for file in more},
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
