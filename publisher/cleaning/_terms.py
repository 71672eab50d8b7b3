"""Lists of terms and what they mean: kept where each meaning has a term before it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from ..blocks import Group

_PARTS = ("term", "meaning")


def without_torn(within: Mapping[int, list[Group]]) -> dict[int, list[Group]]:
    """The groups around each block, by its number, without lists of terms that are torn.

    One is whole if all that it holds is terms and meanings, a term first and a meaning last. Of
    any other the terms and meanings are paragraphs: pages abuse such lists for their layout.
    """
    held: dict[Group, list[str]] = {}
    for _, groups in sorted(within.items()):
        for around, inner in zip(groups, [*groups[1:], None], strict=True):
            if around.kind == "terms":
                held.setdefault(around, []).append(inner.kind if inner else "")
    whole = {group for group, kinds in held.items() if _is_whole(kinds)}
    return {number: _kept(groups, whole) for number, groups in within.items()}


def _is_whole(kinds: list[str]) -> bool:
    runs = [kind for kind, _ in groupby(kinds)]
    return {*runs} == {*_PARTS} and (runs[0], runs[-1]) == _PARTS


def _kept(groups: list[Group], whole: set[Group]) -> list[Group]:
    kept: list[Group] = []
    before: Group | None = None
    for group in groups:
        is_torn = group.kind == "terms" and group not in whole
        if not is_torn and (group.kind not in _PARTS or before in whole):
            kept.append(group)
        before = group
    return kept
