"""Drafts made from good ones by what goes wrong with files: cut, flipped, repeated, mixed, dressed in odd characters."""

import random
from collections.abc import Callable

Change = Callable[[bytes, random.Random], bytes]

# Characters and words that readers and rules look for, and those that no one expects.
SEEDS = (
    "一、", "（一）", "1.", "第二十条第（一）项", "总计", "其中", "共", "条，", "件", "占", "%", "同比增长", "2023年",
    "《", "》", "（", "）", "“", "”", "|", "||||", "\t", "\r", "\n", "\r\n", "\u2028", "\x0c", "\x00", "\ufeff", "\u200b",
    "\u3000", "術(shù)", "(gong)(gong)", "<table>", "</td>", "<tr>", "<!--", "-->", "&#x110000;", "&nbsp", "<td rowspan=9999999>",
    "<td colspan=-1>", "```", "---", "# ", "<!-- disclosure-lint: ignore", "XX", "××", "**", "__",
    "〔2021〕30号", "舟曲县", "债券县", "人民政府",
    "99999999999999999999", "〇", "十百千万亿", "①", "½", "\U0002f800", "\U0001f600", "é", "\u0301", "ㄅ", "한", "ａ", "：",
)  # fmt: skip


def cut(data: bytes, random: random.Random) -> bytes:
    """The draft without its end."""
    return data[: random.randrange(len(data) + 1)]


def drop(data: bytes, random: random.Random) -> bytes:
    """The draft without a piece."""
    start, stop = sorted(random.randrange(len(data) + 1) for _ in range(2))
    return data[:start] + data[stop:]


def flip(data: bytes, random: random.Random) -> bytes:
    """The draft with some bytes changed."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 30))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def insert(data: bytes, random: random.Random) -> bytes:
    """The draft with words put in, once or many times over."""
    at = random.randrange(len(data) + 1)
    words = "".join(random.choice(SEEDS) for _ in range(random.choice((1, 2, 5)))).encode("utf-8")
    return data[:at] + words * random.choice((1, 1, 2, 50, 3_000)) + data[at:]


def repeat(data: bytes, random: random.Random) -> bytes:
    """The draft with a piece of it many times."""
    start = random.randrange(len(data) + 1)
    piece = data[start : start + random.choice((3, 30, 300, 3_000))]
    return data[:start] + piece * random.choice((2, 20, 500)) + data[start:]


def swap(data: bytes, random: random.Random) -> bytes:
    """The draft with two pieces in each other's place."""
    a, b, c = sorted(random.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def recode(data: bytes, random: random.Random) -> bytes:
    """The draft in another encoding, or in none."""
    text = data.decode("utf-8", "replace")
    encoding = random.choice(("gb18030", "big5", "utf-16", "utf-16-be", "utf-8-sig", "latin-1", "utf-7"))
    return text.encode(encoding, "replace")


def unlined(data: bytes, random: random.Random) -> bytes:
    """The draft on one line, or with a line for every character."""
    return data.replace(b"\n", b"") if random.random() < 0.5 else "\n".join(data.decode("utf-8", "replace")).encode("utf-8")


CHANGES: tuple[Change, ...] = (cut, drop, flip, insert, insert, repeat, repeat, swap, recode, unlined)
LARGEST = 1_000_000


def mutated(data: bytes, random: random.Random) -> bytes:
    """The draft after one to four changes; at most a million bytes."""
    for _ in range(random.choice((1, 1, 2, 3, 4))):
        data = random.choice(CHANGES)(data, random)[:LARGEST]
    return data
