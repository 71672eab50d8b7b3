"""Pictures that a page shows: their alternative text, and their bytes where they lie beside it."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from ..book import Picture
from ..reading import slug
from ._html_tree import Element, attribute, words

LARGEST = 16 * 1024 * 1024
"""Bytes of one picture."""

MOST = 64 * 1024 * 1024
"""Bytes of all pictures of a document."""

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
    (b"GIF87a", "image/gif", ".gif"),
    (b"GIF89a", "image/gif", ".gif"),
)
_FILE_NAME = re.compile(r"[\w%.()-]+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$", re.IGNORECASE)
_NO_TEXT = ("image", "img", "photo", "picture", "untitled", "图片", "图像", "bild", "foto")
_LAZY = ("src", "data-src", "data-original")

Fetch = Callable[[str], bytes | None]
"""From a relative path to bytes, or None where there is no such file inside that place."""


def alternative(image: Element) -> str | None:
    """Its alternative text; "" for decoration, None where the page gives none worth reading."""
    role = attribute(image, "role").lower()
    if role in ("presentation", "none"):
        return ""
    text = image.get("alt")
    if text is None or not text.strip():
        label = attribute(image, "aria-label")
        return label or ("" if text is not None or _is_dot(image) else None)
    text = " ".join(text.split())
    return None if _FILE_NAME.fullmatch(text) or text.lower() in _NO_TEXT else text


def _is_dot(image: Element) -> bool:
    """A tracking pixel or a spacer."""
    sides = (attribute(image, "width"), attribute(image, "height"))
    return any(side in ("0", "1", "0px", "1px") for side in sides)


def is_sign(image: Element, text: str) -> bool:
    """Whether a picture stands for characters of the running text, as emoji do."""
    if "emoji" in words(image) or "smiley" in words(image):
        return True
    return len(text) <= 2 and not any(char.isalnum() and char.isascii() for char in text)


class Pictures:
    """The pictures found so far, each once, under names that are unique."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._found: dict[bytes, Picture] = {}
        self._size = 0

    def name(self, image: Element) -> str:
        """The picture's name, "" where its bytes are not at hand."""
        for source in _LAZY:
            address = attribute(image, source) or attribute(image, "href")
            data, stem = self._bytes(address) if address else (None, "")
            if data:
                return self._added(data, stem)
        return ""

    def all(self) -> tuple[Picture, ...]:
        """All pictures in the order in which they were met."""
        return tuple(self._found.values())

    def _bytes(self, address: str) -> tuple[bytes | None, str]:
        if address[:5].lower() == "data:":
            return data_address(address), "picture"
        path = unquote(address.partition("#")[0].partition("?")[0])
        if not path or len(path) > 1000 or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
            return None, ""
        return self._fetch(path), PurePosixPath(path).stem

    def _added(self, data: bytes, stem: str) -> str:
        if data in self._found:
            return self._found[data].name
        for signature, kind, suffix in _SIGNATURES:
            if data.startswith(signature) and self._size + len(data) <= MOST:
                self._size += len(data)
                taken = [picture.name.rpartition(".")[0] for picture in self._found.values()]
                name = slug(stem, taken) + suffix
                self._found[data] = Picture(name, kind, data)
                return name
        return ""


def data_address(address: str) -> bytes | None:
    """The bytes in a data: address, None for one that is too large or malformed."""
    head, _, body = address.partition(",")
    if len(body) > LARGEST * 4 // 3:
        return None
    if not head.lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote(body))
    except (binascii.Error, ValueError):
        return None


def beside(page: Path) -> Fetch:
    """What fetches pictures from the page's own folder and the folders in it, and nowhere else."""
    folder = page.parent.resolve()

    def fetch(address: str) -> bytes | None:
        if "\0" in address or "\\" in address or ".." in PurePosixPath(address).parts:
            return None
        try:
            file = (folder / address).resolve()
            if not file.is_relative_to(folder) or not file.is_file():
                return None
            return file.read_bytes() if file.stat().st_size <= LARGEST else None
        except (OSError, ValueError, RuntimeError):
            return None

    return fetch
