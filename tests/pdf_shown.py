"""Documents read from PDFs made here, shown for people and checked for wholeness."""

from __future__ import annotations

from itertools import pairwise

from pdf_layouts import LAYOUTS
from pdf_samples import SAMPLES

from publisher.book import Document
from publisher.ledger import Mark
from publisher.readers import _pdf_document

INNER = ("noteref", "em", "strong")
BLOCKS = {"heading", "paragraph", "list_item", "table_row", "note", "furniture", "image"}


def read(data: bytes) -> Document:
    return _pdf_document.document(data, "made.pdf", "made")


def shown(document: Document) -> str:
    """A document for people: facts, findings, and every block with its marks."""
    source = document.manuscript.source
    lines = [f"{fact.name}: {fact.value}" for fact in document.facts]
    lines += [f"! {finding.code} {finding.message}" for finding in document.findings]
    inner = [mark for mark in document.marks if mark.kind in INNER]
    for mark in document.marks:
        text = source[mark.start : mark.end]
        if mark.kind == "page":
            lines.append(f"--- page {mark.value}: {text[:12]!r} to {text.rstrip()[-12:]!r}")
        elif mark.kind == "verse":
            lines.append(f"[verse: {text.count(chr(10)) // 2 + 1} lines]")
        elif mark.kind not in INNER:
            inside = [each for each in inner if mark.start <= each.start < mark.end]
            text = _with_inner(text, mark.start, inside)
            lines.append(f"[{' '.join((mark.kind, mark.value)).strip()}]\n{text}\n")
    return "\n".join(lines) + "\n"


def _with_inner(text: str, start: int, inside: list[Mark]) -> str:
    """A block's text with ⟨1→1⟩ for a reference to a note and ⟨em: …⟩ for what stands out."""
    put = []
    for n, mark in enumerate(inside):
        opening, closing = (
            ("⟨", f"→{mark.value}⟩") if mark.kind == "noteref" else (f"⟨{mark.kind}: ", "⟩")
        )
        put += [(mark.start - start, 1, n, opening), (mark.end - start, 0, -n, closing)]
    for at, _, _, sign in sorted(put, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


ALL = SAMPLES | LAYOUTS


def assert_whole(document: Document) -> None:
    """Every block has one role, pages do not overlap, and no text lies outside of blocks."""
    source = document.manuscript.source
    blocks = [mark for mark in document.marks if mark.kind in BLOCKS]
    at = 0
    for mark in blocks:
        assert not source[at : mark.start].strip()
        assert mark.start >= at
        text = source[mark.start : mark.end]
        # A table may have an empty cell at an end of a row.
        assert text.strip() == (text.strip("\t") if mark.kind == "table_row" else text)
        assert "\n\n" not in source[mark.start : mark.end]
        at = mark.end
    assert not source[at:].strip()
    pages = [mark for mark in document.marks if mark.kind == "page"]
    assert all(a.end <= b.start for a, b in pairwise(pages))
