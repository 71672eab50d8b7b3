"""Where pages, pictures, note references and marked stretches stand in the blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from ..blocks import EMPHASIS
from ..book import Anchor, AnchorKind, Document
from ..ledger import Mark
from ._emphasis import add


def anchors(
    document: Document,
    starts: Sequence[int],
    texts: Sequence[str],
    notes: Mapping[str, Sequence[int]],
) -> dict[int, list[Anchor]]:
    """Number of the block to its anchors, in order, in spans of the block.

    starts, texts: of the blocks; notes: numbers of the notes that bear a label, in order.
    """
    found: dict[int, list[Anchor]] = {}
    used: Counter[str] = Counter()
    marks = sorted(document.marks, key=lambda mark: (mark.start, mark.end))
    count = Counter(mark.value for mark in marks if mark.kind == "noteref")
    for mark in marks:
        if mark.kind in ("page", "picture"):
            kind: AnchorKind = "page" if mark.kind == "page" else "picture"
            number, at = _place(document.manuscript.text_position(mark.start), starts, texts)
            found.setdefault(number, []).append(Anchor(kind, at, at, mark.value))
        elif mark.kind == "noteref":
            start, end = document.manuscript.text_span(mark.start, mark.end)
            if start < end:
                continue  # S2 was left out: it is still among the words
            note = _note(mark.value, used[mark.value], count[mark.value], notes)
            used[mark.value] += 1
            at = document.manuscript.text_position(mark.start)
            number = bisect_right(starts, at) - 1
            at = min(at - starts[number], len(texts[number]))
            label = mark.value.partition("\t")[0]
            shown = document.manuscript.source[mark.start : mark.end].strip() or label
            found.setdefault(number, []).append(Anchor("noteref", at, at, shown, note))
    kinds: tuple[AnchorKind, ...] = ("stage", "lang", "struck", *EMPHASIS)
    for kind in kinds:
        for mark in marks:
            if mark.kind == kind:
                _stretch(document, mark, kind, starts, texts, found)
    for standing in found.values():
        standing.sort(key=lambda anchor: (anchor.start, anchor.end))
    return found


def _place(at: int, starts: Sequence[int], texts: Sequence[str]) -> tuple[int, int]:
    """The block and place in it at which what begins at `at` begins, white space left out."""
    number = bisect_right(starts, at) - 1
    text, inside = texts[number], at - starts[number]
    while inside < len(text) and text[inside] == " ":
        inside += 1
    if inside >= len(text) and number + 1 < len(texts):
        return number + 1, 0
    return number, min(inside, len(text))


def _note(label: str, before: int, count: int, notes: Mapping[str, Sequence[int]]) -> int:
    """The note that a reference leads to; 0 for none.

    Where as many notes as references bear the label, each has its own; else the notes are used up
    in order.
    """
    there = notes.get(label, ())
    if not there:
        return 0
    return there[min(before, len(there) - 1)] if count >= len(there) > 1 else there[0]


def _stretch(
    document: Document,
    mark: Mark,
    kind: AnchorKind,
    starts: Sequence[int],
    texts: Sequence[str],
    found: dict[int, list[Anchor]],
) -> None:
    """Add a stretch to every block that it reaches into, unless one of its kind stands there."""
    start, end = document.manuscript.text_span(mark.start, mark.end)
    if start >= end:
        return
    for number in range(bisect_right(starts, start) - 1, bisect_right(starts, end - 1)):
        low = max(0, start - starts[number])
        high = min(end - starts[number], len(texts[number]))
        standing = found.setdefault(number, [])
        # They come in order, so that only the last one can reach into this one.
        last = standing[-1] if standing and standing[-1].kind == kind else None
        if kind in EMPHASIS:
            add(standing, last, Anchor(kind, low, high), texts[number])
        elif low < high and not (last and last.end > low):
            standing.append(Anchor(kind, low, high, mark.value))
