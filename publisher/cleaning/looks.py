"""Headings known by their looks alone: paragraphs in bold or larger type, or underlined."""

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
from ._papers import is_paper
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within

_WIDEST = 80
_MOST_WORDS = 12

_RIGHTS = re.compile(r"©|\(c\)|\bcopyright\b", re.IGNORECASE)

_FEWEST = 2
"""Paragraphs that stand out from which on they are headings."""

_MOST = 0.6
"""Share of the blocks from which on it is how a text is set; each question may have one answer."""

_MOST_OF_TEXT = 0.33


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int
    #: characters, without white space at its ends
    length: int
    #: whether it may be a heading
    stands_out: bool


@rule("S10", "headings by their looks")
def headings(document: Document) -> Outcome:
    """Mark short paragraphs that are set as headings are, where the file has none but a title.

    Evidence: the whole paragraph is in bold type, in larger letters than the text, or underlined,
    and short, two or more are, and other text stands under each; the first block of a document
    that is set so is its title (level 1), or the second, where that says what paper it is.
    Guard: not in a list, a table or a quotation, nor one that ends as a sentence or a label does,
    nor a byline or a notice of copyright; a file with headings of its own, besides a title at its
    top, has no others; a text that is mostly set so has none.
    """
    heads = [mark for mark in document.marks if mark.kind == "heading"]
    found = [*_paragraphs(document)] if is_structured(document) else []
    own = [mark for mark in heads if mark.value not in ("", "0")]
    if not found or (own and not _is_title(document, own, found)):
        return
    out = [one for one in found if one.stands_out]
    if not out or len(out) > _MOST * len(found):
        return
    if sum(one.length for one in out) >= _MOST_OF_TEXT * sum(one.length for one in found):
        return
    first = found[0].start
    chosen = [one for run in _runs(found) for one in run]
    titled = bool(chosen) and chosen[0].start == first and not heads
    if len(chosen) < _FEWEST and not titled:
        return
    if titled and chosen[1:2] == found[1:2] and _names_paper(document, chosen):
        del chosen[0]
    for number, one in enumerate(chosen):
        yield Mark("heading", one.start, one.end, "2" if number or not titled else "1")


def _names_paper(document: Document, chosen: Sequence[_Paragraph]) -> bool:
    """Whether the second says what paper it is (Minutes of …), and the first who issues it."""
    text = document.manuscript.text
    first, second = (text[one.start : one.end].strip() for one in chosen[:2])
    return is_paper(second) and not is_paper(first)


def _is_title(document: Document, own: Sequence[Mark], found: Sequence[_Paragraph]) -> bool:
    """Whether the headings that a file has are one, the title above its text."""
    start, _ = document.manuscript.text_span(own[0].start, own[0].end)
    return len(own) == 1 and own[0].value == "1" and start <= found[0].start


def _runs(found: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Those that stand out over other text; of two in a row both, of more none."""
    runs = [(out, [*run]) for out, run in groupby(found, key=lambda one: one.stands_out)]
    for number, (out, run) in enumerate(runs):
        if out and len(run) <= _FEWEST and number + 1 < len(runs):
            yield run


def _paragraphs(document: Document) -> Iterator[_Paragraph]:
    """The blocks in order."""
    text = document.manuscript.text
    strong, display = spans(document, "strong"), spans(document, "display")
    held = spans(document, *GROUPS)
    unwanted = spans(document, "furniture")
    for mark in sorted(document.marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.kind not in ROLES or mark.kind in ("note", "image"):
            continue
        start, end = document.manuscript.text_span(mark.start, mark.end)
        words = text[start:end]
        if not words.strip() or within(unwanted, start):
            continue
        plain = mark.kind == "paragraph" and not within(held, start)
        looks = covers(text, strong, start, end) or covers(text, display, start, end)
        yield _Paragraph(start, end, len(words.strip()), plain and looks and _may_head(words))


def _may_head(words: str) -> bool:
    return (
        "\n" not in words.strip()
        and (
            (columns(words) <= _WIDEST and len(words.split()) <= _MOST_WORDS)
            or is_paper(words.strip())
        )
        and any(map(str.isalpha, words))
        and not _RIGHTS.search(words)
        and not is_byline(words.strip())
        and not ends_as_text(words.strip())
    )
