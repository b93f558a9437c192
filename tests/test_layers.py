"""Each floor of the house imports from those below it only, inside functions too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import lint

FLOORS = ("cache", "document", "readers", "report", "ruleset", "checks", "fix", "reporters", "engine", "config", "cli")
HOME = Path(lint.__file__).parent
MODULES = sorted(HOME.rglob("*.py"))


def floor(module: str) -> int:
    """The floor of a module of this package; the package itself is the roof."""
    parts = module.split(".")
    return FLOORS.index(parts[1]) if len(parts) > 1 and parts[1] in FLOORS else len(FLOORS)


def name_of(file: Path) -> str:
    return ".".join(("lint", *file.relative_to(HOME).with_suffix("").parts)).removesuffix(".__init__")


def imported(file: Path) -> Iterator[tuple[str, int]]:
    """The modules of this package that a file imports, with the lines."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names if alias.name.split(".")[0] == "lint")
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: a relative import"
            if node.module == "lint":
                # The version is no part of any floor.
                yield from ((f"lint.{alias.name}", node.lineno) for alias in node.names if alias.name != "__version__")
            elif node.module and node.module.startswith("lint."):
                yield node.module, node.lineno


@pytest.mark.parametrize("file", MODULES, ids=name_of)
def test_imports_run_downwards(file: Path) -> None:
    own = floor(name_of(file))
    upwards = [f"{file}:{line}: {module}" for module, line in imported(file) if floor(module) > own]
    assert upwards == []


def test_every_module_stands_on_a_floor() -> None:
    assert {name_of(file) for file in MODULES if floor(name_of(file)) == len(FLOORS)} <= {"lint", "lint.__main__"}
