"""What an editor should know of a cleaned document: pictures without words, words struck out."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..book import Document
from ..findings import Finding, finding
from ._examples import examples

_MOST = 5
_LONGEST = 40


def remarks(document: Document, described: Collection[str]) -> Iterator[Finding]:
    """Findings about what the readers marked. described: names of pictures the editor speaks of."""
    anchors = [(block, anchor) for block in document.blocks for anchor in block.anchors]
    names = dict.fromkeys(anchor.value for _, anchor in anchors if anchor.kind == "picture")
    silent = [name for name in names if name not in described]
    if silent:
        wanted = f"Describe them in book.toml, under [document.{_quoted(document)}.alt]"
        told = f'{examples(silent, _MOST)}. {wanted}: "{silent[0]}" = "What it shows"'
        yield finding("R124", document.path, told)
    struck = [block.text[a.start : a.end] for block, a in anchors if a.kind == "struck"]
    if struck:
        yield finding(
            "R145", document.path, examples([repr(text[:_LONGEST]) for text in struck], _MOST)
        )


def _quoted(document: Document) -> str:
    return '"' + document.path.replace("\\", "\\\\").replace('"', '\\"') + '"'
