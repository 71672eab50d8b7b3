"""What holds blocks together in a format: lists and their items, tables, quotations, figures."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from ..ledger import Mark

Held = tuple[tuple[str, Hashable], ...]
"""The groups around a block, the outermost first: the kind of each and what tells it from others,
such as its element."""


def groups(blocks: Iterable[tuple[Held, int, int]]) -> list[Mark]:
    """The marks of all groups around blocks, which come in order, each with its span."""
    spans: dict[tuple[str, Hashable], tuple[int, int, int]] = {}
    for held, start, end in blocks:
        for depth, group in enumerate(held, 1):
            depth, start_of_it, _ = spans.get(group, (depth, start, end))
            spans[group] = (depth, start_of_it, end)
    return [Mark(kind, s, e, str(depth)) for (kind, _), (depth, s, e) in spans.items()]
