"""What a document quotes in whole sentences, for those who give quotations another voice.

That is a block of the kind quotation, and what stands between quotation marks if it shares none of
its sentences with anything else. In “Yes,” he said, “we agree. We go.” it does: all of it stays
with its attribution. A sentence is read by one voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from .book import Block, Document, Sentence

_CLOSED_BY = {"“": "”", "「": "」", "『": "』", "«": "»", "„": "“”", '"': '"'}
"""Opening marks with what closes them; single ones are left alone, for ’ is an apostrophe too."""

Span = tuple[int, int]


def quoted(document: Document) -> Iterator[Sentence]:
    """The sentences that are quoted whole, in reading order."""
    for block, after in zip(document.blocks, [*document.blocks[1:], None], strict=True):
        if block.kind == "quotation" or any(group.kind == "quote" for group in block.within):
            yield from block.sentences
        elif block.kind in ("paragraph", "list_item") and not block.made:
            yield from _in_paragraph(block, after)


def _in_paragraph(block: Block, after: Block | None) -> Iterator[Sentence]:
    marks = _between_marks(block.text, _opens(after))
    if not marks:
        return
    inside = {at for start, end in marks for at in range(start, end)}
    pure, at = [], 0
    for sentence in block.sentences:
        end = at + len(sentence.text)
        letters = [n for n in range(at, end) if block.text[n].isalnum()]
        pure.append((at, end, bool(letters) and inside.issuperset(letters)))
        at = end + len(sentence.space)
    whole = [
        (start, end)
        for start, end in marks
        if all(alone for low, high, alone in pure if low < end and start < high)
    ]
    for sentence, (low, high, _) in zip(block.sentences, pure, strict=True):
        if any(low < end and start < high for start, end in whole):
            yield sentence


def _between_marks(text: str, goes_on: bool) -> list[Span]:
    """Spans of quotations with their marks.

    goes_on: the next paragraph opens the quotation again, so that this one need not close it.
    """
    found: list[Span] = []
    start, closing = 0, ""
    for at, char in enumerate(text):
        if not closing and char in _CLOSED_BY:
            start, closing = at, _CLOSED_BY[char]
        elif closing and char in closing:
            found.append((start, at + 1))
            closing = ""
    if closing and goes_on:
        found.append((start, len(text)))
    return found


def _opens(block: Block | None) -> bool:
    return block is not None and block.kind == "paragraph" and block.text[:1] in _CLOSED_BY
