"""The tables of contents of an EPUB: the navigation document and, for old readers, the NCX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from lxml import etree

from ._markers import Chapter, Markers
from ._package import resolve
from ._pages import Page
from ._shape import shown
from ._xhtml import XHTML, types

_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents."""

    title: str
    #: entry of the archive and id in it
    path: str
    fragment: str
    children: tuple[Entry, ...]
    #: of its title; "" in an NCX, whose entries do not say it
    language: str = ""


def read_nav(path: str, root: etree._Element, kind: str) -> tuple[Entry, ...]:
    """A list of a navigation document, () where it has none.

    kind: "toc" (EPUB 3.3, 7.4.3.1) or "page-list" (7.4.3.3).
    """
    for nav in root.iter(f"{XHTML}nav"):
        if kind in types(nav):
            return tuple(_nav_entries(path, nav.find(f"{XHTML}ol")))
    return ()


def page_faults(
    pages: Sequence[Page], found: Sequence[Entry], documents: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    """How a page list differs from the page breaks in the texts: in labels, order, or targets.

    documents: their keys and titles, by the paths of their pages; where several documents have page
    breaks, each label is followed by the title of its own.
    """
    own = {page.path: documents.get(page.path, ("", "")) for page in pages if page.breaks}
    several = len({key for key, _ in own.values()}) > 1
    breaks = [
        (page.path, id, f"{label} ({own[page.path][1]})" if several and label else label)
        for page in pages
        for id, label in page.breaks
    ]
    for number, (there, entry) in enumerate(zip_longest(breaks, found), 1):
        if there is None or entry is None:
            yield f"it has {len(found)} entries, the texts have {len(breaks)} page breaks"
            return
        path, id, label = there
        if (entry.path, entry.fragment) != (path, id):
            yield f"entry {number} leads to {entry.path}#{entry.fragment}, not to {path}#{id}"
            return
        if not label or entry.title != label:
            yield f"entry {number} is {shown(entry.title)}, the page is {shown(label)}"


def _nav_entries(path: str, entries: etree._Element | None) -> Iterator[Entry]:
    for line in entries.findall(f"{XHTML}li") if entries is not None else ():
        link = line.find(f"{XHTML}a")
        children = tuple(_nav_entries(path, line.find(f"{XHTML}ol")))
        if link is None:
            yield Entry("", "", "", children)
        else:
            title = "".join(str(text) for text in link.itertext())
            place = resolve(path, link.get("href") or "")
            yield Entry(title.strip(), *place, children, _language(link))


def _language(element: etree._Element) -> str:
    """The language of an element, its own or that of what is around it."""
    around = (element, *element.iterancestors())
    return next((tag for each in around if (tag := each.get("lang"))), "")


def read_ncx(path: str, root: etree._Element) -> tuple[Entry, ...]:
    """The table of contents of an NCX (OPF 2.0.1, 2.4.1)."""
    points = root.find(f"{_NCX}navMap")
    return tuple(_ncx_entries(path, points))


def _ncx_entries(path: str, parent: etree._Element | None) -> Iterator[Entry]:
    for point in parent.findall(f"{_NCX}navPoint") if parent is not None else ():
        text = point.find(f"{_NCX}navLabel/{_NCX}text")
        content = point.find(f"{_NCX}content")
        title = "" if text is None else text.text or ""
        target = "" if content is None else content.get("src") or ""
        yield Entry(title.strip(), *resolve(path, target), tuple(_ncx_entries(path, point)))


def title_faults(
    expected: Sequence[Chapter], found: Sequence[Entry], inside: str = ""
) -> Iterator[str]:
    """How a table of contents differs from the chapters in titles, languages, order and nesting."""
    for number, (chapter, entry) in enumerate(zip_longest(expected, found), 1):
        if chapter is None or entry is None:
            yield f"{inside}{len(found)} entries where there are {len(expected)} chapters"
            return
        if chapter.title.strip() != entry.title:
            yield f"{inside}entry {number} is {shown(entry.title)}, not {shown(chapter.title)}"
        elif entry.language and chapter.language and entry.language != chapter.language:
            yield f"{inside}entry {number} is in {entry.language!r}, not in {chapter.language!r}"
        within = f"in {shown(chapter.title)}: "
        yield from title_faults(chapter.children, entry.children, within)


def heading_faults(pages: Sequence[Page], markers: Markers) -> Iterator[str]:
    """How the headings of speeches differ from the chapters that are headings."""
    wanted: dict[str, list[_Heading]] = {}
    for chapter, level in _headings(markers.chapters, 0):
        wanted.setdefault(chapter.document, []).append((level, chapter.sentence, chapter.title))
    documents = {
        clip.sentence: section.document
        for track in markers.tracks
        if track.speech
        for section in track.sections
        for clip in section.clips
    }
    found: dict[str, list[tuple[str, _Heading]]] = {}
    for page in pages:
        document = next((documents[id] for id, _ in page.sentences if id in documents), "")
        if document:
            ranked = _ranked(page, markers.contents_depth)
            found.setdefault(document, []).extend((page.path, heading) for heading in ranked)
    for document, headings in found.items():
        for there, right in zip_longest(headings, wanted.pop(document, [])):
            path, heading = there or (document, None)
            if heading != right:
                yield f"{path} has the heading {heading}, the chapters have {right}"
                break
    yield from (f"{document!r} has chapters and no page" for document in wanted)


_Heading = tuple[int, str, str]
"""Ranks below the title, first sentence, text."""


def _headings(chapters: Sequence[Chapter], level: int) -> Iterator[tuple[Chapter, int]]:
    """The chapters that are headings, with how deep each is in its document."""
    for chapter in chapters:
        deeper = level + 1 if chapter.sentence else 0
        if chapter.sentence:
            yield chapter, deeper
        yield from _headings(chapter.children, deeper)


def _ranked(page: Page, depth: int) -> Iterator[_Heading]:
    for block in page.blocks:
        rank = int(block.place.tag[1:]) if re.fullmatch("h[1-6]", block.place.tag) else 1
        if 1 < rank <= depth + 1:
            title = " ".join(block.valid.split()) or " ".join(block.text.split())
            yield rank - 1, page.first(block.place.id), title


def target_faults(
    expected: Sequence[Chapter],
    found: Sequence[Entry],
    pages: Mapping[str, Page],
    markers: Markers,
) -> Iterator[str]:
    """Entries whose first sentence does not begin when their chapter does."""
    for chapter, entry in zip(expected, found, strict=False):
        sentence = pages[entry.path].first(entry.fragment) if entry.path in pages else ""
        if sentence not in markers.clips:
            yield f"{shown(entry.title)} leads to {entry.path}, where no sentence begins"
        elif markers.begin(sentence) != chapter.begin:
            yield (
                f"{shown(entry.title)} leads to {sentence} at {markers.begin(sentence)} ms, "
                f"its chapter begins at {chapter.begin} ms"
            )
        yield from target_faults(chapter.children, entry.children, pages, markers)
