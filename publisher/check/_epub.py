"""EPUB: the archive, the text, what is spoken, the chapters, and the recordings in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from ..findings import Finding, finding
from . import _archive, _links, _overlays, _package, _pieces, _recordings, _text
from ._archive import Archive
from ._contents import (
    Entry,
    heading_faults,
    page_faults,
    read_nav,
    read_ncx,
    target_faults,
    title_faults,
)
from ._damage import DamagedError
from ._folder import Present
from ._judged import Judged
from ._ledger import Ledger
from ._markers import Markers
from ._overlays import Overlay, read_overlay
from ._package import NCX, SMIL, XHTML, Item, Package
from ._pages import Page, read_page


@dataclass(frozen=True)
class _Content:
    """Everything in an EPUB that is XML, read."""

    #: texts of the spine in order, the navigation document left out
    pages: tuple[Page, ...]
    #: overlays in the order of their texts
    overlays: tuple[Overlay, ...]
    #: entries of each table of contents by its entry in the archive
    contents: Mapping[str, tuple[Entry, ...]]
    #: the page list of the navigation document, and that document
    page_list: tuple[Entry, ...]
    nav: str
    #: SHA-256 of each image by its entry in the archive, hexadecimal
    digests: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)


def judge(present: Present, markers: Markers, ledger: Ledger) -> Judged:
    """Hold a listed EPUB against the clock and the ledger, which may be empty."""
    name = present.listed.name
    try:
        with _archive.opened(present.path) as archive:
            return _judge(archive, present, markers, ledger)
    except DamagedError as error:
        return Judged((finding("K611", name, str(error)),))


def _judge(archive: Archive, present: Present, markers: Markers, ledger: Ledger) -> Judged:
    name = present.listed.name
    findings = [finding("K611", name, fault) for fault in _archive.faults(archive)]
    try:
        package = _package.read_package(archive)
    except DamagedError as error:
        return Judged((*findings, finding("K613", name, str(error))))
    where = f"{name}: {package.path}"
    findings += _package.judge(archive, package, where, markers)
    content = _read(archive, package, name, markers)
    findings += content.findings
    findings += _text.judge(name, content.pages, markers, ledger, content.digests)
    pages = {page.path: page for page in content.pages}
    findings += _overlays.judge(name, content.overlays, pages, markers)
    findings += _overlays.judge_durations(name, content.overlays, package, markers)
    findings += _contents(name, content, pages, markers)
    heard = _recordings.judge(archive, present, content.overlays, markers)
    texts = {id: text for page in content.pages for id, text in page.sentences}
    return Judged((*findings, *heard.findings), heard.sounds, heard.recordings, texts)


def _read(archive: Archive, package: Package, name: str, markers: Markers) -> _Content:
    """Read every XML file; what cannot be read is told and left out."""
    findings: list[Finding] = []
    roots: dict[str, etree._Element] = {}
    digests: dict[str, str] = {}
    for item in package.items:
        try:
            if item.media_type in (XHTML, SMIL, NCX):
                roots[item.path] = archive.xml(item.path)
            elif not item.media_type.startswith("audio/"):
                data = archive.read(item.path)
                if item.media_type.startswith("image/"):
                    digests[item.path] = hashlib.sha256(data).hexdigest()
        except DamagedError as error:
            findings.append(finding("K612", f"{name}: {item.path}", str(error)))
    pages = tuple(
        read_page(item.path, roots[item.path], markers.clips)
        for item in package.texts()
        if item.path in roots and "nav" not in item.properties
    )
    findings += _language_findings(name, pages)
    for path, size in ((page.path, archive.sizes[page.path]) for page in pages):
        if size > _pieces.LONGEST:
            findings.append(finding("K681", f"{name}: {path}", f"it has {size} bytes"))
    overlays = tuple(
        read_overlay(item, roots[item.path], text)
        for text, item in _overlay_items(package)
        if item.path in roots
    )
    texts = {
        item.path: roots[item.path]
        for item in package.items
        if item.media_type == XHTML and item.path in roots
    }
    findings += (
        finding("K620", f"{name}: {path}", fault)
        for path, fault in _links.faults(archive, package, texts)
    )
    contents, page_list, nav = _lists(package, roots)
    return _Content(pages, overlays, contents, page_list, nav, digests, findings)


def _lists(
    package: Package, roots: Mapping[str, etree._Element]
) -> tuple[dict[str, tuple[Entry, ...]], tuple[Entry, ...], str]:
    """The tables of contents by entry, the page list, and the entry that has it."""
    contents: dict[str, tuple[Entry, ...]] = {}
    page_list: tuple[Entry, ...] = ()
    nav = ""
    for item in package.items:
        if item.path in roots and "nav" in item.properties:
            contents[item.path] = read_nav(item.path, roots[item.path], "toc")
            page_list = read_nav(item.path, roots[item.path], "page-list")
            nav = item.path
        elif item.path in roots and item.media_type == NCX:
            contents[item.path] = read_ncx(item.path, roots[item.path])
    return contents, page_list, nav


def _overlay_items(package: Package) -> Iterator[tuple[str, Item]]:
    """The spine's texts that have overlays, in reading order, with these."""
    by_id = {item.id: item for item in package.items}
    for item in package.texts():
        if item.overlay in by_id:
            yield item.path, by_id[item.overlay]


def _language_findings(name: str, pages: tuple[Page, ...]) -> Iterator[Finding]:
    for page in pages:
        for fault in page.language_faults:
            yield finding("K614", f"{name}: {page.path}", fault)


def _documents(pages: tuple[Page, ...], markers: Markers) -> dict[str, tuple[str, str]]:
    """Key of the document whose sentence begins each page, and its title, by the page's path.

    One without a title has that of its track.
    """
    titles = {
        document.key: document.title or markers.by_key[document.track].title
        for document in markers.documents
        if document.track in markers.by_key
    }
    documents = {
        clip.sentence: section.document
        for track in markers.tracks
        for section in track.sections
        for clip in section.clips
    }
    keys = {page.path: documents.get(page.sentences[0][0], "") for page in pages if page.sentences}
    return {path: (key, titles.get(key, "")) for path, key in keys.items()}


def _contents(
    name: str, content: _Content, pages: Mapping[str, Page], markers: Markers
) -> Iterator[Finding]:
    for path, entries in content.contents.items():
        where = f"{name}: {path}"
        for fault in title_faults(markers.chapters, entries):
            yield finding("K628", where, fault)
        for fault in target_faults(markers.chapters, entries, pages, markers):
            yield finding("K629", where, fault)
    for fault in heading_faults(content.pages, markers):
        yield finding("K675", name, fault)
    for fault in page_faults(content.pages, content.page_list, _documents(content.pages, markers)):
        yield finding("K630", f"{name}: {content.nav}", fault)
    if not content.contents:
        yield finding("K628", name, "there is no table of contents")
