"""Which rules run on which draft, and what becomes of their hits."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.engine.linter import Linter
    from lint.engine.outcome import Outcome, RuleTrouble, Suppressed
    from lint.engine.settings import Ignore, Settings, SettingsError

__all__ = ["Ignore", "Linter", "Outcome", "RuleTrouble", "Settings", "SettingsError", "Suppressed"]

# Each name is imported when first asked for: what is known from an earlier run needs no linter.
_HOMES = {
    "linter": ("Linter",),
    "outcome": ("Outcome", "RuleTrouble", "Suppressed"),
    "settings": ("Ignore", "Settings", "SettingsError"),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'lint.engine' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"lint.engine.{home}"), name)
    return value
