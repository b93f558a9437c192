"""Where the packs stand that come with the program."""

from pathlib import Path


def builtin_packs() -> Path:
    """The folder of the packs that come with the program: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"
