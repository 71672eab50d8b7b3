"""Lines of parts with wide gaps between them: two signatures, composer and work, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ._chords import is_chords
from ._lines import STOPS, columns, ends_with
from ._structure import Span

_GAP = re.compile(r"(?<=\S)[ \t]*(?: {2}|\t)[ \t]*(?=\S)")

_WIDEST = 110
"""Columns of a line from which a gap is a slip inside running text."""

_LINE = re.compile(r"[^\n]+")

_LABEL = re.compile(r"\W*(?:\w{1,3}|[^\W\d_]{1,4}\.? ?[\d.,]+|[\d.]+\w?)[.):\]]?")
"""1.   (a)   Q.   Art. 5: what stands behind it is told apart by it."""

_HAN = re.compile("[\u4e00-\u9fff]{2,}")
"""Two characters are a word and no label: 小菜     5元"""

_OPTION = re.compile(r"\(?[a-z]\)\s")
"""a) Yes      b) No"""

_SPACES = 5

_COLUMN_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")

_WIDE = 3
_FEWEST = 3
"""So many lines in a row have columns where each has a gap of three spaces."""


def is_parting(text: str, start: int, end: int) -> bool:
    """Whether the gap `[start, end)` parts two things that share a short line.

    It is the only one there, of two tabs or of five spaces, or of one tab before a capital.
    """
    edge, far = max(0, start - _WIDEST), min(len(text), end + _WIDEST)
    left, right = text.rfind("\n", edge, start), text.find("\n", end, far)
    if (left < 0 < edge) or (right < 0 and far < len(text)):
        return False
    line = text[left + 1 : right if right >= 0 else far].strip()
    before, after = text[left + 1 : start].strip(), text[end : right if right >= 0 else far].strip()
    if columns(line.expandtabs(1)) > _WIDEST or len(_GAP.findall(line)) != 1:
        return False
    if _LABEL.fullmatch(before) or before.endswith((":", "：")) or not _says(before, after):
        return False
    gap = text[start:end]
    if gap.count("\t") > 1:
        return True
    wide = "\t" in gap or len(gap) >= _SPACES
    inside = after[0].islower() and not _OPTION.match(after)
    return wide and not inside and not ends_with(before, STOPS)


def _says(before: str, after: str) -> bool:
    return any(map(str.isalpha, before)) and any(map(str.isalnum, after))


def column_gaps(text: str) -> Iterator[Span]:
    """The gaps of lines that lie among others with gaps: of a timetable, of answers side by side.

    Justified lines have gaps of three spaces, too, but not each of three in a row. A line of chords
    has such gaps wherever it stands.
    """
    run: list[list[Span]] = []
    for line in _LINE.finditer(text):
        if is_chords(line[0].strip() or " "):
            yield from (gap.span() for gap in _COLUMN_GAP.finditer(text, *line.span()))
        gaps = [*_between(text, *line.span())]
        if any(end - start >= _WIDE for start, end in gaps):
            run.append(gaps)
            continue
        yield from _columns(run)
        run = []
    yield from _columns(run)


def _between(text: str, start: int, end: int) -> Iterator[Span]:
    """The gaps of a line, but for the one behind its number, label or bullet."""
    for gap in _COLUMN_GAP.finditer(text, start, end):
        before = text[start : gap.start()].strip()
        if not _LABEL.fullmatch(before) or _HAN.fullmatch(before):
            yield gap.span()


def _columns(run: Sequence[Sequence[Span]]) -> Iterator[Span]:
    if len(run) >= _FEWEST:
        for gaps in run:
            yield from gaps
