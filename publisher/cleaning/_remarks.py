"""What an editor should know of a cleaned document: pictures without words, words struck out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..book import Document
from ..findings import Finding, finding

_MOST = 5
_LONGEST = 40


def remarks(document: Document, described: Collection[str]) -> Iterator[Finding]:
    """Findings about what the readers marked. described: names of pictures the editor speaks of."""
    anchors = [(block, anchor) for block in document.blocks for anchor in block.anchors]
    names = dict.fromkeys(anchor.value for _, anchor in anchors if anchor.kind == "picture")
    silent = [name for name in names if name not in described]
    if silent:
        told = (
            f"{_some(silent)}. Describe them in book.toml, under [document.{_quoted(document)}.alt]"
        )
        yield finding("R124", document.path, f'{told}: "{silent[0]}" = "What it shows"')
    struck = [block.text[a.start : a.end] for block, a in anchors if a.kind == "struck"]
    if struck:
        yield finding("R145", document.path, _some([repr(text[:_LONGEST]) for text in struck]))


def _quoted(document: Document) -> str:
    return '"' + document.path.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _some(found: list[str]) -> str:
    more = len(found) - _MOST
    return ", ".join(found[:_MOST]) + (f" and {more} more" if more > 0 else "")
