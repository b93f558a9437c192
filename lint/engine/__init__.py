"""Which rules run on which draft, and what becomes of their hits."""

from lint.engine.linter import Linter
from lint.engine.outcome import Outcome, RuleTrouble, Suppressed
from lint.engine.settings import Ignore, Settings, SettingsError

__all__ = ["Ignore", "Linter", "Outcome", "RuleTrouble", "Settings", "SettingsError", "Suppressed"]
