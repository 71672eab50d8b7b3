"""Datelines in Han, kana, Hangul, Cyrillic and Arabic, and (ANSA) -: 新華社聯合國7月10日電."""

from __future__ import annotations

import re

from ._dates import dates
from ._han import HAN
from ._sent import Dateline, when
from ._structure import Span
from ._tables import any_of, table

_DATA = table("agencies")
_HAN_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_HAN_PLACES = any_of(_DATA["places"])
_SENT = "(?:综合外电|綜合外電|综合|綜合|专|專|外)?(?:电|電|讯|訊|消息|报道|報道|報導)"
_REPORTER = "(?:特派员|特派員|特约|特約|见习|見習|驻外|駐外)?(?:记者|記者)"

_HAN_DATELINE = re.compile(
    rf"[(（【〔]?(?:据|據)?(?P<agency>{any_of([*_DATA['han'], *_DATA['ours']])})"
    rf"(?:{_REPORTER}(?P<reporter>[{HAN}·、]{{2,12}}?)(?=(?P<known>{_HAN_PLACES})))?"
    rf"(?P<place>[{HAN}·]{{0,12}}?)"
    rf"(?P<date>(?:\d{{4}}年)?{_HAN_DAY}月{_HAN_DAY}日|{_HAN_DAY}日)?"
    rf"{_SENT}[)）】〕／/]?"
)
# An agency that nobody knows, by its form: 海峡社厦门3月1日电
_HAN_UNKNOWN = re.compile(
    rf"[(（【〔]?(?P<agency>[{HAN}]{{1,6}}?(?:通讯社|通訊社|日报|日報|晚报|晚報|时报|時報|社|网|網))(?P<reporter>)"
    rf"(?P<place>[{HAN}·]{{2,8}}?)(?P<date>(?:\d{{4}}年)?{_HAN_DAY}月{_HAN_DAY}日)(?:专|專)?(?:电|電|讯|訊)[)）】〕]?"
)
# 【記者林秀英／台北報導】  記者黃大明台南報導
_HAN_REPORTER = re.compile(
    rf"[(（【〔]?(?:(?P<ours>[{HAN}]{{2,5}}(?:报|報|网|網|社))?){_REPORTER}[:： ]?"
    rf"(?P<reporter>[{HAN}·]{{2,4}}?(?:、[{HAN}·]{{2,4}}?)*)"
    rf"(?:\s?[/／]\s?(?P<place>[{HAN}]{{2,6}}?)|[ ,，]?(?P<known>{_HAN_PLACES}))"
    rf"(?:{_HAN_DAY}日)?{_SENT}[)）】〕]?"
)

