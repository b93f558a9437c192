"""The documentation, generated from the rules and the command: `python tools/docs.py` writes it into `site/`.

A page a rule in both languages, an index by family, the commands as `--help` tells them, the recipes of `examples/`. With
`pip install '.[docs]'`, `mkdocs build --strict -f site/mkdocs.yml` makes pages of it, `mkdocs serve` shows them.
"""

import argparse
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import yaml

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from lint.cli import COMMANDS, cli  # noqa: E402
from lint.cli.rule_page import FIX, escaped, markdown, summary  # noqa: E402
from lint.engine.api import load_pack  # noqa: E402
from lint.reporters.wording import SEVERITY, title_of  # noqa: E402
from lint.ruleset.model import Rule  # noqa: E402
from lint.ruleset.values import Language, Text  # noqa: E402

LANGUAGES: tuple[Language, ...] = ("zh", "en")
NAMES = {"zh": "中文", "en": "English"}
TITLES = {
    "home": Text("说明", "About"),
    "rules": Text("规则", "Rules"),
    "all": Text("全部规则", "All rules"),
    "commands": Text("命令", "Commands"),
    "examples": Text("接入", "Pipelines"),
}
COLUMNS = (
    Text("代码", "code"),
    Text("名称", "name"),
    Text("级别", "severity"),
    Text("自动改正", "fix"),
    Text("查什么", "what it finds"),
)
READMES = {"zh": "README.zh-CN.md", "en": "README.md"}


def main() -> None:
    """Write the documentation."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=HOME / "site", help="where to, site/ by default")
    folder: Path = parser.parse_args().folder
    pages = write(folder)
    print(f"{folder}: {pages} pages")


def write(folder: Path) -> int:
    """Write the Markdown and the configuration of mkdocs into a folder; how many pages there are."""
    pages = dict(_pages())
    docs = folder / "docs"
    if docs.exists():
        shutil.rmtree(docs)
    for path, text in pages.items():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(_configuration(), allow_unicode=True, sort_keys=False), "utf-8")
    return len(pages)


def _rules() -> list[Rule]:
    return [rule for _, rule in sorted(load_pack().rules.items())]


def _pages() -> Iterator[tuple[str, str]]:
    yield "index.md", "# disclosure-lint\n\n- [中文](zh/index.md)\n- [English](en/index.md)\n"
    for language in LANGUAGES:
        other = "en" if language == "zh" else "zh"
        yield f"{language}/index.md", _readme(language)
        yield f"{language}/rules/index.md", "\n".join(_index(language)) + "\n"
        for rule in _rules():
            link = f"[{NAMES[other]}](../../{other}/rules/{rule.code}.md)"
            yield f"{language}/rules/{rule.code}.md", f"{markdown(rule, language)}\n---\n\n{link}\n"
        yield f"{language}/commands.md", "\n".join(_commands(language)) + "\n"
        yield f"{language}/examples.md", "\n".join(_examples(language)) + "\n"


def _index(language: Language) -> Iterator[str]:
    yield f"# {TITLES['all'].in_(language)}"
    family = ""
    for rule in _rules():
        if rule.family != family:
            family = rule.family
            yield from ("", f"## {title_of(family, language)}", "")
            yield "| " + " | ".join(column.in_(language) for column in COLUMNS) + " |"
            yield "|---" * len(COLUMNS) + "|"
        cells = (
            f"[{rule.code}]({rule.code}.md)",
            rule.name,
            SEVERITY[rule.severity].in_(language),
            FIX[rule.fix].in_(language) if rule.fix else "",
            escaped(summary(rule, language)),
        )
        yield "| " + " | ".join(cells) + " |"


def _commands(language: Language) -> Iterator[str]:
    """What `--help` says, command by command."""
    yield f"# {TITLES['commands'].in_(language)}"
    for name in ("", *COMMANDS):
        command = cli.get_command(click.Context(cli), name) if name else cli
        assert command is not None
        title = f"disclosure-lint {name}".strip()
        with click.Context(command, info_name=title, terminal_width=88, max_content_width=88) as context:
            yield from ("", f"## {title}", "", "```text", command.get_help(context), "```")


def _examples(language: Language) -> Iterator[str]:
    """The recipes of `examples/`: what to do, and the file itself."""
    yield f"# {TITLES['examples'].in_(language)}"
    for folder in sorted(path for path in (HOME / "examples").iterdir() if path.is_dir()):
        for line in (folder / "README.md").read_text("utf-8").splitlines():
            yield f"#{line}" if line.startswith("#") else _unlinked(line)
        for file in sorted(path for path in folder.iterdir() if path.name != "README.md"):
            highlight = "groovy" if file.name == "Jenkinsfile" else "yaml"
            yield from ("", f'```{highlight} title="{file.name}"', file.read_text("utf-8").rstrip(), "```", "")


def _readme(language: Language) -> str:
    """The README, its links to files of the repository as words."""
    return "\n".join(_unlinked(line) for line in (HOME / READMES[language]).read_text("utf-8").splitlines()) + "\n"


def _unlinked(line: str) -> str:
    return re.sub(r"\[([^\]]+)\]\((?!https?:|#)[^)]*\)", r"\1", line)


def _configuration() -> dict[str, object]:
    families: dict[str, list[Rule]] = {}
    for rule in _rules():
        families.setdefault(rule.family, []).append(rule)
    nav: list[object] = ["index.md"]
    for language in LANGUAGES:
        rules: list[object] = [f"{language}/rules/index.md"]
        for family, members in families.items():
            pages = [{f"{rule.code} {rule.name}": f"{language}/rules/{rule.code}.md"} for rule in members]
            rules.append({title_of(family, language): pages})
        own = [
            {TITLES["home"].in_(language): f"{language}/index.md"},
            {TITLES["rules"].in_(language): rules},
            {TITLES["commands"].in_(language): f"{language}/commands.md"},
            {TITLES["examples"].in_(language): f"{language}/examples.md"},
        ]
        nav.append({NAMES[language]: own})
    return {
        "site_name": "disclosure-lint",
        "docs_dir": "docs",
        "site_dir": "public",
        "use_directory_urls": False,
        # Nothing is fetched from elsewhere: the pages are read on the machine or behind a firewall.
        "theme": {
            "name": "material",
            "language": "zh",
            "font": False,
            "features": ["navigation.tabs", "navigation.indexes", "navigation.prune", "search.highlight", "content.code.copy"],
        },
        "plugins": [{"search": {"lang": ["zh", "en"]}}],
        "markdown_extensions": ["tables", "admonition", "pymdownx.superfences", {"toc": {"permalink": True}}],
        "extra": {"generator": False},
        "nav": nav,
    }


if __name__ == "__main__":
    main()
