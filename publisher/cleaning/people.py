"""Who speaks: the speaker and the speaker's role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..book import Document
from ..ledger import Evidence, Fact
from ._lines import body
from ._names import (
    HAN_SAYS,
    HAN_SPEECH_TITLE,
    HAN_WITH_ROLE,
    LATIN_ROLE,
    LATIN_ROLE_SAYS,
    LATIN_SAYS,
    LATIN_SPEECH_TITLE,
    LATIN_SURNAME_SAYS,
    LATIN_TITLE_COLON,
    honorific,
    is_person,
)
from ._rule import Outcome, rule
from ._titles import speech_title
from .source import stated

_SAMPLE = 20_000


@rule("M4", "speaker")
def speaker(document: Document) -> Outcome:
    """Note who speaks and in which role. Nothing is changed.

    Evidence, in this order: the title names the speaker (Remarks by Amb. Zhang Jun; 張軍大使在…的
    發言; Intervention de M. …, Représentant permanent …, with an office or form of address); the
    title begins with a name and a colon and the text quotes that name; an office and a name before
    a verb of speech (中國常駐聯合國代表張軍10日表示); the name that most often stands before a verb
    of speech, twice at least.
    Guard: names of offices, states and bodies are no persons; a Han name begins with a surname
    unless an office stands before it; where two names are quoted equally often, neither is taken.
    """
    found = next(_candidates(document), None)
    if found is None:
        return
    yield found
    yield from _role(document, found.value)


def _candidates(document: Document) -> Iterator[Fact]:
    title = document.fact("title")
    text = document.manuscript.text[:_SAMPLE]
    lines = body(document)
    start = lines[0].start if lines else 0
    if title and title.evidence.span:
        low, _ = document.manuscript.text_span(*title.evidence.span)
        for pattern in (LATIN_SPEECH_TITLE, HAN_SPEECH_TITLE):
            found = pattern.match(title.value)
            if found and is_person(found["name"]):
                yield _named(found, low, "the title names the speaker")
        named = speech_title(title.value)
        if named:
            span = (low + named.name[0], low + named.name[1])
            name = title.value[slice(*named.name)]
            yield stated("speaker", name, "the title names the speaker", *span)
        found = LATIN_TITLE_COLON.match(title.value)
        if found and is_person(found["name"]) and found["name"] in text[start:]:
            yield _named(found, low, "the title begins with the name, and the text quotes it")
    for pattern in (HAN_WITH_ROLE, LATIN_ROLE_SAYS):
        for found in pattern.finditer(text, start):
            if is_person(found["name"]):
                yield _named(found, 0, "an office and a name before a verb of speech")
    yield from _most_quoted(text, start)


def _named(found: re.Match[str], at: int, reason: str) -> Fact:
    start, end = found.span("name")
    return stated("speaker", found["name"], reason, at + start, at + end)


def _most_quoted(text: str, start: int) -> Iterator[Fact]:
    matches = [
        found
        for pattern in (LATIN_SAYS, HAN_SAYS)
        for found in pattern.finditer(text, start)
        if is_person(found["name"])
    ]
    names = Counter(found["name"] for found in matches)
    for found in LATIN_SURNAME_SAYS.finditer(text, start):
        whole = [name for name in names if found["name"] in (name.split()[0], name.split()[-1])]
        if len(whole) == 1:
            names[whole[0]] += 1
    counted = names.most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return
    name, times = counted[0]
    first = next(found for found in matches if found["name"] == name)
    span = first.span("name")
    reason = f"the name stands {times} times before a verb of speech"
    yield Fact("speaker", name, Evidence("inferred", reason, span))


def _role(document: Document, name: str) -> Iterator[Fact]:
    text = document.manuscript.text[:_SAMPLE]
    titled = _role_in_title(document, name)
    if titled:
        yield titled
        return
    for found in LATIN_ROLE.finditer(text):
        if found["name"].endswith(name):
            yield stated("role", found["role"], "stated after the name", *found.span("role"))
            return
    for found in HAN_WITH_ROLE.finditer(text):
        if found["name"] == name:
            yield stated("role", found["role"], "stated before the name", *found.span("role"))
            return
    for found in HAN_SPEECH_TITLE.finditer(text):
        if found["name"] == name and found["role"]:
            yield stated("role", found["role"], "stated in the title", *found.span("role"))
            return
    before = honorific(text, name)
    if before:
        value, start, end = before
        yield stated("role", value, f"“{text[start:end]}” stands before the name", start, end)


def _role_in_title(document: Document, name: str) -> Fact | None:
    title = document.fact("title")
    named = speech_title(title.value) if title else None
    if not title or not title.evidence.span or not named or not named.role:
        return None
    if title.value[slice(*named.name)] != name:
        return None
    low, _ = document.manuscript.text_span(*title.evidence.span)
    start, end = named.role
    value = title.value[start:end].removeprefix("l'").removeprefix("l’")
    return stated("role", value, "stated in the title", low + end - len(value), low + end)
