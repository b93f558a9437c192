"""Characters that a symbol font draws, and what they stand for."""

# Box and tick shapes that forms use; what else such fonts draw is ornament.
_DRAWN = {
    "wingdings": {0xA8: "□", 0x6F: "□", 0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0x6C: "●", 0x6E: "■", 0xE0: "→"},
    "wingdings 2": {0xA3: "□", 0x52: "☑", 0x54: "☒", 0x50: "✓", 0x4F: "✗"},
    "symbol": {0xB7: "•", 0xB4: "×", 0xB1: "±", 0xB8: "÷", 0xA3: "≤", 0xB3: "≥", 0xAE: "→"},
}


def sign(font: str, code: str) -> str:
    """The character with this hexadecimal code in a font; empty for an ornament."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= point <= 0xF0FF or font.lower() in _DRAWN:
        return _DRAWN.get(font.lower(), {}).get(point & 0xFF, "")
    character = chr(point) if 0x20 <= point < 0x110000 else ""
    return character if character.isprintable() else ""
