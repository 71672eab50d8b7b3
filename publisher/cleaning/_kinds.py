"""What kind of document it is: a transcript, a translation, a report, or a mere web page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ..book import Document
from ..ledger import Evidence, Fact
from ._lines import lines
from ._names import LATIN_SPEECH_TITLE
from ._structure import notes_start
from ._tables import any_of, table
from ._titles import title_of_speech

_QUOTED = re.compile(r"[“„«\"][^“”„«»\"]{1,2000}[”“»\"]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 300
_OFTEN = 0.02
"""Measured: State of the Union addresses since 1925 have 0.020 to 0.064 such words, older ones
0.012 to 0.028; reports among the seeds 0.005 to 0.019, so the margin is small."""

_DATA = table("kinds")
_TRANSLATION = re.compile(rf"(?:{any_of(_DATA['translation'], literal=False)})", re.IGNORECASE)
_ELSEWHERE = re.compile(rf"(?:{any_of(_DATA['elsewhere'], literal=False)})", re.IGNORECASE)
_NOTICE = re.compile(rf"(?:{any_of(_DATA['notice'], literal=False)})", re.IGNORECASE)
_SPEECH = re.compile(rf"(?:{any_of(_DATA['speech'], literal=False)})")
_THANKS = re.compile(
    rf"(?:{any_of(_DATA['thanks'], literal=False)})[^.!。！\n]{{0,40}}[.!。！]?\Z", re.IGNORECASE
)
_FIRST_PERSON = re.compile(
    rf"\b(?:{any_of(_DATA['first_person'])})\b|{any_of(_DATA['first_person_han'])}", re.IGNORECASE
)
_BRACKETS = '()（）[]【】*—–-― "“”«».。:：'
_WIDEST = 160
_FIRST, _LAST = 12, 8

PAGES = (".html", ".htm", ".xhtml")
"""How the names of web pages end."""

_DATED = re.compile(r"\s*[（(][^（）()]{0,40}[）)]\Z")

BY_A_LABEL = "stands before the name as its label"
"""How the reason ends for a speaker whom nobody quotes: Redner: …"""

UNDER_A_SPEECH = "the name under the title of a speech"
"""The reason for one who speaks and whom nobody quotes, either."""

_OF_A_REPORT = (
    ("agency", "it has a dateline"),
    ("publication", "a byline names its publication"),
    ("reporter", "a byline names its reporter"),
)


def kinds(document: Document) -> Iterator[Fact]:
    """The document's kind, as one fact or none."""
    found = next(_kinds(document), None)
    if found:
        yield found
    elif PurePosixPath(document.path).suffix.lower() in PAGES:
        reason = "a web page, and nothing says that it is a speech or a report"
        yield Fact("kind", "page", Evidence("inferred", reason))


def _kinds(document: Document) -> Iterator[Fact]:
    text = document.manuscript.text[: notes_start(document)].rstrip()
    title = document.value("title")
    span = translation(document.manuscript.text)
    if span:
        yield Fact("kind", "translation", Evidence("stated", "it calls itself a translation", span))
    if document.fact("turn"):
        yield _inferred("transcript", "those who speak stand before what they say")
    if title_of_speech(document) or LATIN_SPEECH_TITLE.match(title):
        yield _inferred("transcript", "the title calls it a speech")
    for name, reason in _OF_A_REPORT:
        if document.fact(name) and not (name == "publication" and _NOTICE.fullmatch(title)):
            yield _inferred("report", reason)
    speaker = document.fact("speaker")
    if speaker and not speaker.evidence.reason.endswith((BY_A_LABEL, UNDER_A_SPEECH)):
        yield _inferred("report", f"it quotes its speaker: {speaker.evidence.reason}")
    if is_speech_title(title):
        yield _inferred("transcript", "the title calls it a speech")
    if _THANKS.search(text, max(0, len(text) - 120)) and _FIRST_PERSON.search(text):
        yield _inferred("transcript", "in the first person, with thanks at the end")


def is_speech_title(title: str) -> bool:
    """Whether a title calls its text a speech, whoever holds it: 在全市教育工作会议上的讲话."""
    bare = _DATED.sub("", title)
    return bool(_SPEECH.fullmatch(bare) or LATIN_SPEECH_TITLE.match(bare))


def in_first_person(text: str) -> bool:
    """Whether somebody speaks throughout: one word in fifty is I or we, quotations left out.

    Those whom such a speech quotes do not speak it.
    """
    own = _QUOTED.sub(" ", text)
    words = len(_WORD.findall(own))
    return words >= _FEWEST and len(_FIRST_PERSON.findall(own)) >= _OFTEN * words


def translation(text: str) -> tuple[int, int] | None:
    """Where a line at the beginning or the end calls the text a translation, and says no more.

    That a translation is attached, available or not makes the text none.
    """
    found = lines(text)
    for line in [*found[:_FIRST], *found[_FIRST:][-_LAST:]]:
        words = line.text.strip(_BRACKETS)
        is_one = len(words) <= _WIDEST and _TRANSLATION.fullmatch(words)
        if is_one and not _ELSEWHERE.search(words):
            return line.start, line.end
    return None


def _inferred(kind: str, reason: str) -> Fact:
    return Fact("kind", kind, Evidence("inferred", reason))
