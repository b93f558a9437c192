"""What is fuzzed: a draft as its reader and all rules take it, and the parts that take something else than a draft.

Each target takes bytes and says what was wrong, or nothing. Time, memory and death are watched from outside.
"""

import random
import re
import shutil
import tempfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

from tests.fuzz.mutations import mutated, mutated_archive, mutated_data

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
PACK = ROOT / "rules/gov-disclosure"
DRAFTS = (".txt", ".md", ".html", ".docx", ".pdf")
SMALL = FIXTURES / "broken/seed-circumstances.txt"
# Of every expression that the grammar allows, and of what it does not.
_PIECES = (
    "received", "handled.total", "sum(handled)", "sum(", "sum", "1", "0.5", "007", "1e9", "9" * 400, "+", "-", "*", "(", ")", "==",
    "!=", "<=", "<", "=", "/", "**", ".", "a.", "_", "__import__", "总计", "１", " ", "\n", "\x00", "(" * 30, "-" * 30, "a+" * 900,
)  # fmt: skip

Target = Callable[[bytes, str], str]


@cache
def _linter() -> object:
    from lint import Linter, load_pack

    return Linter(load_pack())


def draft(data: bytes, name: str) -> str:
    """A draft, by its reader and all rules."""
    from lint import Linter

    linter = _linter()
    assert isinstance(linter, Linter)
    outcome = linter.check_bytes(data, name)
    wrong = [f"{trouble.rule}: {trouble.problem}" for trouble in outcome.troubles]
    if outcome.error is not None and outcome.error.en.startswith("the program failed"):
        wrong.append(outcome.error.en)
    return "; ".join(wrong)


def normal(data: bytes, name: str) -> str:
    """The normal form: of equal length in both scripts, every part of it from a place of the text, in order; of itself, itself."""
    from lint.document.normal import normalise

    view = data.decode("utf-8", "replace")
    form = normalise(view)
    if not len(form.text) == len(form.written) == form.origin.length:
        return "the two scripts and the map differ in length"
    places = [form.origin.origin(index, index + 1) for index in range(0, len(form.text), max(1, len(form.text) // 500))]
    disordered = any(before.start > after.start for before, after in pairwise(places))
    if disordered or any(not 0 <= start <= end <= len(view) for start, end in places):
        return "the map leaves the text, or its order"
    return ""


def expression(data: bytes, name: str) -> str:
    """The expressions of rules: a comparison, or an error that says what is wrong with it."""
    from lint.ruleset.errors import PackError
    from lint.ruleset.expression import Expression

    try:
        known = Expression.from_yaml(data.decode("utf-8", "replace"), ())
    except PackError as error:
        return "" if str(error) else "refused without a word"
    outcome = known.evaluate(lambda name: Decimal(len(name)), lambda prefix: [1, 2])
    return "" if outcome.holds in (True, False) else "no outcome where every name has a value"


def pack(data: bytes, name: str) -> str:
    """A pack with this file in it: loaded, and a draft checked with it; or an error that names the file."""
    from lint import Linter, PackError, load_pack

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "pack"
        shutil.copytree(PACK, home)
        if name.startswith("rules/"):
            shutil.rmtree(home / "rules")
            (home / "rules").mkdir()
        (home / name).write_bytes(data)
        try:
            loaded = load_pack(home, cache=False, keep_going=True)
        except PackError as error:
            return "" if Path(name).name in str(error) else f"an error that does not name the file: {error}"
        outcome = Linter(loaded).check_path(SMALL)
    # A lexicon's entries are read by its kinds alone; a rule that cannot use them is told of and passed over.
    told = outcome.troubles if not name.startswith("lexicons/") else ()
    wrong = [f"{each.rule}: {each.problem}" for each in told if not each.problem.startswith("PackError")]
    return "; ".join(wrong) or (outcome.error.en if outcome.error else "")


TARGETS: dict[str, Target] = {"draft": draft, "normal": normal, "expression": expression, "pack": pack}
# How often each is tried, of a hundred: those that take longest the least.
SHARES = {"draft": 60, "normal": 15, "expression": 20, "pack": 5}


class Makers:
    """The drafts and files that mutations begin with."""

    def __init__(self, drafts: Sequence[Path]) -> None:
        self.drafts = drafts
        self.texts = [file for file in drafts if file.suffix in (".txt", ".md")] or [SMALL]
        files = sorted(PACK.rglob("*.yaml"))
        # Lists of thousands of words take longest and have the fewest shapes.
        self.files = [file.relative_to(PACK).as_posix() for file in files if file.stat().st_size < 100_000]
        self.expressions = [
            found[1].encode() for file in files for found in re.finditer(r"assert: (.+)", file.read_text("utf-8"))
        ]  # fmt: skip

    def made(self, target: str, chance: random.Random) -> tuple[bytes, str]:
        """Something for that target, and its name."""
        if target == "draft":
            file = chance.choice(self.drafts)
            data = file.read_bytes()
            change = mutated_archive if data[:2] == b"PK" and chance.random() < 0.8 else mutated
            return change(data, chance), file.name
        if target == "normal":
            return mutated(chance.choice(self.texts).read_bytes(), chance), "normal.txt"
        if target == "expression":
            if chance.random() < 0.5:
                return mutated(chance.choice(self.expressions), chance), "expression.txt"
            words = chance.choices(_PIECES, k=chance.randrange(1, 12))
            return chance.choice(("", " ")).join(words).encode(), "expression.txt"
        name = chance.choice(self.files)
        content = (PACK / name).read_bytes()
        return (mutated_data if chance.random() < 0.8 else mutated)(content, chance), name
