"""SVG from strangers made safe for a book: nothing in it runs, nothing in it is fetched.

An SVG is a document: it may hold scripts, web pages and addresses (SVG 2, 5.8 and 15). What is
known to be drawing is kept; what a picture can do without is taken out. Where its look hangs on
something that cannot be taken along, nothing is kept.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lxml import etree

from ..errors import PublisherError

LARGEST = 4 << 20
"""Bytes."""

MOST_DRAWN = 200_000
"""Elements, those that `use` draws again counted each time: ten lines can ask for a billion."""

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = ("href", "{http://www.w3.org/1999/xlink}href")
_XML = ("{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}space")

_DRAWING_NAMES = """\
svg g defs symbol use switch title desc path rect circle ellipse line polyline polygon text
tspan textPath linearGradient radialGradient stop pattern clipPath mask marker image style
filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDropShadow
feDiffuseLighting feDisplacementMap feDistantLight feFlood feFuncA feFuncB feFuncG feFuncR
feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting
feSpotLight feTile feTurbulence"""
_DRAWING = frozenset(_DRAWING_NAMES.split())
# What moves, runs or tells programs something; the drawing is whole without it.
_IDLE_NAMES = """\
script animate animateMotion animateTransform set mpath metadata view"""
_IDLE = frozenset(_IDLE_NAMES.split())

_XML_NAME = re.compile(r"[^\W\d][\w.-]*")
_RASTER = re.compile(r"\s*data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*$")
_IMPORT = re.compile(r"@(?:import|charset|namespace)[^;{}]*;?", re.IGNORECASE)
_FONT_FACE = re.compile(r"@font-face\s*\{[^{}]*\}", re.IGNORECASE)
_LOCAL = re.compile(r"url\(\s*(['\"]?)#([^'\"()\s]*)\1\s*\)", re.IGNORECASE)
_REACHES_OUT = re.compile(r"url\(|\\|@import|expression\(|javascript:|image-set|src\s*\(", re.I)


class _RefusedError(PublisherError):
    """It cannot be shown whole and safely."""


def is_svg(data: bytes) -> bool:
    """Whether the bytes look like an SVG."""
    return data[:1000].lstrip(b"\xef\xbb\xbf\t\r\n ").startswith(b"<") and b"svg" in data[:8000]


def safe(data: bytes) -> bytes | None:
    """The picture without what runs or leads out of it, None where too little of it would be left.

    The same bytes give the same bytes.
    """
    if len(data) > LARGEST:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
        declared = root.getroottree().docinfo.internalDTD
        if root.tag != f"{_SVG}svg" or (declared is not None and any(declared.iterentities())):
            return None
        _clean(root)
        _rename(root)
        _require_bounds(root)
    except (etree.XMLSyntaxError, ValueError, _RefusedError):
        return None
    etree.cleanup_namespaces(root)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _clean(root: Any) -> None:
    for element in list(root.iter()):
        parent = element.getparent()
        if element is not root and parent is None:
            continue  # went with its parent
        name = _name(element)
        if name == "a":
            element.tag = _SVG + ("tspan" if _name(parent) in ("text", "tspan", "a") else "g")
        elif name not in _DRAWING:
            _remove(element, parent, name)
            continue
        if name == "style":
            element.text = _style(element.text or "")
    ids = Counter(element.get("id") for element in root.iter())
    for element in list(root.iter()):
        for attribute, value in list(element.attrib.items()):
            if not _is_kept(_name(element), attribute, value, ids):
                del element.attrib[attribute]
        if _name(element) in ("use", "image") and not _target(element):
            _remove(element, element.getparent(), _name(element))


def _rename(root: Any) -> None:
    """Give ids that are no XML names, which programs write, names; and those that refer to them."""
    wrong = [each.get("id") for each in root.iter() if not _XML_NAME.fullmatch(each.get("id", "x"))]
    new = {id: f"id-{number}" for number, id in enumerate(wrong, 1)}
    for element in root.iter() if new else ():
        for attribute, value in element.attrib.items():
            if attribute == "id":
                element.set("id", new.get(value, value))
            elif attribute in _HREF:
                element.set(
                    attribute, f"#{new.get(value[1:], value[1:])}" if value[0] == "#" else value
                )
            else:
                element.set(attribute, _renamed(value, new))
        if _name(element) == "style":
            element.text = _renamed(element.text or "", new)


def _renamed(text: str, new: dict[str, str]) -> str:
    return _LOCAL.sub(lambda found: f"url(#{new.get(found[2], found[2])})", text)


def _name(element: Any) -> str:
    return str(element.tag).removeprefix(_SVG)


def _remove(element: Any, parent: Any, name: str) -> None:
    """Take an element out. Raises _RefusedError where the drawing hangs on it."""
    # A `switch` has a stand-in for those who cannot show web pages; programs' own elements, in
    # namespaces of theirs, are no drawing.
    is_drawing = not name.startswith("{") and name not in _IDLE
    if parent is None or (is_drawing and _name(parent) != "switch"):
        raise _RefusedError(f"it needs {name}")
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def _style(text: str) -> str:
    """A style sheet without fonts and sheets from elsewhere. Raises _RefusedError."""
    text = _FONT_FACE.sub("", _IMPORT.sub("", text))
    if _REACHES_OUT.search(_LOCAL.sub("", text)):
        raise _RefusedError("its style sheet reaches out")
    return text


def _is_kept(element: str, attribute: str, value: str, ids: Counter[str | None]) -> bool:
    if attribute in _HREF:
        if element == "image":
            return bool(_RASTER.match(value))
        return value.startswith("#") and ids[value[1:]] == 1
    if attribute == "id":
        return ids[value] == 1
    if attribute.startswith("{"):
        return attribute in _XML
    if attribute.lower().startswith(("on", "data-")) or attribute in (
        "src",
        "base",
        "tabindex",
        "target",
    ):
        return False
    return not _REACHES_OUT.search(_LOCAL.sub("", value))


def _target(element: Any) -> str:
    return next((element.get(name) for name in _HREF if element.get(name)), "")


def _require_bounds(root: Any) -> None:
    """Raises _RefusedError where `use` draws too much, or itself."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    counted: dict[Any, int] = {}

    def drawn(element: Any, around: tuple[Any, ...]) -> int:
        if element in around or len(around) > 20:
            raise _RefusedError("it draws itself")
        if element not in counted:
            found = 0
            for part in element.iter():
                found += 1
                if _name(part) == "use":
                    found += drawn(by_id[_target(part)[1:]], (*around, element))
                if found > MOST_DRAWN:
                    raise _RefusedError("it draws too much")
            counted[element] = found
        return counted[element]

    drawn(root, ())
