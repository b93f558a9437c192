"""Word documents written by hand: exactly the markup that a test is about."""

import io
import zipfile
from collections.abc import Mapping

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PROPERTIES = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run with a text; `properties` are the elements of its w:rPr."""
    styled = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00A1">{styled}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    """A paragraph of runs; a plain text is a run of its own."""
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def document(
    *blocks: str, more: Mapping[str, tuple[str, str]] | None = None, section: str = "", properties: Mapping[str, str] | None = None
) -> bytes:
    """The bytes of a .docx with these paragraphs and tables.

    `more` are further parts: name → kind and content; `section` is what its w:sectPr holds; `properties` are those of the file.
    """
    more = more or {}
    body = "".join(blocks)
    kinds = {"document": "document.main"} | {name: name.rstrip("0123456789") for name in more}
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in kinds.items())
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{name}.xml"/>'
        for number, (name, (kind, _)) in enumerate(more.items(), 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}" xmlns:r="{_RELATIONS}">'
        f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        **{f"word/{name}.xml": content for name, (_, content) in more.items()},
    }
    if properties:
        told = "".join(f"<{name}>{text}</{name}>" for name, text in properties.items())
        parts["docProps/core.xml"] = f"<cp:coreProperties {_PROPERTIES}>{told}</cp:coreProperties>"
        related = f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        parts["_rels/.rels"] = parts["_rels/.rels"].replace("</Relationships>", f"{related}</Relationships>")
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts; texts are XML."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, (2001, 2, 3, 4, 5, 6))
            content = text if isinstance(text, bytes) else f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode()
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
