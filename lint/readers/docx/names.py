"""Names in the parts of a Word document, and the values of its attributes."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
RELATION = f"{_R}id"
TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OFF = frozenset(("0", "false", "off", "none"))
_LARGEST = 1_000_000


def w(name: str) -> str:
    """The name of an element or attribute of WordprocessingML."""
    return _W + name


_VAL = w("val")


def value(element: "Element | None", path: str = "") -> str | None:
    """The `w:val` of an element, or of the one that a path of names leads to from it."""
    for name in path.split("/") if path else ():
        element = element.find(_W + name) if element is not None else None
    return None if element is None else element.get(_VAL)


def number(written: str | None, default: int = 0) -> int:
    """A whole number from 0 on as written, at most a million; the default when it is none."""
    if written is None:
        return default
    digits = written.strip()
    if not digits.isdecimal():
        return default
    return int(digits) if len(digits) < len(str(_LARGEST)) else _LARGEST


def switched(element: "Element | None") -> bool | None:
    """What a property that is on or off says; None when it is not there."""
    if element is None:
        return None
    return (element.get(_VAL) or "on").lower() not in _OFF
