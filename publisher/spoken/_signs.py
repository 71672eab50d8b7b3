"""What is alike in every language: white space, and characters that cannot be said."""

from __future__ import annotations

import re
import unicodedata

from ._scan import Part, Rule, rule

# Joiners shape the letters of these scripts and change how they are read (Unicode 16, 9.2 and
# 12.1): Arabic, Syriac, N'Ko, Mongolian, the Indic scripts.
_JOINED = re.compile(r"[\u0600-\u07ff\u0900-\u0dff\u1800-\u18af]")
_JOINERS = "\u200c\u200d"

_UNSAYABLE = {"So", "Sk", "Cs", "Co", "Cn", "Cf", "Me"}
"""General categories without a reading: emoji and pictures, lone accents, private characters."""

_HAS_WORDS = "№©®™℃℉°"
"""Signs among them that languages have words for."""

_SILENT = "*_^`~|\\•·‣⁃◦※†‡¤¦\ufe0f\ufe0e"


def _space(match: re.Match[str]) -> str | None:
    return None if match.group() == " " else " "


def _joins(text: str, at: int) -> bool:
    return text[at] in _JOINERS and bool(_JOINED.match(text, max(0, at - 1)))


def _invisible(match: re.Match[str]) -> str | None:
    char = match.group()
    if _joins(match.string, match.start()):
        return None
    if unicodedata.category(char) == "Cc":
        return " "
    return "" if unicodedata.category(char) == "Cf" else None


def _unsayable(match: re.Match[str]) -> str | None:
    char = match.group()[-1]
    if unicodedata.category(char) not in _UNSAYABLE and char not in _SILENT:
        return None
    if char in _HAS_WORDS and match.end() - match.start() > 1:
        return None  # the space goes first, and then a language may have a rule for the sign
    if _joins(match.string, match.end() - 1):
        return None
    return "" if match.string[match.end() : match.end() + 1] in ("", " ") else " "


INVISIBLE: tuple[Rule, ...] = (
    rule("white space", r"\s+", _space),
    rule("invisible", r"[^\w\s]", _invisible),
)
"""Before all other rules: white space is one space, formatting characters are nothing."""

UNSAYABLE: tuple[Rule, ...] = (
    # "[[" would switch espeak to phonemes, whoever wrote it.
    rule("bracket", r"[\[\]{}]", lambda match: " "),
    rule("unsayable", r" ?(?:[^\w\s]|_)", _unsayable),
)
"""After all other rules: what has no reading is silent."""


def is_silent(part: Part) -> bool:
    """Whether nothing is said for the part."""
    return not any(char.isalnum() for char in part.said)
