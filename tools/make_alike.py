"""Makes rules/gov-disclosure/lexicons/alike.yaml: the common characters in groups of one sound.

    python tools/make_alike.py

The sounds are the commonest readings of pypinyin (MIT) without tones, for the first level of GB 2312; sounds that input
methods and ears confuse (zh/z, ang/an, n/l) count as one. The groups of one shape in the file are kept as they stand.
"""

import re
from pathlib import Path

import yaml
from pypinyin import Style, lazy_pinyin

TARGET = Path(__file__).resolve().parent.parent / "rules/gov-disclosure/lexicons/alike.yaml"


def common() -> list[str]:
    """The first level of GB 2312, by frequency of use."""
    return [bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF)]


def sound(character: str) -> str:
    """The sound of a character, in its class of confusable sounds."""
    syllable = lazy_pinyin(character, style=Style.NORMAL, v_to_u=False)[0]
    syllable = re.sub("^([zcs])h", r"\1", syllable)
    syllable = re.sub("^n(?=[aeiouv])", "l", syllable)
    return re.sub("(?<=[aei])ng$", "n", syllable)


def groups() -> list[str]:
    """Characters of one sound, joined; groups of one left out."""
    found: dict[str, list[str]] = {}
    for character in filter(None, common()):
        found.setdefault(sound(character), []).append(character)
    return ["".join(group) for _, group in sorted(found.items()) if len(group) > 1]


def wrapped(words: list[str], columns: int = 126) -> str:
    """Words in lines of that many columns, each Han character two."""
    lines = [""]
    for word in words:
        if lines[-1] and 2 * len(lines[-1].replace(" ", "")) + lines[-1].count(" ") + 2 * len(word) + 1 > columns:
            lines.append("")
        lines[-1] += (" " if lines[-1] else "") + word
    return "\n".join("  " + line for line in lines)


def main() -> None:
    """Writes the sounds anew."""
    shapes = yaml.safe_load(TARGET.read_text(encoding="utf-8"))["shapes"].split()
    head = "# Characters taken for one another, in groups: of one sound (tools/make_alike.py, from pypinyin, MIT), of one shape.\n"
    text = f"{head}sounds: >-\n{wrapped(groups())}\nshapes: >-\n{wrapped(shapes)}\n"
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
