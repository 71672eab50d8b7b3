"""The words of one PDF page with their places, from pdfium's text page.

Places are in points, turned so that most of the page's text stands upright: x grows to the right,
y grows downwards. A word ends at white space and where its text object ends, so that a raised
figure is a word of its own; `spaced` tells whether white space stands before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from ._pdf_backwards import Piece, pieces
from ._pdf_bidi import runs_backwards
from ._pdf_characters import SECOND, Characters, Style
from ._pdf_scanned import in_even_sizes
from ._pdf_spans import BREAKS, spans
from ._pdf_vertical import is_vertical, laid_down

VERTICAL = 3
"""Quarter turns that make lines from top to bottom, the first on the right, run across."""

_LEANING = 4.0
"""Degrees from which text is set at an angle."""

_SUPERIOR = 0.22
"""Height of the foot of a superior figure above the baseline, in sizes of its font: some fonts have
figures of their own for references, which are neither smaller in size nor raised."""

_DIGIT = 0.68
"""Height of a figure, in sizes of its font."""

_SYMBOLS = str.maketrans(
    {
        **dict.fromkeys("\uf0b7\uf06c\uf09f", "•"),
        **dict.fromkeys("\uf0a7\uf06e", "▪"),
        **dict.fromkeys("\uf0d8\uf0e8", "➢"),
        **dict.fromkeys("\uf0fc\uf0fe", "✓"),
        "\uf0a8": "◆",
        "\uf02d": "–",
    }
)
"""What the private characters of Symbol and Wingdings bullets look like."""

_LOST = re.compile("[\x01\x03-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]")
"""Characters that are no letters: the font states none."""


_SHOWN = {**_SYMBOLS, **dict.fromkeys(map(ord, BREAKS), "-")}


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space, of one text object."""

    text: str
    #: left and right edge, points
    x0: float
    x1: float
    #: baseline, points from the top
    y: float
    #: size of the font, points
    size: float
    bold: bool = False
    italic: bool = False
    #: whether white space stands before it
    spaced: bool = True
    #: marked-content id of its text object, -1 for none
    tag: int = -1
    #: degrees from the page's main direction
    angle: float = 0.0
    #: drawn in render mode 3, as the text layer of a scan is
    invisible: bool = False
    #: whether the words of its line are known to follow one another from right to left
    backwards: bool = False
    #: room that the font leaves before and behind the ink of a single character, points
    bearings: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class PageWords:
    """What the text layer of a page holds."""

    #: upright words in the order of the text layer
    words: tuple[Word, ...]
    #: words at an angle to the rest
    turned: tuple[Word, ...]
    #: left, top, right, bottom of the visible page
    box: tuple[float, float, float, float]
    #: characters for which the font gives no letter, of all
    unmapped: float = 0.0
    #: quarter turns against the clock in which most of the text is set
    turn: int = 0
    #: small characters beside the lines of a vertical page
    readings: tuple[Word, ...] = ()


def page_words(page: Any, textpage: Any) -> PageWords:
    """All words of a page that lie on its visible part, each once.

    page, textpage: pdfium handles that are open and stay so during the call.
    """
    reader = Characters(page, textpage)
    text = reader.text()
    found = [
        (_cut(text, reader, *span), text[span[0] : span[1]].replace(SECOND, ""))
        for span in spans(text, reader)
    ]
    places = [(raw[0], chars, raw[2].size) for raw, chars in found]
    vertical = is_vertical(places)
    turn = VERTICAL if vertical else _main_direction(found)
    box = turned_box(_visible(page), turn)
    words = [_placed(raw, chars, turn) for raw, chars in found]
    readings: list[Word] = []
    if vertical:
        words, readings = laid_down(words, places)
    elif any(map(runs_backwards, set(text))):
        words = _with_backward_lines(text, reader, turn)
    words = [word for word in words if _inside(word, box)]
    words = in_even_sizes(list(_once(words)))
    return PageWords(
        tuple(word for word in words if abs(word.angle) < _LEANING),
        tuple(word for word in words if abs(word.angle) >= _LEANING),
        box,
        len(_LOST.findall(text.translate(_SYMBOLS))) / max(1, len(text)),
        turn,
        tuple(readings),
    )


def _with_backward_lines(text: str, reader: Characters, turn: int) -> list[Word]:
    """The words of a page some of whose lines run from right to left."""
    found = list(pieces(text, reader, _TURNED[turn], turn))
    taken = {index for piece in found for index in piece.indexes}
    rest = "".join("\0" if index in taken else char for index, char in enumerate(text))
    words = [
        (
            span[0],
            _placed(_cut(rest, reader, *span), rest[span[0] : span[1]].replace(SECOND, ""), turn),
        )
        for span in spans(rest, reader)
    ]
    words += [(piece.place, _of_piece(piece)) for piece in found]
    return [word for _, word in sorted(words, key=lambda each: each[0])]


