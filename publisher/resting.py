"""A manuscript at rest: source and edits as a few compressed bytes, the text made when asked for.

Of many documents few are looked at at a time. What is worked out of a manuscript on the way (its
text, its pieces) hangs on the one unpacked, and goes when others are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence

from ._edits import Edit, Piece
from .ledger import Manuscript
from .packed import Packed


class Resting(Manuscript):
    """A manuscript that equals the one it was made of, and can do the same."""

    _kept: Packed[Manuscript]

    def __init__(self, awake: Manuscript) -> None:
        """awake: the manuscript, of which only source and edits are kept."""
        bare = Manuscript(awake.source, tuple(awake.edits))
        object.__setattr__(self, "_kept", Packed((bare,)))

    @property
    def source(self) -> str:
        """The source text."""
        return self._kept[0].source

    @property
    def edits(self) -> Sequence[Edit]:
        """The edits made to it so far."""
        return self._kept[0].edits

    @property
    def text(self) -> str:
        """The source with the edits applied."""
        return self._kept[0].text

    @property
    def _pieces(self) -> tuple[Piece, ...]:
        return self._kept[0]._pieces

    @property
    def _ends(self) -> tuple[list[int], list[int]]:
        return self._kept[0]._ends

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Manuscript) and self._kept[0] == Manuscript(
            other.source, tuple(other.edits)
        )

    __hash__ = Manuscript.__hash__


def resting(manuscript: Manuscript) -> Resting:
    """The manuscript at rest, which it may be already."""
    return manuscript if isinstance(manuscript, Resting) else Resting(manuscript)
