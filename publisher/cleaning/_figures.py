"""Columns of figures, and the words above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIGURE = re.compile(r"[-+−±~<>€$£¥]? ?\d[\d., ’']*(?: ?[%€$£¥°]|[ \w]{0,3})?|[-–—]|n/?a", re.I)


def over_figures(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Whether a row of words stands over a column of nothing but figures.

    first, rest: the texts of the cells; rows with more or fewer cells say nothing.
    """
    below = [row for row in rest if len(row) == len(first)]
    for number, cell in enumerate(first if below else ()):
        figures = all(_FIGURE.fullmatch(row[number]) for row in below)
        if figures and not any(map(str.isdigit, cell)):
            return len(cell) > 1
    return False
