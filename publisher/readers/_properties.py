"""What an office file states of itself, without what its program or template put there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..dates import parse
from ..ledger import Evidence, Fact
from ._machine_names import author_of, is_machine_text
from ._parts import TITLE, Part, text_of

_REASON = "the document's own metadata"
_NO_TITLE = re.compile(
    r"(?:untitled|document|dokument|documento|blank|normal|letter|title|无标题|文档|文書)\W*\d*|"
    r"(?:microsoft )?word (?:- .*|document)|powerpoint presentation|"
    r".*\.(?:docx?|dotx?|odt|rtf|pdf|txt|wps|html?)|[\W\d_]*",
    re.IGNORECASE | re.DOTALL,
)
_NO_DESCRIPTION = re.compile(r"[\W\d_]*", re.DOTALL)
_REFUSED = {"title": _NO_TITLE, "description": _NO_DESCRIPTION}


def facts(stated: Iterable[tuple[str, str]], parts: Iterable[Part]) -> tuple[Fact, ...]:
    """The facts worth keeping of (name, value) pairs as a file's metadata have them.

    What a machine calls its user is no author, and a label before a name no part of it.
    A title that is not that of the text is the one of an older file: a heading of level 1 wins.
    A language is not among them: it is the machine's more often than the text's.
    """
    headings = [
        _plain(text_of(p.pieces)) for p in parts if p.kind == "heading" and p.value in (TITLE, "1")
    ]
    found = []
    for name, value in stated:
        text = author_of(value) if name == "author" else " ".join(value.split())
        if name in _REFUSED and is_machine_text(text):
            continue
        refused = _REFUSED.get(name)
        if not text or (refused and refused.fullmatch(text)):
            continue
        if name == "title" and headings and _plain(text) not in headings:
            continue
        if name == "modified" and parse(text) is None:
            continue
        found.append(Fact(name, text, Evidence("stated", _REASON)))
    return tuple(found)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
