"""The pictures that come in one file with the page that shows them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urljoin

from ._html_tree import Element, attribute
from ._mime import Leaf

_LINKS = ("src", "data-src", "href", "xlink:href")


class Related:
    """Parts by the places at which pages find them."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._by_place = {place: leaf for leaf in leaves for place in leaf.places}
        self._by_name: dict[str, Leaf] = {}
        #: the parts that a page showed
        self.used: set[Leaf] = set()

    def place(self, root: Element, page: Leaf) -> None:
        """Lead the pictures of a page to the parts that they are, under names without a scheme."""
        base = next((place for place in page.places if not place.startswith("cid:")), "")
        for image in root.iter("{*}img", "{*}image"):
            for link in _LINKS:
                address = attribute(image, link)
                leaf = self._by_place.get(address) or self._by_place.get(urljoin(base, address))
                if address and leaf is None and address[:4].lower() == "cid:":
                    leaf = self._by_place.get("cid:" + unquote(address[4:]))
                if address and leaf:
                    image.set(link, quote(self._name(leaf)))

    def _name(self, leaf: Leaf) -> str:
        stem = PurePosixPath(leaf.name).stem.replace(":", "-") or "picture"
        name = stem
        while self._by_name.setdefault(name, leaf) is not leaf:
            name = f"{stem}-{len(self._by_name)}"
        return name

    def fetch(self, name: str) -> bytes | None:
        """The bytes of a part by the name that `place` gave it."""
        leaf = self._by_name.get(name)
        if leaf is None:
            return None
        self.used.add(leaf)
        return leaf.data
