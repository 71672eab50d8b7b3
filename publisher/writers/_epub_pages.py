"""The XHTML of a document: blocks as elements, sentences as spans with the ids of the book."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ..book import Ruby, Run, Sentence
from ._direction import direction
from ._epub_outline import STYLE, Element, Text

XHTML = "http://www.w3.org/1999/xhtml"
EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{EPUB}}}type"

#: Digital Publishing WAI-ARIA role for an epub:type; a title page has none
_ROLES = {"chapter": "doc-chapter", "colophon": "doc-colophon"}


def page(text: Text, show_ruby: bool) -> bytes:
    """The XHTML file of one document (EPUB 3.3, 6.1), its text exactly that of the book."""
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
        _add(section, element, language, show_ruby)
    return serialized(html)


def shell(title: str, language: str, style: str) -> tuple[etree._Element, etree._Element]:
    """An empty page, as its html and its body element."""
    html = etree.Element(f"{{{XHTML}}}html", nsmap={None: XHTML, "epub": EPUB})
    html.attrib.update(spoken(language, ""))
    head = child(html, "head")
    child(head, "title").text = title
    child(head, "link", {"rel": "stylesheet", "type": "text/css", "href": style})
    return html, child(html, "body")


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


_INLINE = {f"{{{XHTML}}}{tag}" for tag in ("span", "ruby", "rt", "rp", "a", "img")}


def _add(parent: etree._Element, element: Element, around: str, show_ruby: bool) -> None:
    made = child(parent, element.tag, {"id": element.id})
    for inner in element.children:
        _add(made, inner, around, show_ruby)
    block = element.block
    if block is None:
        return
    classes = ["byline"] * (block.kind == "byline") + ["made"] * block.made
    if block.kind == "list_item" and not block.made:
        classes.append("marked")  # a source's list brings its own bullets and numbers
    if classes:
        made.set("class", " ".join(classes))
    made.attrib.update(spoken(block.language, around))
    for sentence in block.sentences:
        span = child(made, "span", {"id": sentence.id, **spoken(sentence.language, block.language)})
        _fill(span, sentence, show_ruby)
        span.tail = sentence.space


def _fill(span: etree._Element, sentence: Sentence, show_ruby: bool) -> None:
    ruby = sentence.ruby if show_ruby else ()
    at = 0
    for run in sentence.runs:
        inside = [r for r in ruby if at <= r.start < at + len(run.text)]
        if run.language == sentence.language:
            _run(span, run, at, inside)
        else:
            _run(child(span, "span", spoken(run.language, sentence.language)), run, at, inside)
        at += len(run.text)


def _run(parent: etree._Element, run: Run, start: int, ruby: Sequence[Ruby]) -> None:
    """Add a run's text, which begins at `start` of its sentence, with readings above it."""
    for text, reading in _stretches(run.text, start, ruby):
        if reading:
            _read(child(parent, "ruby"), text, reading, run.language)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _stretches(text: str, start: int, ruby: Sequence[Ruby]) -> Iterator[tuple[str, str]]:
    at = 0
    for mark in sorted(ruby, key=lambda r: r.start):
        # A reading that reaches into the next run stands over its part in this one.
        begin, end = mark.start - start, min(mark.end - start, len(text))
        if begin >= at:
            yield text[at:begin], ""
            yield text[begin:end], mark.reading
            at = end
    yield text[at:], ""


def _read(ruby: etree._Element, base: str, reading: str, language: str) -> None:
    """`<ruby>國<rp>(</rp><rt>guó</rt><rp>)</rp></ruby>`: brackets where ruby is not known."""
    ruby.text = base
    child(ruby, "rp").text = "("
    # Pinyin over Chinese is Chinese in Latin letters, not a word of another language.
    latin = language.split("-")[0] == "zh" and reading[:1].isalpha() and reading[0] < "\u2e80"
    child(ruby, "rt", spoken("zh-Latn-pinyin", "") if latin else None).text = reading
    child(ruby, "rp").text = ")"
