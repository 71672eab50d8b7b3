"""Every document with a title and a heading: its own, or what this edition calls it."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from .book import Block, Document
from .headings import title as shown
from .ledger import Evidence, Fact
from .pages import label


def titled(document: Document, main: str) -> Document:
    """The document with a title and a heading; what this edition makes up is marked as made."""
    fact = document.fact("title")
    first = _first_heading(document)
    if first is not None:
        title = _of_heading(first, fact)
        return document if title is fact else replace(document, facts=(title, *document.facts))
    language = main
    if fact is None:
        reason = "a label made by this edition; the source has no title"
        name, language = label(document, main)
        fact = Fact("title", f"[{name}]", Evidence("inferred", reason))
        document = replace(document, facts=(fact, *document.facts))
    elif fact.evidence.basis == "stated":
        language = document.language
    heading = Block("heading", language, fact.value, made=True)
    return replace(document, blocks=(heading, *document.blocks))


def _of_heading(heading: Block, known: Fact | None) -> Fact:
    """The title that a heading shows; no title can show that some of its words are struck out."""
    if known is None:
        return Fact("title", shown(heading), Evidence("inferred", "its first heading"))
    if known.evidence.basis == "editor" or not _is_whole(heading, known):
        return known
    if known.value == shown(heading):
        return known
    reason = f"{known.evidence.reason}, without what is struck out"
    return replace(known, value=shown(heading), evidence=replace(known.evidence, reason=reason))


def _is_whole(heading: Block, title: Fact | None) -> bool:
    """Whether a title is all the words of a heading."""
    return title is not None and title.value == " ".join(heading.text.split())


def _first_heading(document: Document) -> Block | None:
    """The heading before the text that shows the document's title.

    Of a heading whose level is known, it must be the title. Where there is none, or the editor gave
    another, it must be the only one of its level: "Chapter 1" before "Chapter 2" is no title.
    """
    before = takewhile(lambda b: b.kind in ("heading", "byline", "image"), document.blocks)
    first = next((block for block in before if block.kind == "heading"), None)
    if first is None or (first.level == 0 and first is not document.blocks[0]):
        return None
    title = document.fact("title")
    if first.level == 0 or _is_whole(first, title):
        return first
    if title and title.evidence.basis != "editor":
        return None
    others = (b for b in document.blocks if b.kind == "heading" and b is not first)
    return None if any(0 < other.level <= first.level for other in others) else first
