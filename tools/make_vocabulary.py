"""Makes rules/gov-disclosure/lexicons/vocabulary.yaml: the words of official prose, each with how common it is; and pairs.yaml.

    python tools/make_vocabulary.py TERMS...

The frequencies are those of jieba's dictionary (MIT), which must be installed here; TERMS are files with a term of official
writing at the start of each line, such as the list 公文写作 of ECSpell (MIT). The set phrases of expressions.yaml and the words
of field-words.txt, which these reports use and dictionaries lack, are added.
"""

import argparse
import math
import re
import textwrap
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import jieba
import yaml

LEXICONS = Path(__file__).resolve().parent.parent / "rules/gov-disclosure/lexicons"
TARGET = LEXICONS / "vocabulary.yaml"
PAIRS = LEXICONS / "pairs.yaml"
PAIRS_HEADER = """\
# For each character, the characters that stand behind it in any word of jieba's dictionary (tools/make_vocabulary.py; MIT).
"""
HEADER = """\
# The words of official prose and how common they are (tools/make_vocabulary.py; jieba's dictionary and official terms, MIT).
#
# `words`: a line for each first character, with its words, each without it, and a letter: a for once in thirty words, each
# letter after it half a unit of the natural logarithm rarer. `long`: the words of three characters and more, but for names.
# `follow`: for each character, the characters that stand behind it in a common word; `rare`: in a rare word that looks or
# sounds like a common one.
"""
HAN = re.compile("[\u4e00-\u9fff]+")
PLACE = re.compile(".{2,3}[省市县区旗州镇乡村庄寺]")
RAREST = 100  # occurrences in the sixty million words of the dictionary's count
RAREST_SINGLE = 50
RAREST_NAME = 400
COMMON = -12.0
RARE = 5
TERM = -12.0
LONG_TERM = -13.0
FIRST = -3.5
STEP = 0.5


def counted() -> dict[str, tuple[int, str]]:
    """The words of jieba's dictionary, their counts and parts of speech."""
    lines = Path(jieba.__file__).with_name("dict.txt").read_text("utf-8").splitlines()
    return {word: (int(count), kind) for word, count, kind in (line.split(" ") for line in lines)}


def likelihoods(terms: list[str]) -> dict[str, float]:
    """The natural logarithm of each kept word's share of all words."""
    words = counted()
    total = sum(count for count, _ in words.values())
    found = {}
    for word, (count, kind) in words.items():
        rarest = RAREST_SINGLE if len(word) == 1 else RAREST_NAME if kind.startswith("nr") else RAREST
        if HAN.fullmatch(word) and len(word) <= 6 and count >= rarest:
            found[word] = math.log(count / total)
    for term in terms:
        if HAN.fullmatch(term) and 2 <= len(term) <= 8:
            found[term] = max(found.get(term, -99.0), TERM if len(term) <= 4 else LONG_TERM)
    return found


def rare_pairs(likely: dict[str, float], follow: dict[str, set[str]]) -> dict[str, set[str]]:
    """By character, those behind it in rare words only, where another of like sound or shape would make a common word."""
    alike, readings, looks = (
        yaml.safe_load((LEXICONS / f"{name}.yaml").read_text("utf-8")) for name in ("alike", "readings", "lookalikes")
    )
    others: defaultdict[str, set[str]] = defaultdict(set)
    for group in (*alike["sounds"].split(), *alike["shapes"].split(), *readings["entries"].split()):
        for one in group:
            others[one] |= set(group) - {one}
    for line in looks["entries"].split():
        others[line[0]] |= set(line[1:])
    before: defaultdict[str, set[str]] = defaultdict(set)
    for one, after in follow.items():
        for next_ in after:
            before[next_].add(one)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word, (count, kind) in counted().items():
        if count < RARE or kind.startswith("nr") or not HAN.fullmatch(word) or len(word) > 4:
            continue
        for one, next_ in pairwise(word):
            if next_ not in follow.get(one, ()) and (others[one] & before[next_] or others[next_] & follow.get(one, set())):
                found[one].add(next_)
    return found


def all_pairs() -> dict[str, set[str]]:
    """By character, those behind it in any word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for word in counted():
        if HAN.fullmatch(word):
            for one, next_ in pairwise(word):
                found[one].add(next_)
    return found


def block(key: str, lines: dict[str, str]) -> str:
    """One key of the lexicon: a folded text of a line each."""
    return f"{key}: >-\n" + "".join(f"  {one}{rest}\n" for one, rest in sorted(lines.items()))


def folded(key: str, words: list[str]) -> str:
    """One key of the lexicon: a folded text of words."""
    return f"{key}: >-\n" + textwrap.fill(" ".join(words), 60, initial_indent="  ", subsequent_indent="  ") + "\n"


def by_first(pairs: dict[str, set[str]]) -> dict[str, str]:
    """The pairs, a string for each first character."""
    return {one: "".join(sorted(after)) for one, after in sorted(pairs.items())}


def letter(likelihood: float) -> str:
    """The letter of a likelihood."""
    return chr(ord("a") + min(25, max(0, round((FIRST - likelihood) / STEP))))


def main() -> None:
    """Write the lexicon, and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("terms", nargs="*", type=Path)
    arguments = parser.parse_args()
    own = yaml.safe_load((LEXICONS / "expressions.yaml").read_text("utf-8"))
    terms = [HAN.match(line)[0] for file in arguments.terms for line in file.read_text("utf-8").splitlines() if HAN.match(line)]
    terms += HAN.findall(Path(__file__).with_name("field-words.txt").read_text("utf-8"))
    terms += [word for phrase in (*own["expressions"], *own["phrases"].split()) for word in HAN.findall(phrase)]
    likely = likelihoods(terms)
    words: defaultdict[str, str] = defaultdict(str)
    follow: defaultdict[str, set[str]] = defaultdict(set)
    for word, likelihood in sorted(likely.items()):
        words[word[0]] += word[1:] + letter(likelihood)
        if likelihood >= COMMON:
            for one, next_ in pairwise(word):
                follow[one].add(next_)
    named = {word for word, (_, kind) in counted().items() if kind.startswith(("nr", "ns"))} - set(terms)
    long = sorted(word for word in likely if len(word) > 2 and word not in named and not PLACE.fullmatch(word))
    text = HEADER + block("words", words) + folded("long", long) + block("follow", by_first(follow))
    text += block("rare", by_first(rare_pairs(likely, follow)))
    TARGET.write_text(text, encoding="utf-8")
    PAIRS.write_text(PAIRS_HEADER + block("entries", by_first(all_pairs())), encoding="utf-8")
    print(len(likely), "words,", sum(map(len, follow.values())), "pairs,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
