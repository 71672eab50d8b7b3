"""Sentences of Chinese and Japanese: a full stop with its closing quotes ends one."""

from __future__ import annotations

import re

_CLOSERS = "」』”’）】》〉\\])\"'"
_FULL_STOP = re.compile(rf"[。！？!?｡…‥]+[{_CLOSERS}]*")

# What stands in brackets stays with its sentence; the limit keeps an unclosed bracket harmless.
_BRACKETED = re.compile(r"[（(《【][^（(《【）)》】]{0,120}[）)》】]")

# （掌声。） A remark in brackets with its own stop, at the beginning, is a sentence.
_ASIDE = re.compile(r"[（(][^（()）]{1,60}[。！？!?][）)]\s*(?=.)", re.DOTALL)

_QUOTES = {"」": "「", "』": "『", "”": "“", "’": "‘"}

# 「はい。」と言った: a particle of quotation goes on with the sentence.
_PARTICLE = re.compile(r"(?:と|って|っていう|など|という|とか|は|が|を|に|の(?!で))(?![」』])")

# “为什么？”他问。 A clause with a verb of speech before the next stop is about the quotation.
_REPORTS = re.compile(
    r"[^，。！？：“”「」『』\s,]{0,12}(?:说|說|说道|說道|问|問|问道|問道|答|回答|答道|喊|喊道|叫|叫道|道|曰|"
    r"表示|指出|强调|強調|写道|寫道|补充|補充)(?=[，。：！,])"
)

# “是！”“不是！”
_OPENS = re.compile(r"[“「]")


def split_at_stops(text: str, language: str) -> list[str]:
    """Break after a full stop with its closing quotes, but not inside brackets or a clause.

    language: primary tag, "ja", "zh" or "yue". White space stays with the sentence before it.
    """
    pieces: list[str] = []
    start = 0
    aside = _ASIDE.match(text)
    if aside:
        start = aside.end()
        pieces.append(text[:start])
    brackets = [match.span() for match in _BRACKETED.finditer(text)]
    for stop in _FULL_STOP.finditer(text):
        while brackets and brackets[0][1] <= stop.start():
            del brackets[0]
        if stop.start() < start or (brackets and brackets[0][0] < stop.start()):
            continue
        if _inside_a_name(text, stop) or _goes_on(text, start, stop, language):
            continue
        end = stop.end()
        while end < len(text) and text[end].isspace():
            end += 1
        pieces.append(text[start:end])
        start = end
    if start < len(text):
        pieces.append(text[start:])
    return pieces


def _goes_on(text: str, start: int, stop: re.Match[str], language: str) -> bool:
    """Whether the sentence goes on after a stop: behind a quotation, or a pause."""
    rest = text[stop.end() : stop.end() + 24]
    closer = stop.group()[-1]
    if closer in _QUOTES:
        if language == "ja":
            return bool(_PARTICLE.match(rest)) or _is_dialogue(text, start, stop, rest)
        opened = text.rfind(_QUOTES[closer], start, stop.start())
        if opened > start and text[opened - 1] not in "：:，,。！？“「":
            return bool(re.match(r"[\u4e00-\u9fff]", rest))
        return (opened == start and bool(_REPORTS.match(rest))) or _is_dialogue(
            text, start, stop, rest
        )
    pause = stop.group().strip("…‥") == ""
    return pause and bool(re.match(r"(?:然后|然後|但|却|卻|而|又|そして|しかし|と)", rest))


def _is_dialogue(text: str, start: int, stop: re.Match[str], rest: str) -> bool:
    """Two short calls side by side, “是！”“不是！”: both belong to what follows."""
    return bool(_OPENS.match(rest)) and stop.end() - start <= 8


def _inside_a_name(text: str, stop: re.Match[str]) -> bool:
    # "?" and "!" right before a Latin letter or digit belong to a name or an address.
    after = text[stop.end() : stop.end() + 1]
    return stop.group().isascii() and after.isascii() and after.isalnum()
