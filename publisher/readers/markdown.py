"""Markdown (CommonMark with tables, footnotes, definitions, front matter), by way of its HTML."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from ..book import Document
from ..errors import InputError
from ..findings import finding
from ..ledger import Evidence, Fact, Manuscript
from . import _front_matter as front_matter
from ._decoding import decode, few_controls
from ._files import contents
from ._html_breaks import breaks_kept
from ._html_groups import captioned
from ._html_images import beside
from ._html_notes import find
from ._html_tree import parse_html
from ._html_walk import Walker
from ._markdown_blocks import with_blocks
from ._markdown_signs import CONTENTS, TEMPLATES, TOC, with_signs
from ._markup import Block, compose
from ._pictures import Pictures

_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")
_LARGEST = 8 * 1024 * 1024


def accepts(path: Path, head: bytes) -> bool:
    """Whether the file is called Markdown and is text; a text with a few # and * is none."""
    return (
        path.suffix.lower() in _SUFFIXES
        and bool(head.strip())
        and (head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" not in head)
        and not head.startswith((b"%PDF-", b"PK\x03\x04"))
    )


def read(path: Path, name: str, key: str) -> Document:
    """The text as a document: blocks with their roles, notes at its end, front matter as facts.

    Raises InputError for a file that is missing, unreadable, empty, too large or not text.
    """
    data = contents(path, name, _LARGEST)
    decoded = decode(data)
    if decoded is None or not few_controls(decoded.text):
        raise InputError("this is not a text file", where=name, remedy="Save it as UTF-8")
    text, said, fault = front_matter.split(decoded.text.replace("\r\n", "\n"))
    html, front, passed = _rendered(text, name)
    if front:
        said, fault = front_matter.of_yaml(front)
    findings = [finding("R101", name, decoded.encoding)] if decoded.detected else []
    if decoded.damage:
        findings.append(finding("R105", name, decoded.damage))
    facts, doubts = front_matter.facts(said), front_matter.doubt(fault, name)
    pictures = Pictures(beside(path))
    language = next((fact.value for fact in facts if fact.name == "language"), "")
    tree = parse_html(f"<html><body>{html}</body></html>", name)
    walked = Walker(find(tree.root), pictures, None, language).walk(tree.root)
    if not walked.body and not walked.notes:
        raise InputError("the file has no text in it", where=name, remedy="Leave it out")
    findings += pictures.findings(name)
    if tree.lost:
        findings.append(finding("R122", name, tree.lost))
    if passed:
        told = "; ".join(dict.fromkeys(passed))
        findings.append(finding("R122", name, f"another program fills in {told[:500]}"))
    body = [replace(b, furniture=CONTENTS) if b.text in TOC else b for b in walked.body]
    source, marks = compose(breaks_kept(captioned(body)), walked.notes)
    encoding = Fact("encoding", decoded.encoding, decoded.evidence)
    return Document(
        key,
        name,
        Manuscript(source),
        sha256=hashlib.sha256(data).hexdigest(),
        facts=(*(facts if _has_title(facts) else (*_heading(walked.body), *facts)), encoding),
        marks=marks,
        findings=(*findings, *doubts),
        pictures=pictures.found,
    )


def _rendered(text: str, name: str) -> tuple[str, str, list[str]]:
    """The text as HTML, its front matter, and the places that another program fills in."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin).use(deflist_plugin)
    with_signs(parser)
    with_blocks(parser)
    around: dict[str, Any] = {}
    try:
        tokens = parser.parse(text, around)
        html = parser.renderer.render(tokens, parser.options, around)
    except RecursionError as error:
        raise InputError(
            "the Markdown is nested too deeply", where=name, remedy="Leave it out"
        ) from error
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    return html, front, around.get(TEMPLATES, [])


def _has_title(facts: tuple[Fact, ...]) -> bool:
    return any(fact.name == "title" for fact in facts)


def _heading(body: list[Block]) -> tuple[Fact, ...]:
    """The title, where the text begins with its one heading of the first level."""
    tops = [b for b in body if b.role == "heading" and b.value == "1"]
    if len(tops) == 1 and body[0] is tops[0]:
        reason = "the only heading of the first level, at the beginning"
        evidence = Evidence("stated", reason, (0, len(tops[0].text)))
        return (Fact("title", tops[0].text, evidence),)
    return ()
