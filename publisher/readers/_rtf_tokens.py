"""RTF as tokens: groups, control words with their numbers, and bytes of text (RTF 1.9.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|\\(?P<sign>[^A-Za-z'])"
    rb"|(?P<text>[^\\{}\r\n\0]+)"
    rb"|(?P<nothing>[\r\n\0]+|\\'?)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token."""

    #: "open", "close", "word" (also for signs such as \\~) or "text"
    kind: str
    #: name of a control word, or the sign
    word: str = ""
    #: its number; None where it has none
    number: int | None = None
    #: bytes of text in the encoding of the font
    text: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file, in one pass; bytes that are no text (\\bin) are jumped over."""
    at = 0
    while found := _TOKEN.match(data, at):
        at = found.end()
        kind = found.lastgroup
        if found["word"]:
            number = int(found["number"]) if found["number"] else None
            word = found["word"].decode("ascii")
            if word == "bin":
                at += max(0, number or 0)
            else:
                yield Token("word", word, number)
        elif kind == "hex":
            yield Token("text", text=bytes.fromhex(found["hex"].decode("ascii")))
        elif kind == "sign":
            sign = found["sign"].decode("latin-1")
            yield Token("word", "par" if sign in "\r\n" else sign)
        elif kind == "text":
            yield Token("text", text=found["text"])
        elif kind in ("open", "close"):
            yield Token(kind)
