"""Pictures of a page that nobody described: each stays behind the block before it."""

from __future__ import annotations

from dataclasses import replace

from ._html_images import shown
from ._html_tree import Element
from ._markup import Block
from ._pictures import Pictures


class Silent:
    """The pictures without words that wait for a block."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures
        self._names: list[str] = []

    def add(self, element: Element) -> None:
        """A picture of which nothing says what it shows."""
        before, name = len(self._pictures.lost), shown(element, self._pictures)
        kept = self._pictures.without_words(name)
        self._pictures.silent += not name and len(self._pictures.lost) == before
        if kept:
            self._names.append(kept)

    def place(self, body: list[Block], number: int) -> None:
        """Put those that wait behind the block of that number, if there is one."""
        if self._names and body:
            block = body[number]
            body[number] = replace(block, pictures=(*block.pictures, *self._names))
            self._names = []
