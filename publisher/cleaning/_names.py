"""Patterns for names, offices and verbs of speech."""

from __future__ import annotations

import re

from ._han import HAN
from ._name_parts import PARTICLES
from ._quoting import genitive_office
from ._tables import any_of, table

_EN, _ZH = table("names")["en"], table("names")["zh"]

_BEFORE = any_of([*_EN["offices"], *_EN["courtesy"]])

# A full stop belongs to initials and short forms (J. Lee, St. Clair); else it ends a sentence.
_WORD = (
    rf"(?!(?:{any_of(_EN['no_part'])})\b)"
    r"(?:[A-ZÀ-Þ][a-zà-ÿ]{0,2}\.|[A-ZÀ-Þ][a-zà-ÿ'’]*(?:-[A-Za-zà-ÿ][a-zà-ÿ'’]*)*)"
)
_NAME = rf"(?P<name>{_WORD}(?: (?:(?:{PARTICLES}) )?{_WORD}){{1,3}})"

SPEECHES = (
    rf"(?:(?:{any_of(_EN['before_speech'], literal=False)})\s+)*"
    rf"(?:{any_of(_EN['speeches'], literal=False)})"
)
LATIN_SPEECH_TITLE = re.compile(
    rf"(?i:{SPEECHES}) (?i:by|of|from|(?:delivered|given|preached|made) by) "
    rf"(?:(?:(?:{_BEFORE})|(?P<office>{genitive_office('en')})),? )*{_NAME}"
)
LATIN_TITLE_COLON = re.compile(rf"{_NAME}: ")

_SAYS = any_of(_EN["says"])
LATIN_SAYS = re.compile(rf"\b{_NAME} (?:also |further |then )?(?:{_SAYS})\b")

_HEADS = any_of(_EN["heads"])
LATIN_ROLE = re.compile(
    rf"{_NAME}, (?:the |who is |an? )?"
    rf"(?P<role>(?:[\w’'-]+ ){{0,5}}?(?i:{_HEADS})\b[^,.;:()\n]{{0,90}}?)"
    r"(?=,|\.|;| said| told| and )"
)
LATIN_ROLE_SAYS = re.compile(
    rf"{LATIN_ROLE.pattern}[^.;\n]{{0,60}}?"
    rf"\b(?:{_SAYS}|delivered|attended and|spoke|addressed|called)\b"
)
LATIN_SURNAME_SAYS = re.compile(
    rf"(?<!\w )\b(?P<name>{_WORD}) (?:also |further |then )?(?:{_SAYS})\b"
)

_SURNAMES = "".join(_ZH["surnames"].split())
_DOUBLE = any_of(_ZH["double_surnames"])
_HAN_NAME = rf"(?:(?:{_DOUBLE})[{HAN}]{{1,2}}?|[{_SURNAMES}][{HAN}]{{1,2}}?)"
_HAN_PERSON = re.compile(rf"(?:{_DOUBLE})[{HAN}]{{1,2}}|[{_SURNAMES}][{HAN}]{{1,2}}")
# A foreign name, by sound: no particle, plural or word of manner, which may stand there too.
_NO_NAME = "们們的在就和与與及等将將已也都还還对對向从從团團均纷紛并並共同分别分別人一再日月年则則"
_HAN_ANY_NAME = (
    rf"(?:{_HAN_NAME}|(?![{HAN}]{{0,5}}[{_NO_NAME}])[{HAN}]{{2,6}}?(?:·[{HAN}]{{1,6}}?){{0,2}})"
)

_HAN_HEAD = any_of(_ZH["heads"])
_HAN_SAYS = any_of(_ZH["says"])
_DAY = (
    r"(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
    rf"(?:{any_of(_ZH['when'], literal=False)})*"
)
HAN_SAYS = re.compile(
    rf"(?:^|(?<=[\n。，,；;“”「」、！？]))(?P<name>{_HAN_NAME})(?={_DAY}(?:{_HAN_SAYS})|{_DAY}[在就对對])",
    re.MULTILINE,
)
HAN_WITH_ROLE = re.compile(
    rf"(?:^|(?<=[^{HAN}]))(?P<role>[{HAN}]{{0,18}}(?:{_HAN_HEAD}))(?P<name>{_HAN_ANY_NAME})"
    rf"(?={_DAY}(?:[在就对對][^。\n]{{1,60}}?)?(?:{_HAN_SAYS}))",
    re.MULTILINE,
)
HAN_SPEECH_TITLE = re.compile(
    rf"(?P<office>[{HAN}]{{0,16}}?)(?P<name>{_HAN_NAME})(?P<role>{_HAN_HEAD})?"
    r"(?:在|于|於)(?P<event>[^\n]{4,80}?)(?:上的?|的|时的|時的)"
    r"(?P<kind>主旨|主题|主題|书面|書面|视频|視頻)?(?:发言|發言|讲话|講話|致辞|致辭|演讲|演講|声明|聲明|陈述|陳述)"
    r"(?:[(（][^)）\n]*[)）])?$",
    re.MULTILINE,
)

# 联合国秘书长古特雷斯在气候大会上的讲话: an office must stand before a name by sound.
HAN_OFFICE_TITLE = re.compile(
    rf"(?P<role>[{HAN}]{{0,16}}(?:{_HAN_HEAD}))(?P<name>[{HAN}]{{2,6}}?(?:·[{HAN}]{{1,6}}?){{0,2}})"
    r"(?:在|于|於)(?P<event>[^\n]{4,80}?)(?:上的?|的|时的|時的)(?:主旨|主题|主題|书面|書面|视频|視頻)?"
    r"(?:发言|發言|讲话|講話|致辞|致辭|致詞|演讲|演講|声明|聲明|陈述|陳述)(?:[(（][^)）\n]*[)）])?$"
)


_COMMON = {name: frozenset(words) for name, words in table("names")["common"].items()}


def is_person(name: str) -> bool:
    """Whether what looks like a name may be a person's, and not a body's or a sentence's start.

    A pronoun is nobody's last name: Abstract. We.
    """
    words = name.split()
    if words[-1] in _EN["bodies"] or words[0] in _EN["no_names"]:
        return False
    small = [word.strip(".,").lower() for word in words]
    if small[-1] in _COMMON["pronouns"] or small[0] in _COMMON["starts"]:
        return False
    return _COMMON["nouns"].isdisjoint(small)


def honorific(text: str, name: str) -> tuple[str, int, int] | None:
    """The office before the first mention of the name that has one, with its span."""
    found = re.search(rf"(?<!\w)({_BEFORE}) {re.escape(name)}\b", text)
    if not found or found[1] not in _EN["offices"]:
        return None
    return _EN["in_short"].get(found[1], found[1]), found.start(1), found.end(1)


def is_han_name(text: str) -> bool:
    """Whether the text is a Chinese surname with a name of one or two characters."""
    return _HAN_PERSON.fullmatch(text) is not None
