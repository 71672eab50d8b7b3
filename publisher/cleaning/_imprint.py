"""Labels with which a document says where it comes from: 來源: 新華網, Source: Reuters, By Ann."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ._authors import is_person
from ._dateline import is_agency, is_dateline
from ._dateline_scripts import reporter_line
from ._dates import dates
from ._figure_dates import WEEKDAY
from ._han import HAN
from ._lines import STOPS, columns, ends_with
from ._name_parts import PARTICLES
from ._papers import is_paper
from ._sent import HIJRI
from ._tables import any_of, spaced, table

_DATA = table("bylines")
OF_A_MEETING = tuple(_DATA["of_a_meeting"]["labels"])
"""Labels of a day that is a meeting's where a place stands beside it."""

_FACTS = {label: fact for fact, labels in _DATA["labels"].items() for label in labels}

_LABEL = re.compile(rf"(?<!\w)({spaced(any_of(_FACTS))})\s*[:：]\s*", re.IGNORECASE)
_NO_SOURCE = re.compile(
    rf"(?:(?:{any_of(_DATA['no_source']['words'], literal=False)})\W*(?:\w+\W*){{0,3}})", re.I
)

_BEFORE_AUTHOR = any_of(_DATA["before_author"]["words"], literal=False)
_BEFORE_NAME = rf"{_BEFORE_AUTHOR}|{any_of(_DATA['before_reporter']['words'], literal=False)}"
_BY = re.compile(
    rf"(?:{_BEFORE_NAME})(?!\w)"
    rf"{_DATA['before_reporter']['place']} (?=[A-ZÀ-ÞА-ЯЁ一-鿿ء-ي])"
)
_HAN_BY = re.compile(
    rf"[(（【]?(?:{any_of(_DATA['han_reporter']['words'], literal=False)})"
    rf"(?P<gap>[ \u3000・:：/／]{{1,2}})"
    rf"(?P<names>[{HAN}]{{2,4}}(?:[ \u3000、,，]+[{HAN}]{{2,4}}){{0,4}})[)）】]?"
)
_AND = re.compile(
    rf"\s*,\s*(?:(?:{any_of(_DATA['before_reporter']['and'])})\s+)?|\s+(?:{any_of(_DATA['before_reporter']['and'])})\s+"
)
_NAME = re.compile(
    rf"[^\W\d_a-zà-ÿа-яё][\w.'’-]*(?: (?:(?:{PARTICLES}) )?[^\W\d_a-zà-ÿа-яё][\w.'’-]*){{0,4}}"
)

_TITLED = _DATA["titled"]
_CALLED = rf"(?:(?:{_TITLED['articles']}) ?)?(?:{any_of(_TITLED['words'], literal=False)})"
_AUTHOR = re.compile(
    rf"(?:{_BEFORE_NAME}) "
    rf"(?:(?P<titled>{_CALLED}) )?"
    rf"(?P<name>{_NAME.pattern})(?:, (?P<of>(?:{_TITLED['of']})(?![^\W\d_]).{{0,80}}?))?\.?"
)
_CREDIT_NAMES = rf"{_NAME.pattern}(?:(?:{_AND.pattern}){_NAME.pattern}){{0,4}}"
_CREDITS = re.compile(
    rf"[(（\[]?(?:{any_of(_DATA['credits']['reporting'], literal=False)}) "
    rf"(?P<reporter>{_CREDIT_NAMES})[;,.]\s+"
    rf"(?:{any_of(_DATA['credits']['editing'], literal=False)}) "
    rf"(?P<editor>{_CREDIT_NAMES})[.)）\]]*"
)
_DAY = re.compile(r"(?:el|del|le|the|on the|am|il|no|o) (?:día|dia|jour|day|tag|giorno)$", re.I)

