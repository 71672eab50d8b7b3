"""Pictures of office documents: their alternative text as a block, their bytes if a book can show
them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from ..book import Picture
from ..errors import InputError
from ._parts import Part, Piece

_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF87a", "image/gif", ".gif"),
    (b"GIF89a", "image/gif", ".gif"),
)
_LARGEST_SUM = 128 << 20
# What programs put where nobody described the picture.
_NO_ALTERNATIVE = re.compile(
    r"(?:.*\.(?:jpe?g|png|gif|bmp|tiff?|emf|wmf|svg|webp)|(?:picture|image|grafik|bild|immagine|"
    r"imagen|imagem|图片|圖片|图像|图形|图)\s*\d*|https?://\S*)",
    re.IGNORECASE,
)


class Pictures:
    """The pictures of one document, each held once, by the names they get in the book."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._names: dict[str, str] = {}
        self._size = 0
        self.found: list[Picture] = []
        #: how many have no alternative text
        self.silent = 0

    def part(self, alternative: str, entry: str) -> Part | None:
        """The block of a picture, or None where nothing says what it shows.

        alternative: its description; entry: where its bytes are in the archive, "" for nowhere.
        """
        text = " ".join(alternative.split())
        if not text or _NO_ALTERNATIVE.fullmatch(text):
            self.silent += 1
            return None
        return Part("image", (Piece(text),), self._name(entry) if entry else "")

    def _name(self, entry: str) -> str:
        if entry not in self._names:
            self._names[entry] = self._taken_up(entry)
        return self._names[entry]

    def _taken_up(self, entry: str) -> str:
        try:
            data = self._read(entry)
        except InputError:
            return ""  # the alternative text is what is read aloud
        self._size += len(data)
        for start, media_type, suffix in _KINDS:
            if data.startswith(start) and self._size <= _LARGEST_SUM:
                stem = re.sub(r"[^A-Za-z0-9]+", "-", PurePosixPath(entry).stem).strip("-")[:40]
                name = f"{stem or 'picture'}-{len(self.found) + 1}{suffix}"
                self.found.append(Picture(name, media_type, data))
                return name
        return ""
