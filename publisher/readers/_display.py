"""Paragraphs that are set as a heading is: in larger letters than the text, or underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

LARGE, UNDERLINED = "larger letters", "underlined"

_LARGER = 1.15
"""Times the size of the text's letters: 14 points above 12 are larger, 12 above 11 are not."""


class Set(Protocol):
    """A stretch of text and how its letters are set."""

    @property
    def text(self) -> str:
        """The stretch."""

    @property
    def size(self) -> int:
        """Size of its letters in half points, 0 where nobody says."""

    @property
    def underlined(self) -> bool:
        """Whether a line is drawn under it that is not a link's."""


def usual_size(pieces: Iterable[Set]) -> int:
    """The size in half points in which most letters are set, 0 where nobody says."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.size] += len(piece.text.strip())
    return sizes.most_common(1)[0][0] if sizes else 0


def display(line: Sequence[Set], usual: int) -> str:
    """How a line stands out from text of the usual size, as a whole, or ""."""
    said = [piece for piece in line if any(map(str.isalnum, piece.text))]
    if said and usual and all(piece.size >= _LARGER * usual for piece in said):
        return LARGE
    return UNDERLINED if said and all(piece.underlined for piece in said) else ""
