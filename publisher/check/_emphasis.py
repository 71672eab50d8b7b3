"""The stretches of a block that are in italics or bold, as a page shows them."""

from __future__ import annotations

from collections.abc import Sequence

from ._xhtml import XHTML

ELEMENTS = {f"{XHTML}{kind}": kind for kind in ("em", "strong")}
"""The kind of emphasis that an element gives its words."""

Stretch = tuple[str, int, int]
"""A kind of emphasis, and a half-open span of a block's text."""


def stretches(pieces: Sequence[tuple[str, frozenset[str]]]) -> tuple[Stretch, ...]:
    """The stretches of a block, those of each kind in order, white space between two left out.

    pieces: its text in order, each with the kinds of emphasis that it is in.
    """
    whole = "".join(text for text, _ in pieces)
    found: list[Stretch] = []
    for kind in ELEMENTS.values():
        start, at, end = -1, 0, 0
        for text, kinds in pieces:
            if kind in kinds and text.strip():
                if start >= 0 and whole[end:at].strip():
                    found.append((kind, start, end))
                    start = -1
                start = at if start < 0 else start
                end = at + len(text)
            at += len(text)
        if start >= 0:
            found.append((kind, start, end))
    return tuple(found)
