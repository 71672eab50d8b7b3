"""How lists count, by the labels of their items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..book import Block

Numbered = tuple[int, Block]

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_OWN_SIGN = re.compile(r"(?:[-–—•●○▪■◦*·‣]|[(]?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})[.)])\s")
"""A list of a text without mark-up brings its own bullets or numbers."""


def runs(entries: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The lists in a run of items: a list ends where its way of counting does, or begins anew."""
    part = [entries[0]]
    for before, entry in pairwise(entries):
        (style, number), (next_style, next_number) = (counting(b.label) for _, b in (before, entry))
        if style != next_style or (number and next_number and next_number <= number):
            yield part
            part = []
        part.append(entry)
    yield part


def item_form(block: Block, style: str) -> Iterator[tuple[str, str]]:
    """The attributes of an item in a list that counts in this way."""
    own, number = counting(block.label, style)
    if (own and own != style) or style == "other":
        sign = re.sub(r"[\\'\"<>\x00-\x1f]", "", block.label)
        yield "style", f"list-style-type: '{sign} '"
    elif style and own:
        yield "value", str(number)
    elif style or (not block.made and _OWN_SIGN.match(block.text)):
        yield "class", "marked"


def counting(label: str, like: str = "") -> tuple[str, int]:
    """How a list counts, as HTML's `type` has it, and the number; "" for bullets.

    like: how its list does, because i may be a number or a letter.
    """
    bare = label.strip(" ().:、．。[]\t")
    if bare.isascii() and bare.isdecimal() and len(bare) < 9:
        return "1", int(bare)
    if not any(char.isalnum() for char in bare):
        return "", 0
    lower = bare.lower()
    if set(lower) <= set(_ROMAN) and (
        len(lower) > 1 or (lower in "ivx" and like not in ("a", "A"))
    ):
        values = [_ROMAN[char] for char in lower]
        total = sum(-v if v < after else v for v, after in pairwise([*values, 0]))
        return ("i" if bare == lower else "I"), total
    if len(lower) == 1 and "a" <= lower <= "z":
        return ("a" if bare == lower else "A"), ord(lower) - ord("a") + 1
    return "other", 0
