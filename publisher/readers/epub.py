"""EPUB: the spine in order as one document, with its notes, readings, printed pages and metadata.

zipfile and lxml rather than ebooklib: its reader unpacks every entry at once whatever its size, and
raises exceptions of many kinds for a book that is not in order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Manuscript
from . import _html_notes as notes
from ._archive import Archive, joined
from ._epub_package import Package, Part, package
from ._epub_pages import printed, said_once
from ._files import digest
from ._html_breaks import breaks_kept
from ._html_groups import captioned
from ._html_licence import unwrapped
from ._html_tree import Element, attribute, decode_page, parse_xhtml, tag
from ._html_walk import Walker
from ._markup import Block, compose
from ._pictures import Pictures

_TYPE = b"application/epub+zip"
_LARGEST = 4 << 30
"""Bytes. A speaking book is mostly sound, and that is not read."""

# Sphinx adds these to its books and says of them nothing.
_MADE = ("genindex", "py-modindex", "search")
_NOT_READ = ("toc", "cover", "landmarks", "page-list", "loi", "lot", "index")


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file is an EPUB: a zip whose first entry says so, or a zip that is called one."""
    return head.startswith(b"PK\x03\x04") and (
        _TYPE in head[:120] or path.suffix.lower() == ".epub"
    )


def read(path: Path, name: str, key: str) -> Document:
    """The book as a document: what the spine shows, in order, and its notes at the end.

    Raises InputError for a file that is no EPUB, damaged, protected, or larger than a book is.
    """
    sha256 = digest(path, name, _LARGEST)
    with Archive(path, name) as archive:
        book = package(archive, name)
        pages = _pages(archive, book, name)
        reading = _Reading(archive, book, pages)
        for page in pages.values():
            reading.read(page)
    findings = [*reading.findings]
    body = breaks_kept(captioned(unwrapped(said_once(reading.pages)).body))
    if not body and not reading.notes:
        raise InputError("the book has no text in it", where=name, remedy="Leave it out")
    findings += reading.pictures.findings(name)
    if reading.skipped:
        findings.append(finding("R123", name, ", ".join(reading.skipped)))
    source, marks = compose(body, reading.notes)
    return Document(
        key, name, Manuscript(source), sha256, book.facts, marks,
        findings=tuple(findings), pictures=reading.pictures.found,
    )  # fmt: skip


@dataclass(frozen=True)
class _Page:
    part: Part
    root: Element


def _pages(archive: Archive, book: Package, name: str) -> dict[str, _Page]:
    pages: dict[str, _Page] = {}
    for part in book.spine:
        data = archive.get(part.entry)
        decoded = decode_page(data) if data else None
        if decoded:
            pages[part.entry] = _Page(part, parse_xhtml(decoded.text, name).root)
    return pages


class _Reading:
    """What has been read of a book so far."""

    def __init__(self, archive: Archive, book: Package, pages: dict[str, _Page]) -> None:
        self.pages: list[list[Block]] = []
        self.notes: list[Block] = []
        self.findings: list[Finding] = []
        self.skipped: list[str] = []
        self._base = ""
        self._archive, self._book = archive, book
        self.pictures = Pictures(self._fetch)
        roots = {entry: page.root for entry, page in pages.items()}
        self._found = notes.find_in(roots, joined)
        self._printed = printed(self._lists(), roots, joined)

    def _lists(self) -> dict[str, str]:
        read = {entry: self._archive.get(entry) for entry in self._book.lists}
        decoded = {entry: decode_page(data) for entry, data in read.items() if data}
        return {entry: one.text for entry, one in decoded.items() if one}

    def _fetch(self, address: str) -> bytes | None:
        entry = joined(self._base, address)
        return self._archive.get(entry) if entry else None

    def read(self, page: _Page) -> None:
        """One file of the spine."""
        self._base = page.part.entry
        kind = _kind(page.root)
        is_made = PurePosixPath(page.part.entry).stem in _MADE
        if page.part.is_nav or kind in _NOT_READ or page.part.is_cover or is_made:
            self.skipped.append(page.part.entry)
            return
        walker = Walker(self._found, self.pictures, None, self._book.language, self._printed)
        walked = walker.walk(page.root)
        beside = "" if page.part.is_linear else "beside the reading order"
        self.pages.append([replace(b, furniture=beside) if beside else b for b in walked.body])
        self.notes += walked.notes


def _kind(root: Element) -> str:
    """What the page's body says that it is, by epub:type, where the whole page is that."""
    body = next(root.iter("{*}body"), None)
    if body is None:
        return ""
    holders = [body, *(child for child in body if tag(child) in ("section", "nav", "div"))]
    for element in holders[:1] if len(body) != 1 else holders[:2]:
        for kind in attribute(element, "epub:type").split():
            if kind in _NOT_READ:
                return kind
    return ""
