"""What an event is called: in the title of a speech, or where a report names the meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..book import Document
from ..ledger import Basis, Evidence, Fact
from ._dates import dates
from ._han import HAN
from ._lines import body
from ._names import LATIN_TITLE_COLON
from ._tables import any_of, table
from ._titles import title_of_speech

_DATA = table("events")
_MEETINGS = rf"(?:{any_of(_DATA['english'])})"
_HAN_MEETINGS = any_of(_DATA["han"])
_QUOTED = re.compile(
    rf"\b(?i:{_MEETINGS})\s+(?:on|of|about|entitled|titled|themed)\s+[\"“„«](?P<event>[^\"”“»\n]{{5,200}})"
    r"[\"”»]"
)
_AT_THE = re.compile(
    rf"\bat (?:the|an?) (?P<event>(?:[\w'’-]+ ){{0,5}}?(?i:{_MEETINGS}) (?:of|on) "
    r"[^,.;:\n]{5,150}?)"
    r"(?=\s+on (?:the \d|[A-Z]\w+day|[A-Z])|\s+that\b|[,.;:\n])"
)
# What is told of a meeting in running text and is not its name.
_NO_EVENT = re.compile(
    r"\b(?:have|has|had|was|were|been|is|are|will|would)\b|^an act\b"
    r"|\b(?:last|first|next|present|same|second|previous) (?:session|meeting|assembly)\b",
    re.IGNORECASE,
)
_HAN_HELD = re.compile(
    rf"(?:^|(?<=[\n，。,、日：)）电電]))(?P<event>[{HAN}\d]{{2,30}}(?:{_HAN_MEETINGS}))"
    rf"(?:\d{{1,2}}日)?在(?:[^。，,\n]{{2,30}}?)(?:举行|舉行|召开|召開|开幕|開幕|闭幕|閉幕|举办|舉辦)"
)
_HAN_ATTENDED = re.compile(
    rf"出席(?P<event>[{HAN}“”「」\d]{{3,30}}?)(?:并|並|时|時)?(?:发表|發表)?(?:致詞|致辞|致辭|讲话|講話|演讲|演講)"
)
_HAN_AT = re.compile(
    rf"在(?P<event>[^。，,\n在]{{2,40}}?(?:{_HAN_MEETINGS}))上"
    rf"(?:{any_of(table('names')['zh']['says'])})"
)
_AT_MEETING = tuple(
    re.compile(
        rf"(?<!\w)(?:{words['leads']})(?P<event>(?:{words['meetings']})"
        rf"(?: (?:{words['goes_on']}|[A-ZÀ-ÖØ-ÞА-ЯЁ0-9][\w’'-]*)){{1,8}}?)"
        rf"(?=[,.;:)»”\"\n]| (?:{words['ends']})\b|$)"
    )
    for words in _DATA["named_by"].values()
)
_HAN_QUOTED = re.compile(
    rf"[“「『《\"](?P<event>[^”」』》\"\n]{{3,60}}[^”」』》\"\n。？！?!])[”」』》\"][^。\n“「]{{0,6}}?(?:{_HAN_MEETINGS}|{any_of(_DATA['han_behind_name'])})"
)
_TOPIC = re.compile(
    r"(?:^|[\s,])(?:on|about|concerning|regarding|against|combat(?:ing)?|address(?:ing)?|"
    r"deal(?:ing)? with)\s+(?P<event>(?:the |an? )?[\w'’ -]{4,120})\Z"
)
_PLACE_AFTER = re.compile(
    r"(?:in|à|en|a|em|в) [^\W\d_a-zà-ÿа-яё][\w’'-]*(?: [^\W\d_a-zà-ÿа-яё][\w’'-]*){0,2}"
)
_ARTICLE = re.compile(rf",? (?:{any_of(table('agencies')['before_date'])})$")


def events(document: Document) -> Iterator[Fact]:
    """The event's name, as one fact or none."""
    speech = title_of_speech(document)
    if speech and speech.told.event:
        start, end = speech.told.event
        yield _fact(
            _without_date(speech.text[start:end]), start, speech.start, "stated", "the title"
        )
        return
    title = document.fact("title")
    value = title.value if title else ""
    span = title.evidence.span if title else None
    low = document.manuscript.text_span(*span)[0] if span else 0
    attended = _HAN_ATTENDED.search(value)
    if attended:
        yield _fact(attended["event"], attended.start("event"), low, "stated", "the title")
        return
    for line in body(document)[:2]:
        for pattern in (_QUOTED, _AT_THE, _HAN_QUOTED, _HAN_HELD, _HAN_AT, *_AT_MEETING):
            found = pattern.search(line.text)
            if found and not _NO_EVENT.search(found["event"]):
                at = found.start("event")
                yield _fact(found["event"], at, line.start, "stated", "the text names the meeting")
                return
    colon = LATIN_TITLE_COLON.match(value)
    topic = _TOPIC.search(value, colon.end()) if colon else None
    if topic:
        yield _fact(topic["event"], topic.start("event"), low, "inferred", "the topic in the title")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that a sentence says was held, in spans of the paragraph."""

    event: tuple[int, int]
    sentence: tuple[int, int]


def held_meeting(text: str) -> Held | None:
    """The meeting that the first sentence says was held: …会议在…举行."""
    found = _HAN_HELD.search(text, 0, _stop(text))
    return Held(found.span("event"), (0, _stop(text))) if found else None


def _stop(text: str) -> int:
    at = text.find("。")
    return at if at >= 0 else len(text)


def _fact(value: str, start: int, at: int, basis: Basis, reason: str) -> Fact:
    value = value.strip(" ,")
    span = (at + start, at + start + len(value))
    return Fact("event", value, Evidence(basis, reason, span))


def _without_date(event: str) -> str:
    """The name without a date in brackets or after a comma at its end."""
    for found in dates(event):
        rest = event[found.end :].strip(" )）,.")
        if not rest or _PLACE_AFTER.fullmatch(rest):
            return _ARTICLE.sub("", event[: found.start].rstrip(" (（,")).rstrip(" (（,")
    return event
