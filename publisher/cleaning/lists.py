"""Lists in a plain text, with the lists inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..blocks import GROUPS
from ..book import Document
from ..ledger import Change, Mark
from ._lines import body
from ._list_items import DASHES, Item, runs
from ._rule import Outcome, rule
from ._structure import is_structured, spans, within


@rule("H3", "list items", guesses=True)
def list_items(document: Document) -> Outcome:
    """Mark the items of lists, and which list stands in which item. Nothing is changed.

    Evidence: two or more lines begin with the same sign and a space, or with numbers or letters
    that count from the first on. An inner list is indented, or counts in another way; a paragraph
    under the words of an item belongs to it.
    Guard: one alone may be a dash; dashes before whole sentences are people talking; numbers
    before long paragraphs are the document's own; headings and bylines are left out.
    """
    for items in runs(body(document)):
        yield from _marked(items, 1)


@rule("S11", "list items by their signs")
def signed_items(document: Document) -> Outcome:
    """Mark paragraphs that begin with bullets or numbers as a list where the file does not say so.

    Evidence: as H3, in neighbouring paragraphs of a file whose blocks are known: Word writes the
    signs of its lists into web pages, and people type them. No-break spaces behind a bullet are
    one space.
    Guard: as H3; dashes before two or before sentences are people talking; what is in a list, a
    quotation or a table of the file stays there.
    """
    if not is_structured(document):
        return
    taken = spans(document, "quotation", "list_item", *GROUPS)
    found = body(document)
    free = [line for line in found if not within(taken, line.start)]
    text = document.manuscript.text
    for items in runs(free):
        if any(text[a.end : b.start].strip() for a, b in pairwise(i.line for i in _all(items))):
            continue  # something else stands between
        if items[0].sign.form in DASHES and not _is_terse(items):
            continue  # people talking
        for item in _all(items):
            yield Mark("list_item", item.line.start, item.line.end)
            gap = _NO_BREAK.search(item.line.text)
            if gap:
                start, end = (item.line.start + at for at in gap.span())
                yield Change(start, end, " ", "one space behind the sign of an item")


def _is_terse(items: Sequence[Item]) -> bool:
    return len(items) > 2 and not any(item.line.stops for item in items)


def _all(items: Sequence[Item]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _all(item.inner)


_NO_BREAK = re.compile(r"(?<=^\S)[ \t]*\xa0[ \t\xa0]*")


def _marked(items: Sequence[Item], depth: int) -> Iterator[Mark]:
    if not items:
        return
    yield Mark("list", items[0].line.start, items[-1].end, str(depth))
    for item in items:
        yield Mark("list_item", item.line.start, item.line.end)
        yield Mark("item", item.line.start, item.end, str(depth + 1))
        yield from _marked(item.inner, depth + 2)