def _of_piece(piece: Piece) -> Word:
    style = piece.style
    text = piece.text.translate(_SYMBOLS)
    return Word(
        text, piece.x0, piece.x1, piece.y, style.size, style.bold, style.italic, piece.spaced,
        style.tag, 0.0, style.invisible, piece.backwards,
    )  # fmt: skip


_Box = tuple[float, float, float, float]
_Raw = tuple[_Box, tuple[float, float], Style, bool, _Box | None]
"""Ink, origin, style, whether white space stands before it, and a single character's room."""


def _cut(text: str, reader: Characters, start: int, end: int, spaced: bool) -> _Raw:
    last = end - 1
    while last > start and text[last] in BREAKS:
        last -= 1
    left, right, bottom, top = reader.corners(start)
    if last > start:
        box = reader.corners(last)
        left, right = min(left, box[0]), max(right, box[1])
        bottom, top = min(bottom, box[2]), max(top, box[3])
    style = reader.style(start, reader.object(start))
    room = reader.advance(start) if last == start else None
    return (left, right, bottom, top), reader.origin(start), style, spaced, room


def _main_direction(found: Sequence[tuple[_Raw, str]]) -> int:
    """Quarter turns against the clock in which most of the text is set."""
    weights: Counter[int] = Counter()
    for (_, _, style, _, _), chars in found:
        weights[round(style.angle / 90) % 4] += len(chars)
    return max(weights, key=lambda turn: (weights[turn], -turn)) if weights else 0


_TURNED: tuple[Callable[[float, float], tuple[float, float]], ...] = (
    lambda x, y: (x, -y),
    lambda x, y: (y, x),
    lambda x, y: (-x, y),
    lambda x, y: (-y, -x),
)
"""From the page's own coordinates to upright ones with y downwards, by quarter turns."""


def _placed(raw: _Raw, chars: str, turn: int) -> Word:
    ink, origin, style, spaced, room = raw
    _, _, bottom, top = ink
    place = _TURNED[turn]
    x0, x1 = _across(ink, turn)
    wide = _across(room, turn) if room else (x0, x1)
    text = chars.translate(_SHOWN)
    angle = (style.angle - 90 * turn + 180) % 360 - 180
    tall = abs(ink[1] - ink[0]) if turn % 2 else abs(top - bottom)
    size = max(style.size, 0.3 * tall, 0.5)
    base = place(*origin)[1]
    if text.isdecimal() and len(text) <= 3:
        high, low = sorted((place(ink[0], bottom)[1], place(ink[1], top)[1]))
        if base - low > _SUPERIOR * size:
            base, size = low, min(size, (low - high) / _DIGIT)
    return Word(
        text, x0, x1, base, size, style.bold, style.italic, spaced,
        style.tag, angle, style.invisible,
        bearings=(max(0.0, x0 - wide[0]), max(0.0, wide[1] - x1)),
    )  # fmt: skip


def _across(box: _Box, turn: int) -> tuple[float, float]:
    """The left and right edge on the upright page of left, right, bottom, top in the page's own."""
    left, right, bottom, top = box
    place = _TURNED[turn]
    edges = (place(left, bottom)[0], place(right, top)[0])
    return min(edges), max(edges)


def _visible(page: Any) -> tuple[float, float, float, float]:
    rect = pdfium.FS_RECTF()
    if not pdfium.FPDF_GetPageBoundingBox(page, rect):
        return 0.0, 0.0, 612.0, 792.0
    return rect.left, rect.bottom, rect.right, rect.top


def turned_box(
    box: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom on the upright page of a box in the page's own coordinates."""
    place = _TURNED[turn]
    (x0, y0), (x1, y1) = place(box[0], box[1]), place(box[2], box[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _inside(word: Word, box: tuple[float, float, float, float]) -> bool:
    middle = (word.x0 + word.x1) / 2
    return box[0] <= middle <= box[2] and box[1] <= word.y - word.size / 3 <= box[3]


def _once(words: Sequence[Word]) -> Iterator[Word]:
    """Without the words that stand a second time on themselves: false bold, a text layer twice."""
    places: dict[tuple[str, int], list[Word]] = {}
    visible: dict[str, list[Word]] = {}
    if any(word.invisible for word in words):
        for word in words:
            if not word.invisible:
                visible.setdefault(word.text, []).append(word)
    spaced = False
    for word in words:
        row = int(word.y // 4)
        near = [each for n in (row - 1, row, row + 1) for each in places.get((word.text, n), ())]
        doubles = near + (visible.get(word.text, []) if word.invisible else [])
        if any(_covers(other, word) for other in doubles):
            spaced = spaced or word.spaced
            continue
        places.setdefault((word.text, row), []).append(word)
        yield replace(word, spaced=True) if spaced else word
        spaced = False


def _covers(one: Word, other: Word) -> bool:
    near = (0.5 if other.invisible else 0.1) * other.size
    return abs(one.x0 - other.x0) < near and abs(one.y - other.y) < near
