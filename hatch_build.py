"""The build of a wheel: the packs that it ships are compiled into it, so that the first run need not read their YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPacks(BuildHookInterface):  # type: ignore[misc, type-arg]
    """Puts `compiled.json` beside the rules, and one beside each lexicon; the program takes them while their keys fit."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the entries. A checkout that is installed in place goes on without."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from lint.ruleset.loader import entries

        self._folder = tempfile.TemporaryDirectory()
        for pack in sorted(folder.parent for folder in (root / "rules").glob("*/pack.yaml")):
            for number, (file, entry) in enumerate(entries(pack)):
                made = Path(self._folder.name, f"{pack.name}-{number}.json")
                made.write_bytes(entry)
                build_data["force_include"][str(made)] = str(Path("lint", file.relative_to(root)))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if version != "editable":
            self._folder.cleanup()
