"""Who speaks: the speaker and the speaker's role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import partial

from ..book import Document
from ..languages import primary
from ..ledger import Evidence, Fact
from ._imprint import labelled
from ._kinds import BY_A_LABEL, UNDER_A_SPEECH, in_first_person, is_speech_title
from ._lines import Line, body
from ._names import (
    HAN_SAYS,
    HAN_WITH_ROLE,
    LATIN_ROLE,
    LATIN_ROLE_SAYS,
    LATIN_SAYS,
    LATIN_SURNAME_SAYS,
    LATIN_TITLE_COLON,
    honorific,
    is_person,
)
from ._occasions import is_minutes
from ._quoting import Quoted, named, quoted
from ._quoting_scripts import arabic, japanese
from ._rule import Outcome, rule
from ._titles import title_of_speech
from ._turns import BUT_WHAT_IS_SAID
from ._turns import turns as turns_of
from .source import byline_spans, stated

_SAMPLE = 20_000
_MOST_TURNS = 200
_HOW = {"chair": "leads the meeting", "chat": "day and hour stand before the name"}
_NOBODY = ("chair", "asks", "answers")
"""Who leads a meeting does not speak in it for himself; “Answer” and “R” are no names."""

_LONG_SPEECH = 1_000
_MOST_OF_IT = 0.6


@rule("M10", "turns")
def turns(document: Document) -> Outcome:
    """Note who takes the floor in a verbatim record, each once. Nothing is changed.

    Evidence: paragraphs that begin with a name and a colon, one of them that of who leads the
    meeting (The PRESIDENT:, Председатель:, 主席：, THE COURT:), or all with a form of address (MR.
    SMITH:, M. Morel. —); in an interview the one who asks (Корр.:) and who answers, twice each; in
    an export of a chat, day and hour before the name.
    Guard: two or more who speak; names in capitals alone may be a play's.
    """
    known: set[str] = set()
    for turn in turns_of(_spoken(document)):
        if turn.name not in known and len(known) < _MOST_TURNS:
            known.add(turn.name)
            how = _HOW.get(turn.kind, "a name before a colon")
            yield stated("turn", turn.name, how, turn.start, turn.end)


def _spoken(document: Document) -> list[Line]:
    """The lines that may be turns."""
    return body(document, but=BUT_WHAT_IS_SAID)


@rule("M4", "speaker")
def speaker(document: Document) -> Outcome:
    """Note who speaks and in which role. Nothing is changed.

    Evidence, in this order: a label in the bylines (Redner:, الخطيب:);
    the title names the speaker (Remarks by Amb. Zhang Jun; 張軍大使在…的
    發言; Intervention de M. …, Représentant permanent …, with an office or form of address); the
    title begins with a name and a colon and the text quotes that name; an office and a name before
    a verb of speech (中國常駐聯合國代表張軍10日表示); the name that most often stands before a verb
    of speech, twice at least; in a record, the one who says three fifths of a long one.
    Guard: names of offices, states and bodies are no persons; a Han name begins with a surname
    unless an office stands before it; where two names are quoted equally often, neither is taken;
    minutes tell what many said.
    """
    found = next(_candidates(document), None)
    if found is None:
        return
    yield found
    yield from _role(document, found.value)


def _candidates(document: Document) -> Iterator[Fact]:
    yield from _labelled(document)
    title = document.fact("title")
    text = document.manuscript.text[:_SAMPLE]
    lines = body(document)
    start = lines[0].start if lines else 0
    speech = title_of_speech(document)
    if speech and is_person(speech.name):
        span = (speech.start + speech.told.name[0], speech.start + speech.told.name[1])
        yield stated("speaker", speech.name, "the title names the speaker", *span)
    if title and title.evidence.span:
        low, _ = document.manuscript.text_span(*title.evidence.span)
        found = LATIN_TITLE_COLON.match(title.value)
        has_names = primary(document.language) != "de"  # every noun has a capital there
        if found and has_names and is_person(found["name"]) and found["name"] in text[start:]:
            yield _named(found, low, "the title begins with the name, and the text quotes it")
    author = document.fact("author")
    if title and author and author.evidence.span and is_speech_title(title.value):
        evidence = Evidence("inferred", UNDER_A_SPEECH, author.evidence.span)
        yield Fact("speaker", author.value, evidence)
    if document.fact("turn"):
        yield from _who_speaks_most(document)
        return
    if in_first_person(text) or is_minutes(document):
        return
    for pattern in (HAN_WITH_ROLE, LATIN_ROLE_SAYS):
        for found in pattern.finditer(text, start):
            if is_person(found["name"]):
                yield _named(found, 0, "an office and a name before a verb of speech")
    for one in _quoted(document.language, text, start):
        name = text[slice(*one.name)]
        if is_person(name):
            yield stated("speaker", name, "an office and a name beside a verb of speech", *one.name)
    yield from _most_quoted(document.language, text, start)


def _labelled(document: Document) -> Iterator[Fact]:
    """Who speaks by a label in the bylines: Redner: …, الخطيب: …"""
    text = document.manuscript.text
    for start, end in byline_spans(document):
        for one in labelled(text[start:end]):
            if one.fact == "speaker":
                span = (start + one.start, start + one.end)
                yield stated("speaker", one.value, f"“{one.label}” {BY_A_LABEL}", *span)


def _who_speaks_most(document: Document) -> Iterator[Fact]:
    """In a record, who says most of a long text and does not lead the meeting."""
    found = turns_of(_spoken(document))
    if not found:
        return
    text = document.manuscript.text
    said: Counter[str] = Counter()
    ends = [turn.start for turn in found[1:]] + [len(text)]
    for turn, end in zip(found, ends, strict=True):
        said[turn.name] += end - turn.end
    name, most = said.most_common(1)[0]
    first = next(turn for turn in found if turn.name == name)
    if first.kind not in _NOBODY and most >= _LONG_SPEECH and most >= _MOST_OF_IT * said.total():
        reason = f"{most / said.total():.0%} of the record is what this speaker says"
        yield Fact("speaker", name, Evidence("inferred", reason, (first.start, first.end)))


def _quoted(language: str, text: str, start: int) -> Iterator[Quoted]:
    """Those who are quoted with their office, by the language's own forms."""
    own = primary(language)
    return {"ja": japanese, "ar": arabic}.get(own, partial(quoted, language=own))(text, start=start)


