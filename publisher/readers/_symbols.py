"""Characters of the fonts Symbol and Wingdings, whose codes are no Unicode."""

from __future__ import annotations

_LOW = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_HIGH = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    "\uffff〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_SYMBOL = {
    **{0x20 + n: char for n, char in enumerate(_LOW)},
    **{0xA0 + n: char for n, char in enumerate(_HIGH) if char != "\uffff"},
}
"""Adobe's encoding of the font Symbol."""

_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□",
    0x71: "❑", 0x76: "❖", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑",
    0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip

_PRIVATE = 0xF000


def symbol(code: int, font: str) -> str:
    """The character of a code (with or without the offset F000) in a font.

    U+FFFD for a code of a symbol font that has no known character.
    """
    name = font.lower()
    known = _SYMBOL if name == "symbol" else _WINGDINGS if name == "wingdings" else None
    if known is None and not _PRIVATE <= code < _PRIVATE + 0x100:
        return chr(code) if code < 0x110000 else "\ufffd"
    return (known or _WINGDINGS).get(code & 0xFF, "\ufffd")


def mended(text: str, font: str) -> str:
    """A text in a symbol font, its codes replaced by characters."""
    if font.lower() == "symbol" or any(_PRIVATE <= ord(char) < _PRIVATE + 0x100 for char in text):
        return "".join(
            symbol(ord(c), font) if font.lower() == "symbol" or ord(c) >= _PRIVATE else c
            for c in text
        )
    return text
