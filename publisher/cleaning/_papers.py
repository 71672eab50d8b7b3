"""Titles by which papers call themselves: АКТ, ATA N.º 7/2009, P O D A N I E, 清掃のお知らせ."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ._lines import STOPS, Line, columns, ends_with, is_prose
from ._set_apart import closed
from ._tables import any_of, table

_WORDS = [word for words in table("papers")["kinds"].values() for word in words]
_KIND = re.compile(rf"(?:{any_of(_WORDS, literal=False)})", re.IGNORECASE)

PARTS = re.compile(r"\s{6,}|\t")
"""The gap between two parts of a line: the issuer and the date, the title and the page."""

_MOST_ABOVE = 12
"""Lines of who issues a paper, to whom, and when."""

_MOST_LINES = 3
"""Lines of a title below others; a stanza that begins with such a word has more."""

_WIDEST = 90
_TEXT = 60


def paper_title(found: Sequence[Line]) -> int | None:
    """The number of the line with which a paper says what it is; None where none does.

    Evidence: the line begins with such a word (data/papers.toml) and stands apart: it is in
    capitals, or a gap or an indent is before it, and a gap soon behind it. Guard: it ends as no
    sentence does, has no small letter first, and no running text stands above it.
    """
    for number, line in enumerate(found[:_MOST_ABOVE]):
        if number and _is_text(found[number - 1]):
            return None
        text = closed(line.text)
        apart = text.isupper() or not number or line.gap > 0 or line.indent > 2
        if apart and line.width <= _WIDEST and _is_one(text):
            few = number == 0 or any(
                one.gap for one in found[number + 1 : number + _MOST_LINES + 1]
            )
            return number if few else None
    return None


def is_paper(heading: str) -> bool:
    """Whether a heading begins with what papers call themselves: Acta de la sesión ordinaria."""
    return bool(heading) and columns(heading) <= _WIDEST and _is_one(closed(heading))


def _is_text(line: Line) -> bool:
    """Whether a line is of the running text, and not of a letterhead: No. 14, Mr. A. Lee, …"""
    whole = line.width >= _TEXT or ends_with(line.text, STOPS)
    return whole and is_prose(line) and not PARTS.search(line.text)


def _is_one(text: str) -> bool:
    found = _KIND.match(text)
    if not found or text[0].islower():
        return False
    return not ends_with(text, STOPS + ",;:，；：、") and not _is_label(text, found.end())


def _is_label(text: str, end: int) -> bool:
    return text[end : end + 2].strip().startswith((":", "："))
