"""The outline of a PDF (its bookmarks): which blocks its maker calls headings, and how deep."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 5000
_DEEPEST = 12
"""Bounds on an outline that may be hostile or run in circles."""

_NUMBERING = re.compile(
    r"\W*(?:(?:chapter|part|section|appendix|article|chapitre|annexe|kapitel|teil|anhang|"
    r"cap[íi]tulo|capitolo|parte|глава|раздел|приложение|第)?\W*"
    r"(?:[\divxlcIVXLC]+|[a-zA-Z])(?:[.\-][\divxlc]+)*(?:[章节節部]|\b)\W*)?"
)
"""What may stand before a title on the page or in the outline alone: "Chapter 2.", "3.1", "A"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark."""

    title: str
    #: index of the page that it leads to
    page: int
    #: of the heading that it names, from 1
    level: int


def outline(document: Any) -> tuple[Entry, ...]:
    """The bookmarks of an open PDF that lead to a page, in order."""
    found = list(_walk(document, None, 1, set()))
    # One bookmark above all others is the document's title; else that is not in the outline.
    above = [entry for entry in found if entry.level == 1]
    more = 0 if len(above) == 1 and not above[0].page else 1
    return tuple(Entry(e.title, e.page, min(6, e.level + more)) for e in found)


def _walk(document: Any, parent: Any, depth: int, seen: set[int]) -> Iterator[Entry]:
    mark = pdfium.FPDFBookmark_GetFirstChild(document, parent)
    while mark and depth <= _DEEPEST and len(seen) < _MOST:
        address = ctypes.addressof(mark.contents)
        if address in seen:
            return
        seen.add(address)
        title, page = _title(mark), _page(document, mark)
        if title and page >= 0:
            yield Entry(title, page, depth)
        yield from _walk(document, mark, depth + 1, seen)
        mark = pdfium.FPDFBookmark_GetNextSibling(document, mark)


def _title(mark: Any) -> str:
    size = pdfium.FPDFBookmark_GetTitle(mark, None, 0)
    if not 2 < size < 2000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFBookmark_GetTitle(mark, buffer, size)
    return " ".join(bytes(buffer)[: size - 2].decode("utf-16-le", "replace").split())


def _page(document: Any, mark: Any) -> int:
    place = pdfium.FPDFBookmark_GetDest(document, mark)
    if not place:
        action = pdfium.FPDFBookmark_GetAction(mark)
        place = pdfium.FPDFAction_GetDest(document, action) if action else None
    return int(pdfium.FPDFDest_GetDestPageIndex(document, place)) if place else -1


def keys(text: str) -> tuple[str, str]:
    """A title's letters and digits alone, with its numbering and without."""
    text = unicodedata.normalize("NFKC", text)
    bare = text[len(found[0]) :] if (found := _NUMBERING.match(text)) else text
    return _letters(text), _letters(bare) or _letters(text)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def by_page(entries: Sequence[Entry]) -> Mapping[int, Mapping[str, int]]:
    """For every page with bookmarks, the keys of their titles, and levels."""
    found: dict[int, dict[str, int]] = {}
    for entry in entries:
        there = found.setdefault(entry.page, {})
        for key in keys(entry.title):
            there.setdefault(key, entry.level)
    return found
