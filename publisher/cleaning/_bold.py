"""What stands in bold type from end to end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ._structure import Span


def covers(text: str, strong: Sequence[Span], start: int, end: int) -> bool:
    """Whether all words of a stretch are in bold type; its parts may be parted by spaces.

    strong: the spans in bold type, in order.
    """
    at = start
    first = max(0, bisect_right(strong, (start, end)) - 1)
    for low, high in strong[first:]:
        if low >= end:
            break
        if high <= at:
            continue
        if text[at:low].strip():
            return False
        at = max(at, high)
    return at > start and not text[at:end].strip()
