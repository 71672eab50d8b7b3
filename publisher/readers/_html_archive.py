"""Web archives (.mht, .mhtml): a page saved in one file with the pictures that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..errors import InputError
from ..ledger import Evidence, Fact
from ._decoded import Decoded
from ._html_tree import Element, decode_as, decode_page
from ._mime import Leaf, fields, leaves, parsed, said
from ._pictures import Fetch
from ._related import Related

_PACKED = re.compile(
    rb"^content-type:\s*(?:multipart/related|multipart/alternative|text/html)", re.I | re.M
)
_SENT = re.compile(rb"^(?:to|cc|bcc|received|return-path|delivered-to|message-id):", re.I | re.M)
_HEAD = 16384
_PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True)
class Archive:
    """The page of an archive and what it shows."""

    page: Leaf
    related: Related
    #: the text of the page, None where it is none
    decoded: Decoded | None
    #: where the page was found
    facts: tuple[Fact, ...] = ()

    def placed(self, root: Element) -> Fetch:
        """What fetches the pictures of the page, once its links lead to them."""
        self.related.place(root, self.page)
        return self.related.fetch


def is_archive(data: bytes) -> bool:
    """Whether it begins as a page in parts, and nobody sent it to anybody: a mail is no page."""
    own = fields(data[:_HEAD])
    return bool(_PACKED.search(own)) and not _SENT.search(own)


def unpacked(data: bytes, name: str) -> Archive:
    """The archive. Raises InputError for one without a page."""
    message = parsed(data, name)
    found = list(leaves(message))
    page = next((leaf for leaf in found if leaf.kind in _PAGES), None)
    if page is None:
        raise InputError("there is no page in this web archive", where=name, remedy="Leave it out")
    charset = page.charset
    decoded = decode_as(page.data, charset, "the archive") if charset else decode_page(page.data)
    address = said(message, "Snapshot-Content-Location") or next(iter(page.places[-1:]), "")
    facts: tuple[Fact, ...] = ()
    if re.match(r"https?://", address):
        facts = (Fact("address", address, Evidence("stated", "the archive says so")),)
    return Archive(page, Related(found), decoded, facts)
