"""Labels with which a document says where it comes from: 來源: 新華網, Source: Reuters, By Ann."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ._dateline import is_agency
from ._dates import dates
from ._lines import STOPS, columns, ends_with

LABELS = {
    "publication": "来源 來源 稿源 信息来源 信息來源 文章来源 文章來源 新闻来源 新聞來源 出处 出處 "
    "source publication quelle fuente fonte источник",
    "reporter": "记者 記者 本报记者 本報記者 作者 通讯员 通訊員 author by reporter reporting_by "
    "reported_by written_by correspondent von autor auteur par автор",
    "editor": "编辑 編輯 责任编辑 責任編輯 责编 責編 主编 主編 值班编辑 值班編輯 editor edited_by "
    "editing_by redaktion редактор",
    "published": "发布时间 發布時間 发布日期 發布日期 发表时间 發表時間 发稿时间 發稿時間 "
    "时间 時間 日期 published published_on posted posted_on date datum fecha data дата publié_le",
    "translator": "翻译 翻譯 译者 譯者 translator translated_by übersetzt_von",
}
"""The fact that a label gives, and the label in lower case with _ for a space."""

_FACTS = {label.replace("_", " "): fact for fact, row in LABELS.items() for label in row.split()}

_ANY = "|".join(sorted(map(re.escape, _FACTS), key=len, reverse=True))

_LABEL = re.compile(rf"(?<!\w)({_ANY})\s*[:：]\s*", re.IGNORECASE)

_BY = re.compile(r"(?:By|BY|by) (?=[A-ZÀ-ÞА-Я一-鿿])")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")

_TIME = re.compile(r"[T\s]*([01]?\d|2[0-3])[:：]([0-5]\d)(?:[:：]([0-5]\d))?")

_VALUE_ENDS = re.compile(r"\s{2,}|\s*[|｜;；·]\s*|\s+(?=[【\[])|(?<=\w)[)）\]】]")

_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the fact that its label makes it."""

    fact: str
    value: str
    start: int
    end: int


def is_byline(text: str) -> bool:
    """Whether a line says where a document comes from, and nothing else."""
    if columns(text) > _WIDEST or (ends_with(text, STOPS) and not _LABEL.match(text)):
        return False
    label = _LABEL.search(text)
    if label:
        before = text[: label.start()].strip("([（【 ")
        return not before or _is_date(before)
    return _is_by(text) or _is_date(text) or is_agency(text)


def _is_by(text: str) -> bool:
    """ "By Ann Lee and Bob Ray": two to eight words after By, most of them names."""
    by = _BY.match(text)
    if not by:
        return False
    words = text[by.end() :].replace(",", " ").split()
    names = [word for word in words if _NAME_WORD.fullmatch(word) and word[0].isupper()]
    return 2 <= len(words) <= 8 and len(names) >= 0.75 * len(words)


def _is_date(text: str) -> bool:
    """Whether a date, with or without a time and a place before it, is all there is.

    A date in brackets is the end of a title and no byline.
    """
    found = None if text[:1] in "(（" else next(dates(text), None)
    if not found or not found.date.year:
        return False
    rest = _TIME.sub("", text[found.end :]).strip(" ,.()（）")
    rest = rest.removesuffix("г")  # 10 июля 2020 г.
    before = text[: found.start].strip(" ,،(（")
    before = before.removesuffix(" le").removesuffix(" den").strip(" ,")
    is_place = len(before.split()) <= 4 and (not before or not before[:1].islower())
    return not rest and is_place and not any(char.isdigit() for char in before)


def labelled(text: str) -> Iterator[Labelled]:
    """What a byline states: labelled values, a date with its time, a name after By."""
    marks = list(_LABEL.finditer(text))
    stop = marks[0].start() if marks else len(text)
    yield from _published(text, 0, stop)
    by = _BY.match(text)
    if by and not marks:
        yield _value("reporter", text, by.end(), len(text))
    if is_agency(text):
        yield Labelled("agency", text, 0, len(text))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        fact = _FACTS[mark[1].lower()]
        if fact == "published":
            yield from _published(text, mark.end(), end)
        else:
            value = _value(fact, text, mark.end(), end)
            if value.value:
                yield value
                yield from _published(text, value.end, end)


def _value(fact: str, text: str, start: int, end: int) -> Labelled:
    stop = _VALUE_ENDS.search(text, start, end)
    date = next(dates(text[start:end]), None)
    end = min(stop.start() if stop else end, start + date.start if date else end)
    value = text[start:end].strip(" ()（）【】[],，、")
    at = text.find(value, start)
    return Labelled(fact, value, at, at + len(value))


def _published(text: str, start: int, end: int) -> Iterator[Labelled]:
    """A date in `[start, end)` with its time, in ISO 8601."""
    found = next(dates(text[start:end]), None)
    if not found or not found.date.year:
        return
    time = _TIME.match(text, start + found.end, end) if found.date.is_full else None
    value, stop = str(found.date), start + found.end
    if time:
        hour, minute, second = time.groups()
        value += f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")
        stop = time.end()
    yield Labelled("published", value, start + found.start, stop)
