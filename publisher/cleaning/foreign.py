"""Passages in another language of the same script: a French quotation in an English text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Set

from ..book import Document
from ..ledger import Evidence, Fact, Mark
from ..sentences import split
from ._language import guess, language_of, may_hold_another, small_words
from ._lines import BUT_THE_BODY, Line, body
from ._rule import Outcome, rule
from ._structure import overlaps, spans

_FEWEST_WORDS = 8
_SURE = 0.75
_FEWEST_OF_SHORT = 3
_SURE_OF_SHORT = 0.85
_SMALL_WORDS = 3
_CLEARLY = 2
_FEWEST_OF_OWN = 3
_MAY_BE = 0.4

_QUOTED = re.compile(r"[“„«\"]\s?(?P<words>[^“”„«»\"\n]{30,2000}?)\s?[”“»\"]")
_WORD = re.compile(r"[^\W\d_]+")


@rule("M8", "passages in another language")
def passages(document: Document) -> Outcome:
    """Mark sentences and quotations that are in another language of the same script.

    Evidence: a model of letters is sure of another language (0.75), and the sentence has at least
    three of its commonest small words and twice as many as of the document's own.
    Guard: eight words or more; names and single words stay with what stands around them; passages
    whose language the document itself states are left alone. In a short text that M1 finds to be in
    several languages, a sentence or heading of three words may be in one of those.
    """
    own = document.language.partition("-")[0]
    if own not in small_words(""):
        return
    stated = spans(document, "lang")
    among = language_of(document.manuscript.text).among - {own}
    for line in body(document, but=("image", "table_row", "note") if among else BUT_THE_BODY):
        if not (among or may_hold_another(line.text, own)):
            continue
        for start, end, tag in _joined(_passages(line, document.language, own, among), document):
            if overlaps(stated, start, end):
                continue
            yield Mark("lang", start, end, tag)
            reason = "its words and letter groups are those of another language than the document's"
            yield Fact("passage", tag, Evidence("inferred", reason, (start, end)))


def _passages(
    line: Line, language: str, own: str, among: Set[str]
) -> Iterator[tuple[int, int, str]]:
    """Sentences and quoted stretches of a paragraph that are in another language, in order."""
    sentences = split(line.text, language)
    quotes = [
        (found.start("words"), found.end("words"), tag)
        for found in _QUOTED.finditer(line.text)
        if (tag := _other(found["words"], own, among))
    ]
    whole = _other(line.text, own, among) if not quotes else ""
    if whole and not any(_is_own(sentence, own) for sentence, _ in sentences):
        yield line.start, line.end, whole
        return
    found, at = [], 0
    for sentence, space in sentences:
        end = at + len(sentence)
        # The clause that reports a quotation may be in the document's language.
        around = _without(quotes, line.text, at, end)
        tag = _other(sentence, own, among)
        if tag and (around == sentence or not around.split() or _other(around, own, among) == tag):
            found.append((at, end, tag))
        at = end + len(space)
    found += [quote for quote in quotes if not overlaps(found, quote[0], quote[0] + 1)]
    for start, end, tag in sorted(found):
        yield line.start + start, line.start + end, tag


def _without(quotes: list[tuple[int, int, str]], text: str, start: int, end: int) -> str:
    """A stretch of the text without what is quoted in another language."""
    kept, at = [], start
    for number in range(bisect_right(quotes, start, key=lambda quote: quote[1]), len(quotes)):
        low, high, _ = quotes[number]
        if low >= end:
            break
        kept.append(text[at : max(at, low)])
        at = min(high, end)
    return "".join((*kept, text[at:end]))


def _is_own(sentence: str, own: str) -> bool:
    """Whether a sentence may well be in the document's language."""
    if len(_WORD.findall(sentence)) < _FEWEST_OF_OWN:
        return False
    tag, score = guess(" ".join(sentence.split()))
    return tag == own and score >= _MAY_BE


def _joined(
    found: Iterator[tuple[int, int, str]], document: Document
) -> Iterator[tuple[int, int, str]]:
    """Passages of one language with nothing but white space between them as one."""
    last: tuple[int, int, str] | None = None
    for start, end, tag in found:
        if last and last[2] == tag and not document.manuscript.text[last[1] : start].strip():
            last = (last[0], end, tag)
            continue
        if last:
            yield last
        last = (start, end, tag)
    if last:
        yield last


def _other(text: str, own: str, among: Set[str]) -> str:
    """The other language that a stretch is surely in, or "".

    `among` are the languages that other sentences are surely in; a short one may be in them.
    """
    size = len(_WORD.findall(text))
    if size < (_FEWEST_OF_SHORT if among else _FEWEST_WORDS):
        return ""
    tag, score = guess(" ".join(text.split()))
    count = small_words(text)
    if size < _FEWEST_WORDS:
        fits = tag in among and score >= _SURE_OF_SHORT and count.get(tag, 0) >= count[own]
        return tag if fits else ""
    hits = count.get(tag, 0)
    sure = score >= _SURE and hits >= max(_SMALL_WORDS, _CLEARLY * count[own])
    return tag if sure and tag != own else ""
