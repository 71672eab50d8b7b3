"""XHTML elements and the attributes that tell a language."""

from __future__ import annotations

from lxml import etree

from ._direction import direction

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{EPUB}}}type"


def child(
    parent: etree._Element, tag: str, attributes: dict[str, str] | None = None
) -> etree._Element:
    """A new last XHTML element of `parent`."""
    return etree.SubElement(parent, f"{{{XHTML}}}{tag}", attributes or {})


def spoken(language: str, around: str) -> dict[str, str]:
    """The attributes that tell a language, none where the text around is in the same.

    Both lang and xml:lang (EPUB 3.3, 6.1.3), and dir where the direction changes.
    """
    if language == around:
        return {}
    attributes = {"lang": language, f"{{{XML}}}lang": language}
    if direction(language) != (direction(around) if around else "ltr"):
        attributes["dir"] = direction(language)
    return attributes
