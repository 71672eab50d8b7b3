"""What a voice turned out unable to say, given to the next best voice.

An engine tells beforehand which scripts it can say (casting goes by that); which letters of a
script it lacks shows when it speaks. Then nothing is dropped and no build dies of one odd letter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from .findings import Finding, finding
from .lines import Line, Placed, placed
from .speaking import Order, Spoken
from .spoken.lexicon import Lexicon
from .voice import Cast

ROUNDS = 3
"""Voices that are tried for a text after the first one."""

Lines = dict[str, tuple[Line, ...]]
Speak = Callable[[list[Order]], Mapping[Order, Spoken]]


def recast(
    lines: Lines,
    spoken: Mapping[Order, Spoken],
    cast: Cast,
    lexicons: tuple[Lexicon, ...],
    speak: Speak,
) -> tuple[Lines, Mapping[Order, Spoken], tuple[Finding, ...]]:
    """The lines with other voices for what has no sound, all sound, and who helped whom.

    What no voice can say keeps its first order, which has no sound. Raises as `speak` does.
    """
    sounds = dict(spoken)
    found = {key: list(group) for key, group in lines.items()}
    for group in found.values():
        for number, line in enumerate(group):
            if all(order in sounds for *_, order in line.orders):
                continue
            orders = [_helped(line, each, sounds, cast, lexicons, speak) for each in line.orders]
            group[number] = replace(line, orders=tuple(orders))
    remarks = tuple(_remarks(lines, found))
    return {key: tuple(group) for key, group in found.items()}, sounds, remarks


def _helped(
    line: Line,
    first: Placed,
    sounds: dict[Order, Spoken],
    cast: Cast,
    lexicons: tuple[Lexicon, ...],
    speak: Speak,
) -> Placed:
    """An utterance of the line as the first voice says it that can; as it was where none can."""
    start, wording, order = first
    tried = {order.voice.name}
    text = line.sentence.text[start : start + wording.pieces[-1].end]
    while order not in sounds and len(tried) <= ROUNDS:
        voice = cast.voice_for(wording.text, order.utterance.language, frozenset(tried))
        if voice is None:
            break
        tried.add(voice.name)
        again = placed(line.sentence, start, text, order, voice, lexicons)
        sounds.update(speak([again[-1]]))
        if again[-1] in sounds:
            return again
    return first


def _remarks(before: Lines, after: Mapping[str, list[Line]]) -> Iterator[Finding]:
    for key, group in before.items():
        for old, new in zip(group, after[key], strict=True):
            for (*_, first), (*_, other) in zip(old.orders, new.orders, strict=True):
                if first != other:
                    detail = f"{other.voice.name} says {other.utterance.text!r}"
                    yield finding("N420", new.sentence.id, f"{detail}, not {first.voice.name}")
