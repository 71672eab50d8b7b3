"""Titles of speeches in other languages than English and Chinese: who speaks, as what, and where.

Only titles with an office or a form of address before the name, or an office after it, count:
"Discours de New York" names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..book import Document
from ._han import HAN
from ._lines import STOPS, ends_with, lines
from ._name_parts import CAPITAL, PARTICLES
from ._names import HAN_OFFICE_TITLE, HAN_SPEECH_TITLE, LATIN_SPEECH_TITLE, is_han_name
from ._quoting import genitive_office
from ._structure import Span
from ._tables import any_of, table


@dataclass(frozen=True, slots=True)
class SpeechTitle:
    """What the title of a speech states, in spans of the title."""

    name: Span
    role: Span | None
    event: Span | None


_NO_NAME = (
    r"(?!Росси|Федерац|Республик|Républi|Repúbli|Repubbl|Nations|Naciones|Nazioni|Nações|Vereinten|"
    r"Bundes|États|Estados|Stati|Gouvern|Gobiern|Govern)"
)
_NO_NAME += rf"(?!(?:{any_of(table('quoting')['no_name'])})(?![\w-]))"
_NO_NAME += r"(?![А-ЯЁ]{2,4}(?![\w.]))"  # ООН
_NAME_WORD = rf"{_NO_NAME}[{CAPITAL}](?:[^\W\d_]|['’-])*\.?"
_NAME = rf"(?P<name>{_NAME_WORD}(?: ?(?:(?:{PARTICLES}) )?{_NAME_WORD}){{0,4}})"


def _pattern(language: str) -> re.Pattern[str]:
    parts = table("titles")[language]
    before = parts.get("before") or genitive_office(language)
    return re.compile(
        rf"(?i:{parts['speech']})\s+(?:{parts['of']})(?:(?P<before>{before}),? )?"
        rf"(?:(?P<address>{parts['address']}) ){{0,3}}(?:(?P<before2>{before}),? )?{_NAME}"
        rf"(?:, (?P<after>(?:{parts['after']})[^,;:()\n]{{3,120}}?(?:, [^,;:()\n]{{3,60}}?)??))?"
        rf"(?:,? {parts['at']}(?P<event>[^\n]{{5,200}}))?(?=$|[,.(])"
    )


_PATTERNS = tuple(map(_pattern, table("titles")))

_ARABIC = re.compile(
    r"(?:كلمة|بيان|خطاب) (?:(?P<address>معالي|سعادة|فخامة|السيدة?|الدكتور|د\.)\s)*"
    r"(?P<before>السفيرة?|الوزيرة?|الرئيس|الأمين العام(?: للأمم المتحدة)?"
    r"|(?:وزيرة?|رئيسة?|محافظ|مديرة?|أمين) (?:[ء-ي]+ ){0,3}?[ء-ي]+"
    r"(?= (?:السيدة?|الدكتورة?|الشيخ|الأستاذة?|د\.)))?\s?"
    r"(?:(?:السيدة?|الدكتورة?|الشيخ|الأستاذة?|د\.)\s)?(?P<name>[ء-ي]+(?: [ء-ي]+){1,3}?)"
    r"(?:[،,] (?P<after>(?:المندوب|الممثل|السفير|وزير|رئيس|الأمين|مندوب|ممثل)[^،,:\n]{3,100}?))?"
    r"(?:[،,]? (?:في|أمام|خلال) (?P<event>[^\n]{5,200}))?$"
)
_JA_HEADS = any_of([*table("names")["ja"]["heads"], "国連大使", "国連事務総長"])
_JA_SPEECHES = (
    "(?:一般討論|所信表明|施政方針|基調|開会|閉会|年頭|ビデオ)?"
    "(?:演説|発言|声明|挨拶|あいさつ|スピーチ|ステートメント|メッセージ|談話|講演|記者会見|祝辞|式辞)(?:全文|（?仮訳）?)?"
)
_KANA = "[\u30a1-\u30fa\u30fc]+"
_JA_NAME = (
    r"(?P<name>(?!内閣|外務|日本|政府|国|首相|総理|大使)"
    rf"(?:[{HAN}]{{1,5}}?|{_KANA}(?:[・＝]{_KANA})*))"
)
_JAPANESE = (
    re.compile(
        rf"(?P<event>[^\n]{{4,60}}?)(?:における|での){_JA_NAME}(?P<after>{_JA_HEADS})(?:による|の)?{_JA_SPEECHES}$"
    ),
    re.compile(
        rf"{_JA_NAME}(?P<after>{_JA_HEADS})(?:による|の|が)?(?:(?P<event>[^\n]{{4,60}}?)(?:における|での|の))?"
        rf"{_JA_SPEECHES}$"
    ),
)
_AT = re.compile(r"\s(?:at|to|before|during|in)\s+(?:the\s+|an?\s+)?(?P<event>\S.{4,250})\Z")
_HAN_OFFICE = re.compile(rf"(?:{any_of(table('names')['zh']['heads'])})$")
_SPEECH_ALONE = re.compile(
    rf"(?:{'|'.join(parts['speech'] for parts in table('titles').values())})", re.IGNORECASE
)
_MOST_LINES = 8
_WIDEST = 300


def lines_of_titles(document: Document) -> Iterator[tuple[str, int]]:
    """What may be the title of a speech, with where it begins: the title, then the first lines.

    A title that stands below the place and the day, or below "Unofficial translation", is not found
    where titles are.
    """
    title = document.fact("title")
    at = -1
    if title:
        if title.evidence.span:
            at, _ = document.manuscript.text_span(*title.evidence.span)
        yield title.value, at
    first = lines(document.manuscript.text[:2000])[:_MOST_LINES]
    for line, after in pairwise(first):  # ВЫСТУПЛЕНИЕ, and under it whose
        whole = document.manuscript.text[line.start : after.end]
        if _SPEECH_ALONE.fullmatch(line.text) and len(whole) <= _WIDEST:
            yield whole.replace("\n", " "), line.start
    for line in first:
        if line.start > at and len(line.text) <= _WIDEST and not ends_with(line.text, STOPS):
            yield line.text, line.start


def speech_title(title: str) -> SpeechTitle | None:
    """What the title of a speech states of its speaker, or None where it names nobody for sure."""
    latin = LATIN_SPEECH_TITLE.match(title)
    if latin:
        named = _AT.search(title, latin.end())
        office = latin.span("office") if latin["office"] else None
        return SpeechTitle(latin.span("name"), office, named.span("event") if named else None)
    han = _han(title)
    if han:
        return han
    for pattern in _PATTERNS:
        found = pattern.match(title)
        if found:
            return _told(found, found["address"] is not None)
    for pattern, addressed in ((_ARABIC, True), *((one, False) for one in _JAPANESE)):
        found = pattern.match(title)
        if found:
            return _told(found, addressed and found["address"] is not None)
    return None


def _han(title: str) -> SpeechTitle | None:
    found = HAN_SPEECH_TITLE.match(title)
    if not found or (
        found["office"] and not found["role"] and not _HAN_OFFICE.search(found["office"])
    ):
        # 秘書長古特雷斯: the 雷 in it is no surname.
        found = HAN_OFFICE_TITLE.match(title) or found
    if not found:
        return None
    has_office = "office" in found.re.groupindex and found["office"] and not found["role"]
    role = found.span("office" if has_office else "role")
    return SpeechTitle(found.span("name"), role if role[0] < role[1] else None, found.span("event"))


@dataclass(frozen=True, slots=True)
class Titled:
    """A line that is the title of a speech."""

    text: str
    #: where it begins in the text
    start: int
    told: SpeechTitle

    @property
    def name(self) -> str:
        """The speaker as the title writes it."""
        return self.text[slice(*self.told.name)]


_HAN_SPEECH_ALONE = re.compile(
    r"(?:在(?P<event>[^\n在]{4,60}?)上的(?:重要|主旨|主題|主题)?|[\u4e00-\u9fff“”]{2,24}?)"
    r"(?:讲话|講話|致辞|致辭|致詞|发言|發言|演讲|演講|报告|報告|祝辞|祝詞|贺词|賀詞)(?:稿|全文)?"
)
_HAN_OFFICE_NAME = re.compile(
    rf"(?P<role>[{HAN}]{{0,16}}(?:{any_of(table('names')['zh']['heads'])}))"
    rf"[ \u3000:：]*(?P<name>[{HAN}]{{2,4}})"
)


def _two_lines(document: Document) -> Titled | None:
    """在…会议上的讲话 or 开学典礼致辞 and, under it, office and name."""
    for line, after in pairwise(lines(document.manuscript.text[:2000])[:_MOST_LINES]):
        called = _HAN_SPEECH_ALONE.fullmatch(line.text)
        named = _HAN_OFFICE_NAME.fullmatch(after.text)
        if called and named and is_han_name(named["name"]):
            at = after.start - line.start
            name, role = (
                (at + low, at + high) for low, high in (named.span("name"), named.span("role"))
            )
            whole = document.manuscript.text[line.start : after.end]
            event = called.span("event") if called["event"] else None
            return Titled(whole, line.start, SpeechTitle(name, role, event))
    return None


def title_of_speech(document: Document) -> Titled | None:
    """The document's title, or else one of its first lines, where it is that of a speech."""
    for text, start in lines_of_titles(document):
        told = speech_title(text)
        if told and start >= 0:
            return Titled(text, start, told)
    return _two_lines(document)


def _told(found: re.Match[str], addressed: bool) -> SpeechTitle | None:
    groups = found.re.groupindex
    roles = [group for group in ("after", "before", "before2") if group in groups and found[group]]
    if not (roles or addressed):
        return None
    one_word = not re.search(r"[ .]", found["name"])
    if one_word and not addressed and found["name"][0].isupper():
        return None
    role = found.span(roles[0]) if roles else None
    return SpeechTitle(found.span("name"), role, found.span("event") if found["event"] else None)
