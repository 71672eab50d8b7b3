"""Headings that Aozora Bunko's notes to the typesetter name: ［＃「一」は中見出し］."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Document
from ..ledger import Mark
from ._rule import Outcome, rule

_SIZES = "大中小"

_NOTE = r"［＃[^［］\n]{1,200}］"
_BEFORE = re.compile(rf"(?:{_NOTE}|\s)*")

_BEHIND = re.compile(r"［＃「[^「」\n]{1,100}」は([大中小])見出し］")
_OPENED = r"［＃(?:ここから)?([大中小])見出し］"
_CLOSED = r"［＃(?:ここで)?\1見出し終わり］"
_AROUND = re.compile(rf"{_OPENED}\s{{0,3}}([^\n［］]{{1,200}}?)\s{{0,3}}{_CLOSED}")


@rule("S9", "headings of Aozora Bunko", guesses=True)
def headings(document: Document) -> Outcome:
    """Mark what Aozora Bunko's notes call a heading, large, middle or small. Nothing is changed.

    Evidence: the note itself (［＃「一」は中見出し］, ［＃大見出し］…［＃大見出し終わり］), which
    A2 takes out. Guard: a heading that runs into its paragraph (同行見出し) is left a part of it.
    """
    found = sorted(_found(document.manuscript.text))
    sizes = sorted({size for _, _, size in found})
    for start, end, size in found:
        yield Mark("heading", start, end, str(2 + sizes.index(size)))


def _found(text: str) -> Iterator[tuple[int, int, int]]:
    """Where each heading stands, and its size, 0 for a large one."""
    for note in _BEHIND.finditer(text):
        line = _BEFORE.match(text, text.rfind("\n", 0, note.start()) + 1, note.start())
        start = line.end() if line else note.start()
        if start < note.start():
            yield start, note.start(), _SIZES.index(note[1])
    for whole in _AROUND.finditer(text):
        yield *whole.span(2), _SIZES.index(whole[1])
