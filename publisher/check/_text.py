"""The text of an EPUB: every sentence there once and in order, nothing lost, nothing invented."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from ..findings import Finding, finding
from . import _pieces, _structure
from ._ledger import Account, Ledger
from ._markers import Markers
from ._overlays import order_faults
from ._package import resolve
from ._pages import Page
from ._shape import shown
from ._structure import Met, Told

_SEPARATOR = "\n\n"
"""What stands between two blocks of cleaned text."""

_OF_WORDS = re.compile(r"s[0-9a-f]{12}")
"""An id that publisher made; other ids are not doubted."""

_Note = tuple[str, str]
"""Entry of the page that a note stands in, and its id there."""

_AROUND = 20
"""Characters shown before and after a difference."""


def judge(
    name: str,
    pages: Sequence[Page],
    markers: Markers,
    ledger: Ledger,
    digests: Mapping[str, str],
) -> Iterator[Finding]:
    """Hold the pages, in the order of the spine, against clock and ledger.

    name: of the EPUB; ledger: without accounts where there is none; digests: SHA-256 of each image
    by its entry in the archive.
    """
    accounts = ledger.accounts
    for fault in _sentence_faults(pages, markers):
        yield finding("K615", name, fault)
    for fault in _id_faults(pages, markers):
        yield finding("K615", name, fault)
    if ledger.quiet is not None:
        quiet = [text for page in pages for text in page.quiet]
        for fault in _difference(ledger.quiet, quiet, "block that is shown and not read"):
            yield finding("K617", name, fault)
    documents = _documents(markers)
    yield from _foreign_references(name, pages, documents, accounts)
    languages = {document.key: document.language for document in markers.documents}
    shown_by: dict[str, list[Page]] = {}
    keys_of = [[*dict.fromkeys(documents[id] for id, _ in page.sentences)] for page in pages]
    for page, keys in zip(pages, keys_of, strict=True):
        for key in keys:
            shown_by.setdefault(key, []).append(page)
    notes = {
        key: frozenset((page.path, id) for page in own for id in page.notes)
        for key, own in shown_by.items()
    }
    for page, keys in zip(pages, keys_of, strict=True):
        yield from _language_findings(name, page, [languages[key] for key in keys])
        if len(keys) > 1:
            detail = f"it has sentences of {', '.join(keys)}"
            yield finding("K617", f"{name}: {page.path}", detail)
        known = notes[keys[0]] if keys else frozenset()
        yield from _page_findings(f"{name}: {page.path}", page, known)
    for fault in _pieces.order_faults(pages, shown_by):
        yield finding("K680", name, fault)
    for key, account in accounts.items():
        found = shown_by.get(key, [])
        if not found:
            yield finding("K617", name, f"document {key!r} is in no page")
            continue
        where = f"{name}: {found[0].path}"
        wrong = [finding("K617", where, fault) for fault in _faults(account, found)]
        met = [] if wrong else [*_met(account, found)]
        yield from wrong
        yield from (finding(code, where, f) for code, f in _structure.faults(met, digests))
        yield from (finding("K680", where, fault) for fault in _pieces.torn_faults(met))


def _page_findings(where: str, page: Page, notes: Collection[_Note]) -> Iterator[Finding]:
    """What is wrong with a page whatever the ledger says. notes: of its document."""
    for text in page.unread:
        yield finding("K616", where, shown(text))
    for image in page.mute:
        yield finding("K618", where, image)
    for reference in page.references:
        if resolve(page.path, reference.href) not in notes:
            detail = f"{shown(reference.text)} leads to {shown(reference.href)}"
            yield finding("K619", where, detail)


def _language_findings(name: str, page: Page, languages: Sequence[str]) -> Iterator[Finding]:
    """A page must be in the language of its document, or a screen reader takes a wrong voice."""
    if page.language and languages[:1] != [page.language] and languages:
        detail = f"its language is {page.language!r}, not {languages[0]!r}"
        yield finding("K614", f"{name}: {page.path}", detail)


def _foreign_references(
    name: str,
    pages: Sequence[Page],
    documents: Mapping[str, str],
    accounts: Mapping[str, Account],
) -> Iterator[Finding]:
    """References in a page whose document is not in the ledger are text that nobody reads."""
    for page in pages if accounts else ():
        if not any(documents[id] in accounts for id, _ in page.sentences):
            for reference in page.references:
                yield finding("K616", f"{name}: {page.path}", shown(reference.text))


def _sentence_faults(pages: Sequence[Page], markers: Markers) -> Iterator[str]:
    found = [id for page in pages for id, _ in page.sentences]
    count = Counter(found)
    for id in markers.clips:
        if count[id] != 1:
            yield f"{id} is in the text {count[id]} times"
    yield from order_faults(list(markers.clips), found)
    for page in pages:
        for id, text in page.sentences:
            if not text.strip():
                yield f"{id} has no text"
        yield from (f"{id} is hidden" for id in page.hidden)


def _documents(markers: Markers) -> dict[str, str]:
    """The document of each sentence."""
    return {
        clip.sentence: section.document
        for track in markers.tracks
        for section in track.sections
        for clip in section.clips
    }


def _id_faults(pages: Sequence[Page], markers: Markers) -> Iterator[str]:
    """Sentences whose id is not that of their words: words that slipped into the next sentence.

    An id is made of the document's key, the text, and how many times the text was there by then.
    """
    documents, seen = _documents(markers), Counter[tuple[str, str]]()
    for page in pages:
        for id, text in page.sentences:
            key = documents[id]
            seen[key, text] += 1
            name = f"{key}\0{text}\0{seen[key, text]}"
            wanted = "s" + hashlib.sha256(name.encode()).hexdigest()[:12]
            if _OF_WORDS.fullmatch(id) and id != wanted:
                yield f"{id} is not the id of its words, {shown(text)}"


def _faults(account: Account, pages: Sequence[Page]) -> Iterator[str]:
    """The first difference between the blocks of a document's pages and its text."""
    there = [block for page in pages for block in page.blocks]
    blocks = [block for block in account.text.split(_SEPARATOR) if block.strip()]
    yield from _difference(blocks, [block.text for block in there if not block.made], "block")
    references = [reference.text for page in pages for reference in page.references]
    yield from _difference(account.references, references, "reference to a note")
    made = [block.text for block in there if block.made]
    yield from _difference(list(account.made), made, "block made by this edition")


def _met(account: Account, pages: Sequence[Page]) -> Iterator[Met]:
    """The blocks of pages whose texts are those of the ledger, with what is told of each."""
    number = 0
    for page in pages:
        for block in page.blocks:
            told = None if block.made else account.structure.get(number, Told())
            number += not block.made
            yield Met(block.text, block.place, told, page.path, block.stress, block.silent)


def _difference(wanted: Sequence[str], found: Sequence[str], what: str) -> Iterator[str]:
    for number, (right, there) in enumerate(zip_longest(wanted, found), 1):
        if right is None:
            yield f"{what} {number} is not in the ledger: {shown(there)}"
            return
        if there is None:
            yield f"{what} {number} is missing: {shown(right)}"
            return
        if right != there:
            at = next(
                (n for n, (a, b) in enumerate(zip(right, there, strict=False)) if a != b),
                min(len(right), len(there)),
            )
            cut = slice(max(0, at - _AROUND), at + _AROUND)
            yield f"{what} {number} has {there[cut]!r} where the ledger has {right[cut]!r}"
            return
