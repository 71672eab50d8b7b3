"""Headings that are known by their looks alone: paragraphs in bold type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..book import GROUPS, ROLES, Document
from ..ledger import Mark
from ._bold import covers
from ._imprint import is_byline
from ._lines import columns
from ._onetitle import ends_as_text
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within

_WIDEST = 80
_MOST_WORDS = 12

_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)

_FEWEST = 2
"""Paragraphs in bold type from which on they are headings."""

_MOST = 0.4
"""Share of the blocks from which on bold type is how a text is set."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    #: whether it may be a heading
    bold: bool


@rule("S10", "headings by their looks")
def bold_headings(document: Document) -> Outcome:
    """Mark short paragraphs in bold type as headings where the file has no other headings.

    Evidence: the whole paragraph is in bold type and short, two or more are, and other text stands
    under each; the first block of a document in bold type is its title (level 1).
    Guard: not in a list, a table or a quotation, nor one that ends as a sentence or a label does,
    nor a byline or a notice of copyright; a file with headings of its own has none besides; a text
    mostly in bold type is set so.
    """
    heads = [mark for mark in document.marks if mark.kind == "heading"]
    if not is_structured(document) or any(mark.value not in ("", "0") for mark in heads):
        return
    found = [*_paragraphs(document)]
    bold = [one for one in found if one.bold]
    if not bold or len(bold) > _MOST * len(found):
        return
    first = found[0].start
    chosen = [one for run in _runs(found) for one in run]
    titled = bool(chosen) and chosen[0].start == first and not heads
    if len(chosen) < _FEWEST and not titled:
        return
    for one in chosen:
        level = "1" if titled and one.start == first else "2"
        yield Mark("heading", one.start, one.end, level)


def _runs(found: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Those in bold type under which other text stands; of two in a row both, of more none."""
    runs = [(bold, [*run]) for bold, run in groupby(found, key=lambda one: one.bold)]
    for number, (bold, run) in enumerate(runs):
        if bold and len(run) <= _FEWEST and number + 1 < len(runs):
            yield run


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    """The blocks in order."""
    text = document.manuscript.text
    strong, held = spans(document, "strong"), spans(document, *GROUPS)
    unwanted = spans(document, "furniture")
    for mark in sorted(document.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind not in ROLES or mark.kind in ("note", "image"):
            continue
        start, end = document.manuscript.text_span(mark.start, mark.end)
        words = text[start:end]
        if not words.strip() or within(unwanted, start):
            continue
        plain = mark.kind == "paragraph" and not within(held, start)
        yield _Paragraph(
            start, end, plain and _may_head(words) and covers(text, strong, start, end)
        )


def _may_head(words: str) -> bool:
    return (
        "\n" not in words.strip()
        and columns(words) <= _WIDEST
        and len(words.split()) <= _MOST_WORDS
        and any(map(str.isalpha, words))
        and not _RIGHTS.search(words)
        and not is_byline(words.strip())
        and not ends_as_text(words.strip())
    )
