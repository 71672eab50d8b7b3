"""Slides that are built up: the same slide on several pages, with more on it each time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ._pdf_lines import Stretch

REASON = "this slide comes again, with all of this on it, on the next page"


def shown_again(pages: Sequence[Sequence[Stretch]], labels: Sequence[str]) -> set[int]:
    """Indexes of the pages all of whose words stand on the next page, which has the same label.

    pages: their stretches; labels: what the PDF itself calls the pages, "" for nothing.
    """
    words = [Counter(word for part in parts for word in part.text.split()) for parts in pages]
    return {
        n
        for n in range(len(pages) - 1)
        if words[n] and labels[n] and labels[n] == labels[n + 1] and words[n] <= words[n + 1]
    }
