"""The numbers that a format draws before the items of an ordered list."""

from __future__ import annotations

from ._html_tree import Element, attribute, tag

_FURTHEST = 10**6
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbers:
    """Counts the items of ordered lists, each list by itself."""

    def __init__(self) -> None:
        self._next: dict[Element, int] = {}

    def of(self, item: Element) -> str:
        """The number of an item as it is drawn, with its full stop; "" in a list of bullets."""
        parent = item.getparent()
        if parent is None or tag(parent) != "ol":
            return ""
        step = -1 if parent.get("reversed") is not None else 1
        if parent not in self._next:
            items = sum(tag(child) == "li" for child in parent) if step < 0 else 1
            self._next[parent] = _whole(attribute(parent, "start"), items)
        number = _whole(attribute(item, "value"), self._next[parent])
        self._next[parent] = number + step
        kind = item.get("type") or parent.get("type") or "1"
        return f"{_written(number, kind)}."


def _whole(text: str, otherwise: int) -> int:
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 8):
        return otherwise
    return max(-_FURTHEST, min(_FURTHEST, int(text)))


def _written(number: int, kind: str) -> str:
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, digit = divmod(number - 1, 26)
            letters = chr(97 + digit) + letters
        return letters if kind == "a" else letters.upper()
    if kind in ("i", "I") and 0 < number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if kind == "i" else roman.upper()
    return str(number)
