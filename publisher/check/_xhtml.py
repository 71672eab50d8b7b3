"""Names in the pages of an EPUB, and what an element says of itself."""

from __future__ import annotations

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_TYPE = "{http://www.idpf.org/2007/ops}type"


def types(element: etree._Element) -> set[str]:
    """What an element is, by its epub:type."""
    return set((element.get(_TYPE) or "").split())


def classes(element: etree._Element) -> set[str]:
    """The classes of an element."""
    return set((element.get("class") or "").split())
