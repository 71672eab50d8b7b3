"""A document before and after, in passages: what belongs together on both sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..ledger import Edit, Manuscript

CONTEXT = 160
"""Characters that are shown on either side of an edit where a long text is cut."""

_LINES = re.compile(r"[^\n]*\n+|[^\n]+")


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch that is the same before and after."""

    text: str


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch that is not shown, to keep the page small."""

    #: what stands there in the source
    before: str
    #: the edits in it
    edits: tuple[Edit, ...] = ()


Part = Kept | Edit | Cut


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of the source and what became of them."""

    #: line of the source in which it begins, counted from 1
    line: int
    parts: tuple[Part, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits that are shown in it."""
        return tuple(part for part in self.parts if isinstance(part, Edit))


def passages(manuscript: Manuscript, characters: int, edits: int) -> Iterator[Passage]:
    """The whole manuscript in passages, which break where a line ends on both sides.

    characters: a longer source is cut to what stands around its edits; edits: where there are
    more, only the first ones of each rule are shown.
    """
    cut = len(manuscript.source) > characters
    chosen = _chosen(manuscript.edits, edits)
    row: list[Part] = []
    line = lines = 1
    ended = False
    for part in _split(_parts(manuscript, chosen, cut)):
        before, after = _sides(part)
        if row and (isinstance(part, Cut) or (ended and not _is_gap(before + after))):
            yield Passage(line, tuple(row))
            row, line = [], lines
        row.append(part)
        lines += before.count("\n")
        # A line that was taken out ends where it ended; one that was joined does not.
        ended = isinstance(part, Cut) or (after or before).endswith("\n")
    if row:
        yield Passage(line, tuple(row))


def level(sizes: Sequence[int], budget: int) -> int:
    """The largest size such that all sizes, none counting more than that, fit the budget."""
    left = budget
    for number, size in enumerate(sorted(sizes)):
        share = left // (len(sizes) - number)
        if size > share:
            return share
        left -= size
    return max(sizes, default=0)


def _chosen(edits: Sequence[Edit], most: int) -> list[bool]:
    """For each edit whether it is shown: all, or the first ones of each rule."""
    counts = Counter(edit.rule for edit in edits)
    first = level([*counts.values()], most)
    seen: Counter[str] = Counter()
    chosen = []
    for edit in edits:
        chosen.append(seen[edit.rule] < first)
        seen[edit.rule] += 1
    return chosen


def _parts(manuscript: Manuscript, chosen: Collection[bool], cut: bool) -> Iterator[Part]:
    """Kept stretches, edits that are shown, and what is cut, in reading order."""
    source, at = manuscript.source, 0
    hidden: list[Edit] = []
    for edit, is_shown in zip(manuscript.edits, chosen, strict=True):
        if is_shown:
            yield from _stretch(source, at, edit.start, hidden, cut)
            yield edit
            at, hidden = edit.end, []
        else:
            hidden.append(edit)
    yield from _stretch(source, at, len(source), hidden, cut)


def _stretch(source: str, start: int, end: int, hidden: list[Edit], cut: bool) -> Iterator[Part]:
    """What lies between two shown edits, without its middle where that is long or has edits."""
    if not hidden and (not cut or end - start <= 3 * CONTEXT):
        if start < end:
            yield Kept(source[start:end])
        return
    low = min(start + CONTEXT, hidden[0].start if hidden else end)
    high = max(end - CONTEXT, hidden[-1].end if hidden else start)
    if start < low:
        yield Kept(source[start:low])
    yield Cut(source[low:high], tuple(hidden))
    if high < end:
        yield Kept(source[high:end])


def _split(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if isinstance(part, Kept):
            yield from (Kept(text) for text in _LINES.findall(part.text))
        else:
            yield part


def _sides(part: Part) -> tuple[str, str]:
    if isinstance(part, Edit):
        return part.before, part.after
    text = part.text if isinstance(part, Kept) else part.before
    return text, text


def _is_gap(text: str) -> bool:
    """Whether it is the empty lines after a passage, and not what begins the next one."""
    return "\n" in text and not text.strip()
