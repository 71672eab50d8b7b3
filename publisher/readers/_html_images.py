"""Pictures that a page shows: their alternative text, and their bytes where they lie beside it."""

from __future__ import annotations

import base64
import binascii
import re
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes

from ._html_svg import drawing
from ._html_tree import Element, attribute, tag, words
from ._pictures import LARGEST, Fetch, Pictures, description

_LAZY = ("src", "data-src", "data-original")


def alternative(image: Element) -> str | None:
    """Its alternative text; "" for decoration, None where the page gives none worth reading."""
    role = attribute(image, "role").lower()
    if role in ("presentation", "none"):
        return ""
    text = image.get("alt")
    if text is None or not text.strip():
        label = attribute(image, "aria-label")
        return label or ("" if text is not None or _is_dot(image) else None)
    return description(text) or None


def _is_dot(image: Element) -> bool:
    """A tracking pixel or a spacer."""
    sides = (attribute(image, "width"), attribute(image, "height"))
    return any(side in ("0", "1", "0px", "1px") for side in sides)


def is_sign(image: Element, text: str) -> bool:
    """Whether a picture stands for characters of the running text, as emoji do."""
    if "emoji" in words(image) or "smiley" in words(image):
        return True
    return len(text) <= 2 and not any(char.isalnum() and char.isascii() for char in text)


def shown(image: Element, pictures: Pictures) -> str:
    """The name of the picture that an element shows, "" where its bytes are not at hand."""
    if tag(image) == "svg":
        inside = image.findall(".//{*}image")
        if len(inside) != 1 or len(image.findall(".//{*}path")):
            return pictures.added(drawing(image), "drawing")
        image = inside[0]  # a frame around a picture, as of covers
    tried: list[str] = []
    for source in _LAZY:
        address = (
            attribute(image, source) or attribute(image, "href") or attribute(image, "xlink:href")
        )
        if address and (name := _taken_up(address, pictures)):
            for before in tried:
                pictures.lost.pop(before, None)  # what a script would have put another in place of
            return name
        tried.append(unquote(address))
    return ""


def _taken_up(address: str, pictures: Pictures) -> str:
    if address[:5].lower() == "data:":
        data = data_address(address)
        return pictures.added(data, "picture") if data else ""
    path = unquote(address.partition("#")[0].partition("?")[0])
    if not path or len(path) > 1000 or re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", path):
        pictures.lost.update({path: None} if path else {})  # nothing is fetched from elsewhere
        return ""
    return pictures.name(path)


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
