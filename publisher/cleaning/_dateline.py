"""Datelines: WASHINGTON, July 10 (AP) —, TASS, Rome, June 29. Other scripts: _dateline_scripts."""

from __future__ import annotations

import re

from . import _dateline_scripts as scripts
from ._dates import MONTHS, dates
from ._figure_dates import WEEKDAY
from ._sent import AGENCY, DASH, Dateline, when
from ._tables import any_of, table

__all__ = ["Dateline", "dateline", "is_agency", "is_dateline"]

_PLACE = (
    r"[A-ZÀ-Þ][\w.'’-]*"
    r"(?:[ /-](?:(?:da|de|del|di|do|dos|du|la|am|an|of) )?[A-ZÀ-Þdv][\w.'’-]*){0,3}"
)
# A region after the place ("Geneva, Switzerland"), but not the month that follows it.
_REGION = rf"(?:, (?!(?i:{any_of(MONTHS)})\b)[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}})?"
# Arequipa (Perú), 23 jun: only where a comma and a date follow.
_LAND = r"(?: \([A-ZÀ-Þ][\w.'’ -]{1,30}\)(?=,\s*\d))?"
_OPENING = re.compile(
    rf"(?:(?P<agency>{AGENCY})\s*,\s*)?(?P<place>{_PLACE}{_REGION}{_LAND})(?P<comma>\s*,\s*)?"
)
_BEFORE_DATE = re.compile(r"(?:le|el|den|il|am|em|a) (?=\d)")
_NO_DAY = rf"(?!{WEEKDAY}\b)"
# An agency that nobody knows: a name of up to four words; where no date stands before it, only
# what is written as agencies sign, "(dna) -", before a sentence.
_NAMED = r"[A-ZÀ-Þ][\w.&'’-]*(?: (?:(?:de|do|da|del|della|di|du|des|der) )?[A-ZÀ-Þ][\w.&'’-]*){0,3}"
_NO_SIGN = "alt|neu|geb|gest|aq|pl|sg|adj|adv|lat|sic|cf|ca|d|rd|see|new|old|now|then"
_SIGNED = rf"(?:(?!(?:{_NO_SIGN})\))[a-z]{{2,4}}|Ag[eê]n(?:ce|cia|zia|tur) {_NAMED})"
_BRACKET = re.compile(rf"\.?\s*[(（](?P<agency>{AGENCY}|{_SIGNED}|{_NO_DAY}{_NAMED})[)）]")
_SIGNED_DASH = re.compile(rf"\s*\({_SIGNED}\)\s*(?:--|[—–-])\s+[„«“\"]?[A-ZÀ-Þ][^.!?]{{25,}}")
# MOSCOW, May 5. /TASS/.  Riyadh, May 3, 2021, SPA --
_SLASHES = re.compile(rf"[.,]?\s*/\s*(?:Corr\. )?(?P<agency>{AGENCY})\s*/(?:\.(?=\s))?")
_LAST = re.compile(rf",?\s+(?P<agency>{AGENCY})(?=\s*(?:--|[—–]|-\s|:\s))")
# China News Service, Rome, July 10 (Reporter Li Wen)
_REPORTERS = re.compile(
    r"\s*[(（](?i:reporters?|correspondents?)[: ]\s*(?P<reporters>[^()（）\n]{2,80})[)）]"
)
_STOP = re.compile(r"\s*\.(?=\s)")
_NO_PLACE = re.compile(
    r"(?:On|In|At|The|By|From|When|After|Before|Last|This|\w+day)\b"
    r"|(?:Le|La|Les|El|Los|Il|O|Der|Die|Das)\b(?! [A-ZÀ-Þ])"
)
_MONTH_FIRST = re.compile(rf"\W*(?i:{any_of(MONTHS)})\b")
_WHEN = re.compile(
    r"(?:,|\s)\s*(?P<when>[^()/\n—–]{3,70}?)(?=[.,]?\s*(?:/|[(（]|--|[—–]|-\s|, [A-Z]{2,5}\b))"
)

_ONLY_AGENCY = re.compile(AGENCY)
_ANY_AGENCY = re.compile(rf"(?:{AGENCY}|{any_of(table('agencies')['han'])})")


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency and nothing else."""
    return _ANY_AGENCY.fullmatch(text) is not None


def is_dateline(text: str) -> bool:
    """Whether a line is a dateline with an agency, and nothing else."""
    found = dateline(text)
    return found is not None and bool(found.agencies) and found.end >= len(text)


def dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None."""
    return (
        scripts.han(text) or _latin(text[:250]) or scripts.other(text[:250]) or _marked(text[:250])
    )


def _latin(text: str) -> Dateline | None:
    """A place, then a date or an agency in brackets or both, then a dash or stop.

    Where no agency is named, capitals throughout or a dash must show that it is a dateline.
    """
    opening = _OPENING.match(text)
    if not opening or _NO_PLACE.match(opening["place"]):
        return None
    at = opening.end()
    signed = _SIGNED_DASH.match(text, at) is not None
    stated, span = None, None
    if opening["comma"]:
        article = _BEFORE_DATE.match(text, at)
        start = article.end() if article else at
        stated = next((one for one in dates(text[start : start + 40]) if not one.start), None)
        if not stated:
            return None
        at = start + stated.end
        span = (start, at)
    reporters = _REPORTERS.match(text, at) if opening["agency"] else None
    bracket = _BRACKET.match(text, at) if not reporters else None
    closing = reporters or bracket
    at = closing.end() if closing else at
    dash, stop = DASH.match(text, at), _STOP.match(text, at)
    drawn = dash is not None and ":" not in dash[0]
    unknown = bracket is not None and not _ONLY_AGENCY.fullmatch(bracket["agency"])
    if unknown and not (drawn and (stated or signed)):
        return None  # Sra. LIMA (Angola): takes the floor; Paris (FR) – the city
    agency = bool(opening["agency"] or bracket)
    if not (stated or bracket) or not (dash or closing or (stop and agency)):
        return None
    if not agency and not opening["place"].isupper() and not drawn:
        return None
    last = dash or stop
    return Dateline(
        last.end() if last else at,
        tuple(m.span("agency") for m in (opening, bracket) if m and m["agency"]),
        opening.span("place"),
        stated.date if stated else None,
        span,
        reporters.span("reporters") if reporters else None,
    )


def _marked(text: str) -> Dateline | None:
    """A place, perhaps a date, and a known agency between slashes or before a dash."""
    opening = re.match(_PLACE, text)
    if not opening or _NO_PLACE.match(text) or _MONTH_FIRST.match(text):
        return None
    at = opening.end()
    said = _WHEN.match(text, at)
    stated = when(said["when"]) if said else None
    if said and stated:
        at = said.end()
    mark = _SLASHES.match(text, at) or (_LAST.match(text, at) if stated else None)
    mark = mark or (_BRACKET.match(text, at) if stated else None)
    if not mark:
        return None
    dash = DASH.match(text, mark.end())
    span = None
    if said and stated:
        start = said.start("when")
        span = (start + stated.start, start + stated.end)
    return Dateline(
        dash.end() if dash else mark.end(),
        (mark.span("agency"),),
        opening.span(),
        stated.date if stated else None,
        span,
    )
