"""HTML and XHTML to a tree: nothing fetched, no entity of a document's own expanded, bounded."""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml import etree

from ..errors import InputError
from ..ledger import Evidence
from ._decoded import Decoded, is_known, strictly
from ._decoding import decode, few_controls

LARGEST = 32 * 1024 * 1024
"""Bytes of mark-up; a page of its own size takes about ten times as much memory."""

MOST_ELEMENTS = 400_000

Element = Any  # lxml has no types

_META = re.compile(
    rb"""<meta[^>]{0,500}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})|"""
    rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
_META_WITHIN = 16384

# What pages call ASCII or Latin-1 is Windows-1252, and GB2312 is its superset (WHATWG Encoding).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "windows-31j": "cp932",
    "unicode": "utf-8",
    "utf-16": "utf-8",
}
_MOST_DAMAGE = 0.002

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
_OF_XML = ("amp", "lt", "gt", "quot", "apos")


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed page."""

    root: Element
    #: what the parser had to leave out, or ""
    lost: str = ""


def decode_page(data: bytes) -> Decoded | None:
    """The text of a page: by byte order mark, by what it declares, by strict UTF-8, by its bytes.

    A declaration that the bytes contradict is passed over. None where nothing makes text of it.
    """
    marked = decode(data[:4]) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else None
    found = _META.search(data[:_META_WITHIN])
    declared = (found[1] or found[2]).decode("ascii").lower() if found else ""
    if not declared or marked or data.startswith(b"\xef\xbb\xbf") or declared in ("utf-8", "utf8"):
        return decode(data) or (_nearly(data, "utf-8", declared) if declared else None)
    return decode_as(data, declared, "the page")


def decode_as(data: bytes, declared: str, by: str) -> Decoded | None:
    """The text in the encoding that somebody declares, or else in the one that the bytes look like.

    by: who says so, for the ledger. None where nothing makes text of it.
    """
    encoding = _MEANT.get(declared, declared)
    text = strictly(data, encoding)
    if text is not None and few_controls(text):
        return Decoded(text, declared, Evidence("stated", f"{by} says charset={declared}"))
    return decode(data) if strictly(data, "utf-8") else _nearly(data, encoding, declared)


def _nearly(data: bytes, encoding: str, declared: str) -> Decoded | None:
    """In the declared encoding with a few bytes that do not fit, else by what the bytes look like.

    A comment cut in the middle of a character must not throw a whole page off.
    """
    if not is_known(encoding):
        return decode(data)
    text = data.decode(encoding, "replace")
    if text.count("\ufffd") > _MOST_DAMAGE * len(text) + 2:
        return decode(data)
    reason = f"the page says charset={declared}, and nearly all bytes are"
    return Decoded(text, declared, Evidence("inferred", reason), detected=True)


def parse_html(text: str, name: str) -> Tree:
    """A page as browsers would read it, whatever is wrong with it. Raises InputError."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    data = _NOT_XML.sub("", text).encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(name) from error
    if root is None:
        raise InputError("the file has no text in it", where=name, remedy="Leave it out")
    lost = ""
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        lost = "elements are nested more than 2000 deep"
    return Tree(_bounded(root, name), lost)


def parse_xhtml(text: str, name: str) -> Tree:
    """XHTML as XML, where it is well-formed, else as a browser would read it. Raises InputError."""
    root = parse_xml(text)
    if root is not None:
        return Tree(_bounded(root, name))
    # Most often a stray & or <br>: a browser's parser knows what to do.
    return parse_html(text, name)


def parse_xml(text: str) -> Element | None:
    """XML with nothing loaded and nothing expanded; None where it is not well-formed."""
    if "<!ENTITY" in text:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    plain_text = _ENTITY.sub(_character, re.sub(r"^\s*<\?xml[^>]*\?>", "", text.lstrip("\ufeff")))
    try:
        return etree.fromstring(plain_text.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _character(found: re.Match[str]) -> str:
    if found[1] in _OF_XML:
        return found[0]
    return html.entities.html5.get(found[1] + ";", found[0])


def _bounded(root: Element, name: str) -> Element:
    for count, _ in enumerate(root.iter()):
        if count > MOST_ELEMENTS:
            raise InputError(
                f"the page has more than {MOST_ELEMENTS} elements",
                where=name,
                remedy="Split it, or leave it out",
            )
    return root


def _unreadable(name: str) -> InputError:
    return InputError("this is not an HTML page", where=name, remedy="Check it, or leave it out")


def tag(element: Element) -> str:
    """The local name in lower case; "" for what is no element."""
    full = element.tag
    return full.rpartition("}")[2].lower() if isinstance(full, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute's value, stripped, "" where absent; `epub:type` and `xml:lang` too."""
    value = element.get(name)
    if value is None and ":" in name:
        value = element.get(_QUALIFIED[name])
    return (value or "").strip()


_QUALIFIED = {
    "xml:lang": "{http://www.w3.org/XML/1998/namespace}lang",
    "xlink:href": "{http://www.w3.org/1999/xlink}href",
    "epub:type": "{http://www.idpf.org/2007/ops}type",
}


_NEAR = 64


def above(element: Element) -> Iterator[Element]:
    """The nearest 64 elements around it: in deeper trees to look at all would take for ever."""
    return islice(element.iterancestors(), _NEAR)


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """("start" or "end", element) in document order, however deep the tree is."""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def words(element: Element) -> list[str]:
    """The words of its class, id and the like: "shareBar post-ads" is share, bar, post, ads."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    return [word.lower() for word in _WORD.findall(names)]


def plain(element: Element, most: int = 2000) -> str:
    """All text inside, white space collapsed, cut after `most` characters."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(part)
        length += len(part)
        if length > most * 4:
            break
    return " ".join("".join(parts).split())[:most]