_KANA_PLACE = "[\u30a1-\u30fa\u30fc・" + HAN + "]{1,12}?"
_ARABIC = any_of(_DATA["arabic"], literal=False)
_CYRILLIC = any_of(_DATA["cyrillic"])
_OTHERS = tuple(
    re.compile(pattern)
    for pattern in (
        # (ANSA) - ROMA, 10 LUG -
        rf"\((?P<agency>{any_of(_DATA['italian'])})\)\s*[-–—]\s*"
        r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ' ]+)"
        r"(?:,\s*(?P<date>\d{1,2}º?\s[A-Za-z]{3,9}))?\s*[-–—]",
        # МОСКВА, 10 июля. /ТАСС/.  МОСКВА, 10 июл — РИА Новости.  Москва. 5 мая. INTERFAX.RU -
        r"(?P<place>[А-ЯЁ][А-ЯЁа-яё-]+(?:[ -][А-ЯЁ][А-ЯЁа-яё]+){0,2})"
        r"(?:[.,]\s(?P<date>\d{1,2}\s[а-я]{3,8}(?:\s(?:19|20)\d\d(?:\sг(?:ода|\.))?)?))?[.,]?\s*"
        rf"(?:/\s?(?:Корр\. )?(?P<agency>{_CYRILLIC})"
        r"(?: (?P<reporter>[А-ЯЁ][а-яё]+(?: [А-ЯЁ][а-яё-]+)+))?\s?/\.?"
        rf"|[(](?P<agency2>{_CYRILLIC})[)]"
        rf"|[-–—]\s*(?P<agency3>{_CYRILLIC})[.,:]|(?P<agency4>{_CYRILLIC})(?=\s*[-–—]))\s*[-–—]*",
        # СЫКТЫВКАР, 3 мая. /КомиИнформ/.  ПСКОВ, 3 мая (Агентство «Север») -
        r"(?P<place>[А-ЯЁ][А-ЯЁ-]+(?:[ -][А-ЯЁ][А-ЯЁа-яё]+){0,2})"
        r"[.,]\s(?P<date>\d{1,2}\s[а-я]{3,8}(?:\s(?:19|20)\d\d(?:\sг(?:ода|\.))?)?)[.,]?\s*"
        r"(?:/\s?(?P<agency>[А-ЯЁ][\w«» -]{1,30}?)\s?/\.?"
        r"|\((?P<agency2>[А-ЯЁ][\w«» -]{1,30})\)(?=\s*[-–—]))\s*[-–—]*",
        # 【ニューヨーク共同】 （東京10日時事） ［ジュネーブ ３日 ロイター］ -
        rf"[【（(［\[](?P<place>{_KANA_PLACE})\s?(?P<date>\d{{1,2}}日|[０-９]{{1,2}}日)?\s?"
        rf"[=＝]?(?P<agency>{any_of(_DATA['kana'])})(?:[=＝](?P<reporter>[{HAN}]{{2,6}}))?"
        r"[】）)］\]]\s*[-–—]?",
        # (서울=연합뉴스) 김민수 기자 =
        rf"[(\[](?P<place>[가-힣]{{2,8}})=(?P<agency>{any_of(_DATA['hangul'])})[)\]]\s*"
        r"(?:(?P<reporter>[가-힣]{2,4}) (?:특파원|기자)\s*)?=?",
        # 【7月10日 AFP】
        rf"[【（(［\[](?P<place>)(?P<date>(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日)\s(?P<agency>{any_of(_DATA['kana'])})"
        r"[】）)］\]]",
        # 【ワシントン=山田太郎】
        rf"【(?P<place>[\u30a1-\u30fa\u30fc・]{{2,12}}|{_HAN_PLACES})[=＝](?P<agency>)"
        rf"(?P<reporter>[{HAN}]{{2,6}})】",
        # نيويورك 10 يوليو 2020 (شينخوا) --  أبوظبي في 10 يوليو / وام /  القاهرة - أ ش أ:
        r"(?P<place>(?!قال|أعلن|في )[ء-ي]+(?: (?!في )[ء-ي]+){0,2}?)"
        r"(?:\s*[-–،,]\s?(?=[\d٠-٩أاويس/(])|\s?)"
        r"(?:في\s)?(?P<date>[\d٠-٩][^/()\n]{2,70}?)?\s*"
        rf"(?:/\s*(?P<agency>{_ARABIC})\s*/|\((?P<agency2>{_ARABIC})\)|(?<=\sم)\s(?P<agency3>{_ARABIC})(?=[\s.:-]|$)"
        rf"|(?<=[-–،,]\s)(?P<agency4>{_ARABIC})(?=\s?:))\s*[-–—:]*",
    )
)


def other(text: str) -> Dateline | None:
    """As agencies write it in Russian, Japanese, Korean and Arabic, and some in Italian."""
    for pattern in _OTHERS:
        found = pattern.match(text)
        if not found:
            continue
        groups = found.groupdict()
        date = groups.get("date") or ""
        stated = when(date)
        if stated or not date or date.endswith("日"):
            names = ("agency", "agency2", "agency3", "agency4")
            agency = next((name for name in names if groups.get(name)), None)
            start = found.start("date") if date else 0
            return Dateline(
                found.end(),
                (found.span(agency),) if agency else (),
                found.span("place") if found["place"] else None,
                stated.date if stated else None,
                (start + stated.start, start + stated.end) if stated else None,
                found.span("reporter") if groups.get("reporter") else None,
            )
    return None


def han(text: str) -> Dateline | None:
    """As Chinese papers and agencies write it."""
    found = _HAN_DATELINE.match(text) or _HAN_UNKNOWN.match(text)
    if not found:
        return _by_reporter(text)
    stated = next(dates(found["date"] or ""), None)
    ours = found["agency"] in _DATA["ours"]
    start = found.start("date")
    return Dateline(
        found.end(),
        () if ours else (found.span("agency"),),
        found.span("place") if found["place"] else None,
        stated.date if stated else None,
        (start + stated.start, start + stated.end) if stated else None,
        found.span("reporter") if found["reporter"] else None,
    )


def reporter_line(text: str) -> tuple[Span, Span] | None:
    """The names and the place in a line that is 記者黃大明台南報導 and no more, or None."""
    found = _HAN_REPORTER.fullmatch(text)
    if not found:
        return None
    return found.span("reporter"), found.span("place" if found["place"] else "known")


def _by_reporter(text: str) -> Dateline | None:
    found = _HAN_REPORTER.match(text)
    if not found:
        return None
    place: Span = found.span("place") if found["place"] else found.span("known")
    return Dateline(found.end(), (), place, None, None, found.span("reporter"))
