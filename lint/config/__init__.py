"""The user's configuration: found, read strictly, and made into settings for each draft."""

from lint.config.find import ConfigError, Finder, Source, discover, load
from lint.config.model import Config, MonthDay, PathConfig, config_schema
from lint.config.resolve import Said, excluded, settings_for, verify

__all__ = [
    "Config",
    "ConfigError",
    "Finder",
    "MonthDay",
    "PathConfig",
    "Said",
    "Source",
    "config_schema",
    "discover",
    "excluded",
    "load",
    "settings_for",
    "verify",
]
