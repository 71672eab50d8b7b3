"""Mails (.eml): who wrote to whom, when and about what, and the text in whatever parts it came."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from ..book import Document
from ..errors import InputError
from ..findings import Finding, finding
from ..ledger import Evidence, Fact, Manuscript
from ._decoded import Decoded
from ._decoding import decode, few_controls
from ._files import contents
from ._html_groups import captioned
from ._html_notes import find
from ._html_tree import decode_as, decode_page, parse_html
from ._html_walk import Walker
from ._markup import Block, compose
from ._mime import Leaf, fields, is_coded, leaves, parsed, said
from ._pictures import Pictures, listed
from ._related import Related

_SUFFIX = ".eml"
_SHOWN = ("From", "To", "Cc", "Date", "Subject")
"""What mail programs show of a head; the other fields tell how the mail travelled."""

_TEXT, _PAGE = "text/plain", "text/html"
_MACHINE = re.compile(r"daemon|no-?reply|mailer|notification", re.IGNORECASE)
_MARKUP = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_BLANK = re.compile(r"\r?\n[ \t]*\r?\n")

_Told = tuple[Leaf, Decoded]
"""A part of the text, and what it says."""


def accepts(path: Path, head: bytes) -> bool:
    """Whether it is a mail: it is called one and begins as one, or cannot be read as plain text.

    A mail that was saved as a text and is one stays with the reader of texts.
    """
    own = fields(head)
    return bool(own) and (path.suffix.lower() == _SUFFIX or is_coded(own))


def read(path: Path, name: str, key: str) -> Document:
    """A mail as a document: what its head shows, then its text.

    Of a text in two forms the one with headings and lists is taken. A mail of plain text alone
    is handed over as text, for the rules of cleaning; any other as blocks. Raises InputError.
    """
    data = contents(path, name)
    message = parsed(data, name)
    found = list(leaves(message))
    texts = [leaf for leaf in found if leaf.kind in (_TEXT, _PAGE) and not leaf.is_attached]
    readable = [(leaf, decoded) for leaf in texts if (decoded := _decoded(leaf))]
    known = {leaf for leaf, _ in readable}
    left = [leaf for leaf in found if leaf not in known]
    told = [(_as_it_is(leaf, decoded), decoded) for leaf, decoded in readable]
    if not any(decoded.text.strip() for _, decoded in told):
        raise InputError("the mail has no text in it", where=name, remedy="Leave it out")
    shown = [(field, value) for field in _SHOWN if (value := said(message, field))]
    bare = Document(
        key, name, Manuscript(""), hashlib.sha256(data).hexdigest(),
        (_encoding(told), ), findings=tuple(_doubts(told, name)),
    )  # fmt: skip
    if all(leaf.kind == _TEXT for leaf, _ in told):
        head = "\n".join(f"{field}: {value}" for field, value in shown)
        body = "\n\n".join(decoded.text.strip("\r\n") for _, decoded in told)
        return _with(bare, Manuscript(f"{head}\n\n{body}\n"), left)
    return _of_blocks(bare, shown, told, left)


def _decoded(leaf: Leaf) -> Decoded | None:
    """The text of a part, None where it is none."""
    if leaf.charset:
        told = decode_as(leaf.data, leaf.charset, "the mail")
    else:
        told = decode_page(leaf.data) if leaf.kind == _PAGE else decode(leaf.data)
    return told if told and few_controls(told.text) else None


def _as_it_is(leaf: Leaf, decoded: Decoded) -> Leaf:
    """The part, as a page where it is one and its mail forgot to say so."""
    return replace(leaf, kind=_PAGE) if _MARKUP.match(decoded.text) else leaf


def _encoding(told: Sequence[_Told]) -> Fact:
    first = told[0][1]
    return Fact("encoding", first.encoding, first.evidence)


def _doubts(told: Sequence[_Told], name: str) -> list[Finding]:
    found = [finding("R101", name, one.encoding) for _, one in told if one.detected]
    return found[:1] + [finding("R105", name, one.damage) for _, one in told if one.damage]


def _with(document: Document, manuscript: Manuscript, left: list[Leaf]) -> Document:
    """The document with its text, and a word on what came with it and is not in the book."""
    names = [leaf.name or leaf.kind for leaf in left if leaf.data.strip()]
    told: tuple[Finding, ...] = ()
    if names:
        remedy = "save what belongs to the book beside the mail"
        told = (finding("R135", document.path, f"attached: {listed(names)}; {remedy}"),)
    facts, findings = document.facts, (*document.findings, *told)
    return Document(
        document.key, document.path, manuscript, document.sha256, facts, findings=findings
    )


def _of_blocks(
    bare: Document, shown: list[tuple[str, str]], told: Sequence[_Told], found: list[Leaf]
) -> Document:
    """found: the parts that are not of the text, but perhaps shown in it."""
    related = Related(found)
    pictures = Pictures(related.fetch)
    body, notes, findings = _head(shown), list[Block](), list[Finding]()
    for leaf, decoded in told:
        if leaf.kind == _TEXT:
            body += (Block("paragraph", "", " ".join(text.split()))
                     for text in _BLANK.split(decoded.text) if text.strip())  # fmt: skip
        elif decoded.text.strip():
            tree = parse_html(decoded.text, bare.path)
            related.place(tree.root, leaf)
            walked = Walker(find(tree.root), pictures, None).walk(tree.root)
            body += captioned(walked.body)
            notes += walked.notes
            if tree.lost:
                findings.append(finding("R122", bare.path, tree.lost))
    source, marks = compose(body, notes)
    left = [leaf for leaf in found if leaf not in related.used]
    whole = _with(bare, Manuscript(source), left)
    return Document(
        bare.key, bare.path, whole.manuscript, bare.sha256,
        (*_facts(dict(shown)), *bare.facts), marks,
        findings=(*whole.findings, *findings, *pictures.findings(bare.path)),
        pictures=pictures.found,
    )  # fmt: skip


def _head(shown: list[tuple[str, str]]) -> list[Block]:
    """The subject as heading, the other fields as they stand."""
    subject = [Block("heading", "1", value) for field, value in shown if field == "Subject"]
    rest = [Block("byline", "", f"{f}: {value}") for f, value in shown if f != "Subject"]
    return subject + rest


def _facts(shown: dict[str, str]) -> list[Fact]:
    """What the head states."""
    found: list[Fact] = []
    if subject := shown.get("Subject"):
        evidence = Evidence("stated", "the subject in the head of the mail", (0, len(subject)))
        found.append(Fact("title", subject, evidence))
    name = parseaddr(shown.get("From", ""))[0]
    last, comma, first = name.partition(", ")
    if name and "@" not in name and not _MACHINE.search(name):
        reason = "the name of the sender in the head of the mail"
        found.append(Fact("author", f"{first} {last}" if comma else name,
                          Evidence("stated", reason)))  # fmt: skip
    if sent := _sent(shown.get("Date", "")):
        found.append(Fact("published", sent, Evidence("stated", "the head of the mail says so")))
    return found


def _sent(date: str) -> str:
    """When it was sent, by the clock of who sent it, "" where that is unreadable."""
    try:
        return parsedate_to_datetime(date).replace(tzinfo=None).isoformat()
    except (TypeError, ValueError, OverflowError):
        return ""
