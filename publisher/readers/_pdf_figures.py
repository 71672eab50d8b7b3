"""Which pictures of a PDF become blocks: those that something says what they show.

That is the alternative text of a tagged PDF, or else the caption below or above a picture, which
then is the block. What comes again on page after page is a logo.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..book import Picture
from ._pdf_paragraphs import Group
from ._pdf_pictures import Box, Drawn
from ._pdf_tags import Tags

_CAPTION = re.compile(
    r"(?:fig(?:ure|ura|uur|\.)?|abb(?:ildung|\.)?|bild|foto|photo|imagem?|illustration|ill\.|"
    r"ilustraci[óo]n|obr(?:ázek|\.)?|rys(?:unek|\.)?|slika|kuva|şekil|h[ìi]nh|рис(?:унок|\.)?|"
    r"фото|图|圖|図|写真|그림|사진|الشكل|شكل|صورة)\s*[\d٠-٩۰-۹一二三四五六七八九十]",
    re.IGNORECASE,
)
"""How a caption begins."""

_NEAR = 36.0
"""Points between a picture and its caption at most."""

_OFTEN = 3
"""Pages from which a picture that comes again is a logo."""

_HEAVIEST = 128 << 20
"""Bytes of all pictures of a document."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A block that tells what a picture shows, where no block of text does."""

    text: str
    #: name of the picture, "" where there is none to show
    picture: str = ""
    #: left, top, right, bottom on the upright page; None where it is not known
    place: Box | None = None


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a page holds beside its text."""

    drawn: tuple[Drawn, ...]
    tags: Tags
    #: from the page's own coordinates to those of its words
    upright: Callable[[Box], Box]


@dataclass
class Figures:
    """The pictures of a document with what says what they show."""

    #: by page
    blocks: defaultdict[int, list[Figure]] = field(default_factory=lambda: defaultdict(list))
    #: number of the group that is a picture's caption to the picture's name
    captions: dict[int, str] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)
    #: pictures of which nothing says what they show
    silent: int = 0
    size: int = 0

    def add(self, data: bytes) -> str:
        """The name of a new picture; "" where there is none, or no room for it."""
        self.size += len(data)
        if not data or self.size > _HEAVIEST:
            return ""
        kind, suffix = ("jpeg", "jpg") if data.startswith(b"\xff\xd8") else ("png", "png")
        name = f"figure-{len(self.pictures) + 1}.{suffix}"
        self.pictures.append(Picture(name, f"image/{kind}", data))
        return name


def figures(
    pages: Sequence[Canvas], groups: Sequence[Group], paint: Callable[[int, Box], bytes]
) -> Figures:
    """The figures of a document.

    paint: from the index of a page and a part of it, in its own coordinates, to a PNG.
    """
    found = Figures()
    times = Counter(digest for page in pages for digest in {each.digest for each in page.drawn})
    by_page: dict[int, list[tuple[int, Group]]] = {}
    for n, group in enumerate(groups):
        if group.kind == "text" and _CAPTION.match(group.text):
            by_page.setdefault(group.lines[0].page, []).append((n, group))
    for index, page in enumerate(pages):
        left = [each for each in page.drawn if not each.digest or times[each.digest] < _OFTEN]
        for figure in page.tags.figures:
            own = [each for each in left if each.tag in figure.tags]
            left = [each for each in left if each.tag not in figure.tags]
            box = _around(own) if own else None
            name = found.add(_data(own, index, paint)) if own else ""
            place = page.upright(box) if box else None
            found.blocks[index].append(Figure(figure.alternative, name, place))
        left = [each for each in left if each.digest]
        for n, own in _captioned(left, by_page.get(index, ()), page.upright).items():
            left = [each for each in left if each not in own]
            found.captions[n] = found.add(_data(own, index, paint))
        found.silent += len(left)
    return found


def _captioned(
    drawn: Sequence[Drawn],
    captions: Sequence[tuple[int, Group]],
    upright: Callable[[Box], Box],
) -> dict[int, list[Drawn]]:
    """Numbers of the captions, each with the pictures that stand next to it."""
    found: dict[int, list[Drawn]] = {}
    for each in drawn:
        near = [(gap, n) for n, group in captions for gap in _gaps(upright(each.box), group)]
        if near:
            found.setdefault(min(near)[1], []).append(each)
    return found


def _gaps(box: Box, group: Group) -> Iterator[float]:
    """The distance of a caption from a picture above or below it, if it is near."""
    first, last = group.lines[0], group.lines[-1]
    left, right = min(line.x0 for line in group.lines), max(line.x1 for line in group.lines)
    if min(right, box[2]) - max(left, box[0]) < 0.3 * min(right - left, box[2] - box[0]):
        return
    for gap in (first.y - first.size - box[3], box[1] - last.y):
        if -first.size < gap < _NEAR:
            yield gap


def _around(drawn: Sequence[Drawn]) -> Box:
    sides = list(zip(*(each.box for each in drawn), strict=True))
    return min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])


def _data(drawn: Sequence[Drawn], index: int, paint: Callable[[int, Box], bytes]) -> bytes:
    if len(drawn) == 1 and drawn[0].jpeg:
        return drawn[0].jpeg
    return paint(index, _around(drawn))


def before(group: Group, waiting: Sequence[Figure]) -> Mapping[int, Figure]:
    """Of the figures of a page, by number, those that stand above a block of it."""
    line = group.lines[0]
    return {
        n: figure
        for n, figure in enumerate(waiting)
        if figure.place
        and figure.place[3] < line.y + 0.3 * line.size
        and min(line.right, figure.place[2]) > max(line.left, figure.place[0])
    }
