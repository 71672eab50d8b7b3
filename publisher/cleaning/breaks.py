"""Scene breaks: signs between two paragraphs that stand for a pause and are not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..book import Document
from ..ledger import Mark
from ._lines import Line, lines
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within

_ALONE = "*＊∗⁂⁎⁕※❦❧☙~～#＃§◆◇❖✦✧"
"""Signs of which one alone on its line is a break."""

_SIGNS = r"*＊∗⁂⁎⁕❦❧☙~～#＃◆◇❖✦✧☆★♦•·∙◦—–―─━\-"
_BREAK = re.compile(rf"[{re.escape(_ALONE)}]|(?:[{_SIGNS}][ \t\u00a0\u2002-\u200a\u3000]*){{3,60}}")

_DRAWN = re.compile(r"([-~#─━])(?: ?\1){4,}|\*{8,}")
"""Lines that rule F5 takes out of plain text: they are drawn between its parts."""

_NOT_HERE = ("table_row", "image", "note", "list_item")


@rule("S14", "scene breaks")
def scene_breaks(document: Document) -> Outcome:
    """Mark a line of signs between two paragraphs (* * *, ⁂, #, —————) as a break: it is shown,
    not read, and a longer silence stands there. Nothing is changed.

    Evidence: the whole line is one sign that people use so, or three to sixty of asterisks, dots,
    tildes, diamonds and dashes; blank lines or the file's own blocks part it from words before
    and after it.
    Guard: not in lists, tables and notes, nor at the beginning or end of a text; blanks to be
    filled (_____), boxes and ellipses are none, nor in plain text what F5 takes for a drawn line.
    """
    text = document.manuscript.text
    known = is_structured(document)
    taken = spans(document, *_NOT_HERE)
    for line in _between_words(lines(text)):
        is_drawn = not known and _DRAWN.fullmatch(line.text)
        if _BREAK.fullmatch(line.text) and not is_drawn and not within(taken, line.start):
            yield Mark("break", line.start, line.end)


def _between_words(found: Sequence[Line]) -> Iterator[Line]:
    """The lines without a letter or figure that stand apart, between lines that have some."""
    numbers = [number for number, line in enumerate(found) if _has_words(line)]
    for before, after in pairwise(numbers):
        between = found[before + 1 : after + 1]
        yield from (line for line, next in pairwise(between) if line.gap and next.gap)


def _has_words(line: Line) -> bool:
    return any(char.isalnum() for char in line.text)
