"""Drafts made from good ones by what goes wrong with files: cut, flipped, repeated, mixed, dressed in odd characters."""

import copy
import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

import yaml

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


def mutated_archive(data: bytes, random: random.Random) -> bytes:
    """A zip file with one of its parts changed, and whole as an archive: what is in it is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError):
        return mutated(data, random)
    # Half of the time the story itself.
    chosen = "word/document.xml" if "word/document.xml" in parts and random.random() < 0.5 else random.choice(list(parts))
    parts[chosen] = random.choice((mutated, tagged))(parts[chosen], random)
    if random.random() < 0.05:
        del parts[random.choice(list(parts))]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tagged(data: bytes, random: random.Random) -> bytes:
    """XML with some of its elements dropped, doubled, emptied, nested or with another value: well-formed more often than not."""
    text = data.decode("utf-8", "replace")
    for _ in range(random.choice((1, 2, 5))):
        elements = [found.span() for found in re.finditer(r"<([\w:]+)[^<>]*?(?:/>|>[^<]*</\1>)", text)]
        if not elements:
            break
        start, end = random.choice(elements)
        piece = text[start:end]
        value = random.choice(("", "-1", "0", "99999999999", "auto", "true", "🎈", "\u4e00"))
        text = text[:start] + random.choice((
            "", piece * 2, piece * 300, re.sub(r">[^<]*<", "><", piece), re.sub(r'="[^"]*"', f'="{value}"', piece),
            "<w:tbl><w:tr><w:tc>" * 60 + piece + "</w:tc></w:tr></w:tbl>" * 60,
        )) + text[end:]  # fmt: skip
    return text.encode()


_VALUES = (
    None, True, -1, 0, 10**30, 1.5, float("nan"), "", "x", "(", "[^",
    "(a+)+$", "{year}", "{", "一", [], {}, [[]], {"a": None}, ["a", 1],
)  # fmt: skip


def mutated_data(data: bytes, random: random.Random) -> bytes:
    """A YAML file that still is one, with some of its values changed, dropped, renamed or moved."""
    held: Any = yaml.load(data, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for _ in range(random.choice((1, 1, 2, 4))):
        places = list(_places(held))
        if not places:
            break
        holder, key = random.choice(places)
        kind = random.randrange(5)
        if kind == 0:
            del holder[key]
        elif kind == 1 and isinstance(holder, dict):
            holder[random.choice(("name", "x", "", "总计", "params", "check"))] = holder.pop(key)
        elif kind == 2:
            other, at = random.choice(places)
            # No list within itself: YAML writes that as an alias, which is another matter.
            holder[key] = copy.deepcopy(other[at])
        else:
            holder[key] = copy.deepcopy(random.choice(_VALUES))
    return yaml.dump(held, allow_unicode=True, sort_keys=False, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)).encode()


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key or index of the data, with what holds it."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places(value[key])
