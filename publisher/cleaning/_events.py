"""What an event is called: in the title of a speech, or where a report names the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..book import Document
from ..ledger import Basis, Evidence, Fact
from ._dates import dates
from ._lines import body
from ._names import LATIN_TITLE_COLON
from ._tables import any_of, table
from ._titles import title_of_speech

_MEETINGS = (
    r"(?:meeting|conference|summit|forum|debate|session|seminar|symposium|event|dialogue|hearing|"
    r"assembly|congress|workshop|consultation|talks)"
)
_QUOTED = re.compile(
    rf"\b(?i:{_MEETINGS})\s+(?:on|of|about|entitled|titled|themed)\s+[\"“„«](?P<event>[^\"”“»\n]{{5,200}})"
    r"[\"”»]"
)
_AT_THE = re.compile(
    rf"\bat (?:the|an?) (?P<event>(?:[\w'’-]+ ){{0,5}}?(?i:{_MEETINGS}) (?:of|on) "
    r"[^,.;:\n]{5,150}?)"
    r"(?=\s+on (?:the \d|[A-Z]\w+day|[A-Z])|\s+that\b|[,.;:\n])"
)
_HAN_MEETING = (
    "会议|會議|大会|大會|论坛|論壇|辩论|辯論|峰会|峰會|公开会|公開會|座谈会|座談會|研讨会|研討會|例会|例會|"
    "年会|年會|会|會"
)
_HAN_QUOTED = re.compile(
    rf"[“「『《\"](?P<event>[^”」』》\"\n]{{4,60}})[”」』》\"][^。\n“「]{{0,6}}?(?:{_HAN_MEETING})"
)
_TOPIC = re.compile(
    r"(?:^|[\s,])(?:on|about|concerning|regarding|against|combat(?:ing)?|address(?:ing)?|"
    r"deal(?:ing)? with)\s+(?P<event>(?:the |an? )?[\w'’ -]{4,120})\Z"
)
_ARTICLE = re.compile(rf",? (?:{any_of(table('agencies')['before_date'])})$")


def events(document: Document) -> Iterator[Fact]:
    """The event's name, as one fact or none."""
    speech = title_of_speech(document)
    if speech and speech.told.event:
        start, end = speech.told.event
        yield _fact(_without_date(speech.text[start:end]), start, speech.start, "stated", "the title")
        return
    title = document.fact("title")
    value = title.value if title else ""
    span = title.evidence.span if title else None
    low = document.manuscript.text_span(*span)[0] if span else 0
    for line in body(document)[:2]:
        for pattern in (_QUOTED, _AT_THE, _HAN_QUOTED):
            found = pattern.search(line.text)
            if found:
                at = found.start("event")
                yield _fact(found["event"], at, line.start, "stated", "the text names the meeting")
                return
    colon = LATIN_TITLE_COLON.match(value)
    topic = _TOPIC.search(value, colon.end()) if colon else None
    if topic:
        yield _fact(topic["event"], topic.start("event"), low, "inferred", "the topic in the title")


def _fact(value: str, start: int, at: int, basis: Basis, reason: str) -> Fact:
    value = value.strip(" ,")
    span = (at + start, at + start + len(value))
    return Fact("event", value, Evidence(basis, reason, span))


def _without_date(event: str) -> str:
    """The name without a date in brackets or after a comma at its end."""
    for found in dates(event):
        rest = event[found.end :].strip(" )）,.")
        if not rest:
            return _ARTICLE.sub("", event[: found.start].rstrip(" (（,")).rstrip(" (（,")
    return event
