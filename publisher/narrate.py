"""The book spoken: utterances and their voices, clips on the clock, masters of the tracks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .audio.cache import Cache
from .audio.master import Master, Piece, Silence, Stretch
from .book import Block, Book, Document, Part, Sentence
from .engines import Utterance
from .findings import Finding, finding
from .speaking import Order, Spoken, speak_all
from .timeline import FRAMES_PER_MS, LEAD_MS, Clip, Section, Timeline, Track, Word, padded
from .voice import Cast, Voice

LEAD_IN_MS = 50
"""Silence at the start of every clip, taken from the pause before it: a reader that starts a clip
a little late, or a codec that smears an attack, still cuts nothing."""

BETWEEN_VOICES_MS = 40
"""Silence between two utterances of one sentence."""


@dataclass(frozen=True, slots=True)
class Narration:
    """What narrating gives: the clock and the masters it describes."""

    timeline: Timeline
    #: by track key
    masters: Mapping[str, Master]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence with what is said for it."""

    sentence: Sentence
    #: utterances with the place in the sentence at which their text begins
    orders: tuple[tuple[int, Order], ...]
    voice: Voice
    #: milliseconds of silence between it and the next sentence
    pause: int


def narrate(
    book: Book, cast: Cast, cache: Cache, jobs: int, progress: Callable[[int, int], None]
) -> Narration:
    """Speak every sentence of the book (or find it in the cache) and put it on the clock.

    progress: characters done and to do. Raises EngineError, UnknownNameError and OutputError.
    """
    lines = {
        document.key: tuple(_lines(document, cast, last))
        for part in book.parts
        for document, last in _with_last(part)
    }
    orders = [order for group in lines.values() for line in group for _, order in line.orders]
    spoken, retries = speak_all(orders, cache, jobs, progress)
    findings = [*_language_findings(orders), *_unspoken(lines)]
    if retries:
        findings.append(finding("N402", detail=str(retries)))
    tracks, masters = [], {}
    for part in book.parts:
        track, masters[part.key] = _track(part, lines, spoken)
        tracks.append(track)
    return Narration(Timeline(tuple(tracks)), masters, tuple(findings))


def _with_last(part: Part) -> Iterator[tuple[Document, bool]]:
    for document in part.documents:
        yield document, document is part.documents[-1]


def _lines(document: Document, cast: Cast, last: bool) -> Iterator[_Line]:
    for block in document.blocks:
        for sentence in block.sentences:
            orders = tuple(_orders(sentence, cast))
            voice = orders[-1][1].voice if orders else cast.voice(sentence.language)
            pause = _pause(document, block, sentence, voice)
            yield _Line(sentence, orders, voice, pause)


def _pause(document: Document, block: Block, sentence: Sentence, voice: Voice) -> int:
    """The silence after a sentence, by what it ends."""
    if sentence is not block.sentences[-1]:
        return voice.pause_sentence
    if block is document.blocks[-1]:
        return voice.pause_document
    return voice.pause_heading if block.kind == "heading" else voice.pause_paragraph


def _orders(sentence: Sentence, cast: Cast) -> Iterator[tuple[int, Order]]:
    """What is to be said for a sentence: neighbouring runs of one voice are one utterance.

    A run without a letter or digit is said along with the run before it, or after it.
    """
    at = 0
    held: list[tuple[int, str, str, Voice]] = []
    for run in sentence.runs:
        voice = cast.voice(run.language)
        says_something = any(char.isalnum() for char in run.text)
        if held and (held[-1][3] == voice or not says_something):
            start, text, language, before = held[-1]
            held[-1] = (start, text + run.text, language, before)
        elif held and not any(char.isalnum() for char in held[-1][1]):
            start, text, _, _ = held[-1]
            held[-1] = (start, text + run.text, run.language, voice)
        else:
            held.append((at, run.text, run.language, voice))
        at += len(run.text)
    name = f"{sentence.id} ({sentence.text[:60]}{'…' if len(sentence.text) > 60 else ''})"
    for start, text, language, voice in held:
        if any(char.isalnum() for char in text):
            yield start, Order(Utterance(_sayable(text), language), voice, name)


def _sayable(text: str) -> str:
    """The text without characters that engines choke on, each replaced by one space."""
    return "".join(char if char.isprintable() else " " for char in text)


def _track(
    part: Part, lines: Mapping[str, tuple[_Line, ...]], spoken: Mapping[Order, Spoken]
) -> tuple[Track, Master]:
    """One track: its clips tile it, the lead and all pauses belong to them."""
    pieces: list[Piece] = []
    sections = []
    at, lead = 0, LEAD_MS
    for document in part.documents:
        clips = []
        for line in lines[document.key]:
            final = line is lines[part.documents[-1].key][-1]
            sounds, frames, words = _sentence(line, spoken, at + lead)
            end = at + lead + -(-frames // FRAMES_PER_MS)
            end = padded(end + line.pause) if final else end + max(0, line.pause - LEAD_IN_MS)
            pieces.append(Silence(lead * FRAMES_PER_MS))
            pieces += sounds
            pieces.append(Silence((end - at - lead) * FRAMES_PER_MS - frames))
            voice = line.voice.credit if line.orders else ""
            clips.append(Clip(line.sentence.id, at, end, voice, words))
            at, lead = end, LEAD_IN_MS
        title, language = document.value("title"), document.title_language
        section = Section(document.key, title, language, tuple(clips))
        sections.append(section)
    track = Track(part.key, part.title, part.language, tuple(sections), part.speech is not None)
    return track, Master(tuple(pieces))


def _sentence(
    line: _Line, spoken: Mapping[Order, Spoken], begin: int
) -> tuple[list[Piece], int, tuple[Word, ...]]:
    """The sounds of a sentence that starts at `begin` ms, their frames, and its words' times."""
    pieces: list[Piece] = []
    words: list[Word] = []
    frames = 0
    for place, order in line.orders:
        if pieces:
            pieces.append(Silence(BETWEEN_VOICES_MS * FRAMES_PER_MS))
            frames += BETWEEN_VOICES_MS * FRAMES_PER_MS
        sound = spoken[order]
        pieces.append(Stretch(sound.path, sound.frames))
        words += (
            Word(place + w.start, place + w.end, begin + (frames + w.frame) // FRAMES_PER_MS)
            for w in sound.words
        )
        frames += sound.frames
    return pieces, frames, tuple(words)


def _language_findings(orders: list[Order]) -> Iterator[Finding]:
    """One finding for each language that a voice of another language reads."""
    seen = set()
    for order in orders:
        language = order.utterance.language
        if language not in seen and not order.voice.speaks(language):
            seen.add(language)
            yield finding("N401", order.sentence, f"{language} is read by {order.voice.name}")


def _unspoken(lines: Mapping[str, tuple[_Line, ...]]) -> Iterator[Finding]:
    for group in lines.values():
        for line in group:
            if not line.orders:
                yield finding("N403", line.sentence.id, repr(line.sentence.text))
