"""Datelines: 新華社聯合國7月10日電, WASHINGTON, July 10 (AP) —, TASS, Rome, June 29."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..dates import PartialDate
from ._dates import MONTHS, dates
from ._han import HAN

_AGENCIES = (
    "Xinhua|Xinhua News Agency|China News Agency|China News Service|CNS|People's Daily|CGTN|AP|"
    "Associated Press|The Associated Press|Reuters|Thomson Reuters|AFP|Agence France-Presse|TASS|"
    "ITAR-TASS|RIA Novosti|Interfax|DPA|dpa|EFE|ANSA|Lusa|Kyodo|Kyodo News|Jiji Press|Yonhap|"
    "Bernama|Antara|PTI|Press Trust of India|IANS|ANI|APP|UNB|BSS|Anadolu|Anadolu Agency|AA|IRNA|"
    "ISNA|WAM|SPA|QNA|KUNA|MENA|PA|PA Media|UPI|Bloomberg|Prensa Latina|Notimex|Télam|Belga|ANP|"
    "APA|Ritzau|TT|NTB|STT|MTI|PAP|CTK|Agerpres|Tanjug|BTA|Ukrinform|BelTA|Kazinform|UN News|"
    "IPS|Inter Press Service|GNA|NAN|CNA|Central News Agency|ТАСС|РИА Новости|Интерфакс"
)
_NAMED_SO = r"[A-Z][\w.&'’ -]{1,40}(?:News Agency|News Service|Press Agency|News Network)"
_AGENCY = rf"(?:{_NAMED_SO}|{'|'.join(sorted(_AGENCIES.split('|'), key=len, reverse=True))})"
_PLACE = r"[A-ZÀ-Þ][\w.'’-]*(?:[ -][A-ZÀ-Þdv][\w.'’-]*){0,3}"
# A region after the place ("Geneva, Switzerland"), but not the month that follows it.
_REGION = rf"(?:, (?!(?i:{'|'.join(MONTHS)})\b)[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,2}})?"
_OPENING = re.compile(
    rf"(?:(?P<agency>{_AGENCY})\s*,\s*)?(?P<place>{_PLACE}{_REGION})(?P<comma>\s*,\s*)?"
)
_BRACKET = re.compile(rf"\s*[(（](?P<agency>{_AGENCY}|[A-Z][A-Za-z]+)[)）]")
_DASH = re.compile(r"\.?\s*(?:--+|[—–]|-(?=\s)|:(?=\s))")
_STOP = re.compile(r"\s*\.(?=\s)")
_NO_PLACE = re.compile(r"(?:On|In|At|The|By|From|When|After|Before|Last|This|\w+day)\b")

_HAN_AGENCY = (
    "新华社|新華社|新华网|新華網|中新社|中新网|中新網|中国新闻社|中國新聞社|中通社|中评社|中評社|中央社|"
    "央视新闻|央視新聞|人民网|人民網|光明网|光明網|环球网|環球網|共同社|时事社|時事社|韩联社|韓聯社|"
    "路透社|法新社|美联社|美聯社|塔斯社|俄新社|彭博社|德新社|朝中社|本报|本報|本社"
)
_HAN_DATELINE = re.compile(
    rf"[(（【]?(?P<agency>{_HAN_AGENCY})(?P<place>[{HAN}·]{{0,12}}?)"
    r"(?P<date>(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|\d{1,2}日)?"
    r"(?:综合|綜合|专|專)?(?:电|電|讯|訊|消息|报道|報道|報導)[)）】／/]?"
)
_OURS = ("本报", "本報", "本社")

_ANY_AGENCY = re.compile(rf"(?:{_AGENCY}|{_HAN_AGENCY})")

_ARABIC_AGENCY = "رويترز|شينخوا|أ ف ب|أ\\.?ف\\.?ب|فرانس برس|وام|واس|سانا|قنا|كونا|بترا|د ب أ"
_KANA_PLACE = "[\u30a1-\u30fa\u30fc・" + HAN + "]{1,12}?"
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        # (ANSA) - ROMA, 10 LUG -
        r"\((?P<agency>ANSA|AGI|Adnkronos)\)\s*[-–—]\s*(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ' ]+)"
        r"(?:,\s*(?P<date>\d{1,2}º?\s[A-Za-z]{3,9}))?\s*[-–—]",
        # МОСКВА, 10 июля. /ТАСС/.  МОСКВА, 10 июл — РИА Новости.
        r"(?P<place>[А-ЯЁ][А-ЯЁ-]+(?:[ -][А-ЯЁ]+){0,2}),\s(?P<date>\d{1,2}\s[а-я]{3,8})\.?\s*"
        r"(?:/(?:Корр\. )?(?P<agency>ТАСС)/\.?|[-–—]\s*(?P<agency2>РИА Новости|Интерфакс)[.,]?)",
        # 【ニューヨーク共同】 （東京10日時事）
        rf"[【（(](?P<place>{_KANA_PLACE})(?P<date>\d{{1,2}}日)?(?P<agency>共同|時事|AFP時事|ロイター)[】）)]",
        # نيويورك 10 يوليو 2020 (شينخوا) --
        rf"(?P<place>[ء-ي]+(?: [ء-ي]+)?)\s?(?P<date>[\d٠-٩]{{1,2}} [ء-ي/ ]+?(?: [\d٠-٩]{{4}})?)?\s*"
        rf"\((?P<agency>{_ARABIC_AGENCY})\)\s*[-–—]+",
    )
)


def is_agency(text: str) -> bool:
    """Whether the text is the name of a news agency and nothing else."""
    return _ANY_AGENCY.fullmatch(text) is not None


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report says from where, when and by whom it was sent."""

    end: int
    agencies: tuple[Span, ...]
    place: Span | None
    date: PartialDate | None
    date_span: Span | None


