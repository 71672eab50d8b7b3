"""The seeds' sound as it was published, in pieces short enough for a listener."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from listening import decoded
from numpy.typing import NDArray
from scipy.signal import resample_poly

from publisher.book import Sentence
from publisher.pipeline import Order, Publication, publish
from publisher.spoken import Said, say
from publisher.spoken.lexicon import of_voice
from publisher.timeline import LEAD_MS, RATE
from publisher.voice import Voice

SECONDS = 25
"""Length of a piece; Whisper hears half a minute at once, and one sentence alone misleads it."""

WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")

BASIC = {"en": "english", "zh": "mandarin"}
"""Who reads the language that is not judged."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its clip, times in milliseconds from the start of the piece."""

    sentence: Sentence
    #: what is said for each run
    said: tuple[Said, ...]
    begin: int
    end: int
    #: start and end in the sentence's text, and begin, as markers.json has them
    words: tuple[tuple[int, int, int], ...]
    #: whether it is the first of its track
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Neighbouring sentences of one document, and their sound at 16 kHz."""

    document: str
    lines: tuple[Line, ...]
    samples: NDArray[np.float32]


def pieces(folder: Path, seeds: Path, voice: Voice) -> Iterator[Piece]:
    """Build the seeds with the voice and cut the documents of its language into pieces."""
    order = Order(seeds, folder, formats=("mp3",), voices={**BASIC, voice.language: voice.name})
    made = publish(order)
    sentences = {sentence.id: sentence for sentence in made.book.sentences()}
    written = {d.key for speech in made.book.speeches for d in speech.documents}
    markers = json.loads((folder / "markers.json").read_text("utf-8"))
    documents = {entry["key"]: entry for entry in markers["documents"]}
    for track in markers["tracks"]:
        mine = [
            section
            for section in track["sections"]
            if section["document"] in written
            and documents[section["document"]]["language"].startswith(voice.language)
        ]
        samples = _sound(folder, made, track["key"]) if mine else np.zeros(0)
        for section in mine:
            name = documents[section["document"]].get("title", section["document"])
            for group in _groups(section["clips"]):
                lines = tuple(_line(sentences, clip, group[0]["begin"], voice) for clip in group)
                ends = (group[0]["begin"] * RATE // 1000, group[-1]["end"] * RATE // 1000)
                part = resample_poly(samples[slice(*ends)], 2, 3).astype(np.float32)
                yield Piece(name, lines, part)


def _sound(folder: Path, made: Publication, track: str) -> NDArray[np.float64]:
    """The published MP3 of one track."""
    name = next(file.name for file in made.files if file.tracks == (track,))
    return decoded(folder / name)


def _groups(clips: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    group: list[dict[str, Any]] = []
    for clip in clips:
        if group and clip["end"] - group[0]["begin"] > SECONDS * 1000:
            yield group
            group = []
        group.append(clip)
    if group:
        yield group


def _line(sentences: dict[str, Sentence], clip: dict[str, Any], at: int, voice: Voice) -> Line:
    sentence = sentences[clip["sentence"]]
    said = tuple(say(run.text, run.language, of_voice(voice)) for run in sentence.runs)
    words = tuple((start, end, begin - at) for start, end, begin in clip.get("words", ()))
    begin, end = clip["begin"] - at, clip["end"] - at
    return Line(sentence, said, begin, end, words, clip["begin"] < LEAD_MS)


def stretches(line: Line) -> Iterator[tuple[str, str]]:
    """What is shown and what is said for it; what no rule changed is one stretch."""
    for run, said in zip(line.sentence.runs, line.said, strict=True):
        plain = ""
        for piece in said.pieces:
            shown = run.text[piece.start : piece.end]
            if piece.rule:
                yield plain, plain
                plain = ""
                yield shown, said.text[piece.said_start : piece.said_end]
            else:
                plain += shown
        yield plain, plain


def spoken_words(line: Line) -> Iterator[tuple[str, str, int]]:
    """The English words that are said: small letters, IPA or "", place in the text shown."""
    at = 0
    for run, said in zip(line.sentence.runs, line.said, strict=True):
        text = said.text.lower().replace("’", "'")
        given: dict[int, str] = {}
        for start, end, ipa in said.phonemes:
            found, parts = [*WORD.finditer(text, start, end)], ipa.split()
            if len(found) == len(parts):
                given |= {m.start(): part for m, part in zip(found, parts, strict=True)}
        for match in WORD.finditer(text):
            start, _ = said.shown(match.start(), match.end())
            yield match[0], given.get(match.start(), ""), at + start
        at += len(run.text)
