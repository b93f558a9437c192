"""Writes the Word drafts under `fixtures/`: clean ones as offices write them, and ones with what should not be published.

    python -m tools.make_docx_fixtures
"""

from pathlib import Path

from lint.readers import read
from tests.support.worddraft import NAMES, amid, word_of
from tests.support.wordml import NAMESPACE

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
_SPACES = f'xmlns:w="{NAMESPACE}" xmlns:v="urn:schemas-microsoft-com:vml"'
_SIGNED = 'w:author="审核" w:date="2024-01-10T09:00:00Z"'
_FOOTER = (
    f'<w:ftr {_SPACES}><w:p><w:r><w:t>— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    "<w:r><w:t> —</w:t></w:r></w:p></w:ftr>"
)
_WATERMARK = (
    f'<w:hdr {_SPACES}><w:p><w:r><w:pict><v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="征求意见稿"/></v:shape>'
    "</w:pict></w:r></w:p></w:hdr>"
)
# Styles and numbering are the first two parts that a draft refers to.
_THIRD = '<w:{}Reference w:type="default" r:id="rId3"/>'


def main() -> None:
    """Write them all."""
    footer = {"more": {"footer1": ("footer", _FOOTER)}, "section": _THIRD.format("footer")}
    for name, format in zip(("county-government-2022.html", "department-2019.md", "township-2023.md"), NAMES, strict=True):
        _write("clean", f"{Path(name).stem}-word", word_of(read(FIXTURES / "clean" / name), format, **footer))
    draft = read(FIXTURES / "clean" / "township-2023.md")
    inserted = f'<w:ins w:id="1" {_SIGNED}><w:r><w:t>全面</w:t></w:r></w:ins>'
    deleted = f'<w:del w:id="2" {_SIGNED}><w:r><w:delText>基本</w:delText></w:r></w:del>'
    changes = {"公开惠民补贴": f"{amid(inserted + deleted)}公开惠民补贴"}
    _write("broken", "X706-tracked-changes", word_of(draft, changes=changes))
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    said = f'<w:comments {_SPACES}><w:comment w:id="0" {_SIGNED}><w:p><w:r><w:t>再核一次</w:t></w:r></w:p></w:comment></w:comments>'
    changes = {"公告110份": f"{amid(start)}公告110份{amid(end)}"}
    _write("broken", "X707-comments-left", word_of(draft, changes=changes, more={"comments": ("comments", said)}))
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>此数待领导审定</w:t></w:r>"
    _write("broken", "X708-hidden-text", word_of(draft, changes={"公告110份": f"公告110份{amid(hidden)}"}))
    marked = '<w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>110份</w:t></w:r>'
    _write("broken", "X709-highlighting", word_of(draft, changes={"110份": amid(marked)}))
    properties = {"dc:creator": "甲科起草人", "cp:lastModifiedBy": "Administrator"}
    _write("broken", "X710-file-properties", word_of(draft, properties=properties))
    header = {"more": {"header1": ("header", _WATERMARK)}, "section": _THIRD.format("header")}
    _write("broken", "X704-watermark", word_of(draft, **header))


def _write(folder: str, name: str, data: bytes) -> None:
    (FIXTURES / folder / f"{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
