"""The steps by which lines of a stanza are indented."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ._lines import Line

STEP = "\u2003"
"""What stands for a step: an em space, which no reading system takes out."""

_DEEPEST = 12
"""Steps that are kept; what is deeper stands there."""

_SMALLEST = 2
"""Columns of a step; one is a stray space."""


def steps(stanza: Sequence[Line]) -> list[int]:
    """How many steps each line is indented, from the one that is indented least.

    A step is the smallest difference of two indents in the stanza.
    """
    indents = sorted({line.indent for line in stanza})
    wide = [after - before for before, after in pairwise(indents) if after - before >= _SMALLEST]
    if not wide:
        return [0] * len(stanza)
    return [min(round((line.indent - indents[0]) / min(wide)), _DEEPEST) for line in stanza]
