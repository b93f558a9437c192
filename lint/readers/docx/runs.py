"""The runs of a paragraph: the characters that Word shows, and what is to be told of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lint.readers.docx.items import Ink, Line, Mark
from lint.readers.docx.names import ALTERNATE, CHOICE, FALLBACK, MATH_TEXT, SPACE, TEXT_PATH, switched, value, w
from lint.readers.docx.numbering import Numbering
from lint.readers.docx.signs import sign
from lint.readers.docx.styles import Style, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_R, _T, _RPR, _RUN_CHANGE = w("r"), w("t"), w("rPr"), w("rPrChange")
_FIELD, _FIELD_CHAR, _FIELD_KIND, _INSTRUCTION = w("fldSimple"), w("fldChar"), w("fldCharType"), w("instrText")
_COMMENT_START, _COMMENT_END, _COMMENT, ID = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"), w("id")
_SYMBOL, _RUBY, _HYPHEN = w("sym"), w("ruby"), w("noBreakHyphen")
_VANISH, _HIGHLIGHT, _SHADE = w("vanish"), w("highlight"), w("shd")
INSERTED = frozenset((w("ins"), w("moveTo")))
DELETED = frozenset((w("del"), w("moveFrom")))
# What only stands around runs, paragraphs, rows or cells.
THROUGH = frozenset(map(w, ("hyperlink", "customXml", "smartTag", "dir", "bdo", "sdt", "sdtContent", "rubyBase")))
_MATH = frozenset(MATH_TEXT[:-1] + name for name in ("oMath", "oMathPara"))
_NOTES = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}
_BREAKS = frozenset((w("br"), w("cr")))
_BLANKS = frozenset((w("tab"), w("ptab")))
_PICTURES = frozenset((w("drawing"), w("pict"), w("object")))
_BOXES = frozenset((w("txbxContent"), TEXT_PATH))
_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
# Pale grounds set off labels and notes; these colours are what a marker has.
_MARKERS = frozenset(("yellow", "green", "cyan", "magenta", "red", "blue", "darkYellow", "darkGreen", "darkCyan", "darkMagenta"))
_MARKER_SHADES = frozenset(("FFFF00", "00FF00", "00FFFF", "FF00FF", "FF0000"))
_WHITESPACE = dict.fromkeys(map(ord, "\t\n\r"), " ")
_SHOWN_OF_HIDDEN = 20
_LONGEST_NAME = 40
_MOST_ACTIVE = 50


class NoteReference(NamedTuple):
    """A note that the text refers to: its kind, `footnote` or `endnote`, and its id."""

    kind: str
    key: str


@dataclass(slots=True)
class Shared:
    """What all stories of a document share. `comments` are those that it has, by id; `marks` is what is to be told of it."""

    styles: Styles
    numbering: Numbering
    comments: dict[str, Mark]
    marks: list[Mark] = field(default_factory=list)
    pictures: int = 0


@dataclass(slots=True)
class Open:
    """A paragraph being read, or several that a deleted mark makes one. `contents` when it is part of a table of contents.

    `marks` are those that it begins in.
    """

    marks: tuple[Mark, ...] = ()
    lines: list[Line] = field(default_factory=lambda: [[]])
    boxes: "list[Element]" = field(default_factory=list)
    contents: bool = False
    style: Style = field(default_factory=Style)


@dataclass(slots=True)
class _Field:
    """A field that has begun; its text is shown once its result begins. `contents` when it stands in a table of contents."""

    around: "_Field | None"
    instruction: str = ""
    shown: bool = False
    contents: bool = False

    def begin_result(self) -> None:
        """What comes from here on is the result of the instruction, and no text when that is the number of a page."""
        name = (self.instruction.split(maxsplit=1) or [""])[0].upper()
        within = self.around is not None and self.around.contents
        page = name in _PAGE_FIELDS or (within and name == "PAGEREF")
        self.contents = within or name == "TOC"
        self.shown = not page and (self.around is None or self.around.shown)


class Runs:
    """Reads the paragraphs of the part whose root this is, one after the other: fields and comments go on from one to the next."""

    def __init__(self, root: "Element", shared: Shared) -> None:
        self.shared = shared
        self.active: tuple[Mark, ...] = ()
        self.notes: list[NoteReference] = []
        self._index = {element: index for index, element in enumerate(root.iter(_T))}
        self._field: _Field | None = None

    def read(self, parent: "Element", own: Open) -> None:
        """Add what runs and their like inside an element show to a paragraph."""
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child, own)
            elif tag in THROUGH:
                self.read(child, own)
            elif tag in INSERTED:
                mark = self.begin()
                self.read(child, own)
                self.end(mark)
            elif tag in DELETED:
                if len(child):
                    self.note(own, self.new("tracked"))
            elif tag == _FIELD:
                self._simple_field(child, own)
            elif tag in (_COMMENT_START, _COMMENT_END):
                self.comment(child)
            elif tag == ALTERNATE:
                chosen = chosen_of(child)
                if chosen is not None:
                    self.read(chosen, own)
            elif tag in _MATH:
                own.lines[-1].append(Ink("".join(text.text or "" for text in child.iter(MATH_TEXT)), marks=self.active))

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Read a text box, which stands in no field of the text around it."""
        around, self._field = self._field, None
        yield
        self._field = around

    # What is to be told

    def new(self, key: str, detail: str = "", point: bool = False) -> Mark:
        """A mark that is to be told."""
        mark = Mark(key, detail, point)
        self.shared.marks.append(mark)
        return mark

    def note(self, own: Open, mark: Mark) -> None:
        """Put a mark where a paragraph has come to."""
        own.lines[-1].append(Ink("", marks=(*self.active, mark)))

    def begin(self, point: bool = False) -> Mark:
        """Begin a tracked change: what is shown from here on stands in it."""
        mark = self.new("tracked", point=point)
        self._activate(mark)
        return mark

    def end(self, *marks: Mark) -> None:
        """End changes or comments."""
        self.active = tuple(mark for mark in self.active if mark not in marks)

    def comment(self, element: "Element") -> None:
        """Begin or end the range of a comment."""
        mark = self.shared.comments.get(element.get(ID, ""))
        if mark is None:
            return
        self.end(mark)
        if element.tag == _COMMENT_START:
            self._activate(mark)

    def _activate(self, mark: Mark) -> None:
        if len(self.active) < _MOST_ACTIVE:
            self.active += (mark,)

    # Runs

    def _run(self, run: "Element", own: Open) -> None:
        active = self.active
        properties = run.find(_RPR)
        hidden = self._hidden(properties, own.style)
        if properties is not None and not hidden:
            self._looks(properties, run)
        self._content(run, own, hidden)
        self.active = active

    def _hidden(self, properties: "Element | None", paragraph: Style) -> bool:
        own = None if properties is None else switched(properties.find(_VANISH))
        if own is not None:
            return own
        return self.shared.styles.hidden(paragraph, self.shared.styles.named(value(properties, "rStyle")))

    def _looks(self, properties: "Element", run: "Element") -> None:
        """Take note of a change of formatting, and of a colour as of a marker on words."""
        if properties.find(_RUN_CHANGE) is not None:
            self.begin()
        shade = properties.find(_SHADE)
        coloured = value(properties, "highlight") in _MARKERS
        coloured = coloured or (shade is not None and shade.get(w("fill"), "").upper() in _MARKER_SHADES)
        if coloured and any((text.text or "").strip() for text in run.iterchildren(_T)):
            self.active += (self.new("highlight"),)

    def _content(self, run: "Element", own: Open, hidden: bool) -> None:
        for child in run:
            tag = child.tag
            if tag == _T:
                self._text(child, own, hidden)
            elif tag == _FIELD_CHAR:
                self._field_char(child.get(_FIELD_KIND))
            elif tag == _INSTRUCTION:
                if self._field is not None and len(self._field.instruction) < _LONGEST_NAME:
                    self._field.instruction += child.text or ""
            elif tag in _NOTES:
                self.notes.append(NoteReference(_NOTES[tag], child.get(ID, "")))
            elif tag == _COMMENT:
                mark = self.shared.comments.get(child.get(ID, ""))
                if mark is not None:
                    self.note(own, mark)
            elif hidden or not self._shown(own):
                continue
            elif tag in _BREAKS:
                own.lines.append([])
            elif tag in _BLANKS:
                own.lines[-1].append(Ink(" ", marks=self.active))
            elif tag == _HYPHEN:
                own.lines[-1].append(Ink("-", marks=self.active))
            elif tag == _SYMBOL:
                own.lines[-1].append(Ink(sign(child.get(w("font"), ""), child.get(w("char"), "")), marks=self.active))
            elif tag in _PICTURES:
                self._picture(child, own)
            elif tag == _RUBY:
                self.read(child, own)
            elif tag == ALTERNATE:
                chosen = chosen_of(child)
                if chosen is not None:
                    self._content(chosen, own, hidden)

    def _text(self, element: "Element", own: Open, hidden: bool) -> None:
        text = element.text or ""
        if not text or not self._shown(own):
            return
        offset = 0
        if element.get(SPACE) != "preserve":
            stripped = text.lstrip(" \t\r\n")
            offset = len(text) - len(stripped)
            text = stripped.rstrip(" \t\r\n")
        if not hidden:
            own.lines[-1].append(Ink(text.translate(_WHITESPACE), self._index[element], offset, self.active))
        elif text.strip() and not own.style.form_edge:
            self.note(own, self.new("hidden", text.strip()[:_SHOWN_OF_HIDDEN]))

    def _picture(self, element: "Element", own: Open) -> None:
        boxes = boxes_of(element)
        own.boxes += boxes
        self.shared.pictures += not boxes

    # Fields

    def _field_char(self, kind: str | None) -> None:
        if kind == "begin":
            self._field = _Field(self._field)
        elif self._field is not None and kind == "separate":
            self._field.begin_result()
        elif self._field is not None and kind == "end":
            self._field = self._field.around

    def _shown(self, own: Open) -> bool:
        """Whether what comes is text; not so instructions and the numbers of pages."""
        if self._field is None:
            return True
        own.contents = own.contents or self._field.contents
        return self._field.shown

    def _simple_field(self, element: "Element", own: Open) -> None:
        around, self._field = self._field, _Field(self._field, element.get(w("instr"), ""))
        self._field.begin_result()
        self.read(element, own)
        self._field = around


def chosen_of(element: "Element") -> "Element | None":
    """Of several contents for one place the one that is read: the first that holds text, else what older programs show."""
    for choice in element.iterchildren(CHOICE):
        if next(choice.iter(_T, *_BOXES), None) is not None:
            return choice
    return element.find(FALLBACK)


def boxes_of(element: "Element") -> "list[Element]":
    """The text boxes and WordArt in a drawing, each once."""
    found: list[Element] = []
    for child in element:
        if child.tag in _BOXES:
            found.append(child)
        elif child.tag == ALTERNATE:
            chosen = chosen_of(child)
            found += [] if chosen is None else boxes_of(chosen)
        else:
            found += boxes_of(child)
    return found