def dateline(text: str) -> Dateline | None:
    """The dateline at the beginning of a paragraph, or None."""
    return _han(text) or _latin(text[:250]) or _other(text[:250])


def _other(text: str) -> Dateline | None:
    """As agencies of other scripts and ANSA write it."""
    found = next((match for pattern in _OTHERS if (match := pattern.match(text))), None)
    if not found:
        return None
    agency = "agency" if found["agency"] else "agency2"
    stated = next(dates(found["date"] or ""), None)
    return Dateline(
        found.end(),
        (found.span(agency),),
        found.span("place"),
        stated.date if stated else None,
        found.span("date") if stated else None,
    )


def _han(text: str) -> Dateline | None:
    found = _HAN_DATELINE.match(text)
    if not found:
        return None
    stated = next(dates(found["date"] or ""), None)
    ours = found["agency"] in _OURS
    return Dateline(
        found.end(),
        () if ours else (found.span("agency"),),
        found.span("place") if found["place"] else None,
        stated.date if stated else None,
        found.span("date") if stated else None,
    )


def _latin(text: str) -> Dateline | None:
    """A place, then a date or an agency in brackets or both, then a dash or stop.

    Where no agency is named, capitals throughout or a dash must show that it is a dateline.
    """
    opening = _OPENING.match(text)
    if not opening or _NO_PLACE.match(opening["place"]):
        return None
    at = opening.end()
    stated = next((one for one in dates(text[at : at + 40]) if not one.start), None)
    if stated and opening["comma"]:
        at += stated.end
    elif opening["comma"]:
        return None
    else:
        stated = None
    bracket = _BRACKET.match(text, at)
    if bracket:
        at = bracket.end()
    dash, stop = _DASH.match(text, at), _STOP.match(text, at)
    agency = bool(opening["agency"] or bracket)
    if not (stated or bracket) or not (dash or bracket or (stop and agency)):
        return None
    if not agency and not opening["place"].isupper() and not (dash and ":" not in dash[0]):
        return None
    end = (dash or stop or bracket or opening).end() if dash or stop else at
    return Dateline(
        end,
        tuple(m.span("agency") for m in (opening, bracket) if m and m["agency"]),
        opening.span("place"),
        stated.date if stated else None,
        (opening.end() + stated.start, opening.end() + stated.end) if stated else None,
    )