def _named(found: re.Match[str], at: int, reason: str) -> Fact:
    start, end = found.span("name")
    return stated("speaker", found["name"], reason, at + start, at + end)


def _most_quoted(language: str, text: str, start: int) -> Iterator[Fact]:
    matches = [
        found
        for pattern in (LATIN_SAYS, HAN_SAYS)
        for found in pattern.finditer(text, start)
        if is_person(found["name"])
    ]
    spans = [found.span("name") for found in matches]
    also = [one.name for one in named(text, primary(language), start)]
    spans += [span for span in also if is_person(text[slice(*span)])]
    names = Counter(text[slice(*span)] for span in spans)
    for found in LATIN_SURNAME_SAYS.finditer(text, start):
        whole = [name for name in names if found["name"] in (name.split()[0], name.split()[-1])]
        if len(whole) == 1:
            names[whole[0]] += 1
    counted = names.most_common(2)
    if not counted or counted[0][1] < 2 or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return
    name, times = counted[0]
    span = next(span for span in spans if text[slice(*span)] == name)
    reason = f"the name stands {times} times before a verb of speech"
    yield Fact("speaker", name, Evidence("inferred", reason, span))


def _role(document: Document, name: str) -> Iterator[Fact]:
    text = document.manuscript.text[:_SAMPLE]
    titled = _role_in_title(document, name)
    in_han = document.language.startswith("zh")
    if titled and not in_han:
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
    if titled:
        yield titled
        return
    before = honorific(text, name)
    quoted_so = next(
        (one for one in _quoted(document.language, text, 0) if text[slice(*one.name)] == name), None
    )
    if quoted_so and quoted_so.role and not before:
        value = text[slice(*quoted_so.role)]
        yield stated("role", value, "stated beside the name", *quoted_so.role)
        return
    if before:
        value, start, end = before
        yield stated("role", value, f"“{text[start:end]}” stands before the name", start, end)


def _role_in_title(document: Document, name: str) -> Fact | None:
    speech = title_of_speech(document)
    if not speech or not speech.told.role or speech.name != name:
        return None
    start, end = speech.told.role
    value = speech.text[start:end].removeprefix("l'").removeprefix("l’")
    end += speech.start
    return stated("role", value, "stated in the title", end - len(value), end)
