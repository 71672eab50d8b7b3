"""The headings inside documents: as chapters of markers.json, and as the pages show them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from lxml import etree

from ..findings import Finding, finding
from ._markers import NAME, Chapter, Markers
from ._shape import shown

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_RANKS = {f"{_XHTML}h{rank}": rank for rank in range(1, 7)}
_READINGS = (f"{_XHTML}rt", f"{_XHTML}rp")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, of h1 to h6."""

    rank: int
    #: id of its first sentence, or ""
    sentence: str
    title: str


def read_headings(root: etree._Element, known: Collection[str]) -> Iterator[Heading]:
    """The headings of a page in order, those of class "made" left out. known: ids of sentences."""
    for element in root.iter(*_RANKS):
        around = (element, *element.iterancestors())
        if any("made" in (each.get("class") or "").split() for each in around):
            continue
        ids = (each.get("id") for each in element.iter(etree.Element))
        sentence = next((id for id in ids if id in known), None)
        title = " ".join("".join(_words(element)).split())
        yield Heading(_RANKS[str(element.tag)], sentence or "", title)


def _words(element: etree._Element) -> Iterator[str]:
    """The text of an element without readings over it and references to notes."""
    if element.tag in _READINGS or "noteref" in (element.get(_TYPE) or "").split():
        return
    yield element.text or ""
    for inner in element:
        if isinstance(inner.tag, str):
            yield from _words(inner)
        yield inner.tail or ""


def without(chapters: Sequence[Chapter]) -> tuple[Chapter, ...]:
    """The chapters without those of headings."""
    return tuple(
        replace(chapter, children=without(chapter.children))
        for chapter in chapters
        if not chapter.sentence
    )


def as_deep(chapters: Sequence[Chapter], depth: int) -> tuple[Chapter, ...]:
    """The chapters without the headings that are more than so deep inside their document."""
    return tuple(
        replace(chapter, children=as_deep(chapter.children, depth - (chapter.sentence != "")))
        for chapter in chapters
        if not chapter.sentence or depth > 0
    )


def judge_clock(markers: Markers) -> Iterator[Finding]:
    """Whether each chapter of a heading begins with its sentence and ends where the next begins."""
    places = {
        clip.sentence: (section.document, track.key)
        for track in markers.tracks
        for section in track.sections
        for clip in section.clips
    }
    for chapter in markers.chapters:
        if chapter.sentence:
            yield finding("K675", NAME, f"{shown(chapter.title)} is in no document")
        for fault in _inside(chapter, markers, places):
            yield finding("K675", NAME, fault)


def _inside(
    around: Chapter, markers: Markers, places: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    """What is wrong with the chapters of headings inside a chapter."""
    ends = [*(chapter.begin for chapter in around.children[1:]), around.end]
    for chapter, end in zip(around.children, ends, strict=False):
        called = shown(chapter.title)
        if chapter.sentence:
            place = places.get(chapter.sentence)
            if place != (chapter.document, chapter.track) or chapter.document != around.document:
                yield f"{called} begins with {chapter.sentence}, which is not in its document"
            elif chapter.begin != markers.begin(chapter.sentence):
                at = markers.begin(chapter.sentence)
                yield f"{called} begins at {chapter.begin} ms, its heading is heard at {at} ms"
            if not around.begin <= chapter.begin < chapter.end == end:
                yield f"{called} is {chapter.begin}…{chapter.end} ms and should end at {end} ms"
        elif around.sentence:
            yield f"{called} is inside a heading and has none"
        yield from _inside(chapter, markers, places)


def judge_pages(
    name: str, pages: Mapping[str, Sequence[Heading]], markers: Markers
) -> Iterator[Finding]:
    """Hold the headings of each document's page against the chapters. pages: by document."""
    told: dict[str, list[Heading]] = {}
    for chapter in markers.chapters:
        _collect(chapter, 0, told)
    for key, found in pages.items():
        for fault in _page_faults(found, told.get(key, [])):
            yield finding("K676", name, f"in {key!r}, {fault}")


def _collect(chapter: Chapter, rank: int, told: dict[str, list[Heading]]) -> None:
    """Put the chapters of headings under their documents, with how deep they are in them."""
    rank += chapter.sentence != ""
    if chapter.sentence:
        told.setdefault(chapter.document, []).append(Heading(rank, chapter.sentence, chapter.title))
    for inner in chapter.children:
        _collect(inner, rank, told)


def _page_faults(found: Sequence[Heading], told: Sequence[Heading]) -> Iterator[str]:
    """How the headings below h1 differ from the chapters; h1, the title, may be a chapter too."""
    titles = [heading for heading in found if heading.rank == 1]
    first = told[:1] if titles and told and told[0].sentence == titles[0].sentence else []
    below = [replace(each, rank=each.rank - 1) for each in found if each.rank > 1]
    wanted = [*(replace(each, rank=1) for each in titles[: len(first)]), *below]
    for there, chapter in zip_longest(wanted, told):
        if chapter is None:
            yield f"the heading {shown(there.title)} is no chapter"
        elif there is None:
            yield f"the chapter {shown(chapter.title)} has no heading"
        elif there != chapter:
            yield (
                f"the heading {shown(there.title)} ({there.sentence}, level {there.rank}) is the "
                f"chapter {shown(chapter.title)} ({chapter.sentence}, level {chapter.rank})"
            )
