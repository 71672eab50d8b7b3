"""The pages around the text: the cover, and the table of contents with its landmarks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from ..book import Book
from ..labels import labels, labels_language
from ..timeline import Chapter, Timeline
from ._cover import Cover
from ._epub_outline import COVER, NAV, STYLE, Homes, Text, places
from ._epub_pages import serialized, shell
from ._epub_xhtml import TYPE, child, spoken


def cover_page(book: Book, cover: Cover, image: str) -> bytes:
    """The page that shows the cover image, with its alternative text."""
    language = book.language.value
    words = labels(language, "epub")
    html, body = shell(words["cover"], labels_language(language), STYLE)
    body.set("class", "cover")
    section = child(body, "section", {TYPE: "cover", "aria-label": words["cover"]})
    child(section, "img", {"src": image, "alt": cover.alternative, "role": "doc-cover"})
    return serialized(html)


def nav(book: Book, timeline: Timeline, pages: Sequence[Text]) -> bytes:
    """The navigation document (EPUB 3.3, 7): chapters, landmarks, and the pages of the sources.

    Its entries are exactly `timeline.chapters()`.
    """
    main = book.language.value
    words, language = labels(main, "epub"), labels_language(main)
    html, body = shell(words["toc"], language, STYLE)
    toc = child(body, "nav", {TYPE: "toc", "id": "toc", "role": "doc-toc"})
    toc.set("aria-labelledby", "toc-title")
    child(toc, "h1", {"id": "toc-title"}).text = words["toc"]
    _list(toc, timeline.chapters(), places(pages), language)
    landmarks = child(body, "nav", {TYPE: "landmarks", "id": "landmarks", "hidden": "hidden"})
    landmarks.set("aria-labelledby", "landmarks-title")
    child(landmarks, "h2", {"id": "landmarks-title"}).text = words["landmarks"]
    entries = child(landmarks, "ol")
    for semantics, href, title, spoken_in in _landmarks(pages, language):
        link = child(child(entries, "li"), "a", {TYPE: semantics, "href": href})
        link.attrib.update(spoken(spoken_in, language))
        link.text = title
    _page_list(body, pages, words["page_list"], language)
    return serialized(html)


def _page_list(body: etree._Element, pages: Sequence[Text], title: str, language: str) -> None:
    """The pages of all sources that have any (EPUB 3.3, 7.4.3.3).

    Where several sources count their pages, each label is followed by the title of its own: a list
    may have no lists inside. A long source is several files, and counts its pages once.
    """
    paged = [text for text in pages if text.breaks]
    sources = {text.document.key for text in paged}
    if not paged:
        return
    listed = child(body, "nav", {TYPE: "page-list", "id": "page-list", "role": "doc-pagelist"})
    listed.attrib.update({"aria-labelledby": "page-list-title", "hidden": "hidden"})
    child(listed, "h2", {"id": "page-list-title"}).text = title
    entries = child(listed, "ol")
    for text in paged:
        for label, id in text.breaks:
            link = child(child(entries, "li"), "a", {"href": f"{text.page}#{id}"})
            link.text = label
            if len(sources) > 1:
                _name(link, text, language)


def _name(link: etree._Element, text: Text, around: str) -> None:
    """Put the title of the document behind the text of a link, in the title's language."""
    attributes = spoken(text.document.title_language, around)
    if attributes:
        link.text = f"{link.text} ("
        name = child(link, "span", attributes)
        name.text, name.tail = text.whole, ")"
    else:
        link.text = f"{link.text} ({text.whole})"


def _list(parent: etree._Element, chapters: Sequence[Chapter], homes: Homes, around: str) -> None:
    entries = child(parent, "ol")
    for chapter in chapters:
        entry = child(entries, "li")
        link = child(entry, "a", {"href": target(chapter, homes)})
        link.attrib.update(spoken(chapter.language, around))
        link.text = chapter.title
        if chapter.children:
            _list(entry, chapter.children, homes, around)


def target(chapter: Chapter, homes: Homes) -> str:
    """Where a chapter begins."""
    page = homes[chapter.document, chapter.sentence]
    return f"{page}#{chapter.sentence}" if chapter.sentence else page


def _landmarks(pages: Sequence[Text], language: str) -> Iterator[tuple[str, str, str, str]]:
    """epub:type, target, title and its language of each landmark that the book has."""
    words = labels(language, "epub")
    yield "cover", COVER, words["cover"], language
    yield "toc", f"{NAV}#toc", words["toc"], language
    begin = next((text for text in pages if text.semantics in ("part", "chapter")), None)
    for text in pages:
        if text is begin:
            yield "bodymatter", text.page, words["begin"], language
        elif text.semantics not in ("part", "chapter") and text.number == 1:
            yield text.semantics, text.page, text.title, text.document.language
