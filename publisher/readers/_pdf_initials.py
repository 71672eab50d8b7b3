"""Initials: a large letter beside the first lines of a paragraph, put before its word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ._pdf_lines import Line, Stretch
from ._pdf_stretches import INITIAL, QUOTES

_NEAR = 1.5
"""Room between an initial and the text beside it at most, in sizes of the text."""

_MOST = 40
"""Initials of a page; what has more is a drawing or a puzzle."""

_WORDS = "AIOÀÉEYUWZВИОУЯКСА"
"""Letters that may be a word of their own."""


def with_initials(parts: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a page, initials put before the line that they begin.

    Evidence: a single letter, half as large again as the text or more, with two or more lines
    beside it, from the height of its head to that of its foot.
    """
    found = list(parts)
    least = INITIAL * min((part.size for part in parts), default=0.0)
    initials = [part for part in parts if part.size >= least and _is_letter(part)]
    for initial in initials if len(initials) <= _MOST else ():
        beside = [n for n, part in enumerate(found) if _is_beside(initial, part)]
        if len(beside) < 2:
            continue
        first = min(beside, key=lambda n: found[n].y)
        spaced = _is_word(initial.text, found[first].text, parts)
        for n in beside:
            found[n] = replace(found[n], x0=initial.x0)
        line = found[first]
        run = replace(initial.runs[0], text=initial.text, y=line.y, size=line.size, bold=False)
        rest = (replace(line.runs[0], spaced=spaced), *line.runs[1:])
        found[first] = replace(line, runs=(run, *rest))
        found = [part for part in found if part is not initial]
    return tuple(found)


def _is_letter(part: Stretch) -> bool:
    letter = part.text.strip(QUOTES)
    return not isinstance(part, Line) and len(letter) == 1 and letter.isalpha()


def _is_beside(initial: Stretch, part: Stretch) -> bool:
    """Whether a stretch is a line beside an initial."""
    if part is initial or isinstance(part, Line) or initial.size < INITIAL * part.size:
        return False
    top = initial.y - 0.8 * initial.size
    gap = part.x0 - initial.x1
    return top < part.y < initial.y + 0.4 * part.size and -0.6 * part.size < gap < (
        _NEAR * part.size
    )


def _is_word(letter: str, line: str, parts: Sequence[Stretch]) -> bool:
    """Whether an initial is a word of its own, as the other words of the page tell."""
    if letter.strip(QUOTES) not in _WORDS or not line:
        return False
    rest = line.split()[0].strip(".,;:!?").casefold()
    words = {
        word.strip(".,;:!?").casefold() for part in parts for word in part.text.split()
        if part.text != line
    }  # fmt: skip
    return rest in words and letter.strip(QUOTES).casefold() + rest not in words
