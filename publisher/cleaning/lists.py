"""Lists in a plain text, with the lists inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..book import Document
from ..ledger import Mark
from ._lines import body
from ._list_items import Item, runs
from ._rule import Outcome, rule


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


def _marked(items: Sequence[Item], depth: int) -> Iterator[Mark]:
    if not items:
        return
    yield Mark("list", items[0].line.start, items[-1].end, str(depth))
    for item in items:
        yield Mark("list_item", item.line.start, item.line.end)
        yield Mark("item", item.line.start, item.end, str(depth + 1))
        yield from _marked(item.inner, depth + 2)
