"""Numbers that a format raises or lowers, as the characters that say so: 10⁶, m², CO₂.

Plain text has no other way to tell ten to the sixth from a hundred and six. Letters (1er, Mme) stay
as they are: to read them on the line changes nothing.
"""

from __future__ import annotations

_PLAIN = "0123456789+-−=()"
_TABLES = {
    "sup": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾"),
    "sub": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"),
}


def placed(text: str, place: str) -> str:
    """The text of a raised ("sup") or lowered ("sub") run; any other place changes nothing."""
    table = _TABLES.get(place)
    bare = text.strip()
    is_number = any(map(str.isdigit, bare)) and all(char in _PLAIN for char in bare)
    return text.translate(table) if table and is_number else text
