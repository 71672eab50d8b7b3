"""Letters that were set apart to make a line wider: P O D A N I E, 孔　乙　己."""

from __future__ import annotations

import re

from ._han import WIDE

_SPACED_OUT = re.compile(r"[^\W\d_](?: [^\W\d_]){3,}")
_ONE_HAN = re.compile(f"[{WIDE}]")


def spaces_within(text: str) -> list[int]:
    """Where the spaces between letters stand that were set apart: only single letters, four or
    more in a word, with one space between; more spaces part words.
    """
    found = list(re.finditer(r"\S(?:.*?\S)??(?=\s{2,}|$)", text))
    if not found or not all(_SPACED_OUT.fullmatch(word[0]) for word in found):
        return []
    return [at for word in found for at in range(*word.span()) if text[at] == " "]


def closed(text: str) -> str:
    """The words of a line in one space each, with the letters that were set apart put together."""
    apart = set(spaces_within(text))
    words = "".join(char for at, char in enumerate(text) if at not in apart).split()
    if len(words) > 1 and all(_ONE_HAN.fullmatch(word) for word in words):
        return "".join(words)
    return " ".join(words)
