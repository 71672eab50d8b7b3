"""MIME: the head of a message with its words decoded, and the parts that it is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from pathlib import PurePosixPath
from urllib.parse import urljoin

from ..errors import InputError
from ._decoded import strictly
from ._decoding import decode

_ENVELOPE = re.compile(rb"(?:>?From [^\n]*\n)?")
_FIELD = rb"[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*"
_HEAD = re.compile(rb"\s*(?:From [^\n]*\n)?(?P<fields>(?:" + _FIELD + rb"){2,})")
_OWN = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to|content-type|x-mailer):",
    re.IGNORECASE | re.MULTILINE,
)
_CODED = re.compile(
    rb"^content-type:\s*(?:multipart/|text/html)"
    rb"|^content-transfer-encoding:\s*(?:base64|quoted-printable)",
    re.IGNORECASE | re.MULTILINE,
)
_RUN = re.compile(r"(?:=\?[^?]*\?[bqBQ]\?.*?\?=\s*){1,100}")
"""Coded words. Bound: each word of a run costs `decode_header` the time of all."""

_OF_PART = ("Content-Type", "Content-Disposition")
_LONGEST = 10_000
"""Characters of a field that tells of a part. Words in the slowest encoding take a second."""

_SIGNATURES = ("application/pgp-signature", "application/pkcs7-signature",
               "application/x-pkcs7-signature", "application/pgp-keys")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part that holds something itself."""

    #: its type, as text/html
    kind: str
    data: bytes
    #: the encoding that it is said to have, or ""
    charset: str
    #: the name of the file that it was, or ""
    name: str
    #: what pages call it in their links: its content id and its address
    places: tuple[str, ...] = ()
    #: whether it came with the text instead of being of it
    is_attached: bool = False


def fields(head: bytes) -> bytes:
    """The lines of the head with which a message begins, b"" where there is none."""
    found = _HEAD.match(head.replace(b"\r\n", b"\n"))
    return found["fields"] if found and _OWN.search(found["fields"]) else b""


def is_coded(head: bytes) -> bool:
    """Whether the lines of a head say that what follows is not to be read as it stands."""
    return bool(_CODED.search(head))


def parsed(data: bytes, name: str) -> Message:
    """A message. Raises InputError for one that is nested beyond reason."""
    try:
        return message_from_bytes(data[_end_of_envelope(data) :])
    except (RecursionError, MessageError) as error:
        raise InputError(
            "its parts are nested too deeply", where=name, remedy="Leave it out"
        ) from error


def _end_of_envelope(data: bytes) -> int:
    blank = len(data) - len(data.lstrip())
    envelope = _ENVELOPE.match(data, blank)
    return envelope.end() if envelope else blank


def said(message: Message, field: str) -> str:
    """What a field of the head says, its coded words decoded; "" where it is missing."""
    for name, value in message.raw_items():
        if name.lower() == field.lower():
            return _words(str(value))
    return ""


def _words(value: str) -> str:
    """=?utf-8?q?Gr=C3=BC=C3=9Fe?= → Grüße; folded lines are one."""
    raw = value.encode("utf-8", "surrogateescape")
    told = decode(raw)
    text = " ".join((told.text if told else raw.decode("utf-8", "replace")).split())
    # What stands behind the last end of a coded word is none, and no end is looked for there.
    coded, end, rest = text.rpartition("?=")
    return " ".join((_RUN.sub(_of_run, coded + end) + rest).split())


def _of_run(run: re.Match[str]) -> str:
    """Coded words that follow one another: a letter may begin in one and end in the next."""
    try:
        pieces = decode_header(run[0])
    except (HeaderParseError, ValueError):
        return run[0]
    told = "".join(_piece(piece, charset) for piece, charset in pieces)
    return f"{told} " if run[0][-1].isspace() else told


def _piece(piece: bytes | str, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    if charset is None:
        return piece.decode("raw-unicode-escape", "replace")
    text = strictly(piece, charset)
    told = None if text is not None else decode(piece)
    return text if text is not None else told.text if told else piece.decode("latin-1")


def leaves(part: Message, base: str = "") -> Iterator[Leaf]:
    """What a part holds, in order: of alternatives the one with the most to tell, no signatures.

    base: the address to which those in the part are relative.
    """
    kind = part.get_content_type()
    address = urljoin(base, _address(part))
    children = [child for child in _held(part) if isinstance(child, Message)]
    if children and kind != "message/delivery-status":
        if kind == "multipart/alternative":
            children = _best(children)
        for child in children:
            yield from leaves(child, address or base)
    elif kind not in _SIGNATURES:
        yield _leaf(part, kind, address)


def _best(children: list[Message]) -> list[Message]:
    """The alternative that keeps headings, lists and emphasis, else the last that is text."""
    rich = [c for c in children if any(p.get_content_type() == "text/html" for p in c.walk())]
    plain = [c for c in children if c.get_content_type() == "text/plain"]
    return (rich or plain or children)[-1:]


def _leaf(part: Message, kind: str, address: str) -> Leaf:
    own = said(part, "Content-ID").strip("<> ")
    charset = _stated(part, part.get_content_charset).lower()
    name = _words(_stated(part, part.get_filename))
    del part["Content-Type"]  # some versions of Python decode by it, whatever it says
    content = part.get_payload(decode=True)
    return Leaf(
        kind,
        content if isinstance(content, bytes) else b"",
        charset,
        name or PurePosixPath(address.partition("?")[0]).name,
        tuple(place for place in (own and f"cid:{own}", address) if place),
        part.get_content_disposition() == "attachment",
    )


def _held(part: Message) -> list[object]:
    """The parts in a part. What is text stays undecoded: its encoding may be of any name."""
    held = part.get_payload() if part.is_multipart() else []
    return list(held) if isinstance(held, list) else []


def _stated(part: Message, tell: Callable[[], str | None]) -> str:
    """What the heads of a part tell, "" where no encoding makes letters of it, or it has no end."""
    if any(len(str(part.get(field, ""))) > _LONGEST for field in _OF_PART):
        return ""
    try:
        return tell() or ""
    except ValueError:
        return ""


def _address(part: Message) -> str:
    return "".join(said(part, "Content-Location").split())
