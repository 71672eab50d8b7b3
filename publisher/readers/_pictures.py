"""The pictures of one document: their bytes, each once, under names that are unique."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from pathlib import PurePosixPath

from ..book import Picture
from ..errors import InputError
from ..findings import Finding, finding
from ..reading import slug
from ._picture_size import is_small

LARGEST = 16 << 20
"""Bytes of one picture."""

MOST = 128 << 20
"""Bytes of all pictures of a document."""

_KINDS = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", ".png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", ".jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", ".gif"),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image/webp", ".webp"),
    (
        re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<[?!][^>]*>\s*)*<(?:\w+:)?svg[\s>]"),
        "image/svg+xml",
        ".svg",
    ),
)
# What programs and hurried people write where nobody described the picture.
_NO_DESCRIPTION = re.compile(
    r"(?:.*\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp)|(?:picture|image|img|photo|foto|untitled|"
    r"grafik|bild|immagine|imagen|imagem|图片|圖片|图像|图形|图)\s*\d*|https?://\S*)",
    re.IGNORECASE,
)

_AWAY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
"""How an address of another place than the document's folder begins."""

_LONGEST = 100
"""Characters of an address that are shown."""

Fetch = Callable[[str], bytes | None]
"""From a place to bytes, or None where no such picture is inside; may raise InputError."""


class Pictures:
    """The pictures found so far, in the order in which they were met."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._found: dict[bytes, Picture] = {}
        self._named: dict[str, Picture] = {}
        self._stems: dict[str, int] = {}
        self._size = 0
        #: how many have no alternative text and are not shown: decoration, or no bytes
        self.silent = 0
        #: where pictures should be that are not at hand, and those that no book can show
        self.lost: dict[str, None] = {}
        self.unfit: dict[str, None] = {}

    @property
    def found(self) -> tuple[Picture, ...]:
        """All pictures, each once."""
        return tuple(self._found.values())

    def name(self, place: str) -> str:
        """The name of the picture at a place, "" where its bytes are not at hand or unfit."""
        try:
            data = self._fetch(place)
        except InputError:
            data = None  # the alternative text is what is read aloud
        if not data:
            self.lost[place] = None
            return ""
        name = self.added(data, PurePosixPath(place).stem)
        if not name:
            self.unfit[place] = None
        return name

    def without_words(self, name: str) -> str:
        """The name of a picture of which nobody says what it shows, "" where it is left out.

        Left out is what is too small to tell anything: it counts as decoration.
        """
        picture = self._named.get(name)
        if picture is None or is_small(picture.data):
            self.silent += picture is not None
            return ""
        return name

    def findings(self, document: str) -> Iterator[Finding]:
        """What became of pictures that are not in the book. document: its path for people."""
        if self.silent:
            yield finding("R120", document, str(self.silent))
        away = {place for place in self.lost if _AWAY.match(place)}
        near = [place for place in self.lost if place not in away]
        for code, places in (("R143", near), ("R144", [*self.unfit]), ("R148", sorted(away))):
            if places:
                yield finding(code, document, listed(places))

    def added(self, data: bytes, stem: str) -> str:
        """The picture's name, made of `stem`; "" where no book can show such bytes."""
        if data in self._found:
            return self._found[data].name
        if len(data) > LARGEST or self._size + len(data) > MOST:
            return ""
        for signature, kind, suffix in _KINDS:
            if signature.match(data):
                self._size += len(data)
                name = self._free(slug(stem)) + suffix
                self._found[data] = self._named[name] = Picture(name, kind, data)
                return name
        return ""

    def _free(self, stem: str) -> str:
        """The stem, numbered where pictures have it already."""
        wanted = stem
        while wanted in self._stems:
            self._stems[stem] += 1
            wanted = f"{stem}-{self._stems[stem]}"
        self._stems[wanted] = 1
        return wanted


def listed(names: Collection[str], most: int = 5) -> str:
    """The first names of many, and how many more there are."""
    shown = [name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…" for name in [*names][:most]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def nowhere(place: str) -> bytes | None:
    """Fetches nothing: for formats whose pictures are known by their description only."""
    return None


def description(text: str) -> str:
    """The alternative text, "" where it is a file's name or a program's "Picture 3"."""
    text = " ".join(text.split())
    return "" if _NO_DESCRIPTION.fullmatch(text) else text
