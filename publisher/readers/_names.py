"""Short names for the elements of office documents, whichever of its namespaces a file uses."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_PREFIXES = {
    # Word, in its transitional and its strict form (ISO/IEC 29500)
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.microsoft.com/office/drawing/2017/decorative": "adec",
    "urn:schemas-microsoft-com:vml": "v",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    # OpenDocument
    **{
        f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0": name
        for name in ("office", "text", "table", "style", "meta", "manifest", "presentation")
    },
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1998/Math/MathML": "math",
}


@lru_cache(maxsize=4096)
def _short(name: str) -> str:
    space, _, local = name.rpartition("}")
    return f"{_PREFIXES.get(space[1:], '?')}:{local}"


def tag(element: Any) -> str:
    """The element's name with its usual prefix, such as "w:p"; "?:x" in an unknown namespace."""
    return _short(element.tag) if isinstance(element.tag, str) else ""


def attribute(element: Any, local: str) -> str:
    """The value of the attribute with that local name in whatever namespace, or ""."""
    if element is not None:
        for name, value in element.attrib.items():
            if name.rpartition("}")[2] == local:
                return str(value)
    return ""


def child(element: Any, *path: str) -> Any:
    """The first child of the first child … of those names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if tag(one) == name), None)
    return element


def value(element: Any, *path: str) -> str:
    """The attribute `val` of the element at a path below, or ""."""
    return attribute(child(element, *path), "val")


def is_on(element: Any, *path: str) -> bool:
    """Whether Word's switch at a path is there and not turned off."""
    found = child(element, *path)
    return found is not None and attribute(found, "val") not in ("0", "false", "off")


def whole(text: str, default: int) -> int:
    """The whole number that the text is, or the default; no file needs more than six digits."""
    return int(text) if text.isdecimal() and len(text) < 7 else default
