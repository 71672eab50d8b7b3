"""Lines of a column to paragraphs, by geometry.

The strongest evidence that a line does not end a paragraph is that the next line's first word would
not have fitted on it. Beside that: a wider gap, another size, an indent, and a list mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ._pdf_kept_lines import are_kept
from ._pdf_lines import Line, Stretch
from ._pdf_tables import contents_rows, table_rows

STOP = re.compile(
    r"[.!?:;…。！？：；؟۔][\"'”’»)\]」』）]*$|(?<!\d)[.!?:;…。！？：；؟۔][\"'”’»)\]」』）]*\d{1,2}$"
)

BULLET = re.compile(r"(?:[•▪◦‣·●○■□➢✓◆∙⁃*–—-]|[o](?= \w))\s+(?=\S)|[•▪●■➢✓◆](?=\w)")
_DOT = re.compile(r"[•▪◦‣●○■□➢✓◆∙⁃]\s")
"""A list mark that nothing else is; dashes, asterisks and figures may stand in a sentence."""

_FIRST = re.compile(r"\(?[aAiI1][.)]\s")
"""The label of the first item of a list."""

NUMBER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3}){1,3}\.?)\s")

_GAP = 1.3
"""Usual distances between baselines from which a gap is one between paragraphs."""

_FEW = 3
"""Lines of a piece from whose edges alone its width cannot be told."""

_EMPTY = 0.25
"""Share of the column that is empty behind a line that ends a paragraph."""

_SHORT = 0.5
"""Share of its column that is empty behind a line which was ended on purpose."""

_SOLID = 1.0
"""Distance between baselines, in sizes of the type, below which lines belong to a formula."""

_INDENT = 0.8
"""Sizes of the type from which white space before a line is an indent."""


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one block and what kind of block they are by their setting."""

    lines: tuple[Line, ...]
    #: "text", "lines" (each of which is kept), "table_row", "contents", or "repeated" (a head row)
    kind: str = "text"

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def paragraphs(columns: Sequence[Sequence[Line]], body: float) -> list[Group]:
    """The blocks of one page in reading order; a block that a column cuts is one.

    body: size of the running text, points.
    """
    found: list[Group] = []
    for column in columns:
        groups = list(_of_column(column, body))
        if found and groups and runs_over(found[-1], groups[0]):
            groups[0] = Group((*found.pop().lines, *groups[0].lines))
        found += groups
    return found


def runs_over(last: Group, first: Group) -> bool:
    """Whether a paragraph goes on over a column or page break."""
    if last.kind != "text" or first.kind != "text":
        return False
    before, line = last.lines[-1], first.lines[0]
    if abs(before.size - line.size) > 0.06 * line.size or before.bold != line.bold:
        return False
    if before.is_apart or line.is_apart:
        return False
    if BULLET.match(line.text) or NUMBER.match(line.text):
        return False
    if before.text.endswith("-") and line.text[0].islower():
        return True
    full = before.room < line.first_word + 0.3 * line.size
    if STOP.search(before.text):
        indented = len(last.lines) > 1 and last.lines[0].indent > _INDENT * line.size
        return full and indented and line.indent < 0.3 * line.size
    return line.text[0].islower() or (full and line.indent < _INDENT * line.size)


def _of_column(column: Sequence[Line], body: float) -> Iterator[Group]:
    tables, contents = table_rows(column), contents_rows(column)
    group: list[Line] = []
    for number, line in enumerate(column):
        kind = "contents" if number in contents else "table_row" if number in tables else ""
        kind = "table_row" if line.is_row else kind
        if kind:
            yield from _of_text(group, body)
            group = []
            yield Group((line,), kind)
        else:
            group.append(line)
    yield from _of_text(group, body)