_PUBLISHED = re.compile(
    rf"(?:{any_of(_DATA['before_published']['words'], literal=False)})\s*", re.I
)
_MODIFIED = re.compile(
    rf"(?<!\w)(?:{any_of(_DATA['before_modified']['words'], literal=False)})\s*[:：]?\s*", re.I
)
_OFFICES = any_of(_DATA["office_of_a_reporter"]["words"], literal=False)
_OFFICE_BEHIND = re.compile(
    rf",\s+(?=[^,]*(?<!\w)(?:{_OFFICES})(?!\w))"
    r"[^,.;:]{2,60}(?:, [^,.;:]{2,40})?\.?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:[T\s,]|à|às|a las|alle(?: ore)?|ore|um|at|в|الساعة)*\s*"
    r"([01]?\d|2[0-3])(?:[:：]|h|\.)([0-5]\d)(?:[:：]([0-5]\d))?"
    r"(?:\s?(?:Uhr|h|GMT|UTC)\b)?"
)
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d ?(?:UTC|GMT|Z|[A-Z]{2}T)\b\s*")
"""The hour before a day, as weather offices set it: 1200 UTC TUE 25 NOV 2014."""

_YEAR_WORD = re.compile(r"^(?:г(?:\.|ода)?|r\.?|року|р\.?)(?: г\.)?$|^(?:吉日|吉祥日)$|^م$")
"""What stands behind a year, or for a day that is left open: 10 июля 2020 г., 十月吉日."""

_LOOSE = " \u3000,.،。()（）-–هـ"
_WEEKDAY = re.compile(rf"(?<=[,،])\s*{WEEKDAY},?$")
_NO_PLACE = re.compile(
    rf"(?<!\w)(?:{WEEKDAY}|{any_of(_FACTS)}|on"
    rf"|{any_of(_DATA['before_published']['words'], literal=False)}"
    rf"|{any_of(_DATA['before_modified']['words'], literal=False)})(?!\w)",
    re.IGNORECASE,
)

_RUBRIC = re.compile(
    rf"(?:(?:the|die|das|der|la|le|el|los|las|il|lo|i|o|a|os|as) |l['’])?"
    rf"(?:{any_of(_DATA['rubrics']['words'], literal=False)})",
    re.IGNORECASE,
)
_BODY = re.compile(rf"(?<!\w)(?:{any_of(_DATA['rubrics']['bodies'], literal=False)})(?!\w)")
_BEFORE_PLACE = re.compile(rf"\s*(?:{any_of(_DATA['before_place']['words'])}) (?=\w)")

_VALUE_ENDS = re.compile(
    r"\s{2,}|\s*[|｜;；·]\s*|,?\s+(?=[<+]|\S+@)|\s+(?=[【\[])|(?<=\w)[)）\]】]"
    rf"|\s+(?=[{HAN}]{{2,6}}[:：])"
    r"|\s+(?=[\[【(（]?(?:[\d.,٠-٩]+ )?"
    rf"(?:{any_of(_DATA['tools']['words'], literal=False)})(?!\w))",
    re.IGNORECASE,
)

