"""Setting a title on a cover: lines, sizes and a picture made of the book's own sentences."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from ._cover_fonts import Face, shapes
from ._direction import Direction

WIDTH, HEIGHT = 1600, 2560

_GROUND = "#16243a"
_INK = "#f7f2e7"
_QUIET = "#cdd3dc"
_ACCENT = "#e3ab4a"
_BARS = "#3f5878"

_MARGIN = 150
_MEASURE = WIDTH - 2 * _MARGIN
_TITLE_TOP = 300
_TITLE_ROOM = 1000
_SIZES = range(240, 52, -8)
_CREATOR_SIZES = range(84, 40, -4)
_CREATOR_ROOM = 300
_BAR_COUNT = 65
_BARS_MIDDLE = 2110
_BARS_HEIGHT = 480

#: scripts without spaces between words, and their marks, as ranges of a character class
_WIDE = (
    "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
_OPENING, _CLOSING = "「『（《〈【〔“‘([", "」』）》〉】〕”’，。、：；！？…·)],.:;!?%"
#: what stays together on a line: a wide character with the marks around it, else a word
_UNIT = re.compile(
    f"[{re.escape(_OPENING)}]*[{_WIDE}][{re.escape(_CLOSING)}]*\\s*"
    f"|[^\\s{_WIDE}]+[{re.escape(_CLOSING)}]*\\s*"
)


@dataclass(frozen=True)
class Line:
    """A text to be set, with the face that has its characters."""

    text: str
    face: Face
    direction: Direction


def draw(title: Line, creators: Line | None, lengths: Sequence[int]) -> bytes:
    """A cover as PNG, the same bytes for the same arguments.

    lengths: one number per sentence; together they draw the book's own voice at the foot.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), _GROUND)
    pen = ImageDraw.Draw(image)
    _bars(pen, lengths)
    at = _set(pen, title, _TITLE_TOP, _SIZES, _TITLE_ROOM, _INK)
    if creators:
        start = _MARGIN if title.direction == "ltr" else WIDTH - _MARGIN - 180
        pen.rectangle((start, at + 70, start + 180, at + 77), _ACCENT)
        _set(pen, creators, at + 150, _CREATOR_SIZES, _CREATOR_ROOM, _QUIET)
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()


def _set(
    pen: ImageDraw.ImageDraw, line: Line, top: int, sizes: Iterable[int], room: int, colour: str
) -> int:
    """Set a text in the largest size that fits the room below `top`; give back where it ends."""
    font, rows = _fitted(line, tuple(sizes), room)
    step = _step(line.text, font)
    right = line.direction == "rtl"
    edge, anchor = (WIDTH - _MARGIN, "rs") if right else (_MARGIN, "ls")
    for number, row in enumerate(rows):
        baseline = top + round(0.8 * font.size) + number * step
        way = line.direction if shapes() else None
        pen.text((edge, baseline), row, colour, font, anchor, direction=way)
    return top + len(rows) * step


def _fitted(
    line: Line, sizes: Sequence[int], room: int
) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    units = _UNIT.findall(line.text)
    for size in sizes:
        font = line.face.at(size)
        rows = _rows(units, font, _MEASURE)
        longest = max((font.getlength(unit.rstrip()) for unit in units), default=0)
        if longest <= _MEASURE and len(rows) * _step(line.text, font) <= room:
            width = _narrowest(units, font, len(rows), longest)
            return font, _balanced(units, font, width)
    # Longer than any cover has room for: as much as fits, and a sign that there is more.
    fitting = room // _step(line.text, font)
    rows = _rows(list(_broken(units, font)), font, _MEASURE)
    if len(rows) > fitting:
        rows = [*rows[: fitting - 1], rows[fitting - 1][:-2].rstrip() + "…"]
    return font, rows


def _rows(units: Sequence[str], font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    rows = [""]
    for unit in units:
        if rows[-1] and font.getlength((rows[-1] + unit).rstrip()) > width:
            rows.append("")
        rows[-1] += unit
    return [row.rstrip() for row in rows]


def _narrowest(units: Sequence[str], font: ImageFont.FreeTypeFont, count: int, low: float) -> float:
    """The least width that needs no more rows, not below that of the longest unit."""
    high: float = _MEASURE
    while high - low > 8:
        middle = (low + high) / 2
        low, high = (middle, high) if len(_rows(units, font, middle)) > count else (low, middle)
    return high


def _balanced(units: Sequence[str], font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The rows that leave the least white at their ends, by the sum of its squares."""
    best: list[tuple[float, int]] = [(0, 0)]
    for end in range(1, len(units) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            free = width - font.getlength("".join(units[start:end]).rstrip())
            if free < 0:
                break
            weight = 0.5 if end == len(units) else 1  # the last row may be the shortest
            ways.append((best[start][0] + weight * free**2, start))
        best.append(min(ways))
    rows: list[str] = []
    end = len(units)
    while end:
        start = best[end][1]
        rows.insert(0, "".join(units[start:end]).rstrip())
        end = start
    return rows


def _broken(units: Iterable[str], font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """The units, those wider than a line in single characters."""
    for unit in units:
        if font.getlength(unit.rstrip()) > _MEASURE:
            yield from unit
        else:
            yield unit


def _step(text: str, font: ImageFont.FreeTypeFont) -> int:
    return round(font.size * (1.32 if re.search(f"[{_WIDE}\u0590-\u0e7f]", text) else 1.16))


def _bars(pen: ImageDraw.ImageDraw, lengths: Sequence[int]) -> None:
    """One bar per equal share of the book, as tall as the longest sentence in it."""
    pitch = _MEASURE / (_BAR_COUNT - 0.5)
    tallest = max(lengths, default=1)
    for number in range(_BAR_COUNT):
        first = number * len(lengths) // _BAR_COUNT
        last = max(first + 1, (number + 1) * len(lengths) // _BAR_COUNT)
        share = max(lengths[first:last], default=0) / tallest
        half = max(pitch / 4, _BARS_HEIGHT / 2 * share)
        left = _MARGIN + number * pitch
        box = (left, _BARS_MIDDLE - half, left + pitch / 2, _BARS_MIDDLE + half)
        pen.rounded_rectangle(box, pitch / 4, _BARS)
