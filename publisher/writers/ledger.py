"""ledger.json: every document's text, every edit and every fact with its evidence; and the
voices that read the book, with versions and licences.

From `text` and `edits` the source comes back character by character (`publisher.ledger.restore`),
and its SHA-256 is that of the file as it was read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..audio import Audio
from ..book import Book, Document, Part, Speech
from ..findings import LEFT_OUT
from ..ledger import Edit, Evidence, Fact
from ..timeline import Timeline
from . import File, Shelf
from ._epub_pictures import pictures
from ._structure import structure

CODECS: tuple[str, ...] = ()

NAME = "ledger.json"


def write(
    book: Book, timeline: Timeline, audio: Audio, folder: Path, made: tuple[File, ...]
) -> Shelf:
    """Write the ledger of the book's documents; the pages this edition made have none, but
    what the closing page shows and does not say is listed."""
    shown: dict[str, dict[str, bytes]] = {}
    for picture in pictures(book)[0]:
        shown.setdefault(picture.document, {})[picture.name] = picture.data
    content = {
        "version": 1,
        "book": [_fact(fact) for fact in _book_facts(book)],
        "parts": [_part(part, book) for part in book.parts],
        "speeches": [_speech(speech) for speech in book.speeches],
        "shown_only": [block.text for block in book.about.blocks if not block.said],
        "documents": [
            _document(document, shown.get(document.key, {}))
            for speech in book.speeches
            for document in speech.documents
        ],
        "left_out": [
            {"path": each.where, "reason": each.message}
            for each in book.findings
            if each.code in LEFT_OUT
        ],
        "voices": [asdict(narrator) for narrator in timeline.narrators],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    (folder / NAME).write_text(text, "utf-8", newline="\n")
    return Shelf((File(NAME, "application/json"),))


def _book_facts(book: Book) -> list[Fact]:
    facts = [book.title, book.language, *book.creators, book.publisher, book.rights]
    return [fact for fact in (*facts, book.certifier) if fact]


def _part(part: Part, book: Book) -> dict[str, Any]:
    inside = [speech.key for speech in book.speeches if part in speech.within]
    return {"key": part.key, "speeches": inside, "facts": [_fact(part.title)]}


def _speech(speech: Speech) -> dict[str, Any]:
    facts = [fact for fact in (speech.title, speech.date, speech.speaker) if fact]
    return {
        "key": speech.key,
        "documents": [document.key for document in speech.documents],
        "facts": [_fact(fact) for fact in facts],
        "together_because": [_evidence(evidence) for evidence in speech.evidence],
    }


def _document(document: Document, shown: Mapping[str, bytes]) -> dict[str, Any]:
    made = [block.text for block in document.blocks if block.made]
    return {
        "key": document.key,
        "path": document.path,
        "sha256": document.sha256,
        "facts": [_fact(fact) for fact in document.facts],
        "made_headings": made,
        "note_references": [*_references(document)],
        "structure": structure(document, shown),
        "text": document.manuscript.text,
        "edits": [edit_record(edit) for edit in document.manuscript.edits],
    }


def _references(document: Document) -> Iterator[str]:
    """The references to notes, in order, as they are shown beside the text."""
    for sentence in document.sentences():
        for anchor in sentence.anchors:
            if anchor.kind == "noteref" and anchor.note:
                yield anchor.value


def edit_record(edit: Edit) -> dict[str, Any]:
    """An edit as plain values; empty parts are left out."""
    return {key: value for key, value in asdict(edit).items() if key != "earlier" or value}


def _fact(fact: Fact) -> dict[str, Any]:
    return {"name": fact.name, "value": fact.value, **_evidence(fact.evidence)}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    record: dict[str, Any] = {"basis": evidence.basis, "reason": evidence.reason}
    if evidence.span:
        record["span"] = list(evidence.span)
    return record
