"""Media overlays: when each sentence of a page is heard."""

from __future__ import annotations

from lxml import etree

from ..timeline import clock
from ._epub_elements import Element
from ._epub_outline import Text
from ._epub_xhtml import EPUB, TYPE

SMIL = "http://www.w3.org/ns/SMIL"
_TEXTREF = f"{{{EPUB}}}textref"


def overlay(text: Text) -> bytes:
    """The SMIL file of one text (EPUB 3.3, 9): one par per sentence, in reading order.

    The seqs mirror the page's elements and say what they are, so that a reader can skip notes
    and step out of a list or table.
    Raises KeyError for a sentence without a clip.
    """
    smil = etree.Element(f"{{{SMIL}}}smil", {"version": "3.0"}, nsmap={None: SMIL, "epub": EPUB})
    body = etree.SubElement(smil, f"{{{SMIL}}}body")
    whole = _seq(body, text, text.id, text.semantics)
    for element in text.elements:
        _add(whole, text, element)
    etree.indent(smil, "  ")
    data: bytes = etree.tostring(smil, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add(parent: etree._Element, text: Text, element: Element) -> None:
    if not element.heard:
        return
    heard = element.id != ""  # what only lends form, and an empty cell, has nothing to be heard
    seq = _seq(parent, text, element.id, element.semantics) if heard else parent
    for inner in element.children:
        _add(seq, text, inner)
    for sentence in element.sentences:
        clip = text.clips[sentence.id]
        par = etree.SubElement(seq, f"{{{SMIL}}}par")
        etree.SubElement(par, f"{{{SMIL}}}text", {"src": f"../{text.page}#{sentence.id}"})
        etree.SubElement(
            par,
            f"{{{SMIL}}}audio",
            {
                "src": f"../{text.audio}",
                "clipBegin": clock(clip.begin),
                "clipEnd": clock(clip.end),
            },
        )


def _seq(parent: etree._Element, text: Text, target: str, semantics: str) -> etree._Element:
    seq = etree.SubElement(parent, f"{{{SMIL}}}seq", {_TEXTREF: f"../{text.page}#{target}"})
    if semantics:
        seq.set(TYPE, semantics)
    return seq
