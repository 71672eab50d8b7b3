"""Typography, where it is asked for: the signs a typesetter would use for those of a typewriter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile

from ..book import Document
from ..languages import script, scripts_of
from ..ledger import Change, Evidence, Fact
from ._quotation_marks import APOSTROPHE, signs_of, straight_quotes
from ._rule import Outcome, rule

CODE = "T1"

# A paragraph, or the cell of a table's row.
_UNIT = re.compile(r"[^\t\n]+(?:\n[^\t\n]+)*")

# Signs of code, in prose as good as never seen; an option as in "ls --all".
_CODE = re.compile(
    r"[{}\\`|<>~^=]|\w\((?:\)|[\"'])|[)\]\"'];$|^\s*(?:\$ |#!|//)"
    r"|(?<!\S)--?[a-z]|\w_\w|::|\w\.\w+\(|\$[A-Za-z]",
    re.MULTILINE,
)

# Addresses, paths and files: nothing in them is touched.
_TOKEN = re.compile(r"[!#-~]+")
_ADDRESS = re.compile(r"://|www\.|@|[A-Za-z0-9]/[A-Za-z0-9]|\w\.(?:txt|html?|pdf|docx?|py)\b")

_ELLIPSIS = re.compile(r"(?<![.\d/\\])\.\.\.(?:\.\.\.)?(?![.\d/\\])")

_DOUBLE = re.compile(
    r"(?<![-\s\d])--(?=[^-\s])|(?<![-\s])--(?=[^-\s\d])"  # word--word
    r"|(?<=[^-\s] )--(?= [^-\s])|^--(?= [^-\s])"  # word -- word, -- Word
)
_SPACED = re.compile(r"(?<![^\s-])(?P<before>[^\s-]+) (?P<dash>-) (?=(?P<after>[^\s\d-]+))")

_DASHES = {
    "en": ("—", "–"),
    "fr": ("—", "–"),
    "es": ("—", "–"),
    "it": ("—", "–"),
    "pt": ("—", "–"),
    "de": ("–", "–"),
    "ru": ("—", "—"),
    "ar": ("—", "–"),
    "zh": ("——", ""),
    "ja": ("——", ""),
}
"""What two hyphens and a hyphen between spaces become. In Chinese and Japanese a spaced hyphen may
stand between a title and a name."""

# « and signs before which French has a space; behind them nothing that would make them a smiley.
_FRENCH = re.compile(
    r"(?<=«)(?P<open> )(?=\S)|(?<=\S)(?P<wide> )(?=:(?:\s|$|[«“\"])|»)"
    r"|(?<=\S)(?P<narrow> )(?=[;!?](?:[!?…)\]»”\"\s.]|$))"
)
_NO_BREAK = {"open": "\u00a0", "wide": "\u00a0", "narrow": "\u202f"}


@dataclass(frozen=True, slots=True, order=True)
class _Passage:
    """A stretch of another language."""

    start: int
    end: int
    language: str


@rule(CODE, "typographic signs", wins=("title",))
def typography(document: Document) -> Outcome:
    """Set quotes, apostrophes, ellipses, dashes and French spaces as the language does.

    Only where it is asked for. Evidence: the signs and what stands beside them, in the language of
    the paragraph. Guard: a paragraph stays whole where one of its quotes has no partner, where
    there are feet, inches, minutes or code, or where its letters are not its language's; web
    addresses, paths and passages in another language stay; no space is put in or taken out, but
    for those inside French guillemets.
    """
    text = document.manuscript.text
    passages = sorted(
        _Passage(*document.manuscript.text_span(mark.start, mark.end), mark.value)
        for mark in document.marks
        if mark.kind == "lang"
    )
    changes: list[Change] = []
    gone = 0
    for unit in _UNIT.finditer(text):
        while gone < len(passages) and passages[gone].end <= unit.start():
            gone += 1
        start, end = unit.span()
        near = takewhile(partial(_begins_before, end), islice(passages, gone, None))
        inside = [one for one in near if one.end > start]
        changes += _unit(unit[0], start, document.language, inside)
    yield from changes
    yield from _title(document, changes)


def _begins_before(end: int, passage: _Passage) -> bool:
    return passage.start < end


def _unit(text: str, start: int, language: str, inside: list[_Passage]) -> Iterator[Change]:
    """The changes to one paragraph or cell; inside: the passages that it has a part of."""
    end = start + len(text)
    whole = [one for one in inside if one.start <= start and end <= one.end]
    language = whole[-1].language if whole else language
    if not signs_of(language) or _CODE.search(text) or not _is_written_in(text, language):
        return
    quotes = straight_quotes(text, language)
    kept = {at for span in _addresses(text) for at in range(*span)}
    if not whole:
        kept.update(at for one in inside for at in range(one.start - start, one.end - start))
    if quotes is None or any(sign.at in kept and sign.reason != APOSTROPHE for sign in quotes):
        return
    changes = [Change(sign.at, sign.at + 1, sign.after, sign.reason) for sign in quotes]
    for one in sorted([*changes, *_others(text, language)], key=lambda change: change.start):
        if one.start not in kept:
            yield Change(start + one.start, start + one.end, one.after, one.reason)


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """The spans that are kept, without the quotes around them."""
    for found in _TOKEN.finditer(text):
        if _ADDRESS.search(found[0]):
            bare = found[0].strip("'")
            start = text.index(bare, found.start())
            yield start, start + len(bare)


def _is_written_in(text: str, language: str) -> bool:
    """Whether most letters are of the language's scripts; a Han character is half a word."""
    own, letters = scripts_of(language), [name for name in map(script, text) if name]
    weight = 3 if "CJK" in own else 1
    of_own = sum(name in own for name in letters)
    return weight * of_own >= len(letters) - of_own


def _others(text: str, language: str) -> Iterator[Change]:
    """The changes to all signs but quotes."""
    primary = language.partition("-")[0]
    double, spaced = _DASHES[primary]
    for found in _ELLIPSIS.finditer(text):
        yield Change(*found.span(), "…" * (len(found[0]) // 3), "three dots are an ellipsis")
    for found in _DOUBLE.finditer(text):
        yield Change(*found.span(), double, "two hyphens are a dash")
    for found in _SPACED.finditer(text) if spaced else ():
        letters = len(found["before"]) == len(found["after"]) == 1
        if not letters:  # a - b
            yield Change(*found.span("dash"), spaced, "a hyphen between spaces is a dash")
    for found in _FRENCH.finditer(text) if primary == "fr" else ():
        space = _NO_BREAK[found.lastgroup or "wide"]
        yield Change(*found.span(), space, "no line begins or ends with this French sign")


def _title(document: Document, changes: list[Change]) -> Iterator[Fact]:
    """The title as it is set now, where it is a paragraph of the text: it names the speech, too."""
    title = document.fact("title")
    text = document.manuscript.text
    for unit in _UNIT.finditer(text) if title else ():
        if title and " ".join(unit[0].split()) == title.value:
            start, end = unit.span()
            within = [one for one in changes if start <= one.start and one.end <= end]
            parts: list[str] = []
            at = start
            for one in within:
                parts += (text[at : one.start], one.after)
                at = one.end
            value = " ".join(("".join(parts) + text[at:end]).split())
            if value != title.value:
                reason = f"{title.evidence.reason}; with typographic signs"
                yield Fact("title", value, Evidence(title.evidence.basis, reason, (start, end)))
            return
