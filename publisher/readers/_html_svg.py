"""A drawing that stands in a page itself (inline SVG), as a file of its own."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ._html_tree import Element

_SVG = "http://www.w3.org/2000/svg"

# HTML knows no capitals; SVG does (HTML standard, 13.2.6.1, "adjust SVG attributes").
_NAMES = """\
linearGradient radialGradient clipPath textPath foreignObject feBlend feColorMatrix
feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
feTurbulence animateMotion animateTransform viewBox preserveAspectRatio gradientUnits
gradientTransform patternUnits patternContentUnits patternTransform clipPathUnits maskUnits
maskContentUnits markerWidth markerHeight markerUnits refX refY startOffset textLength
lengthAdjust spreadMethod stdDeviation baseFrequency numOctaves filterUnits primitiveUnits
tableValues pathLength"""
_CAPITALS = {name.lower(): name for name in _NAMES.split()}


def drawing(svg: Element) -> bytes:
    """The bytes of an SVG file that shows the same; b"" where it cannot be written."""
    copy = deepcopy(svg)
    copy.tail = None
    if not str(copy.tag).startswith("{"):
        for element in copy.iter(etree.Element):
            name = str(element.tag)
            element.tag = f"{{{_SVG}}}{_CAPITALS.get(name, name).replace(':', '-')}"
            stated = list(element.attrib.items())
            element.attrib.clear()
            for key, value in stated:
                plain = key.removeprefix("xlink:")
                if ":" not in plain and plain != "xmlns":
                    element.set(_CAPITALS.get(plain, plain), value)
    try:
        written: bytes = etree.tostring(copy, encoding="utf-8")
    except (ValueError, etree.LxmlError):
        return b""
    return written
