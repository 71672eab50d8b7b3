"""A sentence as XHTML: runs, readings, emphasis, and pages, references, stage directions in it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from lxml import etree

from ..blocks import EMPHASIS
from ..book import Anchor, Ruby, Run, Sentence
from ._epub_outline import Text
from ._epub_xhtml import TYPE, child, spoken


def add_opening_pages(
    parent: etree._Element, text: Text, sentence: Sentence, tag: str = "span"
) -> None:
    """Add the page breaks with which a sentence begins, before it."""
    for number, anchor in enumerate(sentence.anchors):
        if anchor.kind == "page" and anchor.start == 0:
            _point(parent, text, sentence, anchor, number, tag)


def add_sentence(
    parent: etree._Element, text: Text, sentence: Sentence, around: str, show_ruby: bool
) -> None:
    """Add a sentence with its space to a block element, without the pages that begin with it.

    around: language of the block.
    """
    span = child(parent, "span", {"id": sentence.id, **spoken(sentence.language, around)})
    inside = [
        (anchor, number)
        for number, anchor in enumerate(sentence.anchors)
        if anchor.kind == "noteref" or (anchor.kind == "page" and anchor.start)
    ]
    ruby = sentence.ruby if show_ruby else ()
    opened: list[_Opened] = []
    at = 0
    for run, standing in _cut(sentence):
        _close(opened, standing)
        while inside and inside[0][0].start <= at:
            _point(_inner(opened, span), text, sentence, *inside.pop(0))
        parent = _open(opened, standing, span)
        here = [r for r in ruby if at <= r.start < at + len(run.text)]
        kinds = {anchor.kind for anchor in standing}
        attributes = {"class": "stage"} if "stage" in kinds else {}
        attributes |= spoken(run.language, sentence.language)
        name = "s" if "struck" in kinds else "span"
        inner = child(parent, name, attributes) if attributes or name == "s" else parent
        _run(inner, run, at, here)
        at += len(run.text)
    for anchor, number in inside:
        _point(span, text, sentence, anchor, number)
    span.tail = sentence.space


_Opened = tuple[Anchor, etree._Element]
"""A stretch of emphasis and the element for it that is open."""


def _inner(opened: Sequence[_Opened], around: etree._Element) -> etree._Element:
    return opened[-1][1] if opened else around


def _close(opened: list[_Opened], standing: Sequence[Anchor]) -> None:
    """Close the elements of stretches that are over, with those inside them."""
    going = takewhile(lambda one: one[0] in standing, opened)
    del opened[len(list(going)) :]


def _open(
    opened: list[_Opened], standing: Sequence[Anchor], around: etree._Element
) -> etree._Element:
    """Open an element for each stretch of emphasis that has none, the longest outside."""
    known = [anchor for anchor, _ in opened]
    wanted = (a for a in standing if a.kind in EMPHASIS and a not in known)
    for anchor in sorted(wanted, key=lambda a: -a.end):
        opened.append((anchor, child(_inner(opened, around), anchor.kind)))
    return _inner(opened, around)


def _cut(sentence: Sentence) -> Iterator[tuple[Run, list[Anchor]]]:
    """The runs, cut where something stands in them, each with the stretches that it is in."""
    places = sorted({p for a in sentence.anchors for p in (a.start, a.end)})
    at = 0
    for run in sentence.runs:
        end = at + len(run.text)
        cuts = [at, *(place for place in places if at < place < end), end]
        for start, stop in pairwise(cuts):
            standing = [a for a in sentence.anchors if a.start <= start < a.end]
            yield replace(run, text=sentence.text[start:stop]), standing
        at = end


def _point(
    parent: etree._Element,
    text: Text,
    sentence: Sentence,
    anchor: Anchor,
    number: int,
    tag: str = "span",
) -> None:
    """A page break, or a reference that leads to its note; what leads nowhere is not shown."""
    if anchor.kind == "page" and anchor.value:
        attributes = {"id": text.ids.page(sentence, number), TYPE: "pagebreak"}
        attributes |= {"role": "doc-pagebreak", "aria-label": anchor.value}
        child(parent, tag, attributes)
    elif anchor.kind == "noteref" and anchor.note:
        attributes = {TYPE: "noteref", "role": "doc-noteref"}
        home = text.notes.get(anchor.note, text.page)
        file = "" if home == text.page else posixpath.basename(home)
        attributes["href"] = f"{file}#{text.ids.note(anchor.note)}"
        child(parent, "a", attributes).text = anchor.value


def _run(parent: etree._Element, run: Run, start: int, ruby: Sequence[Ruby]) -> None:
    """Add a run's text, which begins at `start` of its sentence, with readings above it."""
    for text, reading in _stretches(run.text, start, ruby):
        if reading:
            _read(child(parent, "ruby"), text, reading, run.language)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _stretches(text: str, start: int, ruby: Sequence[Ruby]) -> Iterator[tuple[str, str]]:
    at = 0
    for mark in sorted(ruby, key=lambda r: r.start):
        # A reading that reaches into the next run stands over its part in this one.
        begin, end = mark.start - start, min(mark.end - start, len(text))
        if begin >= at:
            yield text[at:begin], ""
            yield text[begin:end], mark.reading
            at = end
    yield text[at:], ""


def _read(ruby: etree._Element, base: str, reading: str, language: str) -> None:
    """`<ruby>國<rp>(</rp><rt>guó</rt><rp>)</rp></ruby>`: brackets where ruby is not known."""
    ruby.text = base
    child(ruby, "rp").text = "("
    # Pinyin over Chinese is Chinese in Latin letters, not a word of another language.
    latin = language.split("-")[0] == "zh" and reading[:1].isalpha() and reading[0] < "\u2e80"
    child(ruby, "rt", spoken("zh-Latn-pinyin", "") if latin else None).text = reading
    child(ruby, "rp").text = ")"
