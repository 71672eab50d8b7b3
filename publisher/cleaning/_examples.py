"""Examples of what was found, for messages."""

from __future__ import annotations

from collections.abc import Sequence


def examples(found: Sequence[str], most: int = 3) -> str:
    """The first of them, and how many more there are."""
    more = len(found) - most
    return ", ".join(found[:most]) + (f" and {more} more" if more > 0 else "")