_ARTICLE = re.compile(rf"(?<!\w)(?:{any_of(table('agencies')['before_date'])})\s*$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(rf"{_AND.pattern}|[ \u3000、，]+(?=[{HAN}])")
_NAME_WORD = re.compile(r"[^\W\d_][\w.'’-]*")

_WIDEST = 120
_WIDEST_NAMES = 90
_SAID = "?？!！。؟…;；"

PEOPLE = ("reporter", "author", "editor", "translator", "speaker", "composer")
"""Facts that are names of people."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value with the fact that its label makes it."""

    fact: str
    value: str
    start: int
    end: int
    #: the label before it in lower case, or ""
    label: str = ""


def is_byline(text: str) -> bool:
    """Whether a line says where a document comes from, and nothing else."""
    if _CREDITS.fullmatch(text) or _author(text):
        return True
    if columns(text) > _WIDEST:
        return False
    if ends_with(text, STOPS) and not _LABEL.match(text) and not _is_dated(text):
        return False
    label = _LABEL.search(text)
    if label and not (_MODIFIED.match(text) and _is_date(text)):
        fact, before = _FACTS[_key(label)], text[: label.start()].strip("([（【 ")
        if before in ("-", "–", "•", "*") and fact in ("reporter", "author", "editor"):
            name = _value(fact, text, label.end(), len(text)).value
            return _NAME.fullmatch(name) is not None
        if fact == "publication" and _NO_SOURCE.fullmatch(text, label.end()):
            return False
        if fact in PEOPLE and not _is_named(_value(fact, text, label.end(), len(text)).value):
            return False
        return not before or _is_date(before)
    told = _by(text) or _is_date(text) or is_agency(text) or reporter_line(text)
    return bool(told) or is_dateline(text)


def _key(label: re.Match[str]) -> str:
    """A label as the table has it: 時　間 is 時間."""
    words = label[1].lower()
    return words if words in _FACTS else "".join(words.split())


def _is_dated(text: str) -> bool:
    """Whether a stop ends a date and no sentence: Brzozówka, dn. 3 maja 2018 r."""
    found = next(dates(text), None) if text.endswith(("г.", "r.", "р.")) else None
    return found is not None and bool(_YEAR_WORD.match(text[found.end :].strip()))


def _by(text: str) -> tuple[int, int] | None:
    """Where the names are in "By Ann Lee and Bob Ray": all of them names of two words or more.

    After "By", one in four words may be none: By Ann Lee in Rome. What they are, behind the last
    comma, is none of them: By Tess Gorringe, Transport Correspondent.
    """
    han = _HAN_BY.fullmatch(text)
    if han:
        return han.span("names")
    by = _BY.match(text)
    rest = _OFFICE_BEHIND.sub("", text[by.end() :]).strip(" .") if by else ""
    if not by or not 2 <= len(rest.split()) <= 8:
        return None
    names = _AND.split(rest)
    if all(" " in name and _NAME.fullmatch(name) for name in names):
        return by.end(), by.end() + len(rest)
    words = rest.replace(",", " ").split()
    is_english = by[0].strip().lower() == "by"
    named = [word for word in words if _NAME_WORD.fullmatch(word) and word[0].isupper()]
    enough = is_english and 4 * len(named) >= 3 * len(words)
    return (by.end(), by.end() + len(rest)) if enough else None


def _author(text: str) -> tuple[int, int] | None:
    """Where the name is in "by the Rev. A. Lee, M.A.": with a title, or with what it is of."""
    found = _AUTHOR.fullmatch(text)
    if not found or " " not in found["name"] or not (found["titled"] or found["of"]):
        return None
    return found.span("name")


def _is_date(text: str) -> bool:
    """Whether a date, with or without a time and a place before it, is all there is.

    A date in brackets is the end of a title and no byline.
    """
    found = None if text[:1] in "(（" else next(dates(text), None)
    if not found or not found.date.year:
        return False
    rest = HIJRI.sub("", _TIME.sub("", text[found.end :])).strip(_LOOSE)
    rest = _YEAR_WORD.sub("", rest)
    if _MODIFIED.match(rest):  # Publié le 3 mai 2021, mis à jour le 4 mai 2021
        rest = "" if _is_date(rest) else rest
    before = _PUBLISHED.sub("", _MODIFIED.sub("", text[: found.start])).strip(" \u3000,،(（")
    named = before.rstrip(":：") != before and before.strip(":：")
    if named and not _LABEL.match(text):
        return False  # Joined: 3 May 2004 is the day of something else
    before = before.strip(" :：")
    before = _HOUR.sub("", before)  # 1200 UTC TUE 25 NOV 2014
    if _DAY.match(before):
        return False  # the rest of a title: EL DÍA 27 DE MAYO
    before = _ARTICLE.sub("", before).strip(" ,،")
    is_place = len(before.split()) <= 4 and (not before or not before[:1].islower())
    return not rest and is_place and not any(char.isdigit() for char in before)


def labelled(text: str) -> Iterator[Labelled]:
    """What a byline states: labelled values, a place and a date with its time, a name after By."""
    if is_dateline(text):
        return
    marks = list(_LABEL.finditer(text))
    stop = marks[0].start() if marks else len(text)
    yield from published(text, 0, stop)
    yield from _place(text, stop)
    of_paper = reporter_line(text)
    if of_paper:
        (start, end), (low, high) = of_paper
        yield Labelled("reporter", ", ".join(text[start:end].split("、")), start, end)
        yield Labelled("place", text[low:high], low, high)
    credits = _CREDITS.fullmatch(text)
    if credits:
        for group in ("reporter", "editor"):
            names = ", ".join(_BETWEEN_NAMES.split(credits[group].rstrip(".")))
            yield Labelled(group, names, *credits.span(group))
        return
    author = _author(text)
    if author:
        yield Labelled("author", text[slice(*author)], *author)
    by = _by(text) if not marks and not of_paper and not author else None
    if by:
        names = ", ".join(_BETWEEN_NAMES.split(text[by[0] : by[1]]))
        is_author = re.fullmatch(_BEFORE_AUTHOR, text[: by[0]].strip()) is not None
        yield Labelled("author" if is_author else "reporter", names, *by)
    if is_agency(text):
        yield Labelled("agency", text, 0, len(text))
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        fact = _FACTS[_key(mark)]
        if fact in ("published", "modified"):
            for one in published(text, mark.end(), end):
                yield replace(one, fact=fact, label=_key(mark))
        else:
            value = replace(_value(fact, text, mark.end(), end), label=_key(mark))
            said = any(map(str.isalnum, value.value))  # Place: ________ is to be filled in
            if said and (fact not in PEOPLE or _is_named(value.value)):
                yield value
                yield from published(text, value.end, end)


def _place(text: str, stop: int) -> Iterator[Labelled]:
    """The place before a date, with a comma between: Genève, le 13 septembre 2018."""
    found = next(dates(text[:stop]), None)
    if not found or not found.date.year or not _is_date(text[:stop]):
        return
    before = _ARTICLE.sub("", text[: found.start]).rstrip()
    value = _WEEKDAY.sub("", before).rstrip(" ,،、")
    parted = value != before or text[: found.start].rstrip().endswith(" في")
    named = is_person(value.strip()) or (" " in value and "/" in text[found.start : found.end])
    if value and parted and not named and not _NO_PLACE.search(value) and not _is_rubric(value):
        place = _BEFORE_PLACE.match(value)
        start = place.end() if place else len(value) - len(value.lstrip())
        yield Labelled("place", value[start:], start, len(value))


def _is_rubric(value: str) -> bool:
    """Whether it is a subject, a section, a society or a kind of paper, and no place."""
    text = value.strip()
    rubric = _RUBRIC.fullmatch(text) or is_paper(text)  # TRANSCRIPT OF PROCEEDINGS, 3 May 2004
    return bool(rubric) or _BODY.search(value) is not None


def _is_named(value: str) -> bool:
    """Whether what stands behind a label such as 记者: may be names, and is not what they say."""
    stops = value.rstrip('"”»」')[-1:] in _SAID or (value.endswith(".") and len(value.split()) > 6)
    first = next((char for char in value if char.isalpha()), "")
    low = first.islower() and " " in value  # Editor: huaxia
    return bool(first) and not stops and not low and columns(value) <= _WIDEST_NAMES


def _value(fact: str, text: str, start: int, end: int) -> Labelled:
    stop = _VALUE_ENDS.search(text, start, end)
    date = next(dates(text[start:end]), None)
    end = min(stop.start() if stop else end, start + date.start if date else end)
    value = text[start:end].strip(" \u3000\t()（）【】[],，、")
    at = text.find(value, start)
    return Labelled(fact, value, at, at + len(value))


def published(text: str, start: int, end: int) -> Iterator[Labelled]:
    """A date in `[start, end)` with its time, in ISO 8601: of publication or of the last change."""
    found = next(dates(text[start:end]), None)
    if not found or not found.date.year:
        return
    time = _TIME.match(text, start + found.end, end) if found.date.is_full else None
    value, stop = str(found.date), start + found.end
    if time:
        hour, minute, second = time.groups()
        value += f"T{int(hour):02}:{minute}" + (f":{second}" if second else "")
        stop = time.end()
    fact = "modified" if _MODIFIED.search(text[start : start + found.start]) else "published"
    yield Labelled(fact, value, start + found.start, stop)
    again = _MODIFIED.match(text, stop + len(text[stop:end]) - len(text[stop:end].lstrip(_LOOSE)))
    if again and fact == "published":
        yield from published(text, again.start(), end)
