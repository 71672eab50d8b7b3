"""The XHTML of a document: blocks as elements, sentences as spans with the ids of the book."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ..blocks import EMPHASIS
from ..book import Block, Run
from ..labels import labels, labels_language
from ..languages import runs
from ._epub_elements import Element
from ._epub_outline import STYLE, Text
from ._epub_sentences import add_opening_pages, add_sentence
from ._epub_xhtml import EPUB, TYPE, XHTML, child, spoken

#: Digital Publishing WAI-ARIA role for an epub:type; a title page has none
_ROLES = {"part": "doc-part", "chapter": "doc-chapter", "colophon": "doc-colophon"}


def page(text: Text, show_ruby: bool) -> bytes:
    """The XHTML file of one text (EPUB 3.3, 6.1), its words exactly those of the book."""
    language = text.document.language
    html, body = shell(text.title, language, f"../{STYLE}")
    section = child(body, "section", {TYPE: text.semantics, "id": text.id})
    section.set("class", text.semantics)
    if text.semantics in _ROLES:
        section.set("role", _ROLES[text.semantics])
    section.set(
        *(("aria-labelledby", text.heading) if text.heading else ("aria-label", text.title))
    )
    for element in text.elements:
        _add(section, text, element, language, show_ruby)
    return serialized(html)


def shell(title: str, language: str, style: str) -> tuple[etree._Element, etree._Element]:
    """An empty page, as its html and its body element."""
    html = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    html.attrib.update(spoken(language, ""))
    head = child(html, "head")
    child(head, "title").text = title
    child(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    return html, child(html, "body")


def serialized(html: etree._Element) -> bytes:
    """The file's bytes, one line per block; nothing is added inside a block."""
    for element in html.iter():
        if element.tag not in _INLINE:
            element.tail = "\n" if element is not html else None
            if len(element) and element[0].tag not in _INLINE:
                element.text = "\n"
    data: bytes = etree.tostring(
        html, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>"
    )
    return data + b"\n"


_INLINE = {f"{{{XHTML}}}{tag}" for tag in ("span", "s", "ruby", "rt", "rp", "a", "img", *EMPHASIS)}


def _add(parent: etree._Element, text: Text, element: Element, around: str, ruby: bool) -> None:
    if element.tag in _HEADINGS and element.sentences:
        # A page's number within a heading would be taken for a word of it.
        add_opening_pages(parent, text, element.sentences[0], "div")
    made = child(parent, element.tag, {"id": element.id} if element.id else None)
    made.attrib.update(dict(element.form))
    if element.tag in _NOTES:
        semantics, role = _NOTES[element.tag]
        made.set(TYPE, semantics)
        made.set("role", role)
    if element.tag == "section":
        made.set("class", "notes")
        language = text.document.language
        made.set("aria-label", labels(language, "epub")["notes"])
        made.attrib.update(spoken(labels_language(language), around))
        around = labels_language(language)
    block = element.block
    if block is not None:
        _describe(made, block, around)
    if element.tag == "figure":
        _picture(made, text, element)
    if block is not None and not block.said:
        _show(made, block)
    for inner in element.children:
        _add(made, text, inner, around, ruby)
    for number, sentence in enumerate(element.sentences):
        if number or element.tag not in _HEADINGS:
            add_opening_pages(made, text, sentence)
        add_sentence(made, text, sentence, block.language if block else around, ruby)
    if element.sentences and element.tag in ("td", "th"):
        made[-1].tail = None  # the TAB between two cells


_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_NOTES = {"section": ("footnotes", "doc-endnotes"), "aside": ("footnote", "doc-footnote")}


def _describe(made: etree._Element, block: Block, around: str) -> None:
    classes = made.get("class", "").split()
    classes += ["byline"] * (block.kind == "byline") + ["made"] * block.made
    classes += ["unread"] * (not block.said)
    classes += ["break"] * (block.kind == "break")
    if classes:
        made.set("class", " ".join(classes))
    made.attrib.update(spoken(block.language, around))


def _show(made: etree._Element, block: Block) -> None:
    """The text of a block that is shown and not read, each run of a language marked."""
    for run in _runs(block):
        attributes = spoken(run.language, block.language)
        if attributes:
            child(made, "span", attributes).text = run.text
        elif len(made):
            made[-1].tail = (made[-1].tail or "") + run.text
        else:
            made.text = (made.text or "") + run.text


def _runs(block: Block) -> Iterator[Run]:
    at = 0
    for anchor in block.anchors:
        yield from runs(block.text[at : anchor.start], block.language)
        yield Run(block.text[anchor.start : anchor.end], anchor.value)
        at = anchor.end
    yield from runs(block.text[at:], block.language)


def _picture(figure: etree._Element, text: Text, element: Element) -> None:
    """The images, without a text of their own: the caption beside them says what they show."""
    (caption,) = element.children
    for inner in (caption, *caption.children):
        path = text.pictures.get(inner.block.picture) if inner.block else None
        if path:
            child(figure, "img", {"src": f"../{path}", "alt": ""})
