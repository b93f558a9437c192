"""Whole drafts mended: what comes out is the draft as it should have been written, and every other byte as it was.

The number of drafts is small; DISCLOSURE_LINT_EXAMPLES=1000 tries as many.
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from lint import Linter, load_pack
from lint.checks.finding import Finding
from lint.document import Document
from lint.fix import Mended, mend
from tests.cli.drafts import CLEAN, ROOT

EXAMPLES = int(os.environ.get("DISCLOSURE_LINT_EXAMPLES", "25"))
# Sentences as written and as they should be; what --fix must not touch is the same on both sides.
SENTENCES = (
    ("认真落实上级布署。", "认真落实上级部署。"),
    ("惯彻条例要求，按装公开栏2处。", "贯彻条例要求，安装公开栏2处。"),
    ("依据国办公开办函[2021]30号编制。", "依据国办公开办函〔2021〕30号编制。"),
    ("公开信息12条,同比持平。", "公开信息12条，同比持平。"),
    ("公开公开信息12条。", "公开公开信息12条。"),
    ("政务公开工作平稳有序 。", "政务公开工作平稳有序 。"),
    ("　　各股室分工负责\t。", "　　各股室分工负责\t。"),
    ("群众反映𠮷祥村公开及时。", "群众反映𠮷祥村公开及时。"),
)
ENCODINGS = (("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("gb18030", b""), ("utf-16-le", b"\xff\xfe"))
CODES = ("W501", "P602", "P603")


BROKEN = sorted(file for file in (ROOT / "fixtures/broken").iterdir() if file.suffix in (".txt", ".md", ".html"))


class Written(NamedTuple):
    """A draft with its slips and without them, in bytes."""

    name: str
    wrong: bytes
    right: bytes


@cache
def linter() -> Linter:
    return Linter(load_pack())


@st.composite
def drafts(draw: st.DrawFn) -> Written:
    """A clean draft with further sentences somewhere in its paragraphs, in a text format, an encoding and line breaks."""
    suffix = draw(st.sampled_from(("txt", "md", "html")))
    encoding, mark = draw(st.sampled_from(ENCODINGS))
    newline = draw(st.sampled_from(("\n", "\r\n")))
    paragraphs = CLEAN.split("\n\n")
    places = [number for number, text in enumerate(paragraphs) if len(text) > 60 and text[0] not in "|#<-"]
    wrong, right = paragraphs.copy(), paragraphs.copy()
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.sampled_from(places))
        before, after = draw(st.sampled_from(SENTENCES))
        wrong[place] += before
        right[place] += after
    texts = ["\n\n".join(each) for each in (wrong, right)]
    if suffix == "html":
        page = MarkdownIt("commonmark", {"html": True}).enable("table").render
        texts = [f"<!DOCTYPE html>\n<body class=x>\n<!-- 甲 -->{page(text)}</body>\n" for text in texts]
    wrong_bytes, right_bytes = (mark + text.replace("\n", newline).encode(encoding) for text in texts)
    return Written(f"年报.{suffix}", wrong_bytes, right_bytes)


def mended(name: str, data: bytes, codes: tuple[str, ...] = (), unsafe: bool = False) -> Mended:
    def look(data: bytes) -> tuple[Document | None, Iterable[Finding]]:
        outcome = linter().check_bytes(data, name)
        return outcome.document, [finding for finding in outcome.findings if not codes or finding.rule in codes]

    return mend(data, look, unsafe)


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drafts())
def test_slips_are_mended_and_nothing_else_changes(draft: Written) -> None:
    once = mended(draft.name, draft.wrong, CODES)
    assert once.new == draft.right
    again = mended(draft.name, once.new, CODES)
    assert (again.new, again.count) == (once.new, 0)


@pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
@pytest.mark.parametrize("file", BROKEN, ids=lambda file: file.stem)
def test_mended_twice_is_mended_once(file: Path, unsafe: bool) -> None:
    once = mended(file.name, file.read_bytes(), unsafe=unsafe)
    assert mended(file.name, once.new, unsafe=unsafe).new == once.new
