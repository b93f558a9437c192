"""HTML source to a flat tree: nodes in document order, each with its place in the source.

A scanner of our own, since the standard html.parser gives no end of a tag and takes time in the square of malformed
input (45 s for 90 kB of unclosed tags); this one is linear, keeps no deep structure, and ends tags as browsers do.
"""

import html
import re
from dataclasses import dataclass, field

from lint.document import Comment, compiled


def tags(names: str) -> frozenset[str]:
    """The set of tags in a list parted by blanks."""
    return frozenset(names.split())


VOID = tags("area base br col embed hr img input link meta param source track wbr")
BLOCKS = tags(
    "address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search "
    "section summary table tbody td tfoot th thead tr ul"
)
HEADINGS = tags("h1 h2 h3 h4 h5 h6")
_RAW = tags("script style xmp iframe noembed noframes textarea title")
# A start tag of the key's kind ends an open element of the value's; never beyond a boundary.
_ROW_PARTS = tags("td th")
_ROWS = _ROW_PARTS | {"tr"}
_GROUPS = _ROWS | {"thead", "tbody", "tfoot", "caption", "colgroup"}
_ENDS: dict[str, frozenset[str]] = {
    "li": tags("li"),
    "dt": tags("dt dd"),
    "dd": tags("dt dd"),
    "option": tags("option"),
    "optgroup": tags("option optgroup"),
    "td": _ROW_PARTS | {"caption", "colgroup"},
    "th": _ROW_PARTS | {"caption", "colgroup"},
    "tr": _ROWS | {"caption", "colgroup"},
    "thead": _GROUPS,
    "tbody": _GROUPS,
    "tfoot": _GROUPS,
    "body": tags("head"),
}
_BOUNDARIES: dict[str, frozenset[str]] = {
    "li": tags("ul ol menu table td th"),
    "dt": tags("dl table td th"),
    "dd": tags("dl table td th"),
}
_TABLE = tags("table")
_CELL_BOUNDARY = tags("table td th caption")
_TABLE_PARTS = _GROUPS | {"table"}
# Elements deeper than this are read as if they stood in their ancestor at that depth, as browsers do.
_DEEPEST = 256

