"""Blocks of a page in the order of its tags, where these are whole and agree with the blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ._pdf_paragraphs import Group


def in_tagged_order(groups: Sequence[Group], order: Mapping[int, int]) -> list[Group]:
    """The blocks of a page as its structure tree has them, or as they are.

    order: place in the tree by marked-content id. Sound is a page all of whose text is in the
    tree, and each of whose blocks is a stretch of it that no other block breaks into.
    """
    spans: list[tuple[int, int, int]] = []
    for n, group in enumerate(groups):
        page = group.lines[0].page
        runs = [run for line in group.lines if line.page == page for run in line.runs]
        places = [order.get(run.tag, -1) for run in runs if run.text.strip()]
        if not places or min(places) < 0:
            return list(groups)
        spans.append((min(places), max(places), n))
    spans.sort()
    if any(before[1] > after[0] for before, after in pairwise(spans)):
        return list(groups)
    return [groups[n] for _, _, n in spans]
