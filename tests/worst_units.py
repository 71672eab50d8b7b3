"""A unit again and again: what bad texts are made of."""

from __future__ import annotations

from collections.abc import Callable

PROSE = "The people of the region want peace, and we thank them. "


def repeated(unit: str, head: str = "") -> Callable[[int], str]:
    return lambda length: head + unit * max(1, length // len(unit))


def numbered(unit: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    """unit: holds {n}, the number of the repetition, and may hold {w}, a word of its own."""

    def made(length: int) -> str:
        count = max(1, length // len(unit))
        return head + "".join(unit.format(n=n, w=word(n)) for n in range(1, count + 1)) + tail

    return made


def word(number: int) -> str:
    """Another word of letters for each number."""
    letters = ""
    number += 26
    while number:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return letters.capitalize()


def nested(opening: str, inside: str, closing: str) -> Callable[[int], str]:
    def made(length: int) -> str:
        count = max(1, length // (len(opening) + len(closing)))
        return opening * count + inside + closing * count

    return made
