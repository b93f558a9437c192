"""Edits made: a draft with the corrections of its findings, its file, and the difference shown."""

from lint.fix.files import replace_file, write
from lint.fix.mending import apply, choose, mend
from lint.fix.model import FixError, Look, Mended, diff
from lint.fix.text import encoded

__all__ = ["FixError", "Look", "Mended", "apply", "choose", "diff", "encoded", "mend", "replace_file", "write"]
