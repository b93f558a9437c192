"""HTML: the draft found on its page, each character of the text view tied to its place in the source."""

from lint.document import Document, Trouble
from lint.readers.decoding import decode
from lint.readers.html.flow import Grid, Line, lay_out
from lint.readers.html.page import choose
from lint.readers.html.tree import Tree, parse
from lint.readers.lines import lost_characters
from lint.readers.view import Piece, View, without_edges

_PUBLISHED = frozenset(("pubdate", "publishdate", "firstpublishedtime", "article:published_time"))


def read(data: bytes, path: str) -> Document:
    """The document in an HTML page: the draft, and as chrome what the page says of its date and source."""
    decoded = decode(data, markup=True)
    tree = parse(decoded.text)
    view = View()
    for piece in _published(tree):
        view.paragraph([piece], role="chrome")
    for item, role, level in choose(tree, lay_out(tree)):
        if isinstance(item, Grid):
            view.table(item.cells, item.rows, item.columns, role)
        else:
            view.paragraph(item.pieces, level, role)
    text = view.text
    troubles = lost_characters(text)
    if tree.truncated:
        troubles.append(Trouble("truncated", "", len(text), len(text)))
    return Document(
        path, "html", decoded.text, text, view.origin, view.blocks, tree.comments, troubles, decoded.encoding, decoded.bom
    )


def read_fragment(source: str, start: int, end: int, view: View) -> Tree:
    """Append what the HTML at `start:end` of a source shows to a view; the tree, for its comments."""
    tree = parse(source, start, end)
    for item in lay_out(tree):
        if isinstance(item, Line):
            view.paragraph(item.pieces, item.level)
        else:
            view.table(item.cells, item.rows, item.columns)
    return tree


def _published(tree: Tree) -> list[Piece]:
    """The date of publication in the page's metadata, as written in the source."""
    for node in tree.nodes:
        name = (node.attributes.get("name") or node.attributes.get("property") or "").lower()
        if node.tag == "meta" and name in _PUBLISHED and "content" in node.places:
            start, end = node.places["content"]
            value = Piece(node.attributes["content"], start, end)
            return without_edges([value])
    return []
