"""Makes lexicons/leads.yaml from the dictionary of jieba (MIT): words of two characters that lead up to a name.

    pip install --no-deps --target JIEBA jieba
    python tools/make_leads.py JIEBA TERMS... > rules/gov-disclosure/lexicons/leads.yaml

TERMS are files with a term of official writing at the start of each line, such as the lists 公文写作 and 政策法规标题 of ECSpell
(MIT) and field-words.txt.
"""

import sys
from pathlib import Path

# Verbs, adjectives, prepositions, conjunctions, adverbs, pronouns, words of place and time, numbers; those of some currency.
PARTS = ("v", "p", "c", "d", "r", "f", "t", "m", "b", "a", "u")
FREQUENCY = 60
WIDTH = 128


def main(folder: Path, files: list[Path]) -> None:
    """Print the words as YAML, those of official writing first, the commonest of each first."""
    official = " ".join(line.split("\t")[0] for file in files for line in file.read_text("utf-8").splitlines())
    words = []
    for line in (folder / "jieba/dict.txt").read_text("utf-8").splitlines():
        word, frequency, part = line.split(" ")
        if len(word) == 2 and part.startswith(PARTS) and int(frequency) >= FREQUENCY:
            words.append((-int(frequency), word))
    print("# Words that may stand before 县, 市, 区 without being part of a name (推进县政府…), the commonest first.")
    print("# `entries` are those that official writing uses, `others` the rest of the language's.")
    print("# From the dictionary of jieba and the terms of ECSpell (both MIT), by part of speech; made by tools/make_leads.py.")
    for key, used in (("entries", True), ("others", False)):
        print(f"{key}: |")
        _print([word for _, word in sorted(words) if (word in official) == used])


def _print(words: list[str]) -> None:
    line = " "
    for word in words:
        if 2 * len(line) > WIDTH:
            print(line)
            line = " "
        line += " " + word
    print(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
