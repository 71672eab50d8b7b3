"""The proof that nothing was left out: every utterance has the sound that its text asks for.

An engine that drops a word, stops in the middle or falls silent gives no error. What it says is
held against what it says elsewhere: the pace of each voice is learned from the book itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from statistics import median

from .audio.hearing import Heard, hear
from .findings import Finding, finding
from .languages import script
from .speaking import Order, Spoken

ENOUGH = 8
"""Utterances from which a voice's pace can be learned."""

SHORT = 12.0
"""Units of text below which an utterance is too short to learn a pace from."""

SLOW, FAST = 2.2, 0.4
"""How much longer or shorter than at the voice's pace an utterance may be."""

SLACK = 700
"""Milliseconds that are nothing beside what a person may think about a comma."""

SILENCE = 1_500
"""Milliseconds of silence inside an utterance that no comma explains."""

LOUD_END, UNUSUAL = -20.0, 10.0
"""An end is odd at so many decibels below the loudest, where nine of ten ends of the voice are
softer by so much more: espeak ends at full sound by habit and is not judged, a model never does."""

_DIGIT = 4.0
"""What a figure weighs that the voice itself puts into words: four to six letters each."""

_SYLLABLES = {"CJK": 3.0, "KANA": 2.0, "HANGUL": 3.0}
"""What a letter of these scripts weighs beside a letter of an alphabet."""


def doubts(orders: Iterable[Order], spoken: Mapping[Order, Spoken]) -> Iterator[Finding]:
    """What sounds odd: too short or too long for its text, silent inside, or cut at its end.

    orders: all of the book that have a sound. A voice that gives only silence is not judged.
    """
    heard = {order: hear(spoken[order].path) for order in dict.fromkeys(orders)}
    known = {order: one for order, one in heard.items() if one}
    paces, ends = _paces(known), _ends(known)
    for order, one in known.items():
        pace = paces.get((order.voice.name, order.utterance.language))
        if pace and (remark := _length(order, one, pace)):
            yield finding("N407", order.sentence, remark)
        if one.longest_silence > SILENCE:
            yield finding("N408", order.sentence, f"{one.longest_silence / 1000:.1f} s")
        if one.end > ends.get(order.voice.name, 0.0):
            yield finding("N409", order.sentence, f"{order.voice.name}, {one.end:.0f} dB")


def _paces(heard: Mapping[Order, Heard]) -> dict[tuple[str, str], float]:
    """By voice and language, the milliseconds that a unit of text usually takes."""
    found: dict[tuple[str, str], list[float]] = {}
    for order, one in heard.items():
        weight = units(order.utterance.text)
        if weight >= SHORT:
            key = (order.voice.name, order.utterance.language)
            found.setdefault(key, []).append(one.length / weight)
    return {key: median(each) for key, each in found.items() if len(each) >= ENOUGH}


def _ends(heard: Mapping[Order, Heard]) -> dict[str, float]:
    """By voice, the level of an end above which it is odd."""
    found: dict[str, list[float]] = {}
    for order, one in heard.items():
        found.setdefault(order.voice.name, []).append(one.end)
    usual = {
        name: sorted(each)[len(each) * 9 // 10]
        for name, each in found.items()
        if len(each) >= ENOUGH
    }
    return {name: LOUD_END for name, end in usual.items() if end < LOUD_END - UNUSUAL}


def units(text: str) -> float:
    """How much there is to say in a text, roughly in letters of an alphabet."""
    return sum(
        _DIGIT if char.isdecimal() else _SYLLABLES.get(script(char), 1.0)
        for char in text
        if char.isalnum()
    )


def _length(order: Order, heard: Heard, pace: float) -> str:
    usual = units(order.utterance.text) * pace
    if heard.length > usual * SLOW + SLACK or heard.length < usual * FAST - SLACK / 4:
        return f"{heard.length / 1000:.1f} s, about {usual / 1000:.1f} s were to be expected"
    return ""
