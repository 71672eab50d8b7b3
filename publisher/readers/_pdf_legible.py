"""Whether a page's text layer can be read: not a scan, and not letters under a false key."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

COMMON = frozenset("eainorst")
"""The letters that every European language in Latin script writes most."""

_FEWEST = 150
"""Letters from which shares of letters mean something."""

_LEAST_COMMON = 0.42
"""Share of the common letters below which Latin text is a cipher. Measured on this project's test
languages: 0.55 (Vietnamese, codes in tables) to 0.70; letters shifted or drawn by lot give 0.15 to
0.38."""

_RTL = re.compile("[\u0590-\u07ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LATIN = re.compile("[A-Za-z]")

_LEADERS = re.compile(r"([^\w\s])(?:\s?\1){3,}")
"""Dots that lead to page numbers, and ruled lines: no evidence of anything."""

_LOST = 0.25
"""Share of characters without a letter from which a page cannot be read."""


def is_garbled(text: str, unmapped: float) -> bool:
    """Whether the characters of a page are not the letters that it shows.

    unmapped: share of characters for which the font states none.
    """
    if len(text) >= 20 and unmapped > _LOST:
        return True
    if _is_mixed(text):
        return True
    text = _LEADERS.sub("", text)
    counts = Counter(unicodedata.normalize("NFD", text.casefold()))
    letters = sum(count for char, count in counts.items() if char.isalpha())
    latin = sum(count for char, count in counts.items() if char.isalpha() and char < "\u0250")
    if latin < 0.8 * letters or len(text) < _FEWEST:
        return False
    if letters < _FEWEST:
        signs = sum(not char.isalnum() and not char.isspace() for char in text)
        return signs > 0.5 * len(text) and letters > 40
    return sum(counts[char] for char in COMMON) < _LEAST_COMMON * latin


def _is_mixed(text: str) -> bool:
    """Whether many words have letters of two scripts, one of them written from right to left."""
    words = [word for word in text.split() if len(word) >= 3 and _RTL.search(word)]
    mixed = sum(bool(_LATIN.search(word)) for word in words)
    return len(words) >= 10 and mixed > 0.3 * len(words)


def is_empty(text: str) -> bool:
    """Whether so little text is on a page that its picture may be the text."""
    return sum(map(str.isalnum, text)) < 12
