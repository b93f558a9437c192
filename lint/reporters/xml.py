"""XML as other programs read it."""

import re
from xml.etree import ElementTree

Element = ElementTree.Element
# What no XML holds, not even escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(parent: Element | None, tag: str, text: str = "", /, **attributes: str | int) -> Element:
    """An element with its attributes, under its parent."""
    fit = {name: fitting(str(value)) for name, value in attributes.items()}
    made = Element(tag, fit) if parent is None else ElementTree.SubElement(parent, tag, fit)
    if text:
        made.text = fitting(text)
    return made


def document(root: Element) -> str:
    """The document of this root."""
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def fitting(text: str) -> str:
    """The text with a mark in place of each character that XML cannot hold."""
    return _UNFIT.sub("\ufffd", text)
