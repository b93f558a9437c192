"""Makes lexicons/leads.yaml from the dictionary of jieba (MIT): words of two characters that lead up to a name.

    pip install --no-deps --target JIEBA jieba
    python tools/make_leads.py JIEBA > rules/gov-disclosure/lexicons/leads.yaml
"""

import sys
from pathlib import Path

# Verbs, adjectives, prepositions, conjunctions, adverbs, pronouns, words of place and time, numbers; those of some currency.
PARTS = ("v", "p", "c", "d", "r", "f", "t", "m", "b", "a", "u")
FREQUENCY = 60
WIDTH = 128


def main(folder: Path) -> None:
    """Print the words as YAML, the commonest first."""
    words = []
    for line in (folder / "jieba/dict.txt").read_text("utf-8").splitlines():
        word, frequency, part = line.split(" ")
        if len(word) == 2 and part.startswith(PARTS) and int(frequency) >= FREQUENCY:
            words.append((-int(frequency), word))
    print("# Words that may stand before 县, 市, 区 without being part of a name (推进县政府…), the commonest first.")
    print("# From the dictionary of jieba (MIT), by part of speech; made by tools/make_leads.py.")
    print("entries: |")
    line = " "
    for _, word in sorted(words):
        if 2 * len(line) > WIDTH:
            print(line)
            line = " "
        line += " " + word
    print(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