_ATTRIBUTES = r"""(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]++))?+)*+"""
_TAG = compiled(rf"<(/?)([A-Za-z][^\s/>]*+)({_ATTRIBUTES})>")
_ATTRIBUTE = compiled(r"""[\s/]*+([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|((?!["'])[^\s>]++)))?+""")
_MARKUP = compiled(r"<(?:[!?/]|[A-Za-z])")
_COMMENT_END = compiled("--!?>")
_HIDING = compiled(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


@dataclass(slots=True)
class Node:
    """An element, or a run of text, at `start:end` of the source (for an element, its start tag).

    `stop` is the index of the first node after its last descendant; `raw` marks text in which `&` is only `&`.
    """

    tag: str
    start: int
    end: int
    parent: int
    stop: int = 0
    raw: bool = False
    nested: bool = False
    attributes: dict[str, str] = field(default_factory=dict)
    # Where the value of each attribute stands in the source.
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def hidden(self) -> bool:
        """True when the page does not show the element."""
        given = self.attributes
        return bool(given) and (
            "hidden" in given or given.get("aria-hidden") == "true" or _HIDING.search(given.get("style", "")) is not None
        )


@dataclass(slots=True)
class Tree:
    """The nodes of a page in document order, its comments, and whether its source breaks off."""

    source: str
    nodes: list[Node]
    comments: list[Comment]
    truncated: bool


def parse(source: str, start: int = 0, end: int | None = None) -> Tree:
    """The tree of the HTML at `start:end` of a source."""
    return _Builder(source, start, len(source) if end is None else end).build()


class _Builder:
    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.position = start
        self.limit = end
        self.nodes: list[Node] = []
        self.comments: list[Comment] = []
        self.open: list[int] = []
        self.count: dict[str, int] = {}
        self.truncated = False
        self.closed_page = False

    def build(self) -> Tree:
        while self.position < self.limit:
            self._step()
        self._note_open_structure()
        while self.open:
            self._pop()
        return Tree(self.source, self.nodes, self.comments, self.truncated)

    # Scanning

    def _step(self) -> None:
        found = _MARKUP.search(self.source, self.position, self.limit)
        start = found.start() if found else self.limit
        self._text(self.position, start)
        self.position = start
        if not found:
            return
        if self.source.startswith("<!--", start):
            self._comment(start)
        elif self.source.startswith("<![CDATA[", start):
            stop = self._find("]]>", start + 9)
            self._text(start + 9, stop, raw=True)
            self.position = min(self.limit, stop + 3)
        elif tag := _TAG.match(self.source, start, self.limit):
            self.position = tag.end()
            if tag[1]:
                self._end_tag(tag[2].lower())
            else:
                self._start_tag(tag)
        elif self.source[start + 1] in "!?" or not self.source[start + 1 : start + 3].strip("/").isalpha():
            self.position = min(self.limit, self._find(">", start) + 1)
        else:
            self.truncated = True  # a tag without its end: nothing after it is shown
            self.position = self.limit

    def _find(self, mark: str, start: int) -> int:
        found = self.source.find(mark, start, self.limit)
        if found < 0:
            self.truncated = True
            return self.limit
        return found

    def _comment(self, start: int) -> None:
        for empty in ("<!-->", "<!--->"):
            if self.source.startswith(empty, start):
                self.position = start + len(empty)
                return
        end = _COMMENT_END.search(self.source, start + 4, self.limit)
        if not end:
            self.truncated = True
        stop, self.position = (end.start(), end.end()) if end else (self.limit, self.limit)
        self.comments.append(Comment(self.source[start + 4 : stop], start, self.position))

    # Building

    def _text(self, start: int, end: int, raw: bool = False) -> None:
        if start < end:
            index = len(self.nodes)
            self.nodes.append(Node("#text", start, end, self.open[-1] if self.open else -1, index + 1, raw))

    def _start_tag(self, tag: re.Match[str]) -> None:
        name = tag[2].lower()
        self._end_implied(name)
        if name in _ROW_PARTS and self.count.get("table") and self._nearest(_ROWS | _TABLE) not in {"tr", "td", "th"}:
            self._push(Node("tr", tag.start(), tag.start(), self.open[-1]))
        node = Node(name, tag.start(), tag.end(), self.open[-1] if self.open else -1)
        if tag[3]:
            _read_attributes(node, tag[3], tag.start(3))
        if name == "table":
            self._mark_enclosing_table()
        pushed = self._push(node)
        if pushed and (name in VOID or (tag[3].endswith("/") and name not in BLOCKS and name not in _RAW)):
            self._pop()
        elif name in _RAW:
            self._raw_text(name)

    def _raw_text(self, name: str) -> None:
        end = re.compile(f"</{name}(?=[\\s/>])", re.I).search(self.source, self.position, self.limit)
        stop = end.start() if end else self.limit
        self._text(self.position, stop, raw=name not in {"title", "textarea"})
        self.position = stop
        if not end:
            self.truncated = True

    def _end_tag(self, name: str) -> None:
        if name == "br":
            self._push(Node("br", self.position, self.position, self.open[-1] if self.open else -1))
            self._pop()
            return
        if name in {"body", "html"}:
            self.closed_page = True
            return
        if not self.count.get(name):
            return
        boundary = _TABLE if name in _TABLE_PARTS and name != "table" else _CELL_BOUNDARY
        for depth in range(len(self.open) - 1, -1, -1):
            tag = self.nodes[self.open[depth]].tag
            if tag == name:
                self._pop_to(depth)
                return
            # An inline end tag ends no block, and nothing inside a cell ends what stands around it.
            if (name != "table" and tag in boundary) or (name not in BLOCKS and tag in BLOCKS):
                return

    def _end_implied(self, name: str) -> None:
        if name in BLOCKS and self.count.get("p"):
            self._end_nearest(tags("p"), _CELL_BOUNDARY)
        if name in HEADINGS and self.open and self.nodes[self.open[-1]].tag in HEADINGS:
            self._pop()
        if name in _ENDS:
            boundary = _BOUNDARIES.get(name, _TABLE)
            while self._end_nearest(_ENDS[name], boundary):
                pass

    def _end_nearest(self, names: frozenset[str], boundary: frozenset[str]) -> bool:
        for name in names:
            if self.count.get(name):
                break
        else:
            return False
        for depth in range(len(self.open) - 1, -1, -1):
            tag = self.nodes[self.open[depth]].tag
            if tag in names:
                self._pop_to(depth)
                return True
            if tag in boundary:
                return False
        return False

    def _nearest(self, names: frozenset[str]) -> str:
        return next((self.nodes[index].tag for index in reversed(self.open) if self.nodes[index].tag in names), "")

    def _mark_enclosing_table(self) -> None:
        for index in reversed(self.open):
            if self.nodes[index].tag == "table":
                self.nodes[index].nested = True
                return

    def _push(self, node: Node) -> bool:
        """Add an element and open it; False when it lies too deep to be opened."""
        if len(self.open) >= _DEEPEST and node.tag not in VOID and node.tag not in _RAW:
            node.stop = len(self.nodes) + 1
            self.nodes.append(node)
            return False
        self.open.append(len(self.nodes))
        self.nodes.append(node)
        self.count[node.tag] = self.count.get(node.tag, 0) + 1
        return True

    def _pop(self) -> None:
        if not self.open:
            return
        node = self.nodes[self.open.pop()]
        node.stop = len(self.nodes)
        self.count[node.tag] -= 1

    def _pop_to(self, depth: int) -> None:
        while len(self.open) > depth:
            self._pop()

    def _note_open_structure(self) -> None:
        """A page that ends with a table open, or with its body and a division open, was cut off."""
        tags = {self.nodes[index].tag for index in self.open}
        if "table" in tags or ({"body", "html"} & tags and tags & {"div", "article", "section", "main"} and not self.closed_page):
            self.truncated = True


def _read_attributes(node: Node, text: str, start: int) -> None:
    for found in _ATTRIBUTE.finditer(text):
        name = found[1].lower()
        if name in node.attributes:
            continue
        group = found.lastindex or 1
        value = found[group] if group > 1 else ""
        node.attributes[name] = html.unescape(value) if "&" in value else value
        if group > 1:
            node.places[name] = (start + found.start(group), start + found.end(group))
