"""Phonemes said by Kokoro and its pupils, and where among them the words of the text are.

Such a model takes the numbers of phonemes and gives, with the sound, how long each of them lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from . import Boundary, Sound

MARKS = frozenset(';:,.!?—…"()“” ')
"""Characters among phonemes that are pauses or melody, not sounds."""

UNIT, RATE = 600, 24_000
"""Frames of one unit of length; frames per second."""

EARLY = 3
"""Units by which a sound is heard before the place that the lengths give it: the pad before the
first phoneme is as much shorter as it is told to be. Kokoro's own word times (join_timestamps)
take off the same; pocketsphinx finds it with hibari too (docs/voices.md)."""

MOST = 400
"""Phonemes the model is given at once; Kokoro cannot take more than 510."""

_CLAUSE = tuple(";:,.!?—…)”")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Said:
    """A word as it is said, after the reading of numbers and abbreviations."""

    text: str
    phonemes: str


def sound(
    written: Mapping[tuple[int, int], str],
    said: list[Said],
    vocabulary: Mapping[str, int],
    run: Callable[[list[int]], tuple[Floats, Floats]],
) -> Sound:
    """The words said, with a boundary for each word that was written.

    written: the words of the text by their spans; run: gives sound and units for the numbers of
    phonemes, a zero before and after them.
    """
    sounds: list[Floats] = []
    begins: dict[int, int] = {}
    at = 0
    for chunk in chunks(said):
        ids, firsts = numbers(chunk, vocabulary)
        samples, units = run(ids)
        for index, place in firsts:
            begins.setdefault(index, at + UNIT * max(0, int(units[:place].sum()) - EARLY))
        sounds.append(samples)
        at += len(samples)
    pcm = np.rint(np.concatenate(sounds).clip(-1.0, 1.0) * 32767).astype("<i2")
    frames = _filled([begins.get(index) for index in range(len(said))], at)
    return Sound(pcm.tobytes(), RATE, tuple(_boundaries(written, said, frames)))


def chunks(said: list[Said]) -> Iterator[list[tuple[int, str]]]:
    """Stretches of (word, phonemes) with at most MOST phonemes, cut after a clause if possible."""
    parts = [
        (index, word.phonemes[at : at + MOST])
        for index, word in enumerate(said)
        for at in range(0, len(word.phonemes), MOST)
    ]
    chunk: list[tuple[int, str]] = []
    for part in parts:
        while chunk and sum(len(p) + 1 for _, p in (*chunk, part)) > MOST + 1:
            ends = [n for n, (_, phonemes) in enumerate(chunk, 1) if phonemes.endswith(_CLAUSE)]
            cut = ends[-1] if ends else len(chunk)
            yield chunk[:cut]
            chunk = chunk[cut:]
        chunk.append(part)
    if chunk:
        yield chunk


def numbers(
    chunk: list[tuple[int, str]], vocabulary: Mapping[str, int]
) -> tuple[list[int], list[tuple[int, int]]]:
    """The model's input, and for each word the place in it of its first sound."""
    ids, firsts = [0], []
    for number, (index, phonemes) in enumerate(chunk):
        if number:
            ids.append(vocabulary[" "])
        opening = len(phonemes) - len(phonemes.lstrip("".join(MARKS)))
        if opening < len(phonemes):
            firsts.append((index, len(ids) + opening))
        ids += (vocabulary[char] for char in phonemes)
    return [*ids, 0], firsts


def _filled(frames: list[int | None], end: int) -> list[int]:
    """What makes no sound of its own begins where the next word does; the last entry is the end."""
    filled = [end]
    for frame in reversed(frames):
        filled.append(filled[-1] if frame is None else frame)
    return filled[::-1]


def _boundaries(
    written: Mapping[tuple[int, int], str], said: list[Said], begins: list[int]
) -> Iterator[Boundary]:
    """The words of the text, with the frames at which what is said for them begins.

    Written and said words are the same where they are spelled alike; else a stretch of the one
    stands for a stretch of the other and is divided evenly.
    """
    spans = list(written)
    theirs = [word.text.lower() for word in said]
    ours = [word.lower() for word in written.values()]
    for _, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        for number, (start, end) in enumerate(spans[i:i_end]):
            place, rest = divmod(number * (j_end - j), i_end - i)
            frame = begins[j + place]
            if j_end - j < i_end - i:
                # More is written than said: share the time out.
                frame += (begins[min(j + place + 1, j_end)] - frame) * rest // (i_end - i)
            if any(char.isalnum() for char in written[start, end]):
                yield Boundary(start, end, frame)
