"""What is wrong with a pack, and where."""

from collections.abc import Iterable


class PackError(Exception):
    """A pack, rule or lexicon that cannot be used.

    `at` is the path of keys to the fault inside its YAML file; the loader that knows the file adds `file` and `line`.
    """

    def __init__(self, message: str, at: tuple[str | int, ...] = (), file: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.at = at
        self.file = file
        self.line = line

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}: " if self.file and self.line else f"{self.file}: " if self.file else ""
        keys = ".".join(str(key) for key in self.at)
        return f"{where}{keys + ': ' if keys else ''}{self.message}"


class PackErrors(PackError):  # noqa: N818
    """All that is wrong with a pack, one error a faulty rule or file, in order."""

    def __init__(self, errors: Iterable[PackError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


def valid_names(wrong: str, valid: Iterable[str]) -> str:
    """A sentence that names the valid choices, the nearest first: «did you mean 'x'? valid: …»."""
    import difflib

    names = sorted(valid)
    near = difflib.get_close_matches(wrong, names, n=1)
    hint = f"did you mean {near[0]!r}? " if near else ""
    return f"{hint}valid: {', '.join(names)}"
