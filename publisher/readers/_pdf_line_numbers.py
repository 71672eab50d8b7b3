"""The numbers that count the lines of a text in its margin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from ._pdf_lines import Stretch

_STEPS = (1, 2, 5, 10)

_EVEN = 1.5
"""Points by which the distances of numbers may differ that are set at even ones."""


def line_numbers(parts: Sequence[Stretch]) -> list[Stretch]:
    """A column of growing numbers outside the text, each beside a line of it or at even distances.

    parts: the stretches of a page without its margins. Returns those that are line numbers.
    """
    text = [part for part in parts if len(part.text) >= 20]
    if len(text) < 4:
        return []
    left, right = median(part.x0 for part in text), median(part.x1 for part in text)
    for side in (True, False):
        found = sorted(
            (
                part
                for part in parts
                if re.fullmatch(r"\d{1,4}", part.text)
                and (part.x1 < left - 2 if side else part.x0 > right + 2)
            ),
            key=lambda part: part.y,
        )
        steps = Counter(int(b.text) - int(a.text) for a, b in pairwise(found))
        step, times = steps.most_common(1)[0] if steps else (0, 0)
        enough = 2 if step > 1 else 7
        if step in _STEPS and times >= enough and times >= 0.8 * (len(found) - 1):
            beside = sum(any(abs(p.y - t.y) < 3 for t in text) for p in found)
            if beside >= 0.6 * len(found) or _count_evenly(found, step):
                return found
    return []


def _count_evenly(found: Sequence[Stretch], step: int) -> bool:
    """Whether numbers count by fives or tens at even distances, as lines of a ruled page do.

    Between paragraphs the lines of the text may stand otherwise, or there may be none.
    """
    gaps = [b.y - a.y for a, b in pairwise(found)]
    counts = all(int(part.text) == n * step for n, part in enumerate(found, 1))
    return step >= 5 and len(found) >= 3 and counts and max(gaps) - min(gaps) < _EVEN
