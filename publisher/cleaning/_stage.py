"""Which brackets hold a stage direction, (Loud applause.): words that nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ._tables import table

_LONGEST = 200
"""Characters of the longest direction."""

_NONE = r"[^()（）\[\]【】〔〕]"
_BRACKETED = re.compile(rf"\({_NONE}*\)|（{_NONE}*）|\[{_NONE}*\]|【{_NONE}*】|〔{_NONE}*〕")
_GAP = re.compile(r"[\s,，、;–—-]*")
_ENDED = re.compile(r"[\s,，、;–—-]*[.!。！…]*\s*")


def directions(text: str) -> Iterator[tuple[int, int]]:
    """The brackets that hold nothing but words of data/stage.toml, one that is heard among them."""
    for found in _BRACKETED.finditer(text):
        if found.end() - found.start() <= _LONGEST and _is_direction(found[0][1:-1].strip()):
            yield found.span()


def _is_direction(inside: str) -> bool:
    """Whether words, with gaps between them, fill it.

    One word may begin another (会場, 会場笑い): a pattern that tried one way after the other would
    need twice as long for each word more. Here each place at which a word can end is looked at
    once, with whether something was heard up to there.
    """
    low = inside.lower()
    reached = {0: False}
    for at in range(len(low)):
        if at not in reached:
            continue
        gap = _GAP.match(low, at) if at else None
        start = gap.end() if gap else at
        for word in _words().get(low[start : start + 1], ()):
            end = start + len(word)
            if low.startswith(word, start) and (word in _unspaced() or not _goes_on(low, end)):
                reached[end] = reached.get(end, False) or reached[at] or word in _heard()
    return any(heard and _ENDED.fullmatch(low, at) for at, heard in reached.items())


def _goes_on(text: str, at: int) -> bool:
    after = text[at : at + 1]
    return after.isalnum() or after == "_"


@cache
def _unspaced() -> frozenset[str]:
    """Words behind which the next may begin at once."""
    return frozenset((*table("stage")["heard_han"], *table("stage")["around_han"]))


@cache
def _heard() -> frozenset[str]:
    return frozenset((*table("stage")["heard"], *table("stage")["heard_han"]))


@cache
def _words() -> dict[str, list[str]]:
    """Every word by its first character."""
    found: dict[str, list[str]] = {}
    for words in table("stage").values():
        for word in words:
            found.setdefault(word[0], []).append(word)
    return found
