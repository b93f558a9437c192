"""One page for people: the drafts as they read, each finding marked on its words with its card beside it.

The page stands by itself: it loads nothing, and all of it can be read without the script, which only sorts the index, opens
drafts that a link leads to and counts what the filters leave.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from lint import __version__
from lint.reporters.html.charts import charts
from lint.reporters.html.families import families, rules
from lint.reporters.html.sheet import common_folder, draft
from lint.reporters.html.words import Words
from lint.reporters.model import SEVERITIES, Run
from lint.reporters.wording import SEVERITY, verdict

_HOME = Path(__file__).parent


def render(run: Run, *, width: int = 80, colour: bool = False) -> str:
    """The run as an HTML page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    shown = run.shown()
    own = families(shown)
    above = common_folder([file.path for file in shown.files])
    script = (_HOME / "page.js").read_text("utf-8")
    style = (_HOME / "page.css").read_text("utf-8") + rules(own)
    environment = Environment(
        loader=FileSystemLoader(_HOME), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    text = environment.get_template("page.html.j2").render(
        run=run,
        w=Words(run.language),
        counts=shown.counts(),
        verdict=verdict(run).partition("：" if run.language == "zh" else ": ")[2],
        severities=[(severity, SEVERITY[severity].in_(run.language)) for severity in SEVERITIES],
        families=list(own.values()),
        drafts=[draft(file, number, own, run.language, above) for number, file in enumerate(shown.files, 1)],
        charts=charts(shown, own) if len(shown.files) > 1 else None,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'",
        version=__version__,
    )
    return text.encode("utf-8", "backslashreplace").decode()


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