def _of_text(lines: Sequence[Line], body: float) -> Iterator[Group]:
    leading = _leading(lines)
    start = 0
    for at in range(1, len(lines) + 1):
        if at == len(lines) or _is_apart(lines[at - 1], lines[at], leading):
            yield from _of_piece(lines[start:at], body)
            start = at


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance between baselines, in sizes of the type."""
    gaps = sorted(gap for a, b in pairwise(lines) if 0.5 < (gap := (b.y - a.y) / b.size) < 3)
    if not gaps:
        return 1.2
    # Where paragraphs are short, most gaps are those between them.
    often = max(2, len(gaps) // 8)
    for n, gap in enumerate(gaps):
        near = gaps[n : bisect_right(gaps, 1.06 * gap)]
        if gap > _SOLID and len(near) >= often:
            return near[len(near) // 2]
    return gaps[len(gaps) // 3]


def _is_apart(before: Line, line: Line, leading: float) -> bool:
    """Whether a gap or another size of type parts two lines."""
    if abs(before.size - line.size) > 0.08 * max(before.size, line.size):
        return True
    gap = (line.y - before.y) / line.size
    return gap > _GAP * leading + 0.05 or gap < 0


def _of_piece(lines: Sequence[Line], body: float) -> Iterator[Group]:
    """Paragraphs among lines of one size at even distances."""
    if not lines:
        return
    if are_kept(lines, body):
        yield Group(tuple(lines), "lines")
        return
    short = _ends_short(lines)
    lines = list(_with_edges(lines))
    hanging = _is_hanging(lines)
    group = [lines[0]]
    for n, (before, line) in enumerate(pairwise(lines)):
        if n in short or _begins(before, line, group, hanging):
            yield Group(tuple(group))
            group = []
        group.append(line)
    yield Group(tuple(group))


def _ends_short(lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines of a small piece that end a sentence far from the column's edge.

    Of a few lines none need reach it: two lines of a postscript are two paragraphs.
    """
    if len(lines) > _FEW or min(line.indent for line in lines) > _INDENT * lines[0].size:
        return set()
    return {
        n
        for n, (a, b) in enumerate(pairwise(lines))
        if STOP.search(a.text)
        and a.room > _EMPTY * (a.right - a.left)
        and a.room > 2 * b.first_word
        and not b.text[0].islower()
    }


def _with_edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the edges of their piece; a line alone keeps those of its column."""
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if len(lines) == 1:
        line = lines[0]
        yield line
        return
    for line in lines:
        yield replace(line, left=left, right=right)


def _is_hanging(lines: Sequence[Line]) -> bool:
    """Whether indented lines go on here, as in lists and bibliographies, and do not begin."""
    starts = [(a, b) for a, b in pairwise(lines) if b.indent > _INDENT * b.size]
    on = sum(_is_full(a, b) and not STOP.search(a.text) for a, b in starts)
    return bool(starts) and on > 0.5 * len(starts)


def _is_full(before: Line, line: Line) -> bool:
    """Whether the next line's first word would not have fitted on the line before."""
    return before.room < line.first_word + 0.45 * line.size


def _begins(before: Line, line: Line, group: Sequence[Line], hanging: bool) -> bool:
    full, stops = _is_full(before, line), bool(STOP.search(before.text))
    if _DOT.match(line.text):
        return True
    if BULLET.match(line.text) or NUMBER.match(line.text):
        aligned = abs(line.indent - group[0].indent) < 0.5 * line.size
        listed = bool(BULLET.match(group[0].text) or NUMBER.match(group[0].text))
        nested = listed and bool(_FIRST.match(line.text)) and line.indent > group[0].indent
        return not full or stops or (aligned and listed) or nested
    if before.text.endswith("-") and line.text[0].islower():
        return False
    if _is_labelled(before, line):
        return True
    if before.bold != line.bold and not full:
        return True
    centred = _is_centred(before) and _is_centred(line)
    inner = line.text[0].islower() and not stops and not centred
    inner = inner and before.room < _SHORT * (before.right - before.left)
    if not full:
        return not inner
    if hanging:
        out = before.indent - line.indent > _INDENT * line.size
        return out and len(group) > 0 and stops
    inset = line.indent - before.indent
    item = before is group[0] and not before.text.endswith(":")
    if item and (BULLET.match(before.text) or NUMBER.match(before.text)):
        return False  # it stands under the words of the item
    return inset > _INDENT * line.size and (stops or before is not group[0]) and not inner


def _is_labelled(before: Line, line: Line) -> bool:
    """Whether a line begins with a name or label in bold: "Present:", "MARTHA."."""
    first = line.runs[0]
    labelled = first.bold and not line.bold and first.text.endswith((":", ".", "："))
    return labelled and not before.runs[-1].bold and first.text[:1].isalpha()


def _is_centred(line: Line) -> bool:
    """Whether there is the same room before and behind a line, as in a title."""
    return line.indent > 2 * line.size and abs(line.indent - line.room) < line.size


def type_size(pages: Sequence[Sequence[Stretch]]) -> float:
    """The size of type that most characters of a document have, points; 10 where it is empty."""
    weights: dict[float, int] = {}
    for parts in pages:
        for part in parts:
            size = round(part.size * 2) / 2
            weights[size] = weights.get(size, 0) + len(part.text)
    return max(weights, key=lambda size: (weights[size], size)) if weights else 10.0
