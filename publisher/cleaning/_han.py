"""Han characters: what they are, how frequent they are, and which script variant they belong to.

data/frequency-hant.txt and data/frequency-hans.txt hold characters in order of frequency, the
most frequent first; where they come from is said in docs/cleaning.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Literal

from ._codecs import bytes_of

Variant = Literal["hant", "hans"]

HAN = "々〇㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U0003134f"
"""Body of a character class: Han characters, as far as they are letters."""

CJK_MARKS = "。，、；：？！…—～·“”‘’「」『』《》〈〉（）【】〔〕［］"
"""Punctuation that stands among Han characters."""

WIDE = HAN + "\u3040-\u30ff\uff66-\uff9f" + CJK_MARKS
"""Body of a character class: text that is written without spaces between words."""

_UNLISTED = 7000
"""Rank given to a character that a list does not hold; above all that it does."""

_MARK_RANKS = {"，": 1, ",": 1, "。": 1, "、": 4, "“": 15, "”": 15, "《": 40, "》": 40}
_OTHER_MARK_RANK = 60

_is_han = re.compile(f"[{HAN}]").match


def is_han(char: str) -> bool:
    """Whether the character is a Han letter."""
    return _is_han(char) is not None


@cache
def _table(variant: Variant) -> dict[str, float]:
    path = files("publisher.cleaning") / "data" / f"frequency-{variant}.txt"
    ranks = dict.fromkeys(CJK_MARKS, _OTHER_MARK_RANK) | _MARK_RANKS
    ranks |= {char: rank for rank, char in enumerate(path.read_text("utf-8").strip(), 1)}
    return {char: -math.log(rank) for char, rank in ranks.items()}


_RARE = -math.log(_UNLISTED)


def log_frequency(char: str, variant: Variant) -> float:
    """Natural logarithm of the character's frequency by Zipf's law, that is of 1 / rank.

    Punctuation ranks as often as it stands in text; letters and signs of other scripts, which are
    out of place among Han, rank below the rarest character.
    """
    return _table(variant).get(char, _RARE)


def variants(text: Iterable[str]) -> tuple[int, int]:
    """How many characters are traditional only, and how many simplified only.

    Evidence: a character that Big5 has and GB 2312 has not is traditional; the other way round
    it is simplified. What both have, or neither has, tells nothing.
    """
    traditional = simplified = 0
    for char in text:
        shape = _shape(char)
        traditional += shape > 0
        simplified += shape < 0
    return traditional, simplified


@cache
def _shape(char: str) -> int:
    if not is_han(char):
        return 0
    return bool(bytes_of(char, "big5")) - bool(bytes_of(char, "gb2312"))
