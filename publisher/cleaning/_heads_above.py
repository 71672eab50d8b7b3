"""Heads that stand right above their text, without a blank line: 2. Bus shelter, § 3, 一、经过."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from ._chapter_lines import Named, readings
from ._chapter_series import Head
from ._lines import STOPS, Line, ends_with, is_prose

_LONGEST = 90
"""Characters of such a line."""

_WIDEST = 110
"""Columns of the widest line from which on a text was not broken to fit."""

_TEXT = 60
"""Columns of a line that no verse and no item of a list has; one at least stands under a head."""

_SAID = 40
"""Columns of text under a head."""

_NEAR = 12
"""Lines under a head of which one is a sentence."""

_MOST = 0.6
"""Share of the heads of a series that must look like heads."""

_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3}[.!?]\s+[^\W\d_]|[。！？]")


@dataclass(slots=True)
class _Found:
    """What was seen of a text, before it is decided which lines are heads."""

    lines: Sequence[Line]
    gap: int
    width: int
    #: number of the line to what it may be, of those above their text
    above: dict[int, list[Named]] = field(default_factory=dict)


def heads_above(found: Sequence[Line], apart: Sequence[Head], gap: int, width: int) -> list[Head]:
    """The heads right above their text, which count up among each other and those that stand apart.

    apart: what may be heads by the space around it; gap: blank lines inside a paragraph; width:
    columns of a full line, 0 where lines are paragraphs.
    Evidence: the next line begins a sentence whose first word would have fitted behind the head;
    what stands before the head stops; the heads count from the first on, sentences stand under most
    of them, and most leave a fifth of the line free.
    Guard: items of a list stand under each other, and the first lines of numbered paragraphs are
    full; a line that holds a sentence is none.
    """
    seen = _Found(found, gap, width or _width(found))
    for number in range(len(found) - 1):
        if _may_be(seen, number):
            seen.above[number] = [*readings(found[number].text)]
    for number in [n for n, what in seen.above.items() if not _is_above(seen, n, what)]:
        del seen.above[number]
    pool: dict[tuple[str, str, int], list[Head]] = defaultdict(list)
    for number, what in seen.above.items():
        for named in what:
            head = Head(number, number + 1, named, above=True)
            pool[named.form, named.before, found[number].indent].append(head)
    for head in apart if pool else ():
        key = (head.named.form, head.named.before, found[head.start].indent)
        if key in pool and head.start not in seen.above:
            pool[key].append(head)
    kept: dict[int, Head] = {}
    values: set[int] = set()
    for (_, before, _), heads in sorted(pool.items(), key=lambda item: len(item[0][1])):
        outer = bool(before) and _last(before) in values
        for series in _series(sorted(heads, key=lambda head: head.start)):
            if (len(series) > 1 or outer) and _is_proven(seen, series):
                kept |= {head.start: head for head in series if head.above}
                values |= {head.named.value for head in series if head.above}
    return [kept[number] for number in sorted(kept)]


def _last(before: str) -> int:
    return int(before.rpartition(".")[2])


def _width(found: Sequence[Line]) -> int:
    widest = max((line.right for line in found), default=0)
    return widest if widest <= _WIDEST else 0


def _may_be(seen: _Found, number: int) -> bool:
    """Whether a line leaves room for the first word of the next one, which begins a paragraph."""
    line, after = seen.lines[number : number + 2]
    if len(line.text) > _LONGEST or after.gap > seen.gap or after.text[0].islower():
        return False
    behind = line.text.find(" ") + 1  # Primero. Lectura del acta
    if _SENTENCE_INSIDE.search(line.text, behind):
        return False
    return not seen.width or _room(seen, number) > 0


def _room(seen: _Found, number: int) -> int:
    return seen.width - seen.lines[number].right - 1 - seen.lines[number + 1].first_word


def _is_above(seen: _Found, number: int, what: Sequence[Named]) -> bool:
    """Whether text is under a line and none goes on before it. what: how it may be read."""
    line, after = seen.lines[number : number + 2]
    forms = {named.form for named in what}
    if not forms or forms & {named.form for named in readings(after.text)}:
        return False
    further = seen.lines[number + 2] if number + 2 < len(seen.lines) else None
    deeper = after.indent - line.indent
    if deeper > 1 and not (further and not further.gap and further.indent <= line.indent + 1):
        return False
    if not number or line.gap > seen.gap:
        return True
    before = seen.above.get(number - 1, ())
    outer = bool(before) and not forms & {named.form for named in before}
    return outer or ends_with(seen.lines[number - 1].text, STOPS)


def _series(heads: Sequence[Head]) -> Iterator[list[Head]]:
    """Those that count up by one from the first on, others passed over."""
    series: list[Head] = []
    for head in heads:
        if head.named.value == 1:
            if series:
                yield series
            series = [head]
        elif series and head.named.value == series[-1].named.value + 1:
            series.append(head)
    if series:
        yield series


def _is_proven(seen: _Found, series: Sequence[Head]) -> bool:
    above = [head for head in series if head.above]
    ends = {head.start: after.start for head, after in pairwise(series)}
    under = [
        [*islice(seen.lines, head.end, min(head.end + _NEAR, ends.get(head.start, 1 << 60)))]
        for head in above
    ]
    told = sum(map(_is_told, under))
    wide = any(line.width >= _TEXT for lines in under for line in lines)
    roomy = sum(not seen.width or 5 * _room(seen, head.start) >= seen.width for head in above)
    return wide and min(told, roomy) >= _MOST * len(above) > 0


def _is_told(lines: Sequence[Line]) -> bool:
    """Whether lines are running text: wide enough for a sentence, of which one stops there."""
    stops = any(is_prose(line) or ends_with(line.text, STOPS) for line in lines)
    return stops and sum(line.width for line in lines) >= _SAID
